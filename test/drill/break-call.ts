// Breaking the n-th call a piece of work makes to anything outside: to a database, to a push service, to the mail service.
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import type { Env } from '../../worker/kit/env.ts'
import { limited } from '../kit/limited-d1.ts'

/** Before it was carried out; after it was, so that only the answer is lost; or there is never an answer. */
export const WAYS = ['before', 'after', 'hang'] as const
export type Way = (typeof WAYS)[number]

/** Turns in which everything that does not hang comes to rest. */
const REST = 12

export interface Broken<Result> {
  /** What the work came to; null when it hangs. */
  result: Result | null
  /** False when the work made fewer calls. */
  reached: boolean
}

/**
 * Does some work over bindings of which the call at `place` (from 1) breaks.
 * @param calm milliseconds after which nothing goes on any more beside a call that hangs
 */
export async function breaking<Result>(
  env: Env,
  place: number,
  way: Way,
  work: (env: Env) => Promise<Result>,
  calm: number,
): Promise<Broken<Result>> {
  let calls = 0
  let hung: () => void = () => undefined
  const hangs = new Promise<null>((settle) => {
    hung = () => settle(null)
  })
  const fault = (): Way | null => {
    calls += 1
    if (calls !== place) return null
    if (way === 'hang') hung()
    return way
  }
  const limits = { statements: 0, fault }
  const around = {
    ...env,
    DIRECTORY: limited(env.DIRECTORY, limits),
    SHARD_1: limited(env.SHARD_1 as Env['DIRECTORY'], limits),
    SHARD_2: limited(env.SHARD_2 as Env['DIRECTORY'], limits),
  }
  const real = globalThis.fetch
  globalThis.fetch = async (...given) => {
    const broken = fault()
    if (broken === 'before') throw new TypeError('fetch failed')
    if (broken === 'hang') return new Promise<Response>(() => undefined)
    const answer = await real(...given)
    if (broken === 'after') throw new TypeError('fetch failed')
    return answer
  }
  try {
    const result = await Promise.race([work(around), hangs])
    for (let count = 0; count < REST; count++) await turn()
    // Beside a call that hangs something may still go on; what it does belongs to this work, not to the next.
    if (way === 'hang' && calls >= place) await pause(calm)
    return { result, reached: calls >= place }
  } finally {
    globalThis.fetch = real
  }
}

/** Does some work of which every break is an error that would be logged. */
export async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { console: real } = globalThis
  globalThis.console = Object.assign(Object.create(real) as Console, { log: () => undefined })
  try {
    return await work()
  } finally {
    globalThis.console = real
  }
}
