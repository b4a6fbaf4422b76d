// The named rule sets of domain/rules.md §4, as tariffs.
import * as v from 'valibot'
import { type Tariff, tariff } from '../../schema/fee/tariff.ts'

const at = (hour: number, minute = 0): string => `${hour}:${String(minute).padStart(2, '0')}`
const WEEK = [1, 2, 3, 4, 5, 6]
const base = { weekdays: WEEK, against: 'window', round: 'up', grace: 0, graceKind: 'shifts' } as const
const BOTH = ['standard', 'short'] as const
const none = { startsOn: '2026-04-01', slots: [], plans: [], dayCaps: [], monthCaps: [] }
const of = (set: object): Tariff => v.parse(tariff, { ...none, ...set })
const later = (key: string, from: string, to: string, yen: number, more: object = {}) => ({
  ...{ ...base, key, title: key, side: 'after', needs: [...BOTH], from, to, prices: [{ yen }] },
  ...more,
})

/** S25: 18:00, five minutes of grace, 100 yen for every 15 minutes begun behind them. */
export const S25 = of({ slots: [later('evening', at(18), at(20), 100, { unit: 15, grace: 5 })] })
/** S18 (Yokohama): 85 yen a use of each half hour, at most 1,700 a month for each. */
export const S18 = of({
  slots: [
    later('half_18', at(18), at(18, 30), 85, { monthCap: 1700 }),
    later('half_1830', at(18, 30), at(19), 85, { monthCap: 1700 }),
  ],
})
/** S19 (a city's draft): the short hours are paid for in half hours before and after. */
export const S19 = of({
  slots: [
    later('morning', at(7), at(8, 30), 50, { side: 'before', needs: ['short'], unit: 30 }),
    later('afternoon', at(16, 30), at(18), 50, { needs: ['short'], unit: 30 }),
    later('evening', at(18), at(19), 100, { unit: 30 }),
  ],
})
/** S20 (Aso): a price a day, or a price a month. */
export const S20 = of({
  slots: [
    later('morning', at(7), at(8, 30), 150, { side: 'before', needs: ['short'] }),
    later('afternoon', at(16, 30), at(18), 150, { needs: ['short'] }),
    later('evening', at(18), at(19), 300),
  ],
  plans: [
    { key: 'evening_month', title: '月極', needs: [...BOTH], from: at(18), to: at(19), price: { prices: [{ yen: 2500 }] } },
  ],
})
/** S21 (private A): ten minutes at 150; children of short hours at most 5,000 a month. */
export const S21 = of({
  slots: [later('evening', at(18), at(20), 150, { unit: 10 })],
  plans: [
    {
      key: 'month',
      title: '月極',
      needs: [...BOTH],
      from: at(18),
      to: at(20),
      price: { prices: [{ ages: [0], yen: 4000 }, { yen: 3500 }] },
    },
  ],
  monthCaps: [{ needs: ['short'], yen: 5000 }],
})
/** S22 (private B): a part of the tuition by the month, with a limit. */
export const S22 = of({
  slots: [later('evening', at(18), at(20), 300, { unit: 30 })],
  plans: [
    { key: 'month', title: '月極', needs: [...BOTH], from: at(18), to: at(20), price: { percentOfTuition: 12, cap: 2750 } },
  ],
})
/** S23 (private C): the first hour 600, then 300 for each half hour. */
export const S23 = of({
  slots: [later('evening', at(18), at(20), 300, { unit: 30, first: { minutes: 60, prices: [{ yen: 600 }] } })],
})
/** S24 (on a campus): a price each time, at night by age. */
export const S24 = of({
  slots: [
    later('early', at(7), at(7, 30), 300, { side: 'before' }),
    later('late', at(18), at(20), 300),
    later('night', at(20), at(23), 2500, { prices: [{ ages: [0, 1, 2], yen: 3000 }, { yen: 2500 }] }),
  ],
})
