import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, startOf, weekdayOf } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { daysToKeep, nextOpeningDay } from '../../schema/presence/days-to-keep.ts'

const FRIDAY = '2026-11-27'
const closesAt = () => 19 * 60
const onWeekdays =
  (...closed: string[]) =>
  (day: string) =>
    weekdayOf(day) % 6 !== 0 && !closed.includes(day)

test('RB24 on Friday the tablet keeps Friday, Monday and Tuesday, until Tuesday’s closing', () => {
  expect(daysToKeep(FRIDAY, onWeekdays(), closesAt)).toEqual({
    days: [FRIDAY, '2026-11-30', '2026-12-01'],
    until: momentOf('2026-12-01', 19 * 60),
  })
})

test('RB24 a holiday on Monday makes Tuesday the next opening day, whatever the calendar calls it', () => {
  expect(nextOpeningDay(FRIDAY, onWeekdays('2026-11-30'))).toBe('2026-12-01')
  expect(nextOpeningDay('2026-12-28', onWeekdays(...['29', '30', '31'].map((day) => `2026-12-${day}`), '2027-01-01'))).toBe(
    '2027-01-04',
  )
  expect(nextOpeningDay(FRIDAY, (day) => day === '2026-11-29')).toBe('2026-11-29')
})

test('RB24 where Saturday is an opening day, Friday evening still has Monday', () => {
  const withSaturday = (day: string) => weekdayOf(day) !== 0
  expect(daysToKeep(FRIDAY, withSaturday, closesAt)).toEqual({
    days: [FRIDAY, '2026-11-28', '2026-11-30'],
    until: momentOf('2026-11-30', 19 * 60),
  })
})

test('RB24 on a Sunday today is kept although it is closed', () => {
  expect(daysToKeep('2026-11-29', onWeekdays(), closesAt).days).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
})

test('RB24 a nursery that does not open again keeps today, and what is kept ends', () => {
  expect(daysToKeep(FRIDAY, () => false, closesAt)).toEqual({ days: [FRIDAY], until: momentOf(FRIDAY, 19 * 60) })
})

test('RB24 whatever days are open, today is kept, the days are in order, and it ends after the last of them', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (open) => {
      const days = Array.from(open, (_, count) => addDays(FRIDAY, count))
      const kept = daysToKeep(FRIDAY, (day) => open[days.indexOf(day)] ?? false, closesAt)
      expect(kept.days[0]).toBe(FRIDAY)
      expect(kept.days).toEqual([...kept.days].sort())
      expect(kept.until).toBeGreaterThan(startOf(kept.days.at(-1) ?? ''))
      expect(kept.days.length).toBeLessThanOrEqual(3)
    }),
  )
})
