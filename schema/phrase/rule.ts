// 文例: which sentences fit the place that is written in, the closest first.
import type { Id } from '../kit/id.ts'

export interface Phrase {
  id: Id
  kind: string
  section: string
  age: number | null
  month: number | null
  text: string
}

/** Where somebody writes. */
export interface Writing {
  kind: string
  section: string
  /** Age of the class on 1 April; null: mixed, or of no class. */
  age: number | null
  /** 1–12. */
  month: number
}

/** How closely a phrase was made for a place: what it names and fits. Null when it names something else. */
function closeness(phrase: Phrase, at: Writing): number | null {
  const asks = [
    [phrase.kind === '' ? null : phrase.kind, at.kind],
    [phrase.section === '' ? null : phrase.section, at.section],
    [phrase.age, at.age],
    [phrase.month, at.month],
  ] as const
  if (asks.some(([own, there]) => own !== null && there !== null && own !== there)) return null
  return asks.filter(([own]) => own !== null).length
}

/** The phrases for a place, the closest first, then the newest. @param words every piece has to stand in it; '' asks for none */
export function phrasesFor<One extends Phrase>(phrases: readonly One[], at: Writing, words: string): One[] {
  const pieces = words.normalize('NFKC').split(/\s+/).filter(Boolean)
  return phrases
    .flatMap((phrase) => {
      const close = closeness(phrase, at)
      const text = phrase.text.normalize('NFKC')
      return close !== null && pieces.every((piece) => text.includes(piece)) ? [{ phrase, close }] : []
    })
    .sort((a, b) => b.close - a.close || (a.phrase.id < b.phrase.id ? 1 : -1))
    .map(({ phrase }) => phrase)
}
