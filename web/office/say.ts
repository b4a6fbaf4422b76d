// The desk speaks Japanese only, but still in the organisation's wording (園 or 所): every phrase goes through the kit's words when it is read.
import { asIs, plain } from '../kit/words.tsx'

type Phrases = Record<string, string | ((...given: never[]) => string)>

/**
 * A table of phrases of the desk, each put into the wording of the facility when it is read.
 * Strings given to a phrase are names and notes and stay as they are.
 */
export function said<const Table extends Phrases>(table: Table): Table {
  const entries = Object.entries(table).map(([key, phrase]) => [
    key,
    typeof phrase === 'string'
      ? { get: () => plain(phrase), enumerable: true }
      : { value: (...given: unknown[]) => plain(spoken(phrase, given)), enumerable: true },
  ])
  return Object.defineProperties({}, Object.fromEntries(entries)) as Table
}

const spoken = (phrase: (...given: never[]) => string, given: unknown[]): string =>
  phrase(...(given.map((thing) => (typeof thing === 'string' ? asIs(thing) : thing)) as never[]))
