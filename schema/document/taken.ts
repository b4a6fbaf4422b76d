// What is taken along of papers: where those of a month stand, and what was decided over a month or a fiscal year.
import * as v from 'valibot'
import { day, id, oneOf, strict } from '../kit/input.ts'
import { PURPOSES } from './purpose.ts'

/** Days of one file of what was decided: a fiscal year. */
export const MOST_DECIDED_DAYS = 366

export const listFile = strict({ from: day, to: day, format: oneOf(['csv', 'xlsx']) })
export type ListFile = v.InferOutput<typeof listFile>
/** Of one class and its children, or of the whole house. */
export const decidedFile = strict({ from: day, to: day, class: v.optional(id), purpose: oneOf(PURPOSES) })
export type DecidedFile = v.InferOutput<typeof decidedFile>
