// Reading, comparing and ordering Japanese names. Rules: domain calendar.md, "Name kana collation".

const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖ'
const LARGE = 'あいうえおつやゆよわかけ'
const VOWELS: Record<string, string> = {
  あ: 'あかさたなはまやらわがざだばぱ',
  い: 'いきしちにひみりゐぎじぢびぴ',
  う: 'うくすつぬふむゆるぐずづぶぷゔ',
  え: 'えけせてねへめれゑげぜでべぺ',
  お: 'おこそとのほもよろをごぞどぼぽ',
}
const vowelOf = (kana: string): string => Object.keys(VOWELS).find((vowel) => VOWELS[vowel]?.includes(kana)) ?? ''

/** One script and one width: NFKC, spaces between name parts folded to one. Half-width ﾅｶﾑﾗ becomes ナカムラ, ８ becomes 8. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim()

/** Katakana to hiragana; everything else stays. */
export const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/** Text whose binary order is the order of a Japanese name list (五十音): か before が, small kana with large, ー as the vowel it prolongs. */
export function kanaOrder(kana: string): string {
  const plain = hiragana(tidy(kana))
  let base = ''
  for (const letter of plain) {
    const small = SMALL.indexOf(letter)
    const large = small < 0 ? letter : (LARGE[small] ?? letter)
    const voiceless = large.normalize('NFD')[0] ?? large
    base += letter === 'ー' ? vowelOf(base.at(-1) ?? '') : voiceless
  }
  return `${base.replace(/[ ・=＝]/g, '\u0001')}\u0000${plain}`
}

/** The 五十音 index heading (あ か さ …) of a name; the first character itself when it is not kana. */
export function kanaRow(kana: string): string {
  const first = kanaOrder(kana)[0] ?? ''
  for (const row of [
    'あいうえお',
    'かきくけこ',
    'さしすせそ',
    'たちつてと',
    'なにぬねの',
    'はひふへほ',
    'まみむめも',
    'やゆよ',
    'らりるれろ',
    'わゐゑをん',
  ]) {
    if (row.includes(first)) return row[0] ?? first
  }
  return first
}

/** True when the text is kana, spaces, 中黒 and long marks only. */
export const isKana = (text: string): boolean => /^[\u3041-\u3096\u30a1-\u30fa\u30fcー・\s]+$/u.test(text)
