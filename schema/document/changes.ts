// 差戻し and 改訂: what was sent back, or decided, beside what stands now. Only the places that changed, and in them the words that did.
import type { Id } from '../kit/id.ts'
import { type Kind, placesIn } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

/** A piece of a text: in both texts, or in this one alone. */
export interface Piece {
  text: string
  changed: boolean
}

/** Pairs of words that are looked at for one text. Beyond them what lies between the two ends that are alike counts as written anew. */
const MOST_PAIRS = 1_000_000

/** Japanese has no spaces: the words are those of Unicode's own division. */
const words = new Intl.Segmenter('ja', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/** Both texts in pieces: joined, they are the texts; what is unchanged in one is unchanged in the other, in the same order. */
export function compareTexts(before: string, now: string): { before: Piece[]; now: Piece[] } {
  const [was, is] = [wordsOf(before), wordsOf(now)]
  const shorter = Math.min(was.length, is.length)
  let head = 0
  while (head < shorter && was[head] === is[head]) head += 1
  let tail = 0
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1
  const kept = keptIn(was.slice(head, was.length - tail), is.slice(head, is.length - tail))
  const side = (all: string[], own: ReadonlySet<number>): Piece[] =>
    joined(all.map((text, at) => ({ text, changed: at >= head && at < all.length - tail && !own.has(at - head) })))
  return { before: side(was, kept.was), now: side(is, kept.is) }
}

/** The longest row of words that both have, as the places where they stand in each. */
function keptIn(was: readonly string[], is: readonly string[]): { was: Set<number>; is: Set<number> } {
  const kept = { was: new Set<number>(), is: new Set<number>() }
  if (was.length * is.length > MOST_PAIRS) return kept
  const wide = is.length + 1
  const longest = new Uint16Array((was.length + 1) * wide)
  const from = (a: number, b: number): number => longest[a * wide + b] ?? 0
  for (let a = was.length - 1; a >= 0; a -= 1)
    for (let b = is.length - 1; b >= 0; b -= 1)
      longest[a * wide + b] = was[a] === is[b] ? from(a + 1, b + 1) + 1 : Math.max(from(a + 1, b), from(a, b + 1))
  let [a, b] = [0, 0]
  while (a < was.length && b < is.length) {
    if (was[a] === is[b]) {
      kept.was.add(a++)
      kept.is.add(b++)
    } else if (from(a + 1, b) >= from(a, b + 1)) a += 1
    else b += 1
  }
  return kept
}

const joined = (pieces: readonly Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1)
    if (last?.changed === piece.changed) last.text += piece.text
    else all.push({ ...piece })
    return all
  }, [])

/** A place of a paper whose text changed. */
export interface Change {
  field: string
  /** Section and place, as they stand on the paper. */
  title: string
  /** Whose row it is. */
  childId: Id | null
  was: string
  is: string
}

/**
 * The places that changed, in the order of the paper.
 * @param textOf what stands in a place now
 * @param children who has a row now; whoever had one before has it still
 */
export function changesIn(
  kind: Kind,
  before: Pick<Snapshot, 'children' | 'texts'>,
  textOf: (field: string) => string,
  children: readonly { id: Id; name: string }[],
): Change[] {
  const names = new Map([...before.children, ...children.map(({ id, name }) => [id, name] as const)])
  const rows = [...names].map(([id, name]) => ({ id, name }))
  return kind.sections.flatMap((section) =>
    placesIn(section, rows).flatMap(({ field, label, childId }) => {
      const [was, is] = [before.texts[field] ?? '', textOf(field)]
      const title = label === section.title ? label : `${section.title}　${label}`
      return was === is ? [] : [{ field, title, childId, was, is }]
    }),
  )
}
