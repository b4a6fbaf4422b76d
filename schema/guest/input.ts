import * as v from 'valibot'
import { day, endTime, id, listOf, oneOf, strict, time, whole } from '../kit/input.ts'

/** Why a child is in another facility for a day: 土曜共同保育, 応援, 避難先. */
export const STAY_KINDS = ['saturday', 'help', 'shelter'] as const
export type StayKind = (typeof STAY_KINDS)[number]

/** Children who spend a day elsewhere. The hours are of those for whom none are planned that day. */
export const arrangeStays = v.pipe(
  strict({
    id,
    hostId: whole(1, 999_999_999),
    day,
    kind: oneOf(STAY_KINDS),
    childIds: listOf(id, 1, 60),
    from: time,
    to: time,
    /** What is planned for the day, of children of whom something is (schema/plan). */
    hours: v.optional(
      v.pipe(
        v.array(strict({ childId: id, hours: v.tuple([time, endTime], '時刻を2つ入れてください') }), '一覧で送ってください'),
        v.maxLength(60, '60人までにしてください'),
      ),
    ),
  }),
  v.forward(
    v.check((given) => given.from < given.to, 'はじまりより後の時刻にしてください'),
    ['to'],
  ),
)
/** Takes one child's day back. */
export const endStay = strict({ id, childId: id, day, stayId: id })
export const staysQuery = v.pipe(
  strict({ from: day, to: day }),
  v.forward(
    v.check((given) => given.from <= given.to, 'はじめの日より後にしてください'),
    ['to'],
  ),
)
