// Kana in Latin letters, for comparing only: what people type when they write a Japanese name on a keyboard.
import { hiragana, tidy } from './kana.ts'

const ROWS: Record<string, string> = {
  '': 'あいうえお',
  k: 'かきくけこ',
  s: 'さしすせそ',
  t: 'たちつてと',
  n: 'なにぬねの',
  h: 'はひふへほ',
  m: 'まみむめも',
  r: 'らりるれろ',
  g: 'がぎぐげご',
  z: 'ざじずぜぞ',
  d: 'だぢづでど',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
}
const LETTERS = new Map<string, string>([
  ...Object.entries(ROWS).flatMap(([consonant, row]) =>
    [...row].map((kana, place): [string, string] => [kana, consonant + 'aiueo'.charAt(place)]),
  ),
  ...Object.entries({ や: 'ya', ゆ: 'yu', よ: 'yo', わ: 'wa', を: 'o', ん: 'n', ゔ: 'vu' }),
  ...Object.entries({ ぁ: 'a', ぃ: 'i', ぅ: 'u', ぇ: 'e', ぉ: 'o', ー: '' }),
])
const GLIDES: Record<string, string> = { ゃ: 'a', ゅ: 'u', ょ: 'o' }

/**
 * Latin text in one spelling, so that Hepburn, kunrei and what a passport makes of a long vowel are the same: shi = si, tsu = tu, jo = zyo,
 * Satou = Satoh = Sato.
 */
export const oneSpelling = (latin: string): string =>
  latin
    .toLowerCase()
    .replace(/sh(?=[auo])/g, 'sy')
    .replace(/shi/g, 'si')
    .replace(/ch(?=[auo])/g, 'ty')
    .replace(/chi/g, 'ti')
    .replace(/tsu/g, 'tu')
    .replace(/j(?=[auo])/g, 'zy')
    .replace(/ji|di/g, 'zi')
    .replace(/du/g, 'zu')
    .replace(/f/g, 'h')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/o(?:u|o|h(?![aiueoy]))/g, 'o')
    .replace(/uu/g, 'u')

/** A name in kana as `oneSpelling` writes it; kanji and signs are left out. */
export function romaji(kana: string): string {
  let latin = ''
  let double = false
  for (const sign of hiragana(tidy(kana))) {
    const glide = GLIDES[sign]
    if (sign === 'っ') double = true
    else if (glide) latin = `${latin.replace(/i$/, '')}y${glide}`
    else {
      const syllable = LETTERS.get(sign) ?? ''
      latin += (double ? syllable.charAt(0) : '') + syllable
      double = false
    }
  }
  return oneSpelling(latin)
}
