import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countExtended, type MonthCounts, REASONS, withheld } from '../../schema/organisation/month-count.ts'
import { cellsOf, FEWER, FIRST_LAYOUT, sumsOf, UNCOUNTED } from '../../schema/organisation/return-layout.ts'

const counts = fc.record(
  Object.fromEntries(REASONS.map((key) => [key, fc.nat(30)])) as Record<(typeof REASONS)[number], fc.Arbitrary<number>>,
)

describe('月次報告', () => {
  test('RN02 a reason under five is withheld, and never so that one subtraction gives it back', () => {
    fc.assert(
      fc.property(counts, (made) => {
        const shown = withheld({ ...made, absent: REASONS.reduce((sum, key) => sum + made[key], 0) })
        const hidden = REASONS.filter((key) => shown[key] === null)
        for (const key of REASONS) if (made[key] > 0 && made[key] < 5) expect(hidden).toContain(key)
        if (hidden.length > 0) expect(hidden.length).toBeGreaterThan(1)
        for (const key of REASONS) if (!hidden.includes(key)) expect(shown[key]).toBe(made[key])
        if (REASONS.every((key) => made[key] === 0 || made[key] >= 5)) expect(hidden).toEqual([])
      }),
    )
  })

  test('RN02 a column in which one facility withholds its number has no sum', () => {
    const row = (more: MonthCounts) => ({
      name: '',
      publicId: null,
      month: '2026-10',
      asOf: '',
      counts: { openDays: 20, attended: 40, ...more },
    })
    const columns = (['name', 'sick', 'family', 'attended', 'openDays', 'average'] as const).map((key) => ({ key, heading: key }))
    const full = { sick: 7, family: 9, suspended: 0, bereavement: 0, unknown: 0 }
    expect(sumsOf([row(full), row(full)], columns)).toEqual([null, 14, 18, 80, null, null])
    const few = row({ ...full, sick: 2 })
    expect(cellsOf(few, columns)).toEqual(['', FEWER, 9, 40, 20, 2])
    expect(sumsOf([row(full), few], columns)).toEqual([null, null, 18, 80, null, null])
  })

  test('RN02 a facility that was never counted says so and adds to no sum', () => {
    const none = { name: '浜町保育所', publicId: '12', month: '2026-10', counts: null, asOf: '' }
    expect(cellsOf(none, FIRST_LAYOUT).slice(0, 4)).toEqual(['12', '浜町保育所', UNCOUNTED, UNCOUNTED])
    expect(sumsOf([none], [{ key: 'attended', heading: '' }])).toEqual([0])
  })
})

test('RN02 延長実績 counts days, children and minutes of what is paid by use or by the month, and says 未集計 without a price', () => {
  const line = (day: string, slot: string, minutes: number) => ({
    ...{ day, slot, title: '', from: 0, to: 0, minutes, price: 100, yen: 0 },
    why: ['plan' as const],
  })
  const counts = countExtended(
    [
      { lines: [line('2026-10-01', 'morning', 20), line('2026-10-01', 'evening', 40), line('2026-10-02', 'evening', 30)] },
      { lines: [] },
      { lines: [line('2026-10-02', 'evening', 10)] },
    ],
    (_, slot) => (slot === 'morning' ? 'before' : 'after'),
  )
  expect(counts).toEqual({ extended: 3, extendedBefore: 1, extendedAfter: 3, extendedMinutes: 100, extendedChildren: 2 })
  const columns = [{ key: 'extended' as const, heading: '延長' }]
  const house = (made: MonthCounts) => ({ name: '', publicId: null, month: '2026-10', asOf: '', counts: made })
  expect(cellsOf(house(counts), columns)).toEqual([3])
  expect(cellsOf(house({ attended: 3 }), columns)).toEqual([UNCOUNTED])
  // A house without a price does not take the city's sum away.
  expect(sumsOf([house(counts), house({ attended: 3 })], columns)).toEqual([3])
})
