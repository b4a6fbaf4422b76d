// ヒヤリハット of a month, added up for the 職員会議 by place, time, kind and age (RM08). What was tapped is a word; what was typed is counted as it was written.
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { currentKind } from './kinds.ts'

export const NEAR_MISS = 'near_miss'

/** One paper by its words. */
export interface NearMiss {
  subject: Id
  startsOn: Day
  name: string
  time: string
  place: string
  kind: string
  child: string
  prevention: string
}

export const SUMS = ['place', 'time', 'kind', 'age'] as const
export type Sum = (typeof SUMS)[number]
export const SUM_WORDS: Record<Sum, string> = { place: '場所', time: '時間帯', kind: '種類', age: '年齢' }
/** Of a paper in which nobody has written it. */
export const NOT_SAID = '記入なし'

const plain = (text: string): string => text.normalize('NFKC').trim()

/** 10時台, of 10:15, 10時15分, 午後1時; what names no hour as it was written. */
export function hourOf(text: string): string {
  const [, half, hour] = plain(text).match(/(午前|午後)?\s*(\d{1,2})\s*[:時]/) ?? []
  if (hour === undefined || Number(hour) > 23) return plain(text)
  return `${half === '午後' && Number(hour) < 12 ? Number(hour) + 12 : Number(hour)}時台`
}

/** Every age that is named: a paper of two children counts for both. */
export const agesIn = (text: string): string[] => {
  const named = [...plain(text).matchAll(/(\d{1,2})\s*歳/g)].map(([, age]) => `${Number(age)}歳`)
  return named.length > 0 ? [...new Set(named)] : [plain(text)]
}

const WORDS_OF: Record<Sum, (one: NearMiss) => string[]> = {
  place: ({ place }) => [plain(place)],
  time: ({ time }) => [hourOf(time)],
  kind: ({ kind }) => [plain(kind)],
  age: ({ child }) => agesIn(child),
}

/** Where the words of a form stand, so that a month is read as the form is. */
const SECTION_OF: Record<Sum, string | null> = { place: 'place', time: null, kind: 'kind', age: 'child' }

export interface Counted {
  word: string
  count: number
}

/** How often each word was written: those of the form in its order, hours and all others as they sort, and last those of which nothing was said. */
export function countBy(sum: Sum, list: readonly NearMiss[]): Counted[] {
  const options = currentKind(NEAR_MISS)?.sections.find(({ key }) => key === SECTION_OF[sum])?.options ?? []
  const rank = (word: string): number => {
    if (word === NOT_SAID) return Number.MAX_SAFE_INTEGER
    const place = options.indexOf(word)
    return place >= 0 ? place : options.length + (/^(\d+)/.exec(word) ? Number.parseInt(word, 10) : 100)
  }
  const words = list.flatMap((one) => WORDS_OF[sum](one).map((word) => word || NOT_SAID))
  return [...Map.groupBy(words, (word) => word)]
    .map(([word, own]) => ({ word, count: own.length }))
    .sort((a, b) => rank(a.word) - rank(b.word) || (a.word < b.word ? -1 : 1))
}
