// 開示用の写し (RH07): which words of a text name somebody whom the reader of the copy has no business to read of. Proposed, and then looked at by a
// person. Where it cannot be told whether a word is a name, it is proposed: one press takes a mask off, and nothing takes back what was read.
import { hiragana } from '../kit/kana.ts'
import { commonLetter } from '../roster/compare-name.ts'

/** What stands in place of a name; as wide for a long one as for a short one. */
export const MASK = '■■'

/** What is masked of a text: from, and up to and without, counted as `slice` counts. */
export interface Mask {
  from: number
  to: number
}

/** Somebody as the roster writes them, the family name before a blank. A reading may be empty, and of a word without a blank all of it counts. */
export interface Called {
  name: string
  kana: string
}

export interface Known {
  /** Other children, their guardians, and whoever may fetch a child. */
  third: readonly Called[]
  /** The child of the copy and its own guardians: never masked, also where somebody else is called alike. */
  own: readonly Called[]
  /** Longer words in which a name may stand without being one: staff, and classes (そら組). */
  words: readonly Called[]
}

const OF = ['own', 'third', 'words'] as const

/** One way in which somebody is called. `gaps`: before which letters a blank may stand, as 佐藤 けん has one. */
interface Form {
  letters: readonly string[]
  gaps: ReadonlySet<number>
  of: (typeof OF)[number]
}

/** All forms, by their first letter; the longest first, and of the same word the child's own before another's. */
export type Names = ReadonlyMap<string, readonly Form[]>

const HONORIFICS = ['ちゃん', 'さん', 'くん', 'さま', '君', '様']
/** 森先生 is of the staff, also where a child's family is called 森. */
const OF_STAFF = ['先生', 'せんせい', '保育士', '園長', '所長', '主任', '看護師']
/** Hiragana with which a new word may begin behind a name, and with which one may end before it. */
const BEHIND = new Set('はがをにへともやのでかだまよっなたね')
const AHEAD = new Set('はがをにへともやのでかてらりた')

const isBlank = (letter: string | undefined): boolean => letter !== undefined && /[\s・]/u.test(letter)
const isHiragana = (letter: string | undefined): boolean => letter !== undefined && /[\u3041-\u3096]/u.test(letter)
const isKatakana = (letter: string | undefined): boolean => letter !== undefined && /[\u30a1-\u30faー]/u.test(letter)
const isKanji = (letter: string | undefined): boolean => letter !== undefined && /[\p{Script=Han}々]/u.test(letter)
const isLatin = (letter: string | undefined): boolean => letter !== undefined && /\p{Script=Latin}/u.test(letter)

/** A letter for comparing: one script of kana, one width, no variants (髙 is 高). */
const plainLetter = (letter: string): string => {
  const [only = letter, ...more] = commonLetter(letter).normalize('NFKC')
  return more.length > 0 ? letter : hiragana(only).toLowerCase()
}

/** The whole name and each of its parts; 佐藤 けん gives 佐藤けん, 佐藤 and けん. */
function formsOf(written: string, of: Form['of']): Form[] {
  const parts = written
    .normalize('NFC')
    .split(/[\s・]+/u)
    .filter(Boolean)
    .map((part) => [...part].map(plainLetter))
  const none: ReadonlySet<number> = new Set()
  if (parts.length < 2) return parts.map((letters) => ({ letters, gaps: none, of }))
  const gaps = new Set(parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).flat().length))
  return [{ letters: parts.flat(), gaps, of }, ...parts.map((letters) => ({ letters, gaps: none, of }))]
}

/** Gathers the names once, for all texts of a paper. */
export function namesOf(known: Known): Names {
  const forms = OF.flatMap((of) => known[of].flatMap(({ name, kana }) => [...formsOf(name, of), ...formsOf(kana, of)]))
  const once = new Map(forms.map((form) => [`${form.of} ${form.letters.join('')} ${[...form.gaps]}`, form]))
  // The sort keeps the order of `OF` among words of one length.
  const longest = [...once.values()].sort((a, b) => b.letters.length - a.letters.length)
  return Map.groupBy(longest, ({ letters }) => letters[0] ?? '')
}

/** Where the form ends when it begins at `at`; -1 when it does not. */
function endOf({ letters, gaps }: Form, plain: readonly string[], at: number): number {
  let to = at
  for (const [index, letter] of letters.entries()) {
    if (gaps.has(index) && isBlank(plain[to])) to += 1
    if (plain[to] !== letter) return -1
    to += 1
  }
  return to
}

const begins = (words: readonly string[], text: readonly string[], at: number): string | undefined =>
  words.find((word) => text.slice(at, at + word.length).join('') === word)

/**
 * False where it can be told that the letters are part of a longer word: 林 in 森林, りん in りんご, レン in レンジ. With さん it is a name; a name of
 * two kanji or more, or of family and given name, is one wherever it stands.
 */
function standsAlone({ gaps }: Form, text: readonly string[], from: number, to: number): boolean {
  if (begins(OF_STAFF, text, to)) return false
  if (gaps.size > 0 || begins(HONORIFICS, text, to)) return true
  const [before, first, last, after] = [text[from - 1], text[from], text[to - 1], text[to]]
  const count = to - from
  const goesOn = isHiragana(after) && !BEHIND.has(after ?? '')
  if (isKatakana(last) && isKatakana(after)) return false
  if (isKatakana(first) && isKatakana(before)) return false
  if (isLatin(last) && isLatin(after)) return false
  if (isLatin(first) && isLatin(before)) return false
  if (isHiragana(last) && goesOn) return false
  if (isKanji(first) && count === 1) return !isKanji(before) && !isKanji(after) && !goesOn
  if (!isHiragana(first)) return true
  // きらきら, にこにこ: said twice it is a sound.
  const word = text.slice(from, to).join('')
  const twice = text.slice(to, to + count).join('') === word || text.slice(Math.max(0, from - count), from).join('') === word
  if (count === 1 || (count === 2 && twice)) return false
  return count > 2 || !isHiragana(before) || AHEAD.has(before ?? '')
}

/**
 * What is proposed to be masked of a text, from left to right, each with the さん behind it.
 * `alike`: names that are the child's own and somebody else's too, and that were left standing as the child's own.
 */
export function proposeMasks(text: string, names: Names): { masks: Mask[]; alike: string[] } {
  const letters = [...text]
  const plain = letters.map(plainLetter)
  // Where each letter begins in the text: 𠮷 and 😀 are two units long.
  const starts = [0]
  for (const letter of letters) starts.push((starts.at(-1) ?? 0) + letter.length)
  const masks: Mask[] = []
  const alike = new Set<string>()
  for (let at = 0; at < letters.length; ) {
    const found = (names.get(plain[at] ?? '') ?? []).flatMap((form) => {
      const to = endOf(form, plain, at)
      return to > 0 && (form.of === 'words' || standsAlone(form, letters, at, to)) ? [{ form, to }] : []
    })
    const [first] = found
    if (!first) {
      at += 1
      continue
    }
    const { form, to } = first
    const end = form.of === 'third' ? to + [...(begins(HONORIFICS, letters, to) ?? '')].length : to
    if (form.of === 'third') masks.push({ from: starts[at] ?? 0, to: starts[end] ?? text.length })
    if (form.of === 'own' && found.some((other) => other.form.of === 'third' && other.to === to))
      alike.add(letters.slice(at, to).join(''))
    at = end
  }
  return { masks, alike: [...alike] }
}

/** Masks with one more; what it overlaps becomes one with it. */
export function withMask(masks: readonly Mask[], one: Mask): Mask[] {
  const touched = masks.filter(({ from, to }) => from < one.to && one.from < to)
  const whole = {
    from: Math.min(one.from, ...touched.map(({ from }) => from)),
    to: Math.max(one.to, ...touched.map(({ to }) => to)),
  }
  return [...masks.filter((mask) => !touched.includes(mask)), whole].sort((a, b) => a.from - b.from)
}

/** Every place where exactly these words stand. */
export function placesOf(text: string, words: string): Mask[] {
  const places: Mask[] = []
  for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + words.length))
    places.push({ from: at, to: at + words.length })
  return places
}

/** A piece of a text; `mask` where it is masked. */
export interface Piece {
  from: number
  text: string
  mask: Mask | null
}

/** The text in pieces, what is masked and what is not, from left to right. @param masks in their order, none over another */
export function cutAt(text: string, masks: readonly Mask[]): Piece[] {
  const piece = (from: number, to: number, mask: Mask | null): Piece => ({ from, text: text.slice(from, to), mask })
  const pieces = masks.flatMap((mask, index) => [
    piece(masks[index - 1]?.to ?? 0, mask.from, null),
    piece(mask.from, mask.to, mask),
  ])
  return [...pieces, piece(masks.at(-1)?.to ?? 0, text.length, null)].filter((one) => one.text !== '')
}

/** The text as it leaves the house. */
export const maskedText = (text: string, masks: readonly Mask[]): string =>
  cutAt(text, masks)
    .map((piece) => (piece.mask ? MASK : piece.text))
    .join('')
