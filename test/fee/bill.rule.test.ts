import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billOf, childMonthOf, correctionsOf, type FeeChild, sumOf } from '../../schema/fee/bill.ts'
import { type HouseMonth, householdsOf } from '../../schema/fee/house.ts'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Fact } from '../../schema/presence/rule.ts'
import { S18, S25 } from './rule-sets.ts'

const MONTH = '2026-11'
const END: Day = '2026-11-30'
const SPAN = { startsOn: '2026-04-01', endsOn: null }
const fact = (day: Day, kind: 'arrive' | 'leave', minutes: number): Fact => ({
  id: `${kind}${minutes}`,
  kind,
  at: startOf(day) + minutes * 60_000,
})
const child = (more: Partial<FeeChild> = {}): FeeChild => ({
  ...{ childId: 'a', birthDay: '2022-05-05', enrollments: [SPAN], facts: new Map(), terms: [], extras: [] },
  hours: [{ ...SPAN, need: 'standard', week: Array.from({ length: 7 }, () => [510, 1020] as const) }],
  ...more,
})
const came = (...days: readonly [day: Day, from: number, to: number | null][]): FeeChild =>
  child({
    facts: new Map(
      days.map(([day, from, to]) => [day, [fact(day, 'arrive', from), ...(to === null ? [] : [fact(day, 'leave', to)])]]),
    ),
  })
const someDays = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 420, max: 560 }), fc.integer({ min: 900, max: 1200 })),
    {
      selector: ([day]) => day,
      maxLength: 25,
    },
  )
  .map((days) => days.map(([place, from, to]): [Day, number, number] => [addDays('2026-11-01', place), from, to]))

describe('RJ01 What is reckoned with', () => {
  test('is the agreed hours of the weekday and the 認定区分 of the day', () => {
    const hours = [
      { startsOn: '2026-04-01', endsOn: '2026-11-15', need: 'standard' as const, week: Array(7).fill([420, 1080]) },
      { startsOn: '2026-11-16', endsOn: null, need: 'short' as const, week: Array(7).fill([510, 990]) },
    ]
    const { days } = childMonthOf({ ...came(['2026-11-10', 500, 1100], ['2026-11-17', 500, 1100]), hours }, MONTH, END)
    expect(days).toMatchObject([
      { need: 'standard', agreed: { from: 420, to: 1080 }, classAge: 3 },
      { need: 'short', agreed: { from: 510, to: 990 } },
    ])
  })

  test('cuts off seconds, and leaves out a day on which the child is still there', () => {
    const late = came(['2026-11-10', 500, null])
    expect(childMonthOf(late, MONTH, '2026-11-10').days).toEqual([])
    expect(billOf([S25], late, MONTH, END).open).toEqual(['2026-11-10'])
    const day = '2026-11-11'
    const facts = new Map([
      [day, [fact(day, 'arrive', 500), { ...fact(day, 'leave', 1085), at: startOf(day) + 1085 * 60_000 + 59_000 }]],
    ])
    expect(billOf([S25], child({ facts }), MONTH, END).total).toBe(0)
  })

  test('knows nothing of days on which the child was not enrolled', () => {
    const gone = { ...came(['2026-11-20', 500, 1150]), enrollments: [{ startsOn: '2026-04-01', endsOn: '2026-11-10' }] }
    expect(billOf([S25], gone, MONTH, END).total).toBe(0)
  })

  test('a departure without an arrival is as open as the other way round', () => {
    const facts = new Map([['2026-11-10', [fact('2026-11-10', 'leave', 1150)]]])
    expect(billOf([S25], child({ facts }), MONTH, END)).toMatchObject({ open: ['2026-11-10'], total: 0 })
  })
})

describe('RJ17 A bill', () => {
  test('is the sum of its lines, in whole yen and never below zero', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 1, max: 100 }), (days, value) => {
        const terms = [{ ...SPAN, id: 't', kind: 'reduction' as const, key: 'all', value, reason: '多子' }]
        const bill = billOf([S18], { ...came(...days), terms }, MONTH, END)
        const lines = [...bill.uses, ...bill.plans, ...bill.items, ...bill.adjustments]
        expect(bill.total).toBe(sumOf(lines))
        for (const { yen } of lines) expect(Number.isInteger(yen) && yen >= 0).toBe(true)
        for (const { day } of bill.uses) expect(bill.stays.some(([of]) => of === day)).toBe(true)
      }),
    )
  })

  test('RJ05 of a month is the same after a price that begins later', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const next = { ...S25, startsOn: '2026-12-01', slots: S25.slots.map((slot) => ({ ...slot, prices: [{ yen: 9999 }] })) }
        expect(billOf([S25, next], came(...days), MONTH, END)).toEqual(billOf([S25], came(...days), MONTH, END))
      }),
    )
  })

  test('RJ07 and its corrections are together what the facts say now; nothing changed, nothing is corrected', () => {
    fc.assert(
      fc.property(someDays, someDays, (then, now) => {
        const bill = billOf([S18], came(...then), MONTH, END)
        const published = [{ month: MONTH, bill }]
        expect(correctionsOf([S18], came(...then), [MONTH], published)).toEqual([])
        const corrections = correctionsOf([S18], came(...now), [MONTH], published)
        expect(bill.total + sumOf(corrections)).toBe(billOf([S18], came(...now), MONTH, END).total)
        const next = { month: '2026-12', bill: billOf([S18], came(...now), '2026-12', '2026-12-31', corrections) }
        expect(correctionsOf([S18], came(...now), [MONTH], [...published, next])).toEqual([])
      }),
    )
  })

  test('RJ07 a month with a stamp missing is put right only when it is there', () => {
    const bill = billOf([S25], came(['2026-11-10', 500, 1150]), MONTH, END)
    expect(correctionsOf([S25], came(['2026-11-10', 500, null]), [MONTH], [{ month: MONTH, bill }])).toEqual([])
  })
})

test('RJ10 a household has the bills of all its children, and what was paid for them', () => {
  const bill = billOf([S25], came(['2026-11-10', 500, 1150]), MONTH, END)
  const one = { name: 'あ', kana: 'あ', number: null, classId: null, className: '', payerName: '母', bill, terms: [], extras: [] }
  const children = [
    { ...one, childId: 'a', payerId: 'm' },
    { ...one, childId: 'b', payerId: '' as const },
    { ...one, childId: 'c', payerId: 'm' },
  ]
  const payments: HouseMonth['payments'] = [{ id: 'p', billId: 'm', yen: 100, way: 'cash', paidOn: END, by: '水野' }]
  expect(householdsOf({ children, payments })).toMatchObject([
    { billId: 'm', total: bill.total * 2, paid: 100, children: [{ childId: 'a' }, { childId: 'c' }] },
    { billId: 'b', total: bill.total, paid: 0 },
  ])
})
