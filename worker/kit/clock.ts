import type { Moment } from '../../schema/kit/day.ts'
import type { Env } from './env.ts'

/** The one clock of the server. In a demo or test deployment it may be shifted, and a test may name the moment of a request. */
export function clockOf(env: Env, named?: string | undefined): Moment {
  if (env.MODE === 'test' && named) return Number(named)
  const offset = env.MODE === 'production' ? 0 : Number(env.CLOCK_OFFSET ?? 0)
  return Date.now() + offset
}

/** The machine's own clock, for waiting and alarms; never for what is written down. */
export const wallClock = (): Moment => Date.now()
