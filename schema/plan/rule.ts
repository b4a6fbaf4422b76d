// 予定 of one child on one day: the contract's week, and over it what was said of single days. The board, 未登園, 配置, 食数, the register, the family
// and every paper ask this one function.
import type { WeekPattern } from '../child/table.ts'
import { type Day, type Moment, weekdayOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'

/** 時間の変更 (also: comes, or does not) · 慣らし保育 · 土曜保育 · 延長保育. */
export const PLAN_KINDS = ['hours', 'settling', 'saturday', 'extended'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** What was said of one day, or of some. */
export interface DayPlan {
  id: Id
  kind: PlanKind
  startsOn: Day
  endsOn: Day
  /** Null: the child does not come. */
  hours: [arrive: Time, leave: Time] | null
  meals: boolean
  writtenAt: Moment
  /** The day from which it no longer holds, because it was taken back or another took its place. */
  endedFrom: Day | null
}

/** The plan of a day. `by` is what was said of the day beside the week; null on an ordinary one. */
export interface Planned {
  hours: [arrive: Time, leave: Time] | null
  by: DayPlan | null
}

const NO_PLANS: readonly DayPlan[] = []

/**
 * True when a plan says something of a day. Over several days it says how long the child is here when it comes, so that 慣らし保育 of two weeks
 * brings nobody on a Saturday at home; said of one day it counts whatever the week says. Of a child whose week nobody knows every day counts:
 * one is rather looked for than not.
 */
const speaksOf = (day: Day, plan: DayPlan, usual: [Time, Time] | null | undefined): boolean =>
  plan.startsOn <= day &&
  day <= plan.endsOn &&
  (plan.endedFrom === null || day < plan.endedFrom) &&
  (plan.startsOn === plan.endsOn || usual !== null)

/**
 * The one plan of a child's day: the latest word about it, else its week.
 * @param week the contract's pattern, null when nobody has said one
 * @param plans what was said of days, in any order
 * @param weekday that of the day, where many are asked for
 */
export function plannedOn(
  day: Day,
  week: WeekPattern | null | undefined,
  plans: readonly DayPlan[] = NO_PLANS,
  weekday = weekdayOf(day),
): Planned {
  const usual = week ? (week[weekday] ?? null) : undefined
  let by: DayPlan | null = null
  for (const plan of plans) {
    if (!speaksOf(day, plan, usual)) continue
    if (!by || plan.writtenAt > by.writtenAt || (plan.writtenAt === by.writtenAt && plan.id > by.id)) by = plan
  }
  return { hours: by ? by.hours : (usual ?? null), by }
}

/** Plans as the queries pack them: one JSON text a child, null when there is none. */
export type PackedPlans = string | null
/** A plan as it is packed. */
export type PackedPlan = [Id, PlanKind, Day, Day, Time | null, Time | null, 0 | 1, Moment, Day | null]

/** Reads one packed plan. */
export const unpackPlan = ([id, kind, startsOn, endsOn, arrive, leave, meals, writtenAt, endedFrom]: PackedPlan): DayPlan => ({
  id,
  kind,
  startsOn,
  endsOn,
  hours: arrive === null || leave === null ? null : [arrive, leave],
  meals: meals === 1,
  writtenAt,
  endedFrom,
})

/** Reads what the queries packed. Most children have none. */
export const unpackPlans = (packed: PackedPlans | undefined): readonly DayPlan[] =>
  packed ? (JSON.parse(packed) as PackedPlan[]).map(unpackPlan) : NO_PLANS
