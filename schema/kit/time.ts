// A Time is minutes after midnight in Japan, an integer: 8:30 is 510. Care that crosses midnight runs on past 1440.
import { type Day, MINUTE, type Moment, startOf } from './day.ts'

/** Minutes after the day's midnight, Japan time. */
export type Time = number

const PATTERN = /^([01]?\d|2[0-3]):([0-5]\d)$/

/** Reads `8:30` or `08:30`; null when it is not a time of day. */
export function readTime(text: string): Time | null {
  const match = PATTERN.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}
/** Writes `8:30`, without a leading zero, as the paper forms do. */
export const showTime = (time: Time): string => `${Math.floor(time / 60) % 24}:${String(time % 60).padStart(2, '0')}`
/** Writes `08:30`, as inputs and the API do. */
export const writeTime = (time: Time): string => showTime(time).padStart(5, '0')
/** The minute of `day` in which a moment falls; more than 1440 after that day's end, negative before it. */
export const timeOn = (day: Day, moment: Moment): Time => Math.floor((moment - startOf(day)) / MINUTE)
/** The moment of a time on a day. */
export const momentOf = (day: Day, time: Time): Moment => startOf(day) + time * MINUTE
