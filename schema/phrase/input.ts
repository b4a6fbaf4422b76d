import * as v from 'valibot'
import { id, needed, strict, whole } from '../kit/input.ts'

export const LONGEST_PHRASE = 600
/** Of one facility. */
export const MOST_PHRASES = 2_000
const MOST_RULES = 200

const key = v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません'))
const where = { kind: v.optional(key), section: v.optional(key), age: v.optional(whole(0, 5)), month: v.optional(whole(1, 12)) }

/** `kind`: those of that kind of paper and of all kinds. */
export const phraseQuery = strict({ kind: v.optional(key) })
export type PhraseQuery = v.InferOutput<typeof phraseQuery>

/** A new phrase, or with `upon` another version of one. */
export const keepPhrase = strict({ id, upon: v.optional(id), ...where, text: needed(LONGEST_PHRASE) })
export type KeepPhrase = v.InferOutput<typeof keepPhrase>

/** とりさげ. */
export const dropPhrase = strict({ id, upon: id })
export type DropPhrase = v.InferOutput<typeof dropPhrase>

const rules = <Rule extends v.GenericSchema>(rule: Rule) =>
  v.pipe(v.array(rule, '一覧で送ってください'), v.maxLength(MOST_RULES, `${MOST_RULES}までにしてください`))

/** The whole list; `upon`: the one it was written upon, none of the first. */
export const changeWording = strict({
  id,
  upon: v.optional(id),
  rules: strict({
    pairs: v.pipe(
      rules(strict({ from: needed(40), to: needed(40) })),
      v.check((list) => list.every(({ from, to }) => from !== to), '同じ言葉にはなおせません'),
      v.check((list) => new Set(list.map(({ from }) => from)).size === list.length, '同じ言葉が二度入っています'),
    ),
    avoid: v.pipe(
      rules(strict({ word: needed(40), why: needed(120) })),
      v.check((list) => new Set(list.map(({ word }) => word)).size === list.length, '同じ言葉が二度入っています'),
    ),
  }),
})
export type ChangeWording = v.InferOutput<typeof changeWording>
