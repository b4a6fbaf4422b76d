// 書く時間: how long papers take, how much of them came out of records, and how long they wait. Evidence for 省力化, never a measure of a person:
// everybody sees their own time, whoever leads the house a sum without names.
import type { Day, Moment } from '../kit/day.ts'
import { dayOf, daysBetween, MINUTE } from '../kit/day.ts'
import { foldSteps, type Step } from './approval.ts'
import { dueOn, type Kind } from './kind.ts'

/** Who has not typed for this long does something else. */
export const IDLE_AFTER = MINUTE
/** Seconds of one act: what piles up without a line is told in pieces. */
export const MOST_SECONDS = 3_600

/** Active writing: the time between two strokes, unless the writer did something else in between. */
export interface Stopwatch {
  ms: number
  last: Moment | null
}
export const STOPPED: Stopwatch = { ms: 0, last: null }

/** The stopwatch after one more stroke. A clock that was set back counts nothing. */
export function stroke({ ms, last }: Stopwatch, at: Moment): Stopwatch {
  const gap = last === null ? 0 : at - last
  return { ms: ms + (gap > 0 && gap <= IDLE_AFTER ? gap : 0), last: at }
}

/** What is known of one paper. */
export interface Timed {
  kind: Kind
  startsOn: Day
  seconds: number
  ownSeconds: number
  /** Fields with a text, and of them those into which something was taken that was offered. */
  fields: number
  prefilled: number
  steps: readonly Step[]
}

export interface Minutes {
  kind: string
  title: string
  papers: number
  minutes: number
  fields: number
  prefilled: number
  /** Days from the day a paper was due to its 決裁, in the middle of those that have one; negative: before it was due. */
  days: number | null
}

/** By kind, in the order in which they come. @param of whose seconds count; papers without any are left out */
export function minutesOf(papers: readonly Timed[], of: 'seconds' | 'ownSeconds'): Minutes[] {
  return [
    ...Map.groupBy(
      papers.filter((one) => one[of] > 0),
      ({ kind }) => kind.key,
    ),
  ].map(([key, own]) => {
    const sum = (count: (one: Timed) => number) => own.reduce((all, one) => all + count(one), 0)
    return {
      kind: key,
      title: own[0]?.kind.title ?? key,
      papers: own.length,
      minutes: Math.round(sum((one) => one[of]) / 60),
      fields: sum(({ fields }) => fields),
      prefilled: sum(({ prefilled }) => prefilled),
      days: middle(own.flatMap((one) => waited(one) ?? [])),
    }
  })
}

/** Days between the due day and 決裁; null while there is none. */
function waited({ kind, startsOn, steps }: Timed): number | null {
  const { stamps, at } = foldSteps(kind.approval, steps)
  const decided = at === 'decided' ? stamps.at(-1)?.step.at : undefined
  return decided === undefined ? null : daysBetween(dueOn(kind, startsOn), dayOf(decided))
}

function middle(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
