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

/** How many letters two readings have alike at their beginnings, and at their ends behind that. */
function around(a: readonly string[], b: readonly string[]): { before: number; behind: number } {
  const most = Math.min(a.length, b.length)
  let before = 0
  while (before < most && a[before] === b[before]) before += 1
  let behind = 0
  while (behind < most - before && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind += 1
  return { before, behind }
}

interface Read {
  childId: Id
  letters: string[]
  sound: string[]
  given: string
  /** Places in which another child's reading is different; null while none is like it. */
  differing: Set<number> | null
}

/** Notes on two readings where they differ, when they are alike. */
function compare(one: Read, other: Read, sameGiven: boolean): void {
  const { before, behind } = around(one.sound, other.sound)
  // One kana put in, taken out or changed makes the one the other.
  const oneApart = Math.max(one.sound.length, other.sound.length) - before - behind <= 1
  if (!oneApart && !(sameGiven && one.given.length >= SHORTEST && one.given === other.given)) return
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    mine.differing ??= new Set()
    if (!oneApart) {
      for (const [place, isShared] of shared(mine.sound, theirs.sound).entries()) if (!isShared) mine.differing.add(place)
    } else if (before + behind < mine.sound.length) mine.differing.add(before)
  }
}

/**
 * Finds the children of one board with a similar reading, and cuts their readings into pieces.
 * Similar is: the same reading, readings one kana apart, or (unless `sameGiven` is false) the same given name.
 * A child whose reading is exactly another's has no differing piece: there the kanji must tell.
 * A board of the whole nursery compares ten thousand pairs whenever it is opened: a pair that is not alike costs the letters it has alike.
 * @returns pieces by child; children without a similar name are not in it
 */
export function similarNames(children: readonly Named[], { sameGiven = true } = {}): Map<Id, NamePiece[]> {
  const read = children.map(({ childId, kana }): Read => {
    const letters = [...tidy(kana)]
    const sound = [...hiragana(tidy(kana))]
    return { childId, letters, sound, given: sound.join('').split(' ').slice(1).join(' '), differing: null }
  })
  for (let place = 0; place < read.length; place++)
    for (let next = place + 1; next < read.length; next++) compare(read[place] as Read, read[next] as Read, sameGiven)
  return new Map(
    read.flatMap(({ childId, letters, differing }) => (differing ? [[childId, pieces(letters, differing)] as const] : [])),
  )
}

function pieces(letters: readonly string[], places: ReadonlySet<number>): NamePiece[] {
  const cut: NamePiece[] = []
  for (const [place, text] of letters.entries()) {
    const differs = places.has(place) && text !== ' '
    const last = cut.at(-1)
    if (last && last.differs === differs) last.text += text
    else cut.push({ text, differs })
  }
  return cut
}
