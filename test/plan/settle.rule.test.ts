import { describe, expect, test } from 'vitest'
import { type Day, daysFrom, weekdayOf } from '../../schema/kit/day.ts'
import { FIRST_ROWS, settlingSteps } from '../../schema/plan/settle.ts'

const HOLIDAY = '2026-11-23'
const days = (knows = true) =>
  daysFrom('2026-11-19', '2026-12-20').map((day: Day) => {
    const open = weekdayOf(day) !== 0 && day !== HOLIDAY
    return { day, open, usual: knows && open && weekdayOf(day) !== 6 ? ([510, 1020] as [number, number]) : null }
  })

describe('RB32 慣らし保育 in one gesture', () => {
  test('RB32 rows of so many days become steps; weekends and holidays take none away', () => {
    // Thu 19, Fri 20, [Sat, Sun, holiday] Tue 24 · Wed 25, Thu 26, Fri 27 · Mon 30 to Thu 3
    expect(settlingSteps(days(), '2026-11-19', 540, FIRST_ROWS)).toEqual([
      { from: '2026-11-19', to: '2026-11-24', arrive: 540, leave: 660, meals: false },
      { from: '2026-11-25', to: '2026-11-27', arrive: 540, leave: 750, meals: true },
      { from: '2026-11-30', to: '2026-12-03', arrive: 540, leave: 900, meals: true },
    ])
  })

  test('RB32 of a child whose week nobody has said yet, open weekdays are days', () => {
    const [first] = settlingSteps(days(false), '2026-11-20', 540, [{ days: 2, leave: 660, meals: false }]) ?? []
    expect([first?.from, first?.to]).toEqual(['2026-11-20', '2026-11-24'])
  })

  test('RB32 a row without a time, of no day, or beyond the days known is not guessed', () => {
    expect(settlingSteps(days(), '2026-11-19', 540, [{ days: 1, leave: null, meals: true }])).toBeNull()
    expect(settlingSteps(days(), '2026-11-19', 540, [{ days: 0, leave: 660, meals: true }])).toBeNull()
    expect(settlingSteps(days(), '2026-11-19', 540, [{ days: 99, leave: 660, meals: true }])).toBeNull()
  })
})
