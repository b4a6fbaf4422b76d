import * as v from 'valibot'
import { day, id, needed, oneOf, strict, text } from '../kit/input.ts'

export const BLOCK_KINDS = ['support_measure', 'court_order', 'other'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Keeps a person from a child at once: one the facility knows, or somebody by name only. `text` is what the door has to do. */
export const setBlock = v.pipe(
  strict({
    id,
    childId: id,
    personId: v.optional(id),
    name: v.optional(needed(40)),
    kana: v.optional(text(60)),
    kind: oneOf(BLOCK_KINDS),
    text: needed(1000),
    from: day,
    to: v.optional(day),
  }),
  v.forward(
    v.check((given) => (given.personId === undefined) !== (given.name === undefined), '人をえらぶか、名前を入れてください'),
    ['name'],
  ),
  v.forward(
    v.check((given) => !given.to || given.to >= given.from, '終わりの日は、はじめの日と同じか後にしてください'),
    ['to'],
  ),
)

/** Names one block: to confirm it, to ask for its lifting, to lift it, or to let it stand. */
export const oneBlock = strict({ id, childId: id, blockId: id })
export const blocksQuery = strict({ childId: v.optional(id) })
export const alertQuery = strict({ childId: id })
