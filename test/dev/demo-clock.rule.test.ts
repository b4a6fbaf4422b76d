import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, weekdayOf } from '../../schema/kit/day.ts'
import { momentOf, timeOn } from '../../schema/kit/time.ts'
import { demoDayOf, demoMoment, demoOffset, isOpeningDay } from '../../worker/dev/demo-clock.ts'

const BEGINS = 7 * 60 + 50
const real = fc.integer({ min: momentOf('2025-01-01', 0), max: momentOf('2030-12-31', 0) })

test('a demo started on a Saturday shows the Friday before, at 7:50', () => {
  expect(demoMoment(momentOf('2026-11-21', 14 * 60), null)).toBe(momentOf('2026-11-20', BEGINS))
})

test('a demo started on a holiday Monday shows the Friday before', () => {
  expect(demoDayOf(momentOf('2026-11-23', 9 * 60))).toBe('2026-11-20')
})

test('a demo started on New Year’s Day shows the last opening day of December', () => {
  expect(demoDayOf(momentOf('2027-01-01', 10 * 60))).toBe('2026-12-28')
})

test('a demo started on an opening day shows that day from 7:50, however early or late it is', () => {
  for (const minute of [0, BEGINS, 23 * 60 + 59]) {
    expect(demoMoment(momentOf('2026-11-24', minute), null)).toBe(momentOf('2026-11-24', BEGINS))
  }
})

test('a second start on the same day goes on from the last moment anyone has seen', () => {
  const seen = momentOf('2026-11-24', 8 * 60 + 32)
  expect(demoMoment(momentOf('2026-11-24', 15 * 60), seen)).toBe(seen)
})

test('the next opening day begins at 7:50 again', () => {
  const seen = momentOf('2026-11-24', 8 * 60 + 32)
  expect(demoMoment(momentOf('2026-11-25', 9 * 60), seen)).toBe(momentOf('2026-11-25', BEGINS))
})

test('the demo’s time never goes back, and the offset leads exactly to it', () => {
  fc.assert(
    fc.property(real, fc.option(real, { nil: null }), (at, seen) => {
      const moment = demoMoment(at, seen)
      expect(moment).toBeGreaterThanOrEqual(seen ?? 0)
      expect(at + demoOffset(at, seen)).toBe(moment)
    }),
  )
})

test('a fresh demo is always at 7:50 of an opening weekday that is not in the future', () => {
  fc.assert(
    fc.property(real, (at) => {
      const day = dayOf(demoMoment(at, null))
      expect(timeOn(day, demoMoment(at, null))).toBe(BEGINS)
      expect(isOpeningDay(day)).toBe(true)
      expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day))
      expect(day <= dayOf(at)).toBe(true)
      expect(day >= addDays(dayOf(at), -10)).toBe(true)
    }),
  )
})
