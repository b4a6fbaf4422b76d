// 紙から転記: a line of the paper as it is typed, and what is wrong with it.
import type { Day, Moment } from '../kit/day.ts'
import { momentOf, readTime, type Time } from '../kit/time.ts'

/** A child's line: times as typed (`8:32`, `832`), who received the child, who fetched it. */
export interface PaperLine {
  arrive: string
  seenBy: string
  leave: string
  person: string
}

/**
 * arrive, leave: no time. order: leaving is not after coming. future: still to come. alone: a name without its time.
 * no_arrival: leaving, and nobody has written that the child came.
 */
export type PaperFault = 'arrive' | 'leave' | 'order' | 'future' | 'alone' | 'no_arrival'

export interface ReadLine {
  arrive: Moment | null
  leave: Moment | null
  fault: PaperFault | null
}

/** Reads `8:32`, `832`, `８：３２`; null when it is no time of day. */
export function readPaperTime(text: string): Time | null {
  const tidy = text.normalize('NFKC').replace(/\s/g, '')
  return readTime(/^\d{3,4}$/.test(tidy) ? `${tidy.slice(0, -2)}:${tidy.slice(-2)}` : tidy)
}

export const isEmptyLine = (line: PaperLine): boolean => Object.values(line).every((text) => text.trim() === '')

/** @param cameAt when the child came, as it is recorded already; null: it is not */
export function readLine(line: PaperLine, day: Day, now: Moment, cameAt: Moment | null): ReadLine {
  const read = (text: string): Moment | null | undefined => {
    if (text.trim() === '') return null
    const time = readPaperTime(text)
    return time === null ? undefined : momentOf(day, time)
  }
  const [arrive, leave] = [read(line.arrive), read(line.leave)]
  const fault = (): PaperFault | null => {
    if (arrive === undefined) return 'arrive'
    if (leave === undefined) return 'leave'
    if ((arrive ?? 0) > now || (leave ?? 0) > now) return 'future'
    if ((line.seenBy.trim() && arrive === null) || (line.person.trim() && leave === null)) return 'alone'
    if (leave === null) return null
    const came = arrive ?? cameAt
    if (came === null) return 'no_arrival'
    return leave > came ? null : 'order'
  }
  return { arrive: arrive ?? null, leave: leave ?? null, fault: fault() }
}
