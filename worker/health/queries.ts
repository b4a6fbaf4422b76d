import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { HealthKind } from '../../schema/health/rule.ts'
import { type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { healthDecision, healthEntry } from '../../schema/shard.ts'
import type { Given } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'

const nameOf = (account: SQL): SQL => sql`(select trim(p.family_name || ' ' || p.given_name) from person p
  where p.facility_id = health_entry.facility_id and p.account_id = ${account} limit 1)`

/** Entries of some kinds with what became of them, `only` of some children. */
export const entriesOf = (db: Shard, facilityId: number, kinds: readonly HealthKind[], only: SQL) =>
  db
    .select({
      kind: healthEntry.kind,
      childId: healthEntry.childId,
      item: healthEntry.item,
      id: healthEntry.id,
      value: healthEntry.value,
      source: healthEntry.source,
      at: healthEntry.at,
      accountId: healthEntry.accountId,
      by: sql<string | null>`${nameOf(sql`health_entry.account_id`)}`.as('by_name'),
      decision: healthDecision.decision,
      note: healthDecision.note,
      decidedAt: sql<number | null>`health_decision.at`.as('decided_at'),
      decidedBy: sql<string | null>`${nameOf(sql`health_decision.account_id`)}`.as('decided_by'),
    })
    .from(healthEntry)
    .leftJoin(
      healthDecision,
      and(
        eq(healthDecision.facilityId, healthEntry.facilityId),
        eq(healthDecision.kind, healthEntry.kind),
        eq(healthDecision.childId, healthEntry.childId),
        eq(healthDecision.item, healthEntry.item),
        eq(healthDecision.entryId, healthEntry.id),
      ),
    )
    .where(and(eq(healthEntry.facilityId, facilityId), inArray(healthEntry.kind, [...kinds]), only))

/** SQL behind `from`: entries `h` of a facility that stand or stood, with the moment they did from as `d.at` or their own. */
const stood = (
  facilityId: number,
): SQL => sql`health_entry h left join health_decision d on d.facility_id = h.facility_id and d.kind = h.kind
  and d.child_id = h.child_id and d.item = h.item and d.entry_id = h.id
  where h.facility_id = ${facilityId} and (h.source = 'staff' or d.decision = 'confirmed')`

/** SQL: the id of the entry that stands of an item, or null. */
export const standingId = (
  facilityId: number,
  childId: Id,
  kind: SQL,
  item: SQL,
): SQL => sql`(select h.id from ${stood(facilityId)}
  and h.kind = ${kind} and h.child_id = ${childId} and h.item = ${item} order by coalesce(d.at, h.at) desc, h.at desc, h.id desc limit 1)`

/** 平熱 in tenths, as it stood at the end of a day, of those children who have one; `only` narrows by SQL of an id. */
export const usualOn = (db: Shard, facilityId: number, day: Day, only: (childId: SQL) => SQL) =>
  db
    .select({ childId: sql<Id>`u.child_id`.as('child_id'), value: sql<number>`u.part`.as('part') })
    .from(
      sql`(select h.child_id, json_extract(h.value, '$.tenths') as part, max(coalesce(d.at, h.at)) from ${stood(facilityId)}
        and h.kind = 'usual' and coalesce(d.at, h.at) < ${startOf(day) + 86_400_000} and ${only(sql`h.child_id`)} group by h.child_id) u`,
    )
    .where(sql`u.part is not null`)

/** SQL: the marks that stand beside names, as `[[childId, text], …]`; they are the nursery's own, so the latest stands. */
export const standingMarks = (facilityId: Given<number>): SQL<string> =>
  sql<string>`(select json_group_array(json_array(u.child_id, u.part)) from (select h.child_id, json_extract(h.value, '$.text') as part, max(h.at)
    from health_entry h where h.facility_id = ${facilityId} and h.kind = 'mark' group by h.child_id) u where u.part is not null)`
