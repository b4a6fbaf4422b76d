// Whom a facility may help back in: a person it knows, who has an account, whom nothing keeps away, and whose account opens no work
// elsewhere. Everyone else looks unknown.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, membership, officer, operator, passkey, passwordCode } from '../../schema/directory.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, guardianship, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { inEffect, reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { inForce } from '../presence/queries.ts'

/** SQL, over the row `person`, for somebody kept from a child of this facility by a block in force. */
export const isBlocked = (facilityId: number, today: string): SQL =>
  sql`exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
    where b.facility_id = ${facilityId} and (q.id = ${person.id} or q.account_id = ${person.accountId}) and ${inEffect(today)})`

/** SQL, over the row `person`, for an account that has or will have work here, under whatever name. */
export const isStaff = (facilityId: number, today: string): SQL =>
  sql`exists (select 1 from assignment a join person q on q.facility_id = a.facility_id and q.id = a.person_id
    where a.facility_id = ${facilityId} and q.account_id = ${person.accountId} and (a.ends_on is null or a.ends_on >= ${today}))`

const columns = (facilityId: number, today: string) => ({
  personId: person.id,
  accountId: person.accountId,
  familyName: person.familyName,
  givenName: person.givenName,
  phone: person.phone,
  blocked: sql<number>`${isBlocked(facilityId, today)}`,
  staff: sql<number>`${isStaff(facilityId, today)}`,
})

/** A query for one person of the facility. */
export const onePerson = (db: Shard, facilityId: number, personId: Id, today: string) =>
  db
    .select({ ...columns(facilityId, today), relationship: sql<string | null>`null` })
    .from(person)
    .where(and(eq(person.facilityId, facilityId), eq(person.id, personId), belongs(facilityId)))

/** Somebody known only because a block names them is nobody's to let in. */
const belongs = (
  facilityId: number,
): SQL => sql`(exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${person.id})
  or exists (select 1 from guardianship g where g.facility_id = ${facilityId} and g.person_id = ${person.id}))`

const guardiansOf = (db: Shard, facilityId: number, childId: Id, today: string) =>
  db
    .select({ ...columns(facilityId, today), relationship: sql<string | null>`${guardianship.relationship}` })
    .from(guardianship)
    .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
    .where(and(eq(guardianship.facilityId, facilityId), eq(guardianship.childId, childId), inForce(guardianship, today)))
    .orderBy(guardianship.contactOrder)

/** What the directory knows of accounts that this facility may help: no work elsewhere, not retired. */
export async function helpable(c: Context<App>, accountIds: readonly Id[]) {
  if (accountIds.length === 0) return new Map<Id, { factor: boolean; code: number | null }>()
  const { facilityId } = c.get('scope')
  const ids = sql`(select value from json_each(${JSON.stringify(accountIds)}))`
  const rows = await drizzle(c.env.DIRECTORY)
    .select({
      id: account.id,
      factor: sql<number>`(${account.totpAt} is not null or exists (select 1 from ${passkey} where ${passkey.accountId} = ${account.id}))`,
      code: sql<number | null>`(select max(${passwordCode.expiresAt}) from ${passwordCode}
        where ${passwordCode.accountId} = ${account.id} and ${passwordCode.usedAt} is null and ${passwordCode.expiresAt} > ${c.get('now')})`,
    })
    .from(account)
    .where(
      sql`${account.id} in ${ids} and ${account.retiredAt} is null
        and not exists (select 1 from ${membership} where ${membership.accountId} = ${account.id}
          and ${membership.door} <> 'family' and ${membership.facilityId} <> ${facilityId})
        and not exists (select 1 from ${officer} where ${officer.accountId} = ${account.id}
          and (${officer.endsOn} is null or ${officer.endsOn} >= ${c.get('today')}))
        and not exists (select 1 from ${operator} where ${operator.accountId} = ${account.id}
          and (${operator.endsOn} is null or ${operator.endsOn} >= ${c.get('today')}))`,
    )
  return new Map(rows.map(({ id, factor, code }) => [id, { factor: factor === 1, code }]))
}

/** People one may help, with the number to call back; looking at it is written down. */
export async function readRecoverable(c: Context<App>, asked: { childId?: Id | undefined; personId?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { childId } = asked
  const { who, rows } = await read(c, (db) => [
    childId ? guardiansOf(db, facilityId, childId, today) : onePerson(db, facilityId, asked.personId ?? '', today),
    db
      .select({ id: child.id })
      .from(child)
      .where(
        sql`${child.facilityId} = ${facilityId} and ${child.id} = ${childId ?? ''}
          and ${child.id} in ${reachedChildren('recovery.issue', facilityId, tokenOf(c), today, c.get('now'))}`,
      ),
  ])
  const [found, [reached]] = rows
  const people = found.filter(({ accountId, blocked }) => accountId !== tokenOf(c).account && !blocked)
  if (childId ? !reached : people.length === 0) throw notFound()
  const known = await helpable(
    c,
    people.flatMap(({ accountId }) => accountId ?? []),
  )
  await logReading(c, childId ?? '', { opened: 'recovery', ...(asked.personId ? { personId: asked.personId } : {}) })
  const leads = who.roles.some(({ role }) => role === 'director')
  return {
    people: people.flatMap(({ personId, accountId, familyName, givenName, phone, relationship, staff }) => {
      const state = accountId === null ? undefined : known.get(accountId)
      if (accountId !== null && !state) return []
      return {
        personId,
        name: `${familyName} ${givenName}`.trim(),
        relationship,
        phone,
        /** Somebody who never joined needs an invitation, not a code. */
        joined: accountId !== null,
        factor: state?.factor ?? false,
        /** Until when a code that was given before works. */
        codeUntil: state?.code ?? null,
        mayIssue: accountId !== null && (!staff || leads),
      }
    }),
  }
}
