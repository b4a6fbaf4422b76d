// Rate classes: a first wall against floods and loops, per isolate and per caller, in a sliding minute. Guessing of secrets is counted
// exactly in the directory (account/throttle.ts); a whole-network flood is the platform's to stop.
import type { MiddlewareHandler } from 'hono'
import { MINUTE } from '../../schema/kit/day.ts'
import type { App } from './context.ts'
import { tooMany } from './fail.ts'
import { sourceOf } from './source.ts'
import { tag } from './tag.ts'

/** Calls a minute for one sign-in (or one source, when nobody is signed in). */
export const RATE_CLASSES = {
  open: 600,
  sign_in: 60,
  /** Fifty families at a 説明会 are one source, and look, join and sign in within minutes. */
  join: 600,
  read: 600,
  /** A tablet that was without a line brings the acts of a whole day within seconds. */
  write: 1_500,
  export: 30,
  /** Pictures of a day, small ones and then a few large: a week's books of two children, scrolled through. */
  picture: 900,
  /** Pictures of five classes, brought after a day without a line. */
  upload: 200,
  import: 20,
} as const
export type RateClass = keyof typeof RATE_CLASSES

/** Where nobody has to be signed in. */
const OF_ANYONE: readonly RateClass[] = ['open', 'sign_in', 'join']

interface Window {
  start: number
  count: number
}
const windows = new Map<string, Window>()
const MOST_WINDOWS = 20_000

/** Counts one call; returns seconds to wait, or 0. */
export function spend(key: string, limit: number, now: number): number {
  const window = windows.get(key)
  if (!window || now - window.start >= MINUTE || now < window.start) {
    if (windows.size >= MOST_WINDOWS) windows.clear()
    windows.set(key, { start: now, count: 1 })
    return 0
  }
  window.count += 1
  return window.count > limit ? Math.ceil((window.start + MINUTE - now) / 1000) : 0
}

/** Marks a route with its rate class and enforces it. */
export const rate = (name: RateClass): MiddlewareHandler<App> =>
  tag({ rate: name }, async (c, next) => {
    // A cookie proves nothing yet: where no sign-in is asked for, anyone could bring a new one with every call.
    const signedIn = OF_ANYONE.includes(name) ? undefined : c.get('token')?.hash
    const caller = signedIn ?? sourceOf(c)
    const wait = spend(`${name}:${caller}`, RATE_CLASSES[name], Date.now())
    if (wait > 0) throw tooMany(wait)
    await next()
  })
