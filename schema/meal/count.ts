// 食数: which tray each child of a day gets. Fixed at a set time from plan, notices and calendar; what changes afterwards is a 差分 beside it, and the
// kitchen knows of it when it has said so. Nothing here is stored but what was fixed and what was taken note of: the rest is counted from facts.
import type { Meal } from '../care/rule.ts'
import { type Day, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Time, timeOn } from '../kit/time.ts'
import type { BoardChild } from '../presence/fold-board.ts'
import type { DayRules } from '../presence/rule.ts'
import { hoursHere } from '../staffing/rule.ts'
import { ASKS, type Ask, asksOf, type Eating, takesNothing } from './eating.ts'
import type { MealTime } from './setting.ts'

/** 食事の区分 of a child: ミルクのみ, 離乳 初期・中期・後期・完了, 幼児食, 弁当. */
export const FORMS = ['milk', 'early', 'middle', 'late', 'complete', 'child', 'bento'] as const
export type Form = (typeof FORMS)[number]
/** The boxes of the count, each tray in one: the forms, 除去食, and children of whom nobody has said the form. */
export const BOXES = ['milk', 'early', 'middle', 'late', 'complete', 'child', 'elimination', 'bento', 'unset'] as const
export type Box = (typeof BOXES)[number]

/**
 * The box of a tray. Nobody guesses the form of a child under two, who could choke on it: it is `unset` until somebody says it. Whoever brings
 * a lunch box has no tray to go wrong; an elimination stands before every other form.
 * @param age class age, null without a class
 */
export function boxOf(form: Form | null, removes: boolean, age: number | null): Box {
  if (form === 'bento') return 'bento'
  if (removes) return 'elimination'
  return form ?? (age !== null && age >= 2 ? 'child' : 'unset')
}

/** A tray: what is made for one child on a day. No meals: none is made. */
export interface Tray {
  childId: Id
  box: Box
  meals: Meal[]
  /** What the family asked of its lunch (食事予定); left out where nothing. */
  asks?: Ask[] | undefined
}

/** Why a child has the meals it has, or another tray: the latest word about it. */
export const CAUSES = ['absent', 'late', 'early', 'came', 'left', 'form', 'allergy', 'away', 'serving', 'home', 'plan'] as const
export type Cause = (typeof CAUSES)[number]

/** A tray as the facts say it now. */
export interface TrayNow extends Tray {
  classId: Id | null
  form: Form | null
  formAt: Moment | null
  /** Of its meals. */
  cause: Cause
  /** When that was said or happened. */
  since: Moment | null
  /** When the family last said something of the tray, or took it back. */
  homeAt: Moment | null
}

export interface Diner {
  child: BoardChild
  /** Class age of the day. */
  age: number | null
  form: Form | null
  /** When the form was said. */
  formAt: Moment | null
  /** 食事予定 of the day; a value that was taken back is null. */
  eating?: { value: Eating | null; at: Moment } | undefined
}

/** The tray of one child by the facts as they are. @param times meals of a day on which there are meals; empty on one without */
export function trayOf({ child, age, form, formAt, eating }: Diner, rules: DayRules, times: readonly MealTime[]): TrayNow {
  const said = eating?.value ?? null
  const removes = (child.allergens ?? []).length > 0 || said?.how === 'removal'
  const box = boxOf(form, removes, age)
  // Of the whole day: asked for its beginning, a meal that is over stays counted.
  const hours = hoursHere(child, rules, startOf(rules.day))
  const planned =
    hours && !child.noMeals
      ? times.filter(({ at, untilAge }) => (age ?? 0) <= untilAge && covers(hours, rules.day, at)).map(({ meal }) => meal)
      : []
  // Who drinks milk alone or always brings a lunch box has no 主食 and 副食 to leave out. A lunch box of one day takes the lunch away and not the tray:
  // what is removed stays removed from the snack.
  const lunch = box !== 'bento' && box !== 'milk' && planned.includes('lunch') ? said : null
  const dropped = lunch !== null && takesNothing(lunch)
  // 除去 is of every meal of the day, also where only the snack is left; the rest is of the lunch.
  const asks = asksOf(said).filter((ask) => (ask === 'removal' ? box === 'elimination' : lunch !== null && !dropped))
  const homeAt = eating?.at ?? null
  return {
    childId: child.childId,
    classId: child.classId ?? null,
    box,
    form,
    formAt,
    meals: dropped ? planned.filter((meal) => meal !== 'lunch') : planned,
    ...(asks.length > 0 && { asks }),
    ...(dropped ? { cause: 'home' as const, since: homeAt } : causeOf(child, rules)),
    homeAt,
  }
}

/** A child eats what is on the table while it is here; who comes at that very time eats, who goes at it does not. */
const covers = ([from, to]: [Moment, Moment], day: Day, at: Time): boolean => timeOn(day, from) <= at && at < timeOn(day, to)

function causeOf(child: BoardChild, rules: DayRules): { cause: Cause; since: Moment | null } {
  if (child.away !== undefined) return { cause: 'away', since: null }
  const act = (letters: string) => child.acts?.findLast(([kinds]) => [...kinds].some((letter) => letters.includes(letter)))?.[1]
  const moment = (second: number | undefined): Moment | null => (second === undefined ? null : startOf(rules.day) + second * 1000)
  const of = (id: Id | undefined): Moment | null => child.notices?.find((one) => one.id === id)?.writtenAt ?? null
  if (child.status === 'left' || child.status === 'left_stamped') return { cause: 'left', since: moment(act('lh')) }
  const { attendance, pickup } = child.told ?? { attendance: null, pickup: null }
  const came = moment(act('as'))
  if (attendance?.kind === 'absent') {
    return came === null ? { cause: 'absent', since: of(attendance.noticeId) } : { cause: 'came', since: came }
  }
  if (pickup?.time) return { cause: 'early', since: of(pickup.noticeId) }
  if (attendance?.kind === 'late') return { cause: 'late', since: of(attendance.noticeId) }
  // A word that was taken back: the child is expected again since then.
  const back = child.notices?.filter(({ withdrawn }) => withdrawn).map(({ writtenAt }) => writtenAt) ?? []
  if (back.length > 0) return { cause: 'plan', since: Math.max(...back) }
  return came === null ? { cause: 'plan', since: null } : { cause: 'came', since: came }
}

/** One change that the kitchen has not taken note of. */
export interface Difference {
  childId: Id
  classId: Id | null
  before: Tray
  after: Tray
  cause: Cause
  since: Moment | null
}

const NONE = (childId: Id): Tray => ({ childId, box: 'unset', meals: [] })
const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

/** Why two trays differ: where only what the child eats from is another, by that; by the family where its word was the last. */
function whyOf(before: Tray, { box, cause, since, formAt, homeAt, asks }: TrayNow, alike: boolean): [Cause, Moment | null] {
  if (!alike)
    return homeAt !== null && homeAt > (since ?? 0) && (cause === 'plan' || cause === 'came') ? ['home', homeAt] : [cause, since]
  if (before.box === box || before.asks?.includes('removal') !== asks?.includes('removal')) return ['home', homeAt]
  return before.box === 'elimination' || box === 'elimination' ? ['allergy', null] : ['form', formAt]
}

/** What the kitchen knows: what was fixed, and over it what it took note of, in that order. */
export const knownTrays = (fixed: readonly Tray[], noted: readonly Tray[]): Map<Id, Tray> =>
  new Map([...fixed, ...noted].map((tray) => [tray.childId, tray]))

/** Where the facts say something else than the kitchen knows, the latest last. A child nobody counts any more has no tray. */
export function differences(known: ReadonlyMap<Id, Tray>, now: readonly TrayNow[]): Difference[] {
  const seen = new Set(now.map(({ childId }) => childId))
  const gone = [...known.keys()].filter((childId) => !seen.has(childId))
  const nobody = { classId: null, form: null, formAt: null, homeAt: null, cause: 'plan', since: null } as const
  return [...now, ...gone.map((childId): TrayNow => ({ ...NONE(childId), ...nobody }))]
    .flatMap((tray): Difference[] => {
      const { childId, classId, box, meals, asks } = tray
      const before = known.get(childId) ?? NONE(childId)
      const alike = sameList(before.meals, meals)
      if (alike && (meals.length === 0 || (before.box === box && sameList(before.asks ?? [], asks ?? [])))) return []
      const [cause, since] = whyOf(before, tray, alike)
      return [{ childId, classId, before, after: { childId, box, meals, ...(asks && { asks }) }, cause, since }]
    })
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.childId < b.childId ? -1 : 1))
}

/** Trays by meal and box. Every tray is in one box, so the boxes of a meal add up to its children. */
export type Counts = Partial<Record<Meal, Partial<Record<Box, number>>>>

export function countTrays(trays: Iterable<Tray>): Counts {
  const counts: Counts = {}
  for (const { box, meals } of trays) {
    for (const meal of meals) {
      const ofMeal = counts[meal] ?? {}
      counts[meal] = ofMeal
      ofMeal[box] = (ofMeal[box] ?? 0) + 1
    }
  }
  return counts
}

/** How many trays of lunch are asked to be otherwise: among the boxes, not beside them. */
export function countAsks(trays: Iterable<Tray>): Partial<Record<Ask, number>> {
  const all = [...trays].flatMap(({ meals, asks = [] }) => (meals.includes('lunch') ? asks : []))
  return Object.fromEntries(
    ASKS.map((ask) => [ask, all.filter((one) => one === ask).length] as const).filter(([, count]) => count > 0),
  )
}

/** Children of a meal. */
export const totalOf = (counts: Counts, meal: Meal): number =>
  Object.values(counts[meal] ?? {}).reduce((sum, one) => sum + one, 0)

/** 職員食 of one person: from a day on these weekdays, or of one day alone. */
export interface StaffMeal {
  personId: Id
  id: Id
  startsOn: Day
  /** Equal to `startsOn`: only that day. */
  endsOn: Day | null
  weekdays: number[]
  writtenAt: Moment
}

/** People who eat on a day: a word about that very day counts before one about weekdays, the latest of each kind alone. */
export function staffEating(rows: readonly StaffMeal[], day: Day, weekday: number): Id[] {
  const holds = rows.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
  return [...Map.groupBy(holds, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const sorted = own.toSorted(
      (a, b) =>
        Number(b.endsOn === b.startsOn) - Number(a.endsOn === a.startsOn) || b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1),
    )
    return sorted[0]?.weekdays.includes(weekday) ? [personId] : []
  })
}
