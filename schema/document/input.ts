import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { SOURCE_WORDS } from './gathered.ts'
import { MOST_SECONDS } from './minutes.ts'

/** Letters of one field: several pages of it. */
export const LONGEST_TEXT = 6_000
/** Fields of one act, and what was offered and is decided about in one. */
export const MOST_EDITS = 60
/** Rows that one thing stands on: the sleep and the meals of a large class. */
const MOST_SOURCES = 400
/** Texts that stand in one field at once, and that one edit ends. */
const MOST_BASES = 12
const LONGEST_COMMENT = 400
/** Days of one list: a month with the weeks that begin or end outside. */
export const MOST_DAYS = 62

const fieldKey = v.pipe(needed(120), v.regex(/^[\w.]+$/, '正しい項目名ではありません'))

const kindKey = v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません'))

/** Which paper: its kind, the class or child it is about (none of the facility), and the first day of its period. */
export const named = { kind: kindKey, subject: v.optional(id), day }

/** The version of the kind that the writer has on the screen. */
const version = whole(1, 999)

export const documentQuery = strict(named)
export type DocumentQuery = v.InferOutput<typeof documentQuery>
export const documentFile = strict({ ...named, format: oneOf(['csv', 'xlsx', 'own', 'txt']) })
export type DocumentFile = v.InferOutput<typeof documentFile>

export const listQuery = strict({ from: day, to: day })
export type ListQuery = v.InferOutput<typeof listQuery>

const edit = strict({ id, field: fieldKey, bases: listOf(id, 0, MOST_BASES), text: text(LONGEST_TEXT) })
const source = strict({
  word: oneOf(SOURCE_WORDS),
  day,
  id: needed(60),
  kind: v.optional(kindKey),
  subject: v.optional(id),
})
const choice = strict({
  key: needed(200),
  field: fieldKey,
  sources: v.pipe(v.array(source, '一覧で送ってください'), v.maxLength(MOST_SOURCES, `${MOST_SOURCES}までにしてください`)),
  kept: v.boolean('はい・いいえで送ってください'),
})

export const writeDocument = v.pipe(
  strict({
    id,
    ...named,
    version,
    edits: v.pipe(v.array(edit, '一覧で送ってください'), v.maxLength(MOST_EDITS, `${MOST_EDITS}までにしてください`)),
    /** Active writing since the act before (schema/document/minutes.ts). */
    seconds: v.optional(whole(0, MOST_SECONDS)),
    choices: v.optional(
      v.pipe(v.array(choice, '一覧で送ってください'), v.maxLength(MOST_EDITS, `${MOST_EDITS}までにしてください`)),
    ),
  }),
  v.forward(
    v.check(({ edits, choices = [] }) => edits.length + choices.length > 0, '書いたものがありません'),
    ['edits'],
  ),
  v.forward(
    v.check(({ edits }) => new Set(edits.map((one) => one.field)).size === edits.length, '同じ項目が二度入っています'),
    ['edits'],
  ),
)
export type WriteDocument = v.InferOutput<typeof writeDocument>

/** The last step the caller has seen; 0 before any. */
const after = whole(0, 9_999)

/** 提出・引戻し・改訂. `times`: how often the document was written in, as the caller saw it, so that what is handed in is what was read. */
export const handInDocument = strict({
  id,
  ...named,
  version,
  step: oneOf(['submitted', 'withdrawn', 'revised']),
  after,
  times: whole(0, 9_999_999),
})
export type HandInDocument = v.InferOutput<typeof handInDocument>

/** 確認・決裁・代決・後閲・差戻し・取消し. Whoever says no, or speaks for another, says why. */
export const decideDocument = v.pipe(
  strict({
    id,
    ...named,
    version,
    step: oneOf(['approved', 'stood_in', 'read_after', 'returned', 'cancelled']),
    after,
    place: whole(-1, 9),
    comment: v.optional(text(LONGEST_COMMENT)),
    field: v.optional(fieldKey),
  }),
  v.forward(
    v.check(({ step, comment }) => step === 'approved' || step === 'read_after' || !!comment, '理由を書いてください'),
    ['comment'],
  ),
)
export type DecideDocument = v.InferOutput<typeof decideDocument>
