// Setting a block: one person does it at once, and it holds on the very next request of whoever it is about.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { setBlock } from '../../schema/block/input.ts'
import { nameKey, nameKeys } from '../../schema/block/rule.ts'
import { invitationCode } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { block, guardianship, invitation, outbox, person } from '../../schema/shard.ts'
import { isOurs } from '../guest/of-home.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { inEffect } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { sealText } from '../kit/seal.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

type Asked = v.InferOutput<typeof setBlock>

/** What the text of a block is sealed as. */
export const sealedAs = (facilityId: number, blockId: Id): string => `block ${facilityId} ${blockId}`

/**
 * Conditions that hold for everybody who decides about a block: the child is known here, and is not one's own, because where one is a
 * parent one has no rights of staff in what protects the child (assurance §2.3, 4).
 */
export function notMine(c: Context<App>, childId: Id): Condition[] {
  const { facilityId } = c.get('scope')
  const known = sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${childId}
    and ${isOurs(facilityId, sql`k.id`, c.get('today'))})`
  const own = sql`exists (select 1 from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = ${facilityId} and g.child_id = ${childId} and p.account_id = ${tokenOf(c).account})`
  return [{ holds: sql`(${known} and not ${own})`, fail: notFound }]
}

/** Blocks a person from a child. Invitations of that person that are still under way die, and what was not sent to them is withdrawn. */
export async function blockPerson(c: Context<App>, asked: Asked): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const { account } = tokenOf(c)
  const known = asked.personId ?? ''
  const { rows } = await read(c, (db) => [
    db
      .select({ familyName: person.familyName, givenName: person.givenName, kana: person.kana, accountId: person.accountId })
      .from(person)
      .where(and(eq(person.facilityId, facilityId), eq(person.id, known))),
    db
      .select({ relationship: guardianship.relationship })
      .from(guardianship)
      .where(
        and(eq(guardianship.facilityId, facilityId), eq(guardianship.childId, asked.childId), eq(guardianship.personId, known)),
      ),
    db
      .select({ familyName: person.familyName, givenName: person.givenName })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(and(eq(guardianship.facilityId, facilityId), eq(guardianship.childId, asked.childId))),
    db
      .select({ id: invitation.id })
      .from(invitation)
      .where(and(eq(invitation.facilityId, facilityId), eq(invitation.personId, known), isNull(invitation.revokedAt))),
  ])
  const [[found], [relation], guardians, invitations] = rows
  // Written as a name only, a parent with an account would go on seeing the child.
  const listed = guardians.some(({ familyName, givenName }) => nameKey(familyName + givenName) === nameKey(asked.name ?? ''))
  const personId = asked.personId ?? newId(now)
  const called = found
    ? { name: `${found.familyName}${found.givenName}`, kana: found.kana }
    : { name: asked.name ?? '', kana: asked.kana ?? '' }
  const conditions: Condition[] = [
    ...notMine(c, asked.childId),
    ...(asked.personId
      ? [
          {
            holds: sql`exists (select 1 from person q where q.facility_id = ${facilityId} and q.id = ${personId})`,
            fail: notFound,
          },
        ]
      : []),
    {
      holds: sql`not exists (select 1 from person q where q.facility_id = ${facilityId} and q.id = ${personId} and q.account_id = ${account})`,
      fail: () => conflict('self', '自分自身は対象にできません。もう一人の責任者に頼んでください。'),
    },
    {
      holds: sql`not exists (select 1 from block b where b.facility_id = ${facilityId} and b.child_id = ${asked.childId}
        and b.person_id = ${personId} and ${inEffect(today)})`,
      fail: () => conflict('already_blocked', 'この人は、もう対象になっています。'),
    },
    ...(listed
      ? [{ holds: sql`0`, fail: badInput('名前（name）: 同じ名前の保護者がいます。一覧からえらんでください', 'name') }]
      : []),
    ...(asked.to && asked.to < today
      ? [{ holds: sql`0`, fail: badInput('終わりの日（to）: きょうか、それより後にしてください', 'to') }]
      : []),
  ]
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [asked.childId],
    conditions,
    rows: (db) => [
      ...(asked.personId ? [] : [insertRows(db, person, [namedOnly(facilityId, personId, asked)])]),
      db.insert(block).values({
        facilityId,
        childId: asked.childId,
        id: asked.id,
        personId,
        names: nameKeys({ ...called, relationship: relation?.relationship }),
        kind: asked.kind,
        text: sealText(c.env, sealedAs(facilityId, asked.id), asked.text),
        startsOn: asked.from,
        endsOn: asked.to ?? null,
        setBy: account,
        setAt: now,
      }),
      db
        .update(invitation)
        .set({ revokedAt: now })
        .where(
          and(
            eq(invitation.facilityId, facilityId),
            isNull(invitation.revokedAt),
            isNull(invitation.claimedAt),
            sql`${invitation.personId} in ${samePerson(facilityId, personId)}`,
          ),
        ),
      ...withdrawUnsent(c, db, asked.childId, personId),
    ],
    // Never the text: the audit is read by more people than the door's word is for.
    content: { block: asked.id, person: personId, kind: asked.kind, from: asked.from, to: asked.to ?? null },
    topics: ['presence', `child:${asked.childId}`],
  })
  if (invitations.length > 0) await revokeCodes(c, invitations)
  return receipt
}

/** Somebody without an account, known by name only. */
function namedOnly(facilityId: number, personId: Id, { name = '', kana = '' }: Asked) {
  const [familyName = '', ...given] = name.split(/[\s　]+/)
  return { facilityId, id: personId, familyName, givenName: given.join(' '), kana }
}

/** SQL: every row of the facility that stands for this person. */
const samePerson = (facilityId: number, personId: Id) => sql`(select q.id from person q where q.facility_id = ${facilityId}
  and (q.id = ${personId} or q.account_id = (select p.account_id from person p where p.facility_id = ${facilityId} and p.id = ${personId})))`

const withdrawUnsent = (c: Context<App>, db: Shard, childId: Id, personId: Id) => [
  db
    .update(outbox)
    .set({ retractedAt: c.get('now') })
    .where(
      and(
        eq(outbox.facilityId, c.get('scope').facilityId),
        eq(outbox.childId, childId),
        isNull(outbox.retractedAt),
        sql`${outbox.dueAt} > ${c.get('now')}`,
        sql`${outbox.accountId} = (select p.account_id from person p where p.facility_id = ${c.get('scope').facilityId} and p.id = ${personId})`,
      ),
    ),
]

/** The directory's side of the invitations that died; should this be interrupted, the shard refuses them all the same. */
async function revokeCodes(c: Context<App>, invitations: readonly { id: Id }[]): Promise<void> {
  await drizzle(c.env.DIRECTORY)
    .update(invitationCode)
    .set({ revokedAt: c.get('now') })
    .where(
      and(
        eq(invitationCode.facilityId, c.get('scope').facilityId),
        isNull(invitationCode.revokedAt),
        sql`${invitationCode.invitationId} in (select value from json_each(${JSON.stringify(invitations.map(({ id }) => id))}))`,
      ),
    )
}
