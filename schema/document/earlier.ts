// Which papers a new one is copied from: of the period before, and of the same time last year (RG04).
import { addDays, type Day } from '../kit/day.ts'
import { type Cadence, periodOf } from './kind.ts'

/** Papers that begin on one of these days. */
export interface Span {
  from: Day
  to: Day
}

export interface Earlier {
  /** The period before; of daily papers the week before, because not every day has one. */
  before: Span
  /** A year ago; of days and weeks those with the same weekdays. */
  lastYear: Span
}

/** A year of whole weeks. */
const WEEKS_OF_YEAR = 364

/** @param startsOn the first day of a period */
export function earlierThan(cadence: Cadence, startsOn: Day): Earlier {
  const to = addDays(startsOn, -1)
  const byWeek = cadence === 'day' || cadence === 'week'
  const yearAgo = byWeek ? addDays(startsOn, -WEEKS_OF_YEAR) : `${Number(startsOn.slice(0, 4)) - 1}${startsOn.slice(4)}`
  return {
    before: cadence === 'day' ? { from: addDays(startsOn, -7), to } : only(periodOf(cadence, to).startsOn),
    lastYear: only(yearAgo),
  }
}

const only = (day: Day): Span => ({ from: day, to: day })
