// Chance that can be thrown again: the same seed gives the same world, ids included.
import { createHash } from 'node:crypto'
import type { Moment } from '../../../schema/kit/day.ts'
import { type Id, newId } from '../../../schema/kit/id.ts'

export interface Dice {
  /** True with a probability of 0–1. */
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  /** Roughly normal (sum of four throws), rounded. */
  around(middle: number, spread: number): number
  pick<Item>(items: readonly Item[]): Item
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
  id(moment: Moment): Id
}

/** Dice from a seed (mulberry32 behind a hash of the text). */
export function diceOf(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    chance: (probability) => next() < probability,
    between,
    around: (middle, spread) => Math.round(middle + (next() + next() + next() + next() - 2) * 1.732 * spread),
    pick,
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        rest -= weight
        if (rest < 0) return item
      }
      return pick(items)[0]
    },
    shuffled: (items) => {
      const list = [...items]
      for (let place = list.length - 1; place > 0; place--) {
        const other = between(0, place)
        const [a, b] = [list[place], list[other]]
        if (a !== undefined && b !== undefined) [list[place], list[other]] = [b, a]
      }
      return list
    },
    id: (moment) =>
      newId(
        moment,
        Uint8Array.from({ length: 10 }, () => between(0, 255)),
      ),
  }
}
