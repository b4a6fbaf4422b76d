import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import { type CountRow, countTimesOn, foldCounts } from '../../schema/roll/count.ts'

const DAY = '2026-11-20'
const at = (time: string) => momentOf(DAY, readTime(time) ?? 0)
const TIMES = [10 * 60, 15 * 60 + 30]
let made = 0
const count = (time: string, counted: number, expected: number): CountRow => {
  made += 1
  return {
    id: `c${String(made).padStart(3, '0')}`,
    classId: 'rabbit',
    at: at(time),
    counted,
    expected,
    settles: null,
    reason: null,
  }
}
const because = (of: CountRow, time: string): CountRow => ({
  ...count(time, 0, 0),
  counted: null,
  expected: null,
  settles: of.id,
  reason: 'トイレにいました',
})
const fold = (rows: CountRow[], now: string) => foldCounts(rows, TIMES, DAY, at(now))
const states = (rows: CountRow[], now: string) => fold(rows, now).slots.map(({ state }) => state)

describe('RB13 人数確認', () => {
  test('a set time is due at its time, missed half an hour later, done by a count near it', () => {
    expect(states([], '9:59')).toEqual(['coming', 'coming'])
    expect(states([], '10:00')).toEqual(['due', 'coming'])
    expect(states([], '10:30')).toEqual(['missed', 'coming'])
    expect(states([count('9:45', 18, 18)], '10:30')).toEqual(['done', 'coming'])
    expect(states([count('9:30', 18, 18)], '10:30')).toEqual(['missed', 'coming'])
    expect(states([count('10:50', 18, 18)], '11:00')).toEqual(['done', 'coming'])
  })
  test('a difference stays until a later count agrees', () => {
    const wrong = count('10:02', 17, 18)
    expect(fold([wrong], '14:00')).toMatchObject({ differs: true, last: { counted: 17, expected: 18 } })
    expect(fold([wrong, count('10:05', 18, 18)], '14:00').differs).toBe(false)
    expect(fold([count('9:58', 18, 18), wrong], '14:00').differs).toBe(true)
  })
  test('or until a person has said why, which is kept', () => {
    const wrong = count('10:02', 17, 18)
    expect(fold([wrong, because(wrong, '10:06')], '14:00')).toMatchObject({ differs: false, reason: 'トイレにいました' })
    const again = count('10:20', 16, 18)
    expect(fold([wrong, because(wrong, '10:06'), again], '14:00').differs).toBe(true)
  })
  test('RM07 the first weeks of April have more set times', () => {
    const settings = { headCountTimes: TIMES, aprilCountTimes: [9 * 60 + 30, 10 * 60], aprilUntil: 21 }
    expect(countTimesOn('2026-04-01', settings)).toEqual([570, 600, 930])
    expect(countTimesOn('2026-04-21', settings)).toEqual([570, 600, 930])
    expect(countTimesOn('2026-04-22', settings)).toEqual(TIMES)
    expect(countTimesOn('2026-05-01', settings)).toEqual(TIMES)
    expect(countTimesOn('2026-04-01', {})).toEqual([])
  })
  test('any order and any repetition gives the same state, and only an unequal last count differs', () => {
    const anyRow = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      classId: fc.constant('rabbit'),
      at: fc.integer({ min: at('9:00'), max: at('16:00') }),
      counted: fc.integer({ min: 16, max: 18 }),
      expected: fc.integer({ min: 16, max: 18 }),
      settles: fc.constant(null),
      reason: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 4 }), (rows) => {
        const state = foldCounts(rows, TIMES, DAY, at('17:00'))
        expect(foldCounts([...rows, ...rows].reverse(), TIMES, DAY, at('17:00'))).toEqual(state)
        expect(state.differs).toBe(state.last !== null && state.last.counted !== state.last.expected)
      }),
    )
  })
})
