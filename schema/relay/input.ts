import * as v from 'valibot'
import { SOURCE_WORDS } from '../document/gathered.ts'
import { day, id, listOf, needed, oneOf, strict } from '../kit/input.ts'
import { LONGEST_RELAY } from './rule.ts'

export const relayQuery = strict({ from: day, to: day })
export type RelayQuery = v.InferOutput<typeof relayQuery>
export const offersQuery = strict({ class: id })

const source = strict({ word: oneOf(SOURCE_WORDS), day, id: needed(60) })

/** Of a class, or without one of the whole house; `child`: about one child of that class. */
export const writeRelay = v.pipe(
  strict({
    id,
    classId: v.optional(id),
    childId: v.optional(id),
    endsOn: day,
    text: needed(LONGEST_RELAY),
    sources: v.optional(v.pipe(v.array(source, '一覧で送ってください'), v.maxLength(100, '100までにしてください'))),
  }),
  v.forward(
    v.check(({ classId, childId }) => childId === undefined || classId !== undefined, 'クラスを選んでください'),
    ['classId'],
  ),
)
export type WriteRelay = v.InferOutput<typeof writeRelay>

/** 既読 of several at once: of those that stood on the screen. */
export const readRelays = strict({ id, relayIds: listOf(id, 1, 100) })
export const endRelay = strict({ id, relayId: id })
