// A Day is a calendar date in Japan, written YYYY-MM-DD. Japan has no daylight saving, so UTC arithmetic plus nine hours is exact.

/** Calendar date in Japan time, `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string
/** Calendar month in Japan time, `YYYY-MM`. */
export type Month = string
/** Epoch milliseconds, UTC. */
export type Moment = number

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
const DAY_MS = 24 * HOUR
const JAPAN = 9 * HOUR
const DAY_PATTERN = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

// Folds ask for the same days thousands of times, and parsing would be most of what they do.
const MOST_KNOWN = 1000
const known = new Map<Day, Moment>()
function utc(day: Day): Moment {
  const found = known.get(day)
  if (found !== undefined) return found
  const moment = Date.parse(`${day}T00:00:00Z`)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(day, moment)
  return moment
}

/** True for a date that exists, 1900–2199. `2026-02-30` is false. */
export const isDay = (text: string): boolean => DAY_PATTERN.test(text) && new Date(utc(text)).toISOString().startsWith(text)
/** The Japan calendar date of a moment. */
export const dayOf = (moment: Moment): Day => new Date(moment + JAPAN).toISOString().slice(0, 10)
/** The moment a day begins in Japan. */
export const startOf = (day: Day): Moment => utc(day) - JAPAN
/** The day `count` days later (earlier if negative). */
export const addDays = (day: Day, count: number): Day => new Date(utc(day) + count * DAY_MS).toISOString().slice(0, 10)
/** Whole days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (utc(to) - utc(from)) / DAY_MS
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay()
/** The Monday of the week a day is in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))
/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (later(a, b) === a ? b : a)

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** True for a month `YYYY-MM`, 1900–2199. */
export const isMonth = (text: string): boolean => isDay(`${text}-01`)
/** First and last day of a month. */
export function monthRange(month: Month): { from: Day; to: Day } {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return { from: `${month}-01`, to: new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10) }
}
/** The month `count` months later (earlier if negative). */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7)
}

/**
 * The day that many months after another, as ages and spans are counted: a month without that day gives the first of the next (civil code
 * art. 143), so who was born on the 29th of February is one year old from the 1st of March.
 */
export function monthsAfter(day: Day, months: number): Day {
  const { from, to } = monthRange(addMonths(day.slice(0, 7), months))
  return addDays(from, Math.min(Number(day.slice(8)) - 1, Number(to.slice(8))))
}

/** The fiscal year (年度, April–March) a day belongs to. */
export function fiscalYearOf(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '04-01' ? year : year - 1
}

/**
 * Class age (クラス年齢) in a fiscal year: full years on its first day, kept until March 31.
 * A person ages at the end of the day before the birthday, so April 1 belongs to the older year and April 2 is the first of the next.
 * A child born inside the year is 0. Source: domain rules §2 (年齢計算ニ関する法律).
 */
export function classAgeOf(birthDay: Day, fiscalYear: number): number {
  const age = fiscalYear - Number(birthDay.slice(0, 4)) - (birthDay.slice(5) > '04-01' ? 1 : 0)
  return Math.max(0, age)
}
