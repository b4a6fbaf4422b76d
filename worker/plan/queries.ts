// Plans of single days as SQL, packed beside the child they are of. A child has none on most days, so they are looked up by key and cost no round trip.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { PackedPlans } from '../../schema/plan/rule.ts'
import { dayPlan } from '../../schema/shard.ts'
import type { Given } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'

/** SQL: the day from which a plan `p` no longer holds; null while it does. */
const endedFrom = sql`(select x.from_day from day_plan_end x where x.facility_id = p.facility_id and x.child_id = p.child_id
  and x.plan_id = p.id)`

/** SQL: a plan `p` as `schema/plan/rule.ts` reads it (`PackedPlan`). */
export const packedPlan = sql`json_array(p.id, p.kind, p.starts_on, p.ends_on, p.arrive, p.leave, p.meals, p.written_at, ${endedFrom})`

/** SQL: what was said of days between two of a child of this facility, packed; null when nothing was. */
export const plansBetween = (facilityId: SQL, childId: SQL, from: Given<Day> | SQL, to: Given<Day>) =>
  sql<PackedPlans>`(select nullif(json_group_array(${packedPlan}), '[]') from day_plan p where p.facility_id = ${facilityId}
    and p.child_id = ${childId} and p.ends_on >= ${from} and p.starts_on <= ${to})`

/** Every plan of a child that is not over by a day, with who wrote it, and when and by whom it was ended. */
export const plansOfChild = (db: Shard, facilityId: number, childId: string, from: Day) =>
  db
    .select({
      id: dayPlan.id,
      kind: dayPlan.kind,
      startsOn: dayPlan.startsOn,
      endsOn: dayPlan.endsOn,
      arrive: dayPlan.arrive,
      leave: dayPlan.leave,
      meals: dayPlan.meals,
      note: dayPlan.note,
      source: dayPlan.source,
      writtenAt: dayPlan.writtenAt,
      by: nameOf(sql`day_plan.facility_id`, sql`day_plan.account_id`).as('by_name'),
      end: sql<
        string | null
      >`(select json_array(x.from_day, x.replaced_by, x.ended_at, ${nameOf(sql`x.facility_id`, sql`x.account_id`)})
        from day_plan_end x where x.facility_id = day_plan.facility_id and x.child_id = day_plan.child_id and x.plan_id = day_plan.id)`.as(
        'ended',
      ),
    })
    .from(dayPlan)
    .where(and(eq(dayPlan.facilityId, facilityId), eq(dayPlan.childId, childId), sql`${dayPlan.endsOn} >= ${from}`))
    .orderBy(dayPlan.startsOn)

const nameOf = (facilityId: SQL, accountId: SQL) =>
  sql<string | null>`(select trim(q.family_name || ' ' || q.given_name) from person q where q.facility_id = ${facilityId}
    and q.account_id = ${accountId} limit 1)`
