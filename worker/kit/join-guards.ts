// What acts ask of the moment of writing. One act: its question is written once for each wording of it, and bound from then on. Several acts: asked
// by one statement. The questions of acts of one kind are the same words with other
// values; what is the same in all of them (the session, the facility, the rights of a role) then stands outside the list and is asked once.
import { Name, SQL, StringChunk, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { PreparedQuery } from 'drizzle-orm/session'
import { bindTo, listed, listsOf, type Writable } from './prepared.ts'
import type { Shard } from './shard.ts'

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

const askedAlone = new WeakMap<Shard, Map<string, PreparedQuery>>()
/** More wordings than the routes have. */
const MOST_WORDINGS = 1000

/**
 * A statement around a question, bound to the values of this one. A value that is asked for in many places, as the facility is, is one parameter:
 * a statement takes a hundred.
 * @param write makes the statement, which has no values but the question's; called for a wording that was not asked before
 */
export function askOnce(db: Shard, question: SQL, write: (question: SQL) => Writable): BatchItem<'sqlite'> {
  const flat: Flat = { words: [''], values: [] }
  if (!flatten(question, flat)) return write(question)
  const { words, values } = flat
  const params = [...new Set(values)]
  const text = words.map((word, place) => (place === 0 ? word : `?${params.indexOf(values[place - 1]) + 1}${word}`)).join('')
  const known = askedAlone.get(db) ?? new Map<string, PreparedQuery>()
  askedAlone.set(db, known)
  if (known.size > MOST_WORDINGS) known.clear()
  const statement = known.get(text) ?? write(new SQL([new StringChunk(text)])).prepare()
  known.set(text, statement)
  return bindTo(statement, () => params)
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
