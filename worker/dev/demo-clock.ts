// The demo's clock. A demo opened in the evening or on a Sunday would show an empty house, so its day begins at 7:50 of an opening day.
import { addDays, type Day, dayOf, type Moment, weekdayOf } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { isPublicHoliday } from '../facility/day-rules.ts'

const BEGINS_AT = 7 * 60 + 50

/** Monday to Friday, and neither a national holiday nor the turn of the year. */
export const isOpeningDay = (day: Day): boolean => {
  const weekday = weekdayOf(day)
  return weekday >= 1 && weekday <= 5 && !isPublicHoliday(day)
}

/** The opening day a demo shows: today, else the last one before. */
export function demoDayOf(real: Moment): Day {
  let day = dayOf(real)
  while (!isOpeningDay(day)) day = addDays(day, -1)
  return day
}

/**
 * The moment it is in the demo when it is started at `real`: 7:50 of the demo's day, or the latest moment the demo has been at before
 * (`seen`: its clock when it stopped, and the last fact anyone wrote). A demo's time never goes back, whatever day it is.
 */
export const demoMoment = (real: Moment, seen: Moment | null): Moment => Math.max(momentOf(demoDayOf(real), BEGINS_AT), seen ?? 0)

/** Milliseconds to add to the real clock (CLOCK_OFFSET) so that it is `demoMoment` at `real`. */
export const demoOffset = (real: Moment, seen: Moment | null): number => demoMoment(real, seen) - real
