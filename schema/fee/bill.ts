// One child's month as it is billed: what was used, what is paid by the month, what was bought, and what puts an earlier month right. Out of the
// facts as they stand, so that nobody types a charge; once published it is kept as it was, and only the difference is charged (RJ07).
import { classAgeOf, type Day, fiscalYearOf, later, MINUTE, type Month, monthRange, startOf, weekdayOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import type { Fact } from '../presence/rule.ts'
import { type DayStay, staysOf } from '../presence/stays.ts'
import {
  byAge,
  type ChildDay,
  type ChildMonth,
  chargeOf,
  type Dated,
  holds,
  type Line,
  type PlanLine,
  reduced,
  type Stay,
  type Why,
} from './charge.ts'
import type { ExtraKind, TermKind } from './input.ts'
import { type Need, type Tariff, tariffOn } from './tariff.ts'

export interface Term extends Dated {
  id: Id
  kind: TermKind
  key: string
  value: number
  reason: string
}

export interface Extra {
  id: Id
  month: Month
  kind: ExtraKind
  title: string
  yen: number
  quantity: number
}

/** One child with all that its charges are made of. */
export interface FeeChild {
  childId: Id
  birthDay: Day
  enrollments: readonly Dated[]
  hours: readonly (Dated & { need: Need; week: readonly (readonly [Time, Time] | null)[] })[]
  facts: ReadonlyMap<Day, readonly Fact[]>
  terms: readonly Term[]
  extras: readonly Extra[]
}

export interface ItemLine {
  title: string
  price: number
  quantity: number
  yen: number
  why: Why[]
}

export interface Adjustment {
  title: string
  yen: number
  /** The published month it puts right; null where somebody decided on it. */
  about: Month | null
}

export interface Bill {
  uses: Line[]
  /** Arrival and departure of every day with a charge, as they stood: what a parent's question is answered with (RJ06). */
  stays: [day: Day, from: Time, to: Time][]
  plans: PlanLine[]
  items: ItemLine[]
  adjustments: Adjustment[]
  /** Days on which a stamp is missing. */
  open: Day[]
  total: number
}

/** A missing arrival is as open as a missing departure: the minutes are not known. Seconds are cut off. */
function stayOf(day: Day, { from, to }: DayStay): Stay {
  const minutes = (at: number): Time => Math.floor((at - startOf(day)) / MINUTE)
  if (from === null) return { from: minutes(to ?? startOf(day)), to: null }
  return { from: minutes(from), to: to === null ? null : minutes(to) }
}

/**
 * What the engine reckons with.
 * @param until the last day that counts; where the child is still there on it, that day waits
 */
export function childMonthOf(child: FeeChild, month: Month, until: Day): ChildMonth {
  const { from, to } = monthRange(month)
  const hoursOn = (day: Day) => child.hours.find((one) => holds(one, day))
  const ageOn = (day: Day) => classAgeOf(child.birthDay, fiscalYearOf(day))
  const days = [...child.facts].flatMap(([day, facts]): ChildDay[] => {
    if (day < from || day > to || day > until || !child.enrollments.some((one) => holds(one, day))) return []
    const stays = staysOf(facts).map((stay) => stayOf(day, stay))
    if (stays.length === 0 || (day === until && stays.some((one) => one.to === null))) return []
    const hours = hoursOn(day)
    const agreed = hours?.week[weekdayOf(day)]
    return [
      {
        ...{ day, need: hours?.need ?? 'standard', classAge: ageOn(day), stays },
        agreed: agreed ? { from: agreed[0], to: agreed[1] } : null,
      },
    ]
  })
  const first = later(from, child.enrollments[0]?.startsOn ?? from)
  const of = (kind: TermKind) => child.terms.filter((one) => one.kind === kind)
  return {
    ...{ from, to, days, need: hoursOn(first)?.need ?? 'standard', classAge: ageOn(first) },
    subscriptions: of('plan').map(({ key, startsOn, endsOn }) => ({ plan: key, startsOn, endsOn })),
    reductions: reductionsOf(child, 'extended'),
    tuition: of('tuition').find((one) => holds(one, first))?.value ?? null,
  }
}

const reductionsOf = ({ terms }: FeeChild, what: 'extended' | 'items') =>
  terms.flatMap(({ kind, key, value, startsOn, endsOn }) =>
    kind === 'reduction' && (key === what || key === 'all') ? [{ percent: value, startsOn, endsOn }] : [],
  )

/** True when the child is here on any day of a month: then it is billed, also without a single stamp (RJ08). */
export const isBilled = ({ enrollments }: Pick<FeeChild, 'enrollments'>, month: Month): boolean => {
  const { from, to } = monthRange(month)
  return enrollments.some(({ startsOn, endsOn }) => startsOn <= to && (endsOn === null || endsOn >= from))
}

/** @param corrections of published months, which are charged with this one */
export function billOf(
  tariffs: readonly Tariff[],
  child: FeeChild,
  month: Month,
  until: Day,
  corrections: readonly Adjustment[] = [],
): Bill {
  const here = isBilled(child, month)
  const asked = childMonthOf(child, month, until)
  const { lines, plans, open } = here ? chargeOf(tariffs, asked) : { lines: [], plans: [], open: [] }
  const own = child.extras.filter((one) => one.month === month)
  const items = [
    ...(here ? monthlyItems(tariffs, child, asked) : []),
    ...own
      .filter(({ kind }) => kind === 'item')
      .map(({ title, yen, quantity }): ItemLine => ({ title, price: yen, quantity, yen: yen * quantity, why: [] })),
  ]
  const decided = own.filter(({ kind }) => kind === 'adjustment').map(({ title, yen }) => ({ title, yen, about: null }))
  const adjustments = [...corrections, ...decided]
  const charged = new Set(lines.map(({ day }) => day))
  return {
    uses: lines,
    stays: asked.days
      .filter(({ day }) => charged.has(day))
      .flatMap(({ day, stays }) => stays.map(({ from, to }): [Day, Time, Time] => [day, from, to ?? from]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    ...{ plans, items, adjustments, open },
    total: sumOf(lines) + sumOf(plans) + sumOf(items) + sumOf(adjustments),
  }
}

export const sumOf = (lines: readonly { yen: number }[]): number => lines.reduce((sum, { yen }) => sum + yen, 0)

/** What is charged every month, by the tariff of the first day the child is here in it. */
function monthlyItems(tariffs: readonly Tariff[], child: FeeChild, { from, to, classAge }: ChildMonth): ItemLine[] {
  const first = child.enrollments.find(({ startsOn, endsOn }) => startsOn <= to && (endsOn === null || endsOn >= from))
  const day = later(from, first?.startsOn ?? from)
  return (tariffOn(tariffs, day)?.items ?? []).flatMap(({ kind, title, prices }): ItemLine[] => {
    const price = kind === 'monthly' ? byAge(prices, classAge) : 0
    if (price === 0) return []
    const yen = reduced(price, reductionsOf(child, 'items'), day)
    return [{ title, price, quantity: 1, yen, why: yen < price ? ['reduced'] : [] }]
  })
}

/** What was published of a month. */
export interface Published {
  month: Month
  bill: Bill
}

/**
 * 調整: what published months would come to as the facts stand now, less what was charged for them, then and since (RJ07). A month with a stamp
 * missing waits until it is put right.
 */
export function correctionsOf(
  tariffs: readonly Tariff[],
  child: FeeChild,
  months: readonly Month[],
  published: readonly Published[],
): Adjustment[] {
  return months.flatMap((month): Adjustment[] => {
    const now = billOf(tariffs, child, month, monthRange(month).to)
    if (now.open.length > 0) return []
    const then = published.find((one) => one.month === month)?.bill
    const since = sumOf(published.flatMap(({ bill }) => bill.adjustments.filter(({ about }) => about === month)))
    const yen = ownOf(now) - (then ? ownOf(then) : 0) - since
    return yen === 0 ? [] : [{ title: '', yen, about: month }]
  })
}

/** What a bill asks for its own month. */
const ownOf = ({ total, adjustments }: Bill): number => total - sumOf(adjustments)
