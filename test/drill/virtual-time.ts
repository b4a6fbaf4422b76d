// A clock that goes as fast as the work allows: many clients wait on it for minutes that take no time.
import { setImmediate as turn } from 'node:timers/promises'
import type { Moment } from '../../schema/kit/day.ts'

/** Turns in which what a moment set going comes to rest: the worker in this process waits for nothing but itself. */
const REST = 3

export interface VirtualTime {
  now(): Moment
  later(work: () => void, ms: number): number
  cancel(timer: number | undefined): void
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>
  /** Goes on until a moment. */
  runTo(moment: Moment): Promise<void>
}

export function virtualTime(begins: Moment): VirtualTime {
  let [now, last] = [begins, 0]
  const waiting = new Map<number, { at: Moment; work: () => void }>()
  const later = (work: () => void, ms = 0): number => {
    last += 1
    waiting.set(last, { at: now + Math.max(0, ms), work })
    return last
  }
  return {
    now: () => Math.round(now),
    later,
    cancel: (timer) => {
      if (timer !== undefined) waiting.delete(timer)
    },
    wait: (ms) => new Promise((settle) => later(() => settle(), ms)),
    runTo: async (moment) => {
      for (;;) {
        let next: [number, { at: Moment; work: () => void }] | undefined
        for (const one of waiting) if (next === undefined || one[1].at < next[1].at) next = one
        if (next === undefined || next[1].at > moment) break
        waiting.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].work()
        for (let count = 0; count < REST; count++) await turn()
      }
      now = moment
    },
  }
}
