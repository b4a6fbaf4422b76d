import * as v from 'valibot'
import { id, listOf, needed, oneOf, strict, whole } from '../kit/input.ts'

/** `<ephemeral key>.<nonce>.<text>`, at most what an act of a few kB makes. */
const sealed = v.pipe(
  v.string('文字で送ってください'),
  v.maxLength(8000, '大きすぎます'),
  v.regex(/^[\w-]{87}\.[\w-]{16}\.[\w-]+$/, '正しい形ではありません'),
)

/** What a tablet hands over whose pairing is over. */
export const handOver = strict({
  facilityId: whole(1, 999_999_999),
  deviceId: id,
  acts: listOf(strict({ id, sealed }), 1, 50),
})

export const decide = strict({
  id,
  actId: id,
  decision: oneOf(['recorded', 'refused']),
  reason: v.optional(needed(200)),
})

/** What an opened act has to be. Everything in it is a claim of the tablet. */
export const act = v.object({
  id,
  path: v.pipe(v.string(), v.maxLength(100)),
  json: v.record(v.string(), v.unknown()),
  childIds: v.array(id),
  madeAt: v.number(),
  personId: v.optional(id),
})
