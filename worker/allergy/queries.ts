import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type AllergyEntry, PAPER_MONTHS, WARN_DAYS } from '../../schema/allergy/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { allergyDecision, allergyEntry, child, classMembership, classroom } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { blocked, reachedChildren, reachesFuture } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

const nameOf = (facility: SQL, account: SQL): SQL<string | null> =>
  sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
    where p.facility_id = ${facility} and p.account_id = ${account} limit 1)`

/** SQL: children of this nursery's own whom the caller reaches, those who are still to come (入園予定児, RF09) too where the role reaches the house. */
export function reachOf(c: Context<App>, childId: SQL): SQL {
  const { facilityId } = c.get('scope')
  const [token, today, action] = [tokenOf(c), c.get('today'), c.get('action')]
  const reached = sql`${childId} in ${reachedChildren(action, facilityId, token, today, c.get('now'))}`
  const own = (more: SQL) =>
    sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'regular' ${more})`
  if (token.door === 'family' || token.door === 'device') return sql`(${reached} and ${own(sql``)})`
  const toCome = sql`(${own(sql`and e.starts_on > ${today}`)} and ${reachesFuture(action, facilityId, token, today, childId)}
    and not ${blocked(facilityId, childId, token.account, today)})`
  return sql`((${reached} and ${own(sql``)}) or ${toCome})`
}

/** Entries of some children, and what became of them. */
export const entriesOf = (db: Shard, facilityId: number, only: (childId: SQL) => SQL) =>
  [
    db
      .select({
        childId: allergyEntry.childId,
        id: allergyEntry.id,
        kind: allergyEntry.kind,
        value: allergyEntry.value,
        before: allergyEntry.before,
        source: allergyEntry.source,
        accountId: allergyEntry.accountId,
        at: allergyEntry.at,
        by: nameOf(sql`allergy_entry.facility_id`, sql`allergy_entry.account_id`).as('by_name'),
      })
      .from(allergyEntry)
      .where(and(eq(allergyEntry.facilityId, facilityId), only(sql`allergy_entry.child_id`))),
    db
      .select({
        childId: allergyDecision.childId,
        entryId: allergyDecision.entryId,
        decision: allergyDecision.decision,
        originalOn: allergyDecision.originalOn,
        expiresOn: allergyDecision.expiresOn,
        note: allergyDecision.note,
        at: allergyDecision.at,
        by: nameOf(sql`allergy_decision.facility_id`, sql`allergy_decision.account_id`).as('by_name'),
      })
      .from(allergyDecision)
      .where(and(eq(allergyDecision.facilityId, facilityId), only(sql`allergy_decision.child_id`)))
      .orderBy(allergyDecision.at),
  ] as const

type Rows = [Awaited<ReturnType<typeof entriesOf>[0]>, Awaited<ReturnType<typeof entriesOf>[1]>]

/** Rows as they travel, by child: staff are told who wrote, a family only whether it was the reader (assurance §2.4). */
export function toEntries(rows: Rows, { account, named }: { account: Id; named: boolean }): Map<Id, AllergyEntry[]> {
  const [entries, decisions] = rows
  const of = new Map<Id, AllergyEntry[]>()
  for (const { childId, accountId, by, ...entry } of entries) {
    const own = decisions
      .filter((one) => one.childId === childId && one.entryId === entry.id)
      .map(({ childId: _child, entryId: _entry, by: looker, ...one }) => ({ ...one, by: named ? looker : null }))
    const whole = { ...entry, mine: accountId === account, by: named ? by : null, decisions: own } as AllergyEntry
    of.set(childId, [...(of.get(childId) ?? []), whole])
  }
  return of
}

/** The part of a facility's settings that is about papers. */
export const paperDates = (settings: { allergyMonths?: number; allergyWarnDays?: number } | undefined) => ({
  months: settings?.allergyMonths ?? PAPER_MONTHS,
  warnDays: settings?.allergyWarnDays ?? WARN_DAYS,
})

/** Own children with the class of a day, and the day on which who is to come does so. */
export const childrenWith = (db: Shard, facilityId: number, today: Day, only: SQL) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      allergens: child.allergens,
      classId: classMembership.classroomId,
      className: classroom.name,
      startsOn:
        sql<Day | null>`(select min(e.starts_on) from enrollment e where e.facility_id = ${facilityId} and e.child_id = "child"."id"
        and e.kind = 'regular' and (e.ends_on is null or e.ends_on >= ${today}))`.as('starts_on_day'),
    })
    .from(child)
    .leftJoin(
      classMembership,
      and(
        eq(classMembership.facilityId, child.facilityId),
        eq(classMembership.childId, child.id),
        // Who is to come has the class of its first day.
        sql`class_membership.starts_on = (select max(m.starts_on) from class_membership m where m.facility_id = ${facilityId}
          and m.child_id = "child"."id" and (m.ends_on is null or m.ends_on >= ${today})
          and (m.starts_on <= ${today} or not exists (select 1 from class_membership n where n.facility_id = ${facilityId}
            and n.child_id = "child"."id" and n.starts_on <= ${today} and (n.ends_on is null or n.ends_on >= ${today}))))`,
      ),
    )
    .leftJoin(classroom, and(eq(classroom.facilityId, classMembership.facilityId), eq(classroom.id, classMembership.classroomId)))
    .where(and(eq(child.facilityId, facilityId), isNull(child.archivedAt), only))
    .orderBy(child.kanaOrder, child.birthDay, child.id)
