// 慣らし保育 in one gesture: how many days until when. The days are those on which the child comes, so a weekend or a holiday between takes none away.
import { type Day, weekdayOf } from '../kit/day.ts'
import type { Time } from '../kit/time.ts'

/** Some days until the same time. */
export interface SettlingRow {
  days: number
  leave: Time | null
  meals: boolean
}

/** What a 慣らし begins with; each house changes it on the screen. Three mornings, three with the meal, four with the nap. */
export const FIRST_ROWS: readonly SettlingRow[] = [
  { days: 3, leave: 11 * 60, meals: false },
  { days: 3, leave: 12 * 60 + 30, meals: true },
  { days: 4, leave: 15 * 60, meals: true },
]

/** A step of a plan, as it is written. */
export interface Step {
  from: Day
  to: Day
  arrive: Time
  leave: Time
  meals: boolean
}

/** A day as a plan lists it. */
export interface ComingDay {
  day: Day
  open: boolean
  /** The hours of the contract's week; null on a day at home. */
  usual: [Time, Time] | null
}

/**
 * Steps from a day on. Of a child whose week nobody has said, every open day but Saturday is one.
 * @returns null where a row has no time, or the days known do not reach
 */
export function settlingSteps(days: readonly ComingDay[], from: Day, arrive: Time, rows: readonly SettlingRow[]): Step[] | null {
  const known = days.some(({ usual }) => usual !== null)
  const coming = days.filter(({ day, open, usual }) => day >= from && open && (known ? usual !== null : !isSaturday(day)))
  const steps: Step[] = []
  let place = 0
  for (const { days: count, leave, meals } of rows) {
    const [first, last] = [coming[place], coming[place + count - 1]]
    if (leave === null || count < 1 || !first || !last) return null
    steps.push({ from: first.day, to: last.day, arrive, leave, meals })
    place += count
  }
  return steps
}

const isSaturday = (day: Day): boolean => weekdayOf(day) === 6
