// 書く時間 of all houses of a city together: its evidence for 省力化. Neither a house nor a person can be told from it.
import { currentKinds } from './kinds.ts'

/** Of fewer than so many people, or papers, nothing is said (as of everything that is broken down for a city, decision 06). */
export const LEAST = 5
/** Forms that a house or the city made, which are not told apart. */
export const OWN_KINDS = 'own'

/** One kind of paper in one shard. */
export interface WrittenThere {
  kind: string
  papers: number
  seconds: number
  accountIds: readonly string[]
}

export interface CityMinutes {
  kind: string
  title: string
  /** Null: too few. */
  papers: number | null
  minutes: number | null
}

/** By kind, in the order of the chain. */
export function cityMinutesOf(parts: readonly WrittenThere[]): CityMinutes[] {
  const kinds = currentKinds().map(({ key, title }) => ({ key, title }))
  const known = new Set(kinds.map(({ key }) => key))
  const byKind = Map.groupBy(parts, ({ kind }) => (known.has(kind) ? kind : OWN_KINDS))
  return [...kinds, { key: OWN_KINDS, title: '園・市でつくった書類' }].flatMap(({ key, title }) => {
    const own = byKind.get(key)
    if (!own) return []
    const papers = own.reduce((sum, one) => sum + one.papers, 0)
    const people = new Set(own.flatMap(({ accountIds }) => accountIds)).size
    const told = papers >= LEAST && people >= LEAST
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0)
    return [{ kind: key, title, papers: told ? papers : null, minutes: told ? Math.round(seconds / 60) : null }]
  })
}
