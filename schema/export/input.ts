// まるごとの書き出し: what is said when it begins, and which of its files is asked for.
import * as v from 'valibot'
import { PURPOSES } from '../document/purpose.ts'
import { isMonth } from '../kit/day.ts'
import { id, oneOf, strict, text } from '../kit/input.ts'
import { RECORDS } from './rule.ts'

/** What it is for, and in one's own words to whom it goes: that stands in the file and in the audit, never in an address. */
export const begin = strict({ id, purpose: oneOf(PURPOSES), note: text(100) })
export type Begin = v.InferOutput<typeof begin>

/** The file of all tables, or the pictures of a month. */
const part = v.pipe(
  v.string('文字で送ってください'),
  v.check((given) => given === RECORDS || isMonth(given), `${RECORDS} か 2026-04 の形の月にしてください`),
)
export const fileQuery = strict({ exportId: id, part })
export type FileQuery = v.InferOutput<typeof fileQuery>
