// What an act of a lost tablet says, line by line, so that what cannot be recorded from here can be entered on its own screen with nothing lost.
import { BODY_PARTS, partWord } from '../../schema/injury/body.ts'
import { DOCTOR_WORDS, INJURY_WORDS } from '../../schema/injury/words.ts'
import type { Id } from '../../schema/kit/id.ts'
import { OUTING_WORDS, SCENE_WORDS } from '../../schema/roll/words.ts'
import { words as care, kindWords } from '../care/words.ts'
import { clockTime } from '../kit/format.ts'
import { words as nap } from '../nap/words.ts'
import { words as roll } from '../roll/words.ts'

/** Numbers from here on are moments; no other number of an act is near. */
const MOMENTS_FROM = 1_000_000_000_000

const WORDS: Readonly<Record<string, string>> = {
  ...care.meals,
  ...care.stools,
  ...care.signs,
  ...kindWords,
  ...nap.positions,
  ...OUTING_WORDS,
  ...SCENE_WORDS,
  roll: '点呼',
  join: '途中から',
  leave: '途中まで',
  ...roll.reasons,
}
/** Words that mean one thing of one field and another of the next. */
const WORDS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mood: care.moods,
  reason: roll.reasons,
  parts: Object.fromEntries(BODY_PARTS.map((part) => [part, partWord(part)])),
  kinds: INJURY_WORDS,
  doctor: DOCTOR_WORDS,
}
const UNITS: Readonly<Record<string, (value: number) => string>> = {
  tenths: (value) => `${(value / 10).toFixed(1)}${care.degrees}`,
  temperature: (value) => `${(value / 10).toFixed(1)}${care.degrees}`,
  humidity: (value) => `${value}%`,
  ml: (value) => `${value}${care.ml}`,
  eaten: (value) => care.eaten[value] ?? String(value),
  weight: (value) => `${(value / 1000).toFixed(2)}kg`,
  height: (value) => `${(value / 10).toFixed(1)}cm`,
  head: (value) => `頭囲 ${(value / 10).toFixed(1)}cm`,
  chest: (value) => `胸囲 ${(value / 10).toFixed(1)}cm`,
  counted: (value) => `${value}人`,
}
/** What only machines read. Children are named before this is asked. */
const UNSAID = /^(?:id|.*Id|.*Ids|supersedes|way|sure|clock)$/
const LOOKED: Readonly<Record<string, string>> = { breathing: nap.breathing, bedding: nap.bedding, colour: nap.colour }

/**
 * The content of an act in lines: what concerns the act first, then one line for each child in it.
 * @param nameOf the name of a child that the reader may know
 */
export function sayAct(json: Readonly<Record<string, unknown>>, nameOf: (childId: Id) => string): string[] {
  const { children, entries, ...rest } = json
  const lists = [children, entries].filter(Array.isArray).flat() as Record<string, unknown>[]
  const first = sayPairs(rest, nameOf)
  return [...(first ? [first] : []), ...lists.map((one) => sayPairs(one, nameOf))]
}

function sayPairs(pairs: Readonly<Record<string, unknown>>, nameOf: (childId: Id) => string): string {
  const { childId, ...rest } = pairs
  const name = typeof childId === 'string' ? [nameOf(childId)] : []
  return [...name, ...Object.entries(rest).flatMap(([key, value]) => (UNSAID.test(key) ? [] : sayValue(key, value)))].join('　')
}

function sayValue(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => sayValue(key, one))
  if (typeof value === 'number') return [value >= MOMENTS_FROM ? clockTime(value) : (UNITS[key]?.(value) ?? String(value))]
  if (typeof value === 'boolean') return LOOKED[key] ? [`${LOOKED[key]}${value ? '○' : '×'}`] : []
  if (typeof value === 'string' && value) return [WORDS_OF[key]?.[value] ?? WORDS[value] ?? value]
  return []
}
