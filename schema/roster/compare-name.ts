// When two names are the same for matching, and when they are alike enough to be mixed up (RL10).
import type { Day } from '../kit/day.ts'
import { hiragana, tidy } from '../kit/kana.ts'

// Variant letters of common family names. They are kept as written everywhere; only comparing looks through them.
const VARIANTS = new Map(
  [
    '髙高 﨑崎 嵜崎 碕崎 濵浜 濱浜 邊辺 邉辺 齋斎 齊斎 斉斎 澤沢 廣広 櫻桜 國国 嶋島 嶌島 冨富 𠮷吉 眞真 德徳 淵渕 惠恵 瀨瀬 曻昇',
    '槇槙 條条 龍竜 瀧滝 藏蔵 榮栄 壽寿 與与 彌弥 圓円 黑黒 桒桑 萬万 檜桧 籠篭',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [...pair])
    .map(([variant = '', common = '']) => [variant, common] as const),
)

/** A letter of a name as most write it: 高 for 髙. */
export const commonLetter = (letter: string): string => VARIANTS.get(letter) ?? letter

/** A name for comparing: one width, no blanks or dots, variant letters folded. */
export const foldName = (name: string): string => [...tidy(name).replace(/[\s・]/gu, '')].map(commonLetter).join('').toLowerCase()
/** Kana for comparing. */
export const foldKana = (kana: string): string => hiragana(tidy(kana)).replace(/[\s・]/gu, '')
/** A child without a number: reading of the whole name and birth date. */
export const kanaBirth = (kana: string, birthDay: Day): string => `${foldKana(kana)}|${birthDay}`

interface Named {
  /** As people read it in a message. */
  label: string
  name: string
  familyKana: string
  givenKana: string
  className: string | null
  row: number | null
}

// か and が, や and ゃ sound alike over a noisy room.
const soft = (kana: string): string =>
  [...foldKana(kana).normalize('NFD')]
    .filter((letter) => letter !== '\u3099' && letter !== '\u309a' && letter !== 'ー')
    .map((letter) => 'あいうえおつやゆよわ'['ぁぃぅぇぉっゃゅょゎ'.indexOf(letter)] ?? letter)
    .join('')

/** True when one letter more, less or other makes one text of the other. */
export function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1)
}

/** Why two children could be mixed up; null when they could not. */
function likeness(a: Named, b: Named): string | null {
  if (foldName(a.name) === foldName(b.name)) return '同じ名前です'
  const kana = [foldKana(a.familyKana + a.givenKana), foldKana(b.familyKana + b.givenKana)] as const
  if (kana[0] === kana[1]) return '読みが同じです'
  const given = [soft(a.givenKana), soft(b.givenKana)] as const
  if (
    soft(a.familyKana) === soft(b.familyKana) &&
    Math.min(given[0].length, given[1].length) >= 2 &&
    oneApart(given[0], given[1])
  )
    return '名前がよく似ています'
  if (a.className !== null && a.className === b.className && foldKana(a.givenKana) === foldKana(b.givenKana))
    return '同じクラスで、下の名前が同じです'
  return null
}

const BUCKET = 200

/** Pairs of children whose names are the same or alike, each pair once, at least one of them in the file. */
export function alikeNames(children: readonly Named[]): { a: Named; b: Named; why: string }[] {
  const buckets = new Map<string, Named[]>()
  const put = (key: string, child: Named) => buckets.set(key, [...(buckets.get(key) ?? []), child].slice(0, BUCKET))
  for (const child of children) {
    put(`family ${soft(child.familyKana)}`, child)
    put(`name ${foldName(child.name)}`, child)
    put(`kana ${foldKana(child.familyKana + child.givenKana)}`, child)
    if (child.className !== null) put(`class ${child.className} ${foldKana(child.givenKana)}`, child)
  }
  const pairs: { a: Named; b: Named; why: string }[] = []
  const seen = new Map<Named, Set<Named>>()
  for (const bucket of buckets.values())
    bucket.forEach((a, index) => {
      for (const b of bucket.slice(index + 1)) {
        if (a.row === null && b.row === null) continue
        const known = seen.get(a) ?? new Set()
        if (known.has(b) || seen.get(b)?.has(a)) continue
        seen.set(a, known.add(b))
        const why = likeness(a, b)
        if (why) pairs.push({ a, b, why })
      }
    })
  return pairs
}
