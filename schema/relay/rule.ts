// 申し送り: which of what the day's records say is worth telling the next shift, and what is still to be read.
import type { Gathered } from '../document/gathered.ts'
import type { Id } from '../kit/id.ts'

export const RELAY_STEPS = ['read', 'ended'] as const

export const LONGEST_RELAY = 400
/** Days one stands at most: what goes on for longer is a record of the child. */
export const MOST_DAYS = 31
/** Days of one list. */
export const MOST_LISTED_DAYS = 62

/** Of what a class's day offers to its diary, what the next shift has to know of it; who came and what was played is on the board and in the diary. */
const TOLD: readonly string[] = ['health', 'injury', 'child', 'family', 'absent']

/** What the records of the day offer, without what somebody has taken up already. */
export const offeredNow = (gathered: readonly Gathered[], taken: readonly { sources: readonly { id: Id }[] }[]): Gathered[] => {
  const known = new Set(taken.flatMap(({ sources }) => sources.map(({ id }) => id)))
  return gathered.filter(({ section, sources }) => TOLD.includes(section) && !sources.every(({ id }) => known.has(id)))
}
