// Words as data: one idea in 日本語, やさしい日本語 with ふりがな, and English; and the choice an organisation makes between 園 and 所.
// Pure functions only; the current language lives in words.tsx.

export type Language = 'ja' | 'easy' | 'en'
export type Wording = 'en' | 'sho'

/** One phrase of ours. `easy` carries its readings as `{休|やす}みます`. */
export interface Word {
  readonly ja: string
  readonly easy: string
  readonly en: string
}
/** A phrase of ours: in three languages, or in Japanese only (staff doors). Never a name: names are not words of ours. */
export type Phrase = Word | string

/** A run of text, with its reading when it has one. */
export interface Run {
  text: string
  reading?: string
}

const OPEN = '\u2068'
const CLOSE = '\u2069'
const MARKED = /\{([^{}|]+)\|([^{}|]+)\}/g
const KEPT = /(\u2068[^\u2068\u2069]*\u2069)/

/** Marks text that came from people (a name, a note) so that neither wording nor ruby ever touches it. */
export const asIs = (text: string): string => OPEN + text.replace(/[\u2068\u2069]/g, '') + CLOSE

/**
 * A phrase with things said inside it. Strings given to it are names and notes and are kept as they are; numbers and Words are ours.
 * `const handed = filled((who: string) => ({ ja: `${who}に引渡し`, easy: …, en: … }))`
 */
export const filled =
  <Given extends readonly unknown[]>(write: (...given: Given) => Word): ((...given: Given) => Word) =>
  (...given) =>
    write(...(given.map((thing) => (typeof thing === 'string' ? asIs(thing) : thing)) as unknown as Given))

/** A Word that is the same in every language: a time, a number, a name. */
export const same = (text: string): Word => {
  const kept = asIs(text)
  return { ja: kept, easy: kept, en: kept }
}

/** 園 to 所, with the readings. Longer words first. */
const SHO: readonly [en: string, sho: string, enReading: string, shoReading: string][] = [
  ['登園', '登所', 'とうえん', 'とうしょ'],
  ['降園', '降所', 'こうえん', 'こうしょ'],
  ['在園', '在所', 'ざいえん', 'ざいしょ'],
  ['入園', '入所', 'にゅうえん', 'にゅうしょ'],
  ['退園', '退所', 'たいえん', 'たいしょ'],
  ['卒園', '卒所', 'そつえん', 'そつしょ'],
  ['通園', '通所', 'つうえん', 'つうしょ'],
  ['転園', '転所', 'てんえん', 'てんしょ'],
  ['来園', '来所', 'らいえん', 'らいしょ'],
  ['開園', '開所', 'かいえん', 'かいしょ'],
  ['閉園', '閉所', 'へいえん', 'へいしょ'],
  ['休園', '休所', 'きゅうえん', 'きゅうしょ'],
  ['園長', '所長', 'えんちょう', 'しょちょう'],
  ['園児', '児童', 'えんじ', 'じどう'],
]
const PAIR = new RegExp(SHO.map(([en]) => en).join('|'), 'g')
const BY_WORD = new Map(SHO.map(([en, sho]) => [en, sho]))
// 保育園, 公園, 園庭 and 園外 stay: only a 園 that stands alone, before a particle or an end, is the facility itself.
const ALONE = /(?<!\p{Script=Han}|こども|子ども)園(?=[がにへのをはもでとやかまよご、。・：（）」 　]|全体|$)/gu
const COUNTED = /([0-9０-９])園(?=[がにへのをはもでとやかまよ、。・（） 　]|$)/g

const wordsToSho = (text: string): string =>
  text
    .replace(PAIR, (en) => BY_WORD.get(en) ?? en)
    .replace(COUNTED, '$1か所')
    .replace(ALONE, '保育所')

function pieceToSho(piece: string): string {
  let out = ''
  let from = 0
  for (const match of piece.matchAll(MARKED)) {
    const [whole, base = '', reading = ''] = match
    out += wordsToSho(piece.slice(from, match.index)) + markedToSho(base, reading)
    from = match.index + whole.length
  }
  return out + wordsToSho(piece.slice(from))
}

function markedToSho(base: string, reading: string): string {
  if (base === '園') return '{保育所|ほいくしょ}'
  const pair = SHO.find(([en]) => base.includes(en))
  if (!pair) return `{${base}|${reading}}`
  return `{${base.replace(pair[0], pair[1])}|${reading.replace(pair[2], pair[3])}}`
}

/** Our own words in the organisation's wording: 登園 becomes 登所, 園から becomes 保育所から. Names kept by `asIs` are left alone. */
export function inWording(text: string, wording: Wording): string {
  if (wording === 'en' || !text.includes('園')) return text
  return text
    .split(KEPT)
    .map((piece) => (piece.startsWith(OPEN) ? piece : pieceToSho(piece)))
    .join('')
}

/** Text in runs, each with its reading if `{漢字|かんじ}` gave one. Braces inside names stay braces. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  const push = (plain: string) => plain && runs.push({ text: plain })
  for (const piece of text.split(KEPT)) {
    if (piece.startsWith(OPEN)) {
      push(piece.slice(1, -1))
      continue
    }
    let from = 0
    for (const match of piece.matchAll(MARKED)) {
      push(piece.slice(from, match.index))
      runs.push({ text: match[1] ?? '', reading: match[2] ?? '' })
      from = match.index + match[0].length
    }
    push(piece.slice(from))
  }
  return runs
}

/** The text as it is read without its readings: for aria-labels, titles and comparisons. */
export const withoutReadings = (text: string): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('')

/** A phrase as plain text in a language and a wording. */
export function plainIn(phrase: Phrase, language: Language, wording: Wording): string {
  if (typeof phrase === 'string') return withoutReadings(inWording(phrase, wording))
  return withoutReadings(language === 'en' ? phrase.en : inWording(phrase[language], wording))
}
