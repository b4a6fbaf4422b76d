import * as v from 'valibot'
import { day, id, moment, month, needed, oneOf, strict, text } from '../kit/input.ts'
import { MOST_TOGETHER } from '../kit/together.ts'
import { pass, pickupSaid } from '../pass/input.ts'
import { vouched } from '../pickup/input.ts'
import { LONGEST_REMARK } from './register-notes.ts'

/** When it happened by the sender's clock; left out, it is the moment of receipt. */
const at = v.optional(moment)

/** 日またぎ: the day before, of an act of the stay that began then. */
const of = v.optional(day)

const instant = v.pipe(v.number('数で送ってください'), v.safeInteger('整数にしてください'))
/** What the clock of a tablet said, and what was added to it to come to `at`. */
const clock = v.optional(strict({ device: instant, offset: instant }))

/**
 * One caregiver's tap on one child she sees: stamp and sighting, or leave and handover. `ask`: the question by which a person who is on no
 * list may take it along; `vouched`: 主任 or 園長 heard it on the telephone, without a line.
 */
export const tap = strict({
  id,
  childId: id,
  kind: oneOf(['arrive', 'leave']),
  at,
  of,
  clock,
  person: v.optional(needed(40)),
  ask: v.optional(id),
  vouched: v.optional(vouched),
})
/**
 * A machine heard it. Never a sighting. `by`: who said so at a tablet, a claim and no more. `pass`: what was read, and with a guardian's phone
 * what she said of today's pick-up.
 */
export const stamp = strict({
  id,
  childId: id,
  kind: oneOf(['arrive', 'leave']),
  at,
  of,
  clock,
  by: v.optional(id),
  pass: v.optional(pass),
  pickup: v.optional(pickupSaid),
})
/** 受入・点呼: a caregiver sees this one child. */
export const sighting = strict({ id, childId: id, at, of, clock })
/** 外出: a caregiver sees this one child go out for a while (療育 etc.), `place` where to. */
export const goOut = strict({ id, childId: id, at, of, clock, place: v.optional(needed(40)) })
/** もどりました: a caregiver sees this one child come back. */
export const comeBack = sighting
/** 紙から転記: one line of the paper. `seenBy` received the child, as it stands there; without it the child was not seen by anybody named. */
export const fromPaper = strict({
  id,
  childId: id,
  kind: oneOf(['arrive', 'leave']),
  at: v.pipe(instant, v.minValue(0, '正しい時刻ではありません')),
  of,
  seenBy: v.optional(needed(40)),
  person: v.optional(needed(40)),
})
/** Takes back an act. Within 60 s without a word, later the same day with a reason. */
export const undo = strict({ id, childId: id, actId: id, reason: v.optional(needed(100)) })

/** Acts of one person in the order of doing: each as its own route takes it. */
export const together = strict({
  acts: v.pipe(
    v.array(
      strict({
        path: oneOf(['tap', 'stamp', 'sighting', 'out', 'back', 'paper', 'undo']),
        json: v.record(v.string(), v.unknown()),
      }),
    ),
    v.minLength(1, '一つ以上送ってください'),
    v.maxLength(MOST_TOGETHER, `一度に${MOST_TOGETHER}件までです`),
  ),
})

export const actsQuery = strict({ childId: id, day })
export const boardQuery = strict({ day, class: v.optional(id) })
/** 備考 of a child's day; empty text takes it away. */
export const remark = strict({ id, childId: id, day, text: text(LONGEST_REMARK) })
/** `detail=times` adds rows for arrival, leaving and absence to a file; `encoding=sjis` writes a CSV in Shift_JIS. */
export const monthQuery = strict({
  month,
  class: v.optional(id),
  /** `own`: in the house's own form (own-form.ts). */
  format: v.optional(oneOf(['csv', 'xlsx', 'own'])),
  detail: v.optional(oneOf(['times'])),
  encoding: v.optional(oneOf(['sjis'])),
})
