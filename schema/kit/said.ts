// A word about an item, that is never written over: a guardian proposes, the nursery confirms or sends back; what staff write stands at once.
// Folded alike on phone, desk and server, whatever the items are about.
import type { Moment } from './day.ts'
import type { Id } from './id.ts'

export const DECISIONS = ['confirmed', 'returned', 'withdrawn'] as const
export type Decision = (typeof DECISIONS)[number]

/** One word about one item, as it travels. */
export interface Said<Kind extends string, Value> {
  kind: Kind
  /** What it is about: the first entry of an item names it. */
  item: Id
  id: Id
  /** Null: it no longer is so. */
  value: Value | null
  source: 'guardian' | 'staff'
  at: Moment
  /** The reader wrote it. */
  mine: boolean
  /** Who wrote it; null where the reader is not told. */
  by: string | null
  decision: { kind: Decision; note: string | null; at: Moment; by: string | null } | null
}

/** stood: it stands or once did. waiting: 確認待ち. overtaken: a later word came before anybody looked at it. */
export type SaidState = 'stood' | 'waiting' | 'returned' | 'withdrawn' | 'overtaken'

export interface SaidItem<One extends Said<string, unknown>> {
  kind: One['kind']
  item: Id
  /** What stands, and since when; null while nothing was confirmed. Its value is null when it was taken off. */
  stands: One | null
  since: Moment | null
  waiting: One | null
  /** What was sent back, while nothing newer was said. */
  returned: One | null
  /** Every word about it, the latest first. */
  history: (One & { state: SaidState })[]
}

/** The moment from which an entry stands; null when it does not. Staff's own stands at once. */
export const standsFrom = ({ source, at, decision }: Pick<Said<string, unknown>, 'source' | 'at' | 'decision'>): Moment | null =>
  source === 'staff' ? at : decision?.kind === 'confirmed' ? decision.at : null

const inOrder = (a: { at: Moment; id: Id }, b: { at: Moment; id: Id }): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function foldItem<One extends Said<string, unknown>>(entries: readonly One[]): SaidItem<One> {
  const [first, ...more] = [...entries].sort(inOrder) as [One, ...One[]]
  const list = [first, ...more]
  const last = list.at(-1) as One
  const stateOf = (entry: One): SaidState => {
    if (standsFrom(entry) !== null) return 'stood'
    if (entry.decision?.kind === 'returned' || entry.decision?.kind === 'withdrawn') return entry.decision.kind
    return entry === last ? 'waiting' : 'overtaken'
  }
  const stood = list
    .filter((entry) => standsFrom(entry) !== null)
    .sort((a, b) => (standsFrom(a) ?? 0) - (standsFrom(b) ?? 0) || inOrder(a, b))
    .at(-1)
  return {
    kind: first.kind,
    item: first.item,
    stands: stood ?? null,
    since: stood ? standsFrom(stood) : null,
    waiting: stateOf(last) === 'waiting' ? last : null,
    returned: stateOf(last) === 'returned' ? last : null,
    history: list.toReversed().map((entry) => ({ ...entry, state: stateOf(entry) })),
  }
}

/** The items of one child, in the order in which they were first said. Any order of the entries gives the same. */
export const foldSaid = <One extends Said<string, unknown>>(entries: readonly One[]): SaidItem<One>[] =>
  [...Map.groupBy(entries, ({ kind, item }) => `${kind} ${item}`).values()]
    .map(foldItem)
    .sort((a, b) => (a.history.at(-1)?.at ?? 0) - (b.history.at(-1)?.at ?? 0) || (a.item < b.item ? -1 : 1))
