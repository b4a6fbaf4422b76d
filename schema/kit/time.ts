// A Time is minutes after midnight in Japan, an integer: 8:30 is 510. Care that crosses midnight runs on past 1440.
import { type Day, MINUTE, type Moment, startOf } from './day.ts'

/** Minutes after the day's midnight, Japan time. */
export type Time = number

/** Where the next day begins. */
export const MIDNIGHT: Time = 1440

const PATTERN = /^(\d?\d):([0-5]\d)$/

/** Reads `8:30`, and `25:30` of the night behind a day; null when it is neither. */
export function readEndTime(text: string): Time | null {
  const match = PATTERN.exec(text)
  const time = match ? Number(match[1]) * 60 + Number(match[2]) : 2 * MIDNIGHT
  return time < 2 * MIDNIGHT ? time : null
}
/** Reads `8:30` or `08:30`; null when it is not a time of day. */
export function readTime(text: string): Time | null {
  const time = readEndTime(text)
  return time !== null && time < MIDNIGHT ? time : null
}
const clock = (time: Time): string => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`
/** Writes `8:30`, without a leading zero, as the paper forms do; behind midnight `翌1:30`. */
export const showTime = (time: Time): string => (time < MIDNIGHT ? clock(time) : `翌${clock(time - MIDNIGHT)}`)
/** Writes `08:30`, as inputs and the API do; behind midnight `25:30`. */
export const writeTime = (time: Time): string => clock(time).padStart(5, '0')
/** The minute of `day` in which a moment falls; more than 1440 after that day's end, negative before it. */
export const timeOn = (day: Day, moment: Moment): Time => Math.floor((moment - startOf(day)) / MINUTE)
/** The moment of a time on a day. */
export const momentOf = (day: Day, time: Time): Moment => startOf(day) + time * MINUTE
