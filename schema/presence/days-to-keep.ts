// For how long a tablet can do without a line: to the closing of the next opening day, and one more. On Friday evening it has what it needs for
// Monday morning, also where Saturday is an opening day.
import type { AllergyCard } from '../allergy/rule.ts'
import { addDays, type Day, MINUTE, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import type { PackedBoard } from './pack-board.ts'

/** As far ahead as an opening day is looked for; no nursery is closed for longer. */
export const LOOK_AHEAD = 40

/** The first day after `day` on which the facility is open; undefined when there is none in sight. */
export const nextOpeningDay = (day: Day, isOpen: (day: Day) => boolean): Day | undefined =>
  Array.from({ length: LOOK_AHEAD }, (_, count) => addDays(day, count + 1)).find(isOpen)

export interface DaysToKeep {
  /** Today, open or not, and the next two opening days. */
  days: Day[]
  /** When what is kept is no longer to be trusted. */
  until: Moment
}

/**
 * The days of which a tablet keeps the roster.
 * @param closesAt the facility's closing time on a day, minutes after midnight
 */
export function daysToKeep(today: Day, isOpen: (day: Day) => boolean, closesAt: (day: Day) => Time): DaysToKeep {
  const next = nextOpeningDay(today, isOpen)
  const after = next && nextOpeningDay(next, isOpen)
  const days = [today, ...(next ? [next] : []), ...(after ? [after] : [])]
  const last = days.at(-1) ?? today
  return { days, until: startOf(last) + closesAt(last) * MINUTE }
}

/** 名簿 of one day. */
export interface RosterDay {
  board: PackedBoard
  /** Who may fetch each child, in order. Nobody whom a block keeps from it. */
  people: Record<Id, [relationship: string, name: string, pickupId: Id][]>
}

export interface Roster {
  until: Moment
  days: RosterDay[]
  /** 誤食 when the line is gone: of children about whose food there is a paper or a plan. */
  cards: Record<Id, AllergyCard>
}
