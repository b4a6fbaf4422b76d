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

/**
 * What the records of the day offer, without what somebody has taken up already. What stands in two places of a diary, as an absence does among
 * the absent and in the child's own line, is offered once.
 */
export function offeredNow(gathered: readonly Gathered[], taken: readonly { sources: readonly { id: Id }[] }[]): Gathered[] {
  const known = new Set(taken.flatMap(({ sources }) => sources.map(({ id }) => id)))
  const offered: Gathered[] = []
  for (const one of gathered) {
    if (!TOLD.includes(one.section) || one.sources.every(({ id }) => known.has(id))) continue
    for (const { id } of one.sources) known.add(id)
    offered.push(one)
  }
  return offered
}
