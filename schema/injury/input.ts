import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, text } from '../kit/input.ts'
import { BODY_PARTS } from './body.ts'
import { DOCTORS, INJURIES, LONGEST } from './rule.ts'

const said = {
  /** When it happened; it gives the day. */
  at: moment,
  place: needed(40),
  parts: listOf(oneOf(BODY_PARTS), 1, BODY_PARTS.length),
  kinds: listOf(oneOf(INJURIES), 1, INJURIES.length),
  /** What happened, as the family reads it. */
  what: needed(LONGEST),
  aid: needed(200),
  doctor: oneOf(DOCTORS),
  clinic: text(60),
  /** For the nursery alone. */
  inside: text(LONGEST),
  sawBy: text(60),
}
const whole = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    strict({ ...entries, ...said }),
    v.forward(
      v.check(
        (one) => (one as { doctor: string }).doctor !== 'seen' || (one as { clinic: string }).clinic !== '',
        '受診した医療機関を入れてください',
      ),
      ['clinic'] as never,
    ),
  )

export const writeInjury = whole({ id, childId: id })
export type WriteInjury = v.InferOutput<typeof writeInjury>

/** The version that is replaced, as its writer saw it. */
const upon = { id, childId: id, day, injuryId: id, supersedes: id, reason: needed(200) }
export const correctInjury = whole(upon)
export type CorrectInjury = v.InferOutput<typeof correctInjury>
export const takeBackInjury = strict(upon)

const version = { id, childId: id, day, injuryId: id, versionId: id }
export const approveInjury = strict(version)
export const returnInjury = strict({ ...version, note: needed(200) })
/** How the child was, later that day. */
export const watchInjury = strict({ id, childId: id, day, injuryId: id, at: moment, note: needed(200) })
export const seeInjury = strict({ ...version, acknowledged: v.boolean('はい か いいえ で送ってください') })
/** 返信 of a guardian, in free words. It is kept as it was sent (RA25). */
export const replyInjury = strict({ ...version, text: needed(LONGEST) })

export const injuryQuery = strict({ from: day, to: day, child: v.optional(id) })
export type InjuryQuery = v.InferOutput<typeof injuryQuery>
export const injuryFileQuery = strict({ from: day, to: day, format: oneOf(['csv', 'xlsx']) })
