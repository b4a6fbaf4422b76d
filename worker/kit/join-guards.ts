// What several acts ask of the moment of writing, asked by one statement. The questions of acts of one kind are the same words with other
// values; what is the same in all of them (the session, the facility, the rights of a role) then stands outside the list and is asked once.
import { Name, SQL, StringChunk, sql } from 'drizzle-orm'
import { listed, listsOf } from './prepared.ts'

/** A question as its words and the values between them. */
interface Flat {
  words: string[]
  values: unknown[]
}

/**
 * Drizzle writes a question in a tenth of a millisecond, which is longer than SQLite takes to answer it; this only reads it. It goes through
 * thousands of pieces for a request, so no function is made in it.
 */
function flatten(chunk: unknown, flat: Flat): boolean {
  if (chunk instanceof SQL) {
    for (const inner of chunk.queryChunks) if (!flatten(inner, flat)) return false
  } else if (chunk instanceof StringChunk) flat.words[flat.words.length - 1] += chunk.value.join('')
  else if (chunk === null || typeof chunk === 'string' || typeof chunk === 'number') {
    flat.values.push(chunk)
    flat.words.push('')
  } else if (chunk instanceof Name) flat.words[flat.words.length - 1] += `"${chunk.value}"`
  else return false
  return true
}

/**
 * SQL behind `select null` that finds a row when one of the given questions is answered with no. One for each kind of question; what cannot
 * be read stays by itself.
 */
export function joinGuards(asked: readonly SQL[]): SQL[] {
  const alone: SQL[] = []
  const kinds = new Map<string, { words: readonly string[]; lists: unknown[][] }>()
  for (const holds of asked) {
    const flat: Flat = { words: [''], values: [] }
    if (!flatten(holds, flat)) {
      alone.push(sql`where not (${holds})`)
      continue
    }
    const key = flat.words.join('?')
    const kind = kinds.get(key) ?? { words: flat.words, lists: [] }
    kind.lists.push(flat.values)
    kinds.set(key, kind)
  }
  return [...alone, ...[...kinds.values()].map(({ words, lists }) => joined(words, lists))]
}

function joined(words: readonly string[], lists: readonly (readonly unknown[])[]): SQL {
  const differs = words.slice(1).map((_, place) => lists.some((list) => list[place] !== lists[0]?.[place]))
  const places = differs.flatMap((does, place) => (does ? [place] : []))
  const varying = lists.map((list) => places.map((place) => list[place]))
  const question = words.slice(1).flatMap((word, place) => {
    const value = differs[place] ? listed(places.indexOf(place)) : sql`${lists[0]?.[place]}`
    return [value, new StringChunk(word)]
  })
  const holds = new SQL([new StringChunk(words[0] ?? ''), ...question])
  return sql`from ${listsOf(JSON.stringify(varying))} where not (${holds})`
}
