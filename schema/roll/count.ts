// 人数確認: counts by eye at set times against the children held to be there. A difference stays until it is explained or a later count agrees.
import { type Day, MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { momentOf, type Time } from '../kit/time.ts'

/** How long before a set time a count is one for it, and how long after it may come before it was missed. */
const BEFORE = 20 * MINUTE
const AFTER = 30 * MINUTE

/** The times at which every class counts; the first weeks of April have more (RM07). */
export interface CountTimes {
  headCountTimes?: readonly Time[] | undefined
  aprilCountTimes?: readonly Time[] | undefined
  /** Up to and including this day of April. */
  aprilUntil?: number | undefined
}

/** The set times of a day, in order, each once. */
export function countTimesOn(day: Day, { headCountTimes = [], aprilCountTimes = [], aprilUntil = 0 }: CountTimes): Time[] {
  const spring = day.slice(5, 7) === '04' && Number(day.slice(8)) <= aprilUntil
  return [...new Set([...headCountTimes, ...(spring ? aprilCountTimes : [])])].sort((a, b) => a - b)
}

export interface CountRow {
  id: Id
  classId: Id
  at: Moment
  counted: number | null
  expected: number | null
  settles: Id | null
  reason: string | null
}

/** coming: not yet. due: should be counted now. done. missed: its time passed without a count. */
export type SlotState = 'coming' | 'due' | 'done' | 'missed'

export interface CountState {
  slots: { time: Time; state: SlotState; at: Moment | null }[]
  /** The last count. */
  last: { id: Id; at: Moment; counted: number; expected: number } | null
  /** The last count differed and nobody has said why. */
  differs: boolean
  /** Why it differed, once somebody has. */
  reason: string | null
}

/** Folds the counts of one class; any order, any repetition. */
export function foldCounts(rows: readonly CountRow[], times: readonly Time[], day: Day, now: Moment): CountState {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()]
  const counts = unique
    .flatMap(({ id, at, counted, expected }) => (counted === null || expected === null ? [] : [{ id, at, counted, expected }]))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const last = counts.at(-1) ?? null
  const settled =
    last && unique.filter(({ settles }) => settles === last.id).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0]
  const unequal = last !== null && last.counted !== last.expected
  const slots = times.map((time, index) => {
    const due = momentOf(day, time)
    const next = times[index + 1]
    const until = next === undefined ? Number.POSITIVE_INFINITY : momentOf(day, next) - BEFORE
    const at = counts.find((count) => count.at >= due - BEFORE && count.at < Math.max(until, due))?.at ?? null
    const state: SlotState = at !== null ? 'done' : now < due ? 'coming' : now < due + AFTER ? 'due' : 'missed'
    return { time, state, at }
  })
  return { slots, last, differs: unequal && !settled, reason: unequal ? (settled?.reason ?? null) : null }
}
