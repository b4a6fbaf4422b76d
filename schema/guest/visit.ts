// 一時預かり・こども誰でも通園: a child of no nursery here for some days, with as little as has to be known of it (RB29).
import * as v from 'valibot'
import { day, endTime, id, listOf, needed, oneOf, strict, text, time } from '../kit/input.ts'

export const VISIT_KINDS = ['temporary', 'anyone'] as const
export type VisitKind = (typeof VISIT_KINDS)[number]
/** In full, and as it stands on a tile. */
export const VISIT_WORDS: Readonly<Record<VisitKind, readonly [word: string, short: string]>> = {
  temporary: ['一時預かり', '一時'],
  anyone: ['こども誰でも通園', '誰でも'],
}

export const isVisit = (kind: string): kind is VisitKind => kind in VISIT_WORDS

const MOST_DAYS = 31
/** Whom to call, in order; who fetches the child. */
const contact = strict({ name: needed(40), relationship: needed(20), phone: text(20) })

/** A child for some days. `childId` names who has visited before, with what is known of it now; without it the child is new, and called as this act. */
export const receiveVisit = v.pipe(
  strict({
    id,
    childId: v.optional(id),
    kind: oneOf(VISIT_KINDS),
    days: listOf(day, 1, MOST_DAYS),
    from: time,
    to: endTime,
    classId: id,
    familyName: needed(40),
    givenName: needed(40),
    familyKana: needed(40),
    givenKana: needed(40),
    birthDay: day,
    sex: oneOf(['m', 'f', 'x']),
    allergens: listOf(needed(20), 0, 20),
    contacts: v.pipe(
      v.array(contact, '一覧で送ってください'),
      v.minLength(1, '連絡先を1人以上入れてください'),
      v.maxLength(3, '3人までにしてください'),
    ),
  }),
  v.forward(
    v.check((given) => given.from < given.to, 'はじまりより後の時刻にしてください'),
    ['to'],
  ),
  v.forward(
    v.check((given) => given.days.every((one) => one >= given.birthDay), '生まれた日より後の日にしてください'),
    ['birthDay'],
  ),
)
export type ReceiveVisit = v.InferOutput<typeof receiveVisit>
