import * as v from 'valibot'
import { day, listOf, oneOf, strict } from '../kit/input.ts'
import { HOWS } from '../meal/eating.ts'

const setting = strict({
  /** What may be said of the tray beside 主食 and 副食. */
  hows: listOf(oneOf(HOWS), 0, HOWS.length),
  /** プール可否 is asked from a day to a day, and never outside of it. */
  pool: v.nullable(
    v.pipe(
      strict({ from: day, to: day }),
      v.forward(
        v.check(({ from, to }) => from <= to, 'はじめの日か、あとの日にしてください'),
        ['to'],
      ),
    ),
  ),
})

/** What a facility asks in the morning beside the form (dated; RA15). */
export type MorningSetting = v.InferOutput<typeof setting>

/** 除去 is not offered before a facility wants it: nobody learns with one tap what is to be left out. */
export const FIRST_MORNING: MorningSetting = { hows: ['bento', 'soft'], pool: null }

/** Part of the settings of a facility. */
export const morningSetting = v.optional(setting, FIRST_MORNING)
