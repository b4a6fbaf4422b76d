// What one child's month comes to: every line says the day, the minutes and the stretch that made it, so that a question can be answered (RJ06).
// The same facts and tariffs give the same yen, whenever it is reckoned (RJ17).
import { type Day, later, weekdayOf } from '../kit/day.ts'
import type { Time } from '../kit/time.ts'
import { type Need, type Plan, type Slot, type Tariff, tariffOn } from './tariff.ts'

/** From and to in minutes of the day in Japan, seconds cut off; `to` is null while no departure is known. Past midnight it goes on above 1440. */
export interface Stay {
  from: Time
  to: Time | null
}

/** A day on which the child was there, as it stood on that day. */
export interface ChildDay {
  day: Day
  need: Need
  classAge: number
  stays: readonly Stay[]
  /** The hours agreed with the family. */
  agreed: { from: Time; to: Time } | null
}

export interface Dated {
  startsOn: Day
  endsOn: Day | null
}
/** 減免: percent off, for a time (RJ11). */
export interface Reduction extends Dated {
  percent: number
}
/** 月極 of a child, by the key of its plan. */
export interface Subscription extends Dated {
  plan: string
}

export interface ChildMonth {
  from: Day
  to: Day
  days: readonly ChildDay[]
  subscriptions: readonly Subscription[]
  reductions: readonly Reduction[]
  /** As it stands on the first day for what is paid by the month. */
  need: Need
  classAge: number
  /** Yen of 保育料, of which a plan may be a part; null where the house does not know it. */
  tuition: number | null
}

/** Why less was asked than the price says. */
export type Why = 'plan' | 'cap' | 'reduced'

export interface Line {
  day: Day
  slot: string
  title: string
  /** What was used of the stretch, from its first to its last minute, and how many minutes of it are counted. */
  from: Time
  to: Time
  minutes: number
  /** The price of those minutes, and what is asked in the end. */
  price: number
  yen: number
  why: Why[]
}

export interface PlanLine {
  plan: string
  title: string
  price: number
  yen: number
  why: Why[]
}

export interface Charge {
  lines: Line[]
  plans: PlanLine[]
  /** Days on which a departure is missing: they cost nothing until it is put right, and a month with one is not closed. */
  open: Day[]
  total: number
}

/** @param tariffs all there are; each day takes the one of its day */
export function chargeOf(tariffs: readonly Tariff[], month: ChildMonth): Charge {
  const spent = { slots: new Map<string, number>(), all: 0 }
  const lines: Line[] = []
  const open: Day[] = []
  for (const one of [...month.days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (one.day < month.from || one.day > month.to) continue
    const tariff = tariffOn(tariffs, one.day)
    if (!tariff) continue
    if (one.stays.some(({ to }) => to === null)) open.push(one.day)
    else lines.push(...linesOf(tariff, one, month, spent))
  }
  const plans = planLines(tariffs, month)
  const total = [...lines, ...plans].reduce((sum, { yen }) => sum + yen, 0)
  return { lines, plans, open, total }
}

function linesOf(
  tariff: Tariff,
  one: ChildDay,
  { subscriptions, reductions }: ChildMonth,
  spent: { slots: Map<string, number>; all: number },
): Line[] {
  const { day, need, classAge } = one
  const paid = tariff.plans.filter(
    (plan) => plan.needs.includes(need) && subscriptions.some((own) => own.plan === plan.key && holds(own, day)),
  )
  const dayCap = capOf(tariff.dayCaps, need)
  const monthCap = capOf(tariff.monthCaps, need)
  let today = 0
  return tariff.slots.flatMap((slot): Line[] => {
    if (!slot.needs.includes(need) || !slot.weekdays.includes(weekdayOf(day))) return []
    const used = usedOf(slot, one)
    if (!used) return []
    const free = used.pieces.flatMap((piece) => without(piece, paid))
    const minutes = counted(slot, lengthOf(used.pieces))
    const left = counted(slot, lengthOf(free))
    const price = priceOf(slot, minutes, classAge)
    const alone = left === minutes ? price : priceOf(slot, left, classAge)
    if (price === 0 && alone === 0) return []
    const capped = Math.min(
      alone,
      Math.max(0, dayCap - today),
      Math.max(0, (slot.monthCap ?? Number.POSITIVE_INFINITY) - (spent.slots.get(slot.key) ?? 0)),
      Math.max(0, monthCap - spent.all),
    )
    today += capped
    spent.all += capped
    spent.slots.set(slot.key, (spent.slots.get(slot.key) ?? 0) + capped)
    const yen = reduced(capped, reductions, day)
    const why: Why[] = [
      ...(alone < price ? (['plan'] as const) : []),
      ...(capped < alone ? (['cap'] as const) : []),
      ...(yen < capped ? (['reduced'] as const) : []),
    ]
    return [{ day, slot: slot.key, title: slot.title, from: used.from, to: used.to, minutes, price, yen, why }]
  })
}

/** A dated row counts on a day. */
export const holds = ({ startsOn, endsOn }: Dated, day: Day): boolean => startsOn <= day && (endsOn === null || endsOn >= day)

const capOf = (caps: Tariff['dayCaps'], need: Need): number =>
  caps.find(({ needs }) => needs.includes(need))?.yen ?? Number.POSITIVE_INFINITY

/** Several reductions at once: the greater one, never their sum. */
export const reduced = (yen: number, reductions: readonly Reduction[], day: Day): number => {
  const percent = Math.max(0, ...reductions.filter((one) => holds(one, day)).map((one) => one.percent))
  return Math.floor((yen * (100 - percent)) / 100)
}

interface Span {
  from: Time
  to: Time
}

/** What of a stretch a child was there for: the stays of the day, laid one over the other. Null when nothing. */
function usedOf(slot: Slot, { stays, agreed }: ChildDay): { pieces: Span[]; from: Time; to: Time } | null {
  const own = slot.against === 'agreed' && agreed ? agreed : null
  const from = slot.side === 'after' && own ? own.to : slot.from
  const to = slot.side === 'before' && own ? own.from : slot.to
  const pieces: Span[] = []
  for (const stay of [...stays].sort((a, b) => a.from - b.from)) {
    const piece = { from: Math.max(from, stay.from), to: Math.min(to, stay.to ?? stay.from) }
    const last = pieces.at(-1)
    if (piece.from >= piece.to) continue
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to)
    else pieces.push(piece)
  }
  const [first, last] = [pieces[0], pieces.at(-1)]
  return first && last ? { pieces, from: first.from, to: last.to } : null
}

/** What of a span no plan pays for. */
const without = (span: Span, plans: readonly Plan[]): Span[] =>
  plans.reduce<Span[]>(
    (rest, plan) =>
      rest.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, plan.from) },
          { from: Math.max(from, plan.to), to },
        ].filter((one) => one.from < one.to),
      ),
    [span],
  )

const lengthOf = (pieces: readonly Span[]): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0)

/** Minutes that count: behind the grace, or all of them once it is over. */
const counted = ({ grace, graceKind }: Slot, minutes: number): number =>
  minutes <= grace ? 0 : graceKind === 'shifts' ? minutes - grace : minutes

function priceOf(slot: Slot, minutes: number, classAge: number): number {
  if (minutes <= 0) return 0
  const { first, unit, prices } = slot
  if (first && minutes <= first.minutes) return byAge(first.prices, classAge)
  const rest = first ? minutes - first.minutes : minutes
  const begun = first ? byAge(first.prices, classAge) : 0
  const each = byAge(prices, classAge)
  return begun + (unit === undefined ? each : (slot.round === 'up' ? Math.ceil(rest / unit) : Math.floor(rest / unit)) * each)
}

/** The price for a class age; 0 where none is named. */
export const byAge = (prices: Slot['prices'], classAge: number): number =>
  prices.find(({ ages }) => ages === undefined || ages.includes(classAge))?.yen ?? 0

/** What is paid by the month, for every plan that holds on a day of it: also of a child that never came (RJ08). */
function planLines(tariffs: readonly Tariff[], month: ChildMonth): PlanLine[] {
  const { from, to, subscriptions, reductions, need, classAge, tuition } = month
  return subscriptions.flatMap((own): PlanLine[] => {
    const begins = later(own.startsOn, from)
    if (begins > to || (own.endsOn !== null && own.endsOn < begins)) return []
    const plan = tariffOn(tariffs, begins)?.plans.find(({ key, needs }) => key === own.plan && needs.includes(need))
    if (!plan) return []
    const whole =
      'prices' in plan.price
        ? byAge(plan.price.prices, classAge)
        : Math.floor(((tuition ?? 0) * plan.price.percentOfTuition) / 100)
    const capped = 'prices' in plan.price ? whole : Math.min(whole, plan.price.cap ?? whole)
    const yen = reduced(capped, reductions, begins)
    const why: Why[] = [...(capped < whole ? (['cap'] as const) : []), ...(yen < capped ? (['reduced'] as const) : [])]
    return [{ plan: plan.key, title: plan.title, price: whole, yen, why }]
  })
}
