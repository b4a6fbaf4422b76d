import * as v from 'valibot'
import { id, listOf, moment, needed, oneOf, strict, time, whole } from '../kit/input.ts'

const hash = v.pipe(v.string('文字で送ってください'), v.regex(/^[\w-]{43}$/, '正しい形ではありません'))

/** What a device read: a card, or the code of a phone with the minute it was made in. */
export const pass = v.union([
  strict({ card: hash }),
  strict({
    key: id,
    minute: whole(0, 1e9),
    signature: v.pipe(v.string('文字で送ってください'), v.regex(/^[\w-]{86}$/, '正しい形ではありません')),
  }),
])
/** Said along with an arrival by a guardian whose phone was read: when the child is fetched today, and by whom. */
export const pickupSaid = strict({ time: v.optional(time), person: v.optional(needed(10)) })

/** A guardian's phone that read the code at the entrance. */
export const phoneStamp = strict({
  id,
  childId: id,
  kind: oneOf(['arrive', 'leave']),
  at: v.optional(moment),
  code: needed(40),
})
/** The public half of a key made on the phone: a point of P-256, uncompressed. */
export const registerKey = strict({
  id,
  publicKey: v.pipe(v.string('文字で送ってください'), v.regex(/^B[\w-]{86}$/, '正しい形ではありません')),
})
export const issueCards = strict({ id, childIds: listOf(id, 1, 200) })
export const revokeCard = strict({ id, childId: id })
export const actOnly = strict({ id })
