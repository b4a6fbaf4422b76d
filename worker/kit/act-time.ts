// How far the moment of an act may lie from now: a tablet that was without a line brings those of the last days, a clock may run a little ahead.
import { MINUTE } from '../../schema/kit/day.ts'

export const OLDEST_DAYS = 7
export const AHEAD = 2 * MINUTE
