import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict } from '../kit/input.ts'
import { LONGEST_MEMO, MOST_PHOTOS } from './rule.ts'
import { TAGS } from './vocabulary.ts'

const MOST_CHILDREN = 40

/** Children, or a class as a whole: one of the two. */
const subject = { childIds: v.optional(listOf(id, 1, MOST_CHILDREN)), classId: v.optional(id) }
const isOne = ({ childIds, classId }: { childIds?: string[] | undefined; classId?: string | undefined }) =>
  (childIds === undefined) !== (classId === undefined)
const WHOSE = '子どもか、クラスのどちらかをえらんでください'

const said = {
  text: needed(LONGEST_MEMO),
  tags: listOf(oneOf(TAGS), 0, TAGS.length),
  /** Pictures of the memo's day; they may still be on their way. */
  photoIds: v.optional(listOf(id, 0, MOST_PHOTOS)),
}
/** The version that is replaced, as its writer saw it. */
const upon = { day, memoId: id, supersedes: id, reason: v.optional(needed(200)) }

export const writeMemo = v.pipe(
  strict({ id, at: moment, ...subject, ...said }),
  v.forward(
    v.check((asked) => isOne(asked), WHOSE),
    ['childIds'],
  ),
)
export type WriteMemo = v.InferOutput<typeof writeMemo>

export const correctMemo = v.pipe(
  strict({ id, at: moment, ...upon, ...subject, ...said }),
  v.forward(
    v.check((asked) => isOne(asked), WHOSE),
    ['childIds'],
  ),
)
/** とりさげ. Whose it is, as it stands: the right is asked for each of them. */
export const takeBackMemo = v.pipe(
  strict({ id, at: moment, ...upon, ...subject }),
  v.forward(
    v.check((asked) => isOne(asked), WHOSE),
    ['childIds'],
  ),
)

const list = {
  from: day,
  to: day,
  /** A class, with its children, or a child. */
  of: v.optional(id),
  tag: v.optional(oneOf(TAGS)),
  /** Letters of the text. */
  words: v.optional(needed(60)),
}
export const memoQuery = strict(list)
export type MemoQuery = v.InferOutput<typeof memoQuery>
export const memoFileQuery = strict({ ...list, format: oneOf(['csv', 'xlsx']) })
