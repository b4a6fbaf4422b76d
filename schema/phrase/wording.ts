// 言葉のきまり: words a facility writes in its own way (RG14), and words that should not stand in a record which may be disclosed (RG15). What is
// found is a suggestion beside the text; nobody's text is changed by itself.

/** Instead of one word another: 子供 → 子ども. */
export interface WordPair {
  from: string
  to: string
}

/** A word to think about, and what to write in its place, as advice. */
export interface WordToAvoid {
  word: string
  why: string
}

export interface WordRules {
  pairs: readonly WordPair[]
  avoid: readonly WordToAvoid[]
}

/**
 * Before a facility has rules of its own. Records may be read by guardians on request: facts and what the adult did, no negative labels, no
 * comparison with others (domain documents §0). Which words those are is nobody's list: a facility changes it.
 */
export const FIRST_RULES: WordRules = {
  pairs: [
    { from: '子供', to: '子ども' },
    { from: '父兄', to: '保護者' },
  ],
  avoid: [
    ...['ほかの子より', '他の子より', 'ほかの子に比べ', '他の子に比べ', 'みんなより'].map((word) => ({
      word,
      why: 'ほかの子どもとは比べず、その子の前の姿からの育ちを書きます',
    })),
    ...['問題児', 'わがまま', 'だらしない', '落ち着きがない', '手がかかる', '乱暴な子', 'できない子', '遅れている'].map(
      (word) => ({
        word,
        why: '決めつけず、見た姿と、どう援助したかを書きます',
      }),
    ),
  ],
}

export interface Found {
  /** Where in the text, and how many letters. */
  at: number
  word: string
  /** What would stand in its place; of a word to think about none. */
  to?: string
  why?: string
}

/** What a text has of the words of the rules, in its order. Of two that overlap the longer one counts. */
export function checkWording(text: string, { pairs, avoid }: WordRules): Found[] {
  const words: Omit<Found, 'at'>[] = [
    ...pairs.map(({ from, to }) => ({ word: from, to })),
    ...avoid.map(({ word, why }) => ({ word, why })),
  ]
  const found = words.flatMap((one) =>
    placesIn(text, one.word)
      .filter((at) => !isThere(text, at, one))
      .map((at) => ({ at, ...one })),
  )
  const taken: Found[] = []
  for (const one of found.toSorted((a, b) => b.word.length - a.word.length || a.at - b.at))
    if (!taken.some((other) => one.at < other.at + other.word.length && other.at < one.at + one.word.length)) taken.push(one)
  return taken.sort((a, b) => a.at - b.at)
}

/** True where the word is part of what should stand there already: 友だち in 友だちたち. */
function isThere(text: string, at: number, { word, to }: Omit<Found, 'at'>): boolean {
  if (to === undefined || !to.includes(word)) return false
  const begin = at - to.indexOf(word)
  return begin >= 0 && text.startsWith(to, begin)
}

function placesIn(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length)) places.push(at)
  return places
}

/** The text with one word changed as was suggested; unchanged when there is nothing to put in its place, or the text has moved on. */
export const withWord = (text: string, { at, word, to }: Found): string =>
  to !== undefined && text.startsWith(word, at) ? text.slice(0, at) + to + text.slice(at + word.length) : text
