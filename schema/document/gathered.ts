// What is offered to whoever writes a document: facts that were written once, in care, each with where it stands. Nothing is copied silently:
// the writer sees where it came from, and keeps or drops it.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** The words of the house out of which documents are gathered. */
export const SOURCE_WORDS = [
  'presence',
  'notice',
  'roll',
  'care',
  'memo',
  'development',
  'injury',
  'contactbook',
  'growth',
  'document',
  'roster',
  'staff',
  'infection',
  'photo',
  'calendar',
] as const
export type SourceWord = (typeof SOURCE_WORDS)[number]

/** A row that was written elsewhere. */
export interface Source {
  word: SourceWord
  day: Day
  /** Its number there; of a day's board, the class. */
  id: Id
  /** Of a paper: which one it is. */
  kind?: string | undefined
  subject?: Id | undefined
}

/** One thing that is offered to one section. */
export interface Gathered {
  /** Stays the same while its sources do: the choice to keep or drop it hangs on it. */
  key: string
  section: string
  /** Of a table: the row it belongs to, and where it is not the first the column. */
  row?: string
  column?: string
  /** About one child; null: about the class. */
  childId: Id | null
  /** As it would stand on the paper. */
  text: string
  /** By which words it is offered there: shown beside it, and never taken into the text. */
  label?: string
  /** When it happened; null where it is of the whole day. */
  at: Moment | null
  sources: Source[]
}

/** Rows that are named one by one in a key; the ids of more are digested. */
const NAMED = 3

/**
 * The key of what is offered: it changes with the rows it stands on, and is short for the naps of a whole class too.
 * @param where the section, and of a table the row or the child
 */
export const gatheredKey = (where: readonly string[], ids: readonly Id[]): string =>
  [...where, ...(ids.length > NAMED ? [fnv(ids.join(' '))] : ids)].join(' ')

/** FNV-1a, 64 bit: for keys of one paper, where nobody gains by two that are alike. */
function fnv(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(letter)) * 0x100000001b3n)
  return hash.toString(36)
}
