// What became of the papers that somebody goes through in turn.
import type { StepKind } from '../../schema/document/approval.ts'
import { stepWord } from '../../schema/document/words.ts'
import type { Opened } from './api.ts'
import { periodText } from './kind-words.ts'
import { turnWords } from './turn-words.ts'
import type { Item } from './waiting.ts'
import { words } from './words.ts'

/** A paper in a sentence. */
export const nameOf = ({ title, name, cadence, day }: Item): string =>
  [title, name, periodText(cadence, day)].filter(Boolean).join('　')

/** A step of the reader's own; passed over for now; or no longer there to be decided. */
export interface Became {
  kind: StepKind | 'passed' | 'gone'
  /** 確認, 決裁, 差戻し … */
  word: string
  /** Who did it, where it was somebody else. */
  by: string
}

export const PASSED = (): Became => ({ kind: 'passed', word: turnWords.passed, by: '' })

/** Why a paper waits no longer: its last step. One's own is there when its answer was lost on the way. */
export function lastOf({ kind, steps }: Opened): Became {
  const last = steps.at(-1)
  if (!last) return { kind: 'gone', word: words.draft, by: '' }
  return { kind: last.mine ? last.kind : 'gone', word: stepWord(kind, last), by: last.by }
}

const isSettled = (became: Became | undefined): boolean => became !== undefined && became.kind !== 'passed'

/** The place after `at` of which nothing became yet; the number of all when there is none. */
export function nextAfter(became: readonly (Became | undefined)[], at: number): number {
  const next = became.findIndex((one, place) => place > at && !isSettled(one))
  return next < 0 ? became.length : next
}

/** 確認 2件, 差戻し 1件: in the order in which they first came. */
export function sumOf(became: readonly (Became | undefined)[]): string[] {
  const counts = new Map<string, number>()
  for (const one of became) {
    const word = one?.kind === 'gone' ? turnWords.gone : (one?.word ?? turnWords.passed)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].map(([word, count]) => turnWords.of(word, String(count)))
}
