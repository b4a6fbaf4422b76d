// Where a text was taken from. Whatever is written out of records (a contact book, a diary, a 経過記録) keeps the sources of its text beside
// it, version by version: whoever writes sees what came from where and keeps it or drops it, and the record can say where it went.
import * as v from 'valibot'
import type { Day } from './day.ts'
import { day, id, oneOf, strict } from './input.ts'

/** Words whose records can be taken into a text. */
export const SOURCES = ['memo'] as const

/** One record: its word, its day, and the id it was first given, which its corrections share. */
export interface Source {
  of: (typeof SOURCES)[number]
  day: Day
  id: string
}

/** Sources of one text, each once. */
export const MOST_SOURCES = 12
export const sources = v.pipe(
  v.array(strict({ of: oneOf(SOURCES), day, id }), '一覧で送ってください'),
  v.maxLength(MOST_SOURCES, `${MOST_SOURCES}までにしてください`),
  v.check(
    (list) => new Set(list.map((one) => `${one.of} ${one.day} ${one.id}`)).size === list.length,
    '同じものが二度入っています',
  ),
)

const isSame = (one: Source, other: Source): boolean => one.of === other.of && one.day === other.day && one.id === other.id
/** With one more, or as it was. */
export const withSource = (list: readonly Source[], one: Source): Source[] =>
  list.some((other) => isSame(one, other)) ? [...list] : [...list, one]
export const withoutSource = (list: readonly Source[], one: Source): Source[] => list.filter((other) => !isSame(one, other))
export const sameSources = (one: readonly Source[], other: readonly Source[]): boolean =>
  one.length === other.length && one.every((source) => other.some((each) => isSame(source, each)))
