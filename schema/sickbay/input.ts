import { id, moment, month, oneOf, strict } from '../kit/input.ts'
import { STEPS } from './rule.ts'

/** One step of one stay of a child. A stay is named by the step in that it began with. */
export const recordStep = strict({ id, childId: id, stayId: id, kind: oneOf(STEPS), at: moment })
export const monthQuery = strict({ month })
export const fileQuery = strict({ month, format: oneOf(['csv', 'xlsx']) })
