import type { Nap } from '../../schema/care/rule.ts'
import { clockTime } from '../kit/format.ts'

/** When a child slept: 12:28–13:40; ？ where nobody wrote down that it fell asleep. */
export const sleptText = (naps: readonly Nap[]): string =>
  naps.map(({ from, to }) => `${from ? clockTime(from) : '？'}–${to ? clockTime(to) : ''}`).join(' ')
