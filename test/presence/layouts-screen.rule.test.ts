// A tap just after the tiles have moved by themselves: taken where the place was one child's all along.
import { expect, test } from 'vitest'
import { type Layout, oneChildAt } from '../../web/presence/layouts.ts'

const tile = (childId: string, top: number) => ({ childId, left: 0, right: 100, top, bottom: top + 64 })
const standing = (...tiles: Layout['tiles']): Layout => ({ until: Number.POSITIVE_INFINITY, tiles })
const until = (moment: number, ...tiles: Layout['tiles']): Layout => ({ until: moment, tiles })

test('RB25 a tap is taken while nothing has moved, and where the child under it is the same as before', () => {
  expect(oneChildAt([], 50, 30)).toBe(true)
  expect(oneChildAt([standing(tile('a', 0))], 50, 30)).toBe(true)
  const moved = [until(1000, tile('a', 0), tile('b', 64)), standing(tile('a', 20), tile('b', 84))]
  expect(oneChildAt(moved, 50, 30, 1100)).toBe(true)
  expect(oneChildAt(moved, 50, 100, 1100)).toBe(true)
})

test('RB25 a tap is kept back where another child, or none, stood a moment before, and taken again after that moment', () => {
  const moved = [until(1000, tile('a', 0), tile('b', 64)), standing(tile('a', 40), tile('b', 104))]
  expect(oneChildAt(moved, 50, 70, 1100)).toBe(false)
  expect(oneChildAt(moved, 50, 160, 1100)).toBe(false)
  expect(oneChildAt(moved, 50, 70, 1399)).toBe(false)
  expect(oneChildAt(moved, 50, 70, 1400)).toBe(true)
})

test('RB25 of several moves in one moment each counts', () => {
  const moved = [until(1000, tile('a', 0)), until(1200, tile('b', 0)), standing(tile('a', 0))]
  expect(oneChildAt(moved, 50, 30, 1300)).toBe(false)
  expect(oneChildAt(moved, 50, 30, 1500)).toBe(false)
  expect(oneChildAt(moved, 50, 30, 1600)).toBe(true)
})
