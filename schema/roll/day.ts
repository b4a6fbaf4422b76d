// The groups and counts of one day, as they travel. No name of a child: whoever reads it has the board.
import type { Day } from '../kit/day.ts'
import type { Time } from '../kit/time.ts'
import type { CountRow } from './count.ts'
import type { RoomMove } from './room.ts'
import type { Outing, Step } from './rule.ts'

/** A group with everything that happened in it, for `foldOuting`. */
export interface OutingOnDay extends Outing {
  /** Who leads. */
  by: string
  steps: Step[]
}

export interface RollDay {
  day: Day
  outings: OutingOnDay[]
  counts: CountRow[]
  /** The set times of that day. */
  countTimes: Time[]
  moves: RoomMove[]
  /** The rooms the facility names on that day. */
  rooms: string[]
}
