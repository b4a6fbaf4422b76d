// 似た名前: two children on one board whose readings are easily taken for each other. The difference is underlined, not left to the eye.
// Wrong-child accidents come from one given name in two families, and from names that differ by a single kana (requirements a16, RB25).
import type { Id } from '../kit/id.ts'
import { hiragana, tidy } from '../kit/kana.ts'

/** A piece of a reading; `differs` where another child's reading is different. */
export interface NamePiece {
  text: string
  differs: boolean
}

interface Named {
  childId: Id
  kana: string
}

const SHORTEST = 2

/** For each place of `a`, whether it has a partner in a longest common subsequence with `b`. */
function shared(a: readonly string[], b: readonly string[]): boolean[] {
  const width = b.length + 1
  const best = new Uint8Array((a.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const found = a.map(() => false)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      found[i] = true
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return found
}

/** True when one kana put in, taken out or changed makes the one reading the other. */
function oneApart(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const from = short.findIndex((letter, index) => letter !== long[index])
  if (from < 0) return true
  const rest = short.slice(short.length === long.length ? from + 1 : from).join('')
  return rest === long.slice(from + 1).join('')
}

const given = (letters: readonly string[]): string => letters.join('').split(' ').slice(1).join(' ')

/**
 * Finds the children of one board with a similar reading, and cuts their readings into pieces.
 * Similar is: the same reading, readings one kana apart, or (unless `sameGiven` is false) the same given name.
 * A child whose reading is exactly another's has no differing piece: there the kanji must tell.
 * @returns pieces by child; children without a similar name are not in it
 */
export function similarNames(children: readonly Named[], { sameGiven = true } = {}): Map<Id, NamePiece[]> {
  const read = children.map(({ childId, kana }) => ({ childId, letters: [...tidy(kana)], sound: [...hiragana(tidy(kana))] }))
  const differing = new Map<Id, Set<number>>()
  for (const [index, one] of read.entries()) {
    for (const other of read.slice(index + 1)) {
      const alike =
        oneApart(one.sound, other.sound) ||
        (sameGiven && given(one.sound).length >= SHORTEST && given(one.sound) === given(other.sound))
      if (!alike) continue
      note(differing, one, other)
      note(differing, other, one)
    }
  }
  return new Map(
    read.flatMap(({ childId, letters }) => (differing.has(childId) ? [[childId, pieces(letters, differing.get(childId))]] : [])),
  )
}

function note(differing: Map<Id, Set<number>>, one: { childId: Id; sound: string[] }, other: { sound: string[] }): void {
  const places = differing.get(one.childId) ?? new Set<number>()
  for (const [place, isShared] of shared(one.sound, other.sound).entries()) if (!isShared) places.add(place)
  differing.set(one.childId, places)
}

function pieces(letters: readonly string[], places: ReadonlySet<number> = new Set()): NamePiece[] {
  const cut: NamePiece[] = []
  for (const [place, text] of letters.entries()) {
    const differs = places.has(place) && text !== ' '
    const last = cut.at(-1)
    if (last && last.differs === differs) last.text += text
    else cut.push({ text, differs })
  }
  return cut
}
