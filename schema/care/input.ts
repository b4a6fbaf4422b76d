import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, whole } from '../kit/input.ts'
import { CARE_KINDS, COLDEST, HOTTEST, MEALS, MOODS, SIGNS, STOOLS } from './rule.ts'

/** A whole class of thirty, each with two things. */
const MOST = 60

/** What stands in every entry. `supersedes`: the entry it corrects. */
const every = { childId: id, at: moment, note: v.optional(needed(100)), supersedes: v.optional(id) }
const degrees = v.pipe(
  v.number('数で送ってください'),
  v.integer('0.1度きざみにしてください'),
  v.check(
    (tenths) => tenths >= COLDEST && tenths <= HOTTEST,
    `${COLDEST / 10}.0〜${HOTTEST / 10}.0℃のあいだにしてください。小数点を確かめてください`,
  ),
)

const entry = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('temperature'), ...every, tenths: degrees }, '知らない項目です'),
    v.strictObject({ kind: v.literal('meal'), ...every, meal: oneOf(MEALS), eaten: whole(0, 4) }, '知らない項目です'),
    v.strictObject({ kind: v.literal('milk'), ...every, ml: whole(5, 500) }, '知らない項目です'),
    v.strictObject({ kind: v.literal('stool'), ...every, stool: oneOf(STOOLS) }, '知らない項目です'),
    v.strictObject({ kind: v.literal('asleep'), ...every }, '知らない項目です'),
    v.strictObject({ kind: v.literal('awake'), ...every }, '知らない項目です'),
    v.strictObject(
      { kind: v.literal('condition'), ...every, mood: oneOf(MOODS), signs: listOf(oneOf(SIGNS), 0, SIGNS.length) },
      '知らない項目です',
    ),
  ],
  '記録の種類をえらんでください',
)
export type CareEntry = v.InferOutput<typeof entry>

/** A sheet of a class, kept in one act: at most one entry a child and kind. */
export const recordCare = v.pipe(
  strict({ id, at: moment, entries: listOf(entry, 1, MOST) }),
  v.forward(
    v.check(
      ({ entries }) => new Set(entries.map(({ childId, kind }) => `${childId} ${kind}`)).size === entries.length,
      'おなじ子どもの同じ記録が2つ入っています',
    ),
    ['entries'],
  ),
  v.forward(
    v.check(
      ({ entries }) =>
        entries.every(
          (one) =>
            one.kind !== 'awake' ||
            !entries.some(({ childId, kind, at }) => kind === 'asleep' && childId === one.childId && at >= one.at),
        ),
      '起床は、入眠よりあとの時刻にしてください',
    ),
    ['entries'],
  ),
)

/** Entries that were a mistake. Of a day that is over a reason is needed. */
export const takeBackCare = strict({
  id,
  at: moment,
  day,
  entries: listOf(strict({ childId: id, entryId: id }), 1, MOST),
  kind: oneOf(CARE_KINDS),
  reason: v.optional(needed(100)),
})

export const careQuery = strict({ day, class: v.optional(id) })
