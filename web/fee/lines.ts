// A bill as the lines a person reads, the same on the screen, on paper and for a family.
import type { Bill } from '../../schema/fee/bill.ts'
import type { Why } from '../../schema/fee/charge.ts'
import type { Day, Month } from '../../schema/kit/day.ts'
import type { Time } from '../../schema/kit/time.ts'

export interface BillLine {
  key: string
  title: string
  yen: number
  why: readonly Why[]
  /** Of a use: the day, what was used, and the stamps of that day. */
  use: { day: Day; from: Time; to: Time; minutes: number; stays: [Time, Time][] } | null
  quantity: number
  /** Of an adjustment: the month it puts right. */
  about: Month | null
}

/** Uses in the order of their days, then what is paid by the month, what was bought, and what puts earlier months right. */
export const linesOf = ({ uses, plans, items, adjustments, stays }: Bill): BillLine[] => [
  ...uses.map(({ day, slot, title, from, to, minutes, yen, why }) => ({
    ...{ key: `${day} ${slot}`, title, yen, why, quantity: 1, about: null },
    use: { day, from, to, minutes, stays: stays.flatMap(([of, come, go]): [Time, Time][] => (of === day ? [[come, go]] : [])) },
  })),
  ...plans.map(({ plan, title, yen, why }) => ({ key: plan, title, yen, why, use: null, quantity: 1, about: null })),
  ...items.map(({ title, yen, why, quantity }, place) => ({
    ...{ key: `${title} ${place}`, title, yen, why, quantity, use: null, about: null },
  })),
  ...adjustments.map(({ title, yen, about }, place) => ({
    ...{ key: `adjustment ${place}`, title, yen, why: [], use: null, quantity: 1, about },
  })),
]
