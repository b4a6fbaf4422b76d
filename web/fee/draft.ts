// A tariff while somebody types it: times and numbers as text, what the form does not know kept as it was.
import type { Item, Plan, Slot, Tariff } from '../../schema/fee/tariff.ts'
import { writeTime } from '../../schema/kit/time.ts'

export type Needs = 'both' | 'standard' | 'short'
export type Ages = 'all' | 'small' | 'big' | `age${0 | 1 | 2 | 3 | 4 | 5}` | 'other'
type Price = Item['prices'][number]
export type Weekdays = 'all' | 'work' | 'saturday' | 'other'

const AGES: Record<Exclude<Ages, 'other'>, number[] | undefined> = {
  ...{ all: undefined, small: [0, 1, 2], big: [3, 4, 5] },
  ...{ age0: [0], age1: [1], age2: [2], age3: [3], age4: [4], age5: [5] },
}
const DAYS: Record<Exclude<Weekdays, 'other'>, number[]> = { all: [1, 2, 3, 4, 5, 6], work: [1, 2, 3, 4, 5], saturday: [6] }

const same = (a: readonly number[] | undefined, b: readonly number[] | undefined) => String(a) === String(b)

export const needsOf = (needs: readonly string[]): Needs => (needs.length === 2 ? 'both' : (needs[0] as Needs))
export const fromNeeds = (needs: Needs): Slot['needs'] => (needs === 'both' ? ['standard', 'short'] : [needs])
export const weekdaysOf = (days: readonly number[]): Weekdays =>
  (Object.keys(DAYS) as (keyof typeof DAYS)[]).find((one) => same(DAYS[one], days)) ?? 'other'
export const fromWeekdays = (kind: Weekdays, before: number[]): number[] => (kind === 'other' ? before : DAYS[kind])
/** The name of some ages; of none that is named, `other`. */
export const agesOf = (ages: readonly number[] | undefined): Ages =>
  (Object.keys(AGES) as (keyof typeof AGES)[]).find((one) => same(AGES[one], ages)) ?? 'other'
export const withAges = ({ yen, ages: before }: Price, kind: Ages): Price => {
  const ages = kind === 'other' ? before : AGES[kind]
  return ages ? { ages, yen } : { yen }
}
/** One more, for the youngest whom no price names; it comes before the one that is for everybody else. */
export const moreAges = (prices: readonly Price[]): Price[] => {
  const named = new Set(prices.flatMap(({ ages }) => ages ?? []))
  const age = [0, 1, 2, 3, 4, 5].find((one) => !named.has(one)) ?? 0
  return [
    ...prices.filter(({ ages }) => ages),
    { ages: [age], yen: prices.at(-1)?.yen ?? 0 },
    ...prices.filter(({ ages }) => !ages),
  ]
}

/** As it is sent: times as text. */
export const toSend = (tariff: Tariff) => ({
  ...tariff,
  slots: tariff.slots.map((slot) => ({ ...slot, from: writeTime(slot.from), to: writeTime(slot.to) })),
  plans: tariff.plans.map((plan) => ({ ...plan, from: writeTime(plan.from), to: writeTime(plan.to) })),
})

/** A key nobody else has; people read the title. */
const keyFor = (kind: string, tariff: Tariff): string => {
  const taken = new Set([...tariff.slots, ...tariff.plans, ...tariff.items].map(({ key }) => key))
  let count = 1
  while (taken.has(`${kind}_${count}`)) count += 1
  return `${kind}_${count}`
}

/** From 18:00, five minutes of grace, 100 yen for each 15 minutes (domain rules §4, S25): a place to begin. */
export const newSlot = (tariff: Tariff): Slot => ({
  ...{ key: keyFor('slot', tariff), title: '延長', side: 'after', needs: ['standard', 'short'], weekdays: [1, 2, 3, 4, 5, 6] },
  ...{ from: 1080, to: 1140, against: 'window', unit: 15, round: 'up', grace: 5, graceKind: 'shifts', prices: [{ yen: 100 }] },
})
export const newPlan = (tariff: Tariff): Plan => ({
  ...{ key: keyFor('plan', tariff), title: '月極', needs: ['standard', 'short'], from: 1080, to: 1140 },
  price: { prices: [{ yen: 3000 }] },
})
export const newItem = (tariff: Tariff): Item => ({
  ...{ key: keyFor('item', tariff), title: '副食費', kind: 'monthly', prices: [{ ages: [3, 4, 5], yen: 4500 }] },
})
