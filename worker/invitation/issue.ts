import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { chooseContactWay as contactWayInput, issueInvitations as issueInput } from '../../schema/invitation/input.ts'
import { lifeOf } from '../../schema/invitation/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, invitation, person } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { announceCodes, invitationsOf, revokeCodes } from './codes.ts'
import { relations } from './relations.ts'

export interface Issued extends Receipt {
  expiresAt: number
  /** Codes in clear, said this once for the printer. */
  sheets: { personId: Id; code: string }[]
}

/**
 * What is known of some people before they are invited: for which children, whether they work here, and the codes nobody has used. One that
 * was revoked here may still stand in the directory, when the act broke off in between: the same act again ends it there.
 */
const candidates = (db: Shard, facilityId: number, today: Day, personIds: readonly Id[]) =>
  db
    .select({
      personId: person.id,
      accountId: person.accountId,
      children:
        sql<string>`(select json_group_array(distinct g.child_id) from ${relations(facilityId, today)} and g.person_id = person.id)`.as(
          'children',
        ),
      works: sql<number>`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = person.id
        and (a.ends_on is null or a.ends_on >= ${today}))`.as('works'),
      unused: sql<string>`(select json_group_array(i.code_hash) from invitation i where i.facility_id = ${facilityId}
        and i.person_id = person.id and i.claimed_at is null)`.as('unused'),
    })
    .from(person)
    .where(
      and(eq(person.facilityId, facilityId), sql`${person.id} in (select value from json_each(${JSON.stringify(personIds)}))`),
    )

/**
 * Invites people who are known here and have no account: guardians by their children, staff by their work (`staff`). A new code takes the
 * place of the one before. People whose every child is kept from them are nobody to be invited, and look like nobody.
 */
export async function issueInvitations(
  c: Context<App>,
  asked: v.InferOutput<typeof issueInput>,
  staff: boolean,
): Promise<Issued> {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const { rows } = await read(c, (db) => [candidates(db, facilityId, today, asked.personIds)])
  const people = rows[0].map(({ children, unused, ...rest }) => ({
    ...rest,
    children: JSON.parse(children) as Id[],
    unused: JSON.parse(unused) as string[],
  }))
  const fits = ({ works, children }: (typeof people)[number]) => (staff ? works === 1 : works === 0 && children.length > 0)
  if (people.length < asked.personIds.length || !people.every(fits)) throw notFound()
  const personIds = people.map(({ personId }) => personId)
  const kind = staff ? 'staff' : 'guardian'
  const life = lifeOf(asked.briefing)
  const rowsAt = JSON.stringify(invitationsOf(c, asked.id, now, personIds).map(({ code: _, ...row }) => row))
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [...new Set(people.flatMap(({ children }) => children))],
    conditions: [
      {
        holds: sql`not exists (select 1 from person p where p.facility_id = ${facilityId} and p.account_id is not null
          and p.id in (select value from json_each(${JSON.stringify(personIds)})))`,
        fail: conflict('already_joined', 'この間に登録をすませた方がいます。画面を読み直して、もういちど選んでください。'),
      },
    ],
    rows: (db) => [
      revokeOpen(db, facilityId, now, personIds),
      db.insert(invitation).select(
        sql`select ${facilityId}, v.value ->> 'id', v.value ->> 'personId', ${kind}, v.value ->> 'codeHash', ${asked.briefing ? 1 : 0},
          ${c.get('token')?.account ?? ''}, ${now}, ${now + life}, null, null, null from json_each(${rowsAt}) v`,
      ),
    ],
    content: { issued: personIds, briefing: asked.briefing, kind },
    topics: ['invitation'],
  })
  const made = invitationsOf(c, asked.id, receipt.at, personIds)
  const expiresAt = receipt.at + life
  await announceCodes(
    c,
    made,
    expiresAt,
    people.flatMap(({ unused }) => unused),
  )
  return { ...receipt, expiresAt, sheets: made.map(({ personId, code }) => ({ personId, code })) }
}

/** Ends the codes of some people that nobody has used. */
export const revokeOpen = (db: Shard, facilityId: number, now: number, personIds: readonly Id[]) =>
  db
    .update(invitation)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitation.facilityId, facilityId),
        sql`${invitation.personId} in (select value from json_each(${JSON.stringify(personIds)}))`,
        isNull(invitation.claimedAt),
        isNull(invitation.revokedAt),
      ),
    )

/** A sheet was lost, or went to the wrong house: its code is dead at once. */
export async function revokeInvitation(c: Context<App>, asked: { id: Id; personId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [candidates(db, facilityId, c.get('today'), [asked.personId])])
  const found = rows[0][0]
  if (!found) throw notFound()
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: JSON.parse(found.children) as Id[],
    conditions: [
      {
        holds: sql`exists (select 1 from invitation i where i.facility_id = ${facilityId} and i.person_id = ${asked.personId}
          and i.claimed_at is null and i.revoked_at is null)`,
        fail: conflict('not_open', '取り消せるコードがありません。もう使われたか、取り消されています。'),
      },
    ],
    rows: (db) => [revokeOpen(db, facilityId, c.get('now'), [asked.personId])],
    content: { revoked: asked.personId },
    topics: ['invitation'],
  })
  await revokeCodes(c, JSON.parse(found.unused) as string[])
  return receipt
}

/** How a household wants to be reached. */
export const chooseContactWay = (c: Context<App>, asked: v.InferOutput<typeof contactWayInput>): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const children = sql`(select value from json_each(${JSON.stringify(asked.childIds)}))`
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      {
        holds: sql`(select count(*) from child d where d.facility_id = ${facilityId} and d.id in ${children}) = ${asked.childIds.length}`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .update(child)
        .set({ contactWay: asked.way })
        .where(and(eq(child.facilityId, facilityId), sql`${child.id} in ${children}`)),
    ],
    content: { contactWay: asked.way },
    topics: ['invitation'],
  })
}
