// Finding a text again, in whatever paper it stands (RG17).
import * as v from 'valibot'
import { type Day, daysBetween } from '../kit/day.ts'
import { day, id, needed, oneOf, strict } from '../kit/input.ts'

/** How far back at once: 保育所保育指針 papers are kept five years and longer (domain rules §19). */
export const MOST_SEARCHED = 5 * 366
/** Texts of one answer; who has that many asks more closely. */
export const MOST_HITS = 40
const MOST_PIECES = 6

/** Every piece has to stand in the text; `of` a class or a child; `own`: what the caller wrote. */
export const searchQuery = v.pipe(
  strict({
    words: needed(60),
    from: day,
    to: day,
    kind: v.optional(v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません'))),
    of: v.optional(id),
    own: v.optional(oneOf(['yes'])),
  }),
  v.forward(
    v.check(({ from, to }) => from <= to && daysBetween(from, to) <= MOST_SEARCHED, '5年分までにしてください'),
    ['to'],
  ),
)
export type SearchQuery = v.InferOutput<typeof searchQuery>

/** What is searched for, piece by piece. */
export const piecesOf = (words: string): string[] => words.split(/\s+/).filter(Boolean).slice(0, MOST_PIECES)

/** A text that has all pieces. */
export interface Hit {
  kind: string
  title: string
  /** The section it stands in. */
  section: string
  subject: string
  /** The class or the child by name; '' of the facility. */
  name: string
  day: Day
  text: string
  by: string
}

/** A text cut at the pieces, so that a screen can mark them: every second part is one of them. */
export function partsOf(text: string, pieces: readonly string[]): string[] {
  const parts: string[] = []
  let between = ''
  for (let at = 0; at < text.length; ) {
    const piece = pieces.find((one) => text.startsWith(one, at))
    if (piece) {
      parts.push(between, piece)
      between = ''
    } else between += text[at]
    at += piece?.length ?? 1
  }
  return [...parts, between]
}
