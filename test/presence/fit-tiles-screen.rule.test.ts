import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitTiles, GAP, MOST_AT_ONCE } from '../../web/presence/fit-tiles.ts'

/** What the tiles have on a tablet of 1180 × 820 under head, sum and one row of slabs. */
const WIDTH = 1148
const HEIGHT = 455
/** 8 mm: by the CSS inch, and by the real one of a tablet with 132 px to it. */
const EIGHT_MM = [30, 42] as const

const rectangles = (count: number) => {
  const { columns } = fitTiles(count, WIDTH, HEIGHT)
  const rows = Math.ceil(count / columns)
  const width = (WIDTH - GAP * (columns - 1)) / columns
  const height = count > MOST_AT_ONCE ? 69 : (HEIGHT - GAP * (rows - 1)) / rows
  return Array.from({ length: count }, (_, index) => ({
    x: (index % columns) * (width + GAP),
    y: Math.floor(index / columns) * (height + GAP),
    width,
    height,
  }))
}

test('RB09 every child of a class up to 30 is on a 1180 × 820 screen at once, in tiles of 64 px and more', () => {
  for (let count = 1; count <= MOST_AT_ONCE; count++) {
    const last = rectangles(count).at(-1)
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(HEIGHT + 0.001)
    expect(Math.min(last?.width ?? 0, last?.height ?? 0)).toBeGreaterThanOrEqual(64)
    expect(fitTiles(count, WIDTH, HEIGHT).closeness).not.toBe('dense')
  }
})

test('Eighteen children are six by three and roomy; thirty are close; more scroll', () => {
  expect(fitTiles(18, WIDTH, HEIGHT)).toEqual({ columns: 6, closeness: 'roomy' })
  expect(fitTiles(30, WIDTH, HEIGHT)).toEqual({ columns: 8, closeness: 'close' })
  expect(fitTiles(110, WIDTH, HEIGHT)).toEqual({ columns: 6, closeness: 'dense' })
})

test('RB09 where little height is left the tiles are packed before a tablet scrolls; what names need more than was reckoned is given', () => {
  expect(fitTiles(30, 992, 425)).toEqual({ columns: 6, closeness: 'packed' })
  expect(fitTiles(30, 992, 250).closeness).toBe('packed')
  expect(fitTiles(30, WIDTH, HEIGHT, 1, 'close').closeness).toBe('packed')
  expect(fitTiles(18, WIDTH, HEIGHT, 1, 'roomy').closeness).toBe('close')
  expect(fitTiles(18, 358, 400, 1, 'roomy')).toEqual({ columns: 2, closeness: 'roomy' })
})

test('RB25 c15 of 1,000 taps that miss the middle of a tile by up to 8 mm none lands on another child', () => {
  for (const reach of EIGHT_MM) {
    for (const count of [9, 18, 25, 30, 110]) {
      const tiles = rectangles(count)
      let wrong = 0
      const tap = fc.tuple(
        fc.nat(count - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      )
      fc.assert(
        fc.property(tap, ([aim, far, way]) => {
          const tile = tiles[aim]
          if (!tile) return
          const x = tile.x + tile.width / 2 + Math.cos(way) * Math.sqrt(far) * reach
          const y = tile.y + tile.height / 2 + Math.sin(way) * Math.sqrt(far) * reach
          const hit = tiles.findIndex(
            (each) => x >= each.x && x <= each.x + each.width && y >= each.y && y <= each.y + each.height,
          )
          if (hit >= 0 && hit !== aim) wrong += 1
        }),
        { numRuns: 1000 },
      )
      expect({ reach, count, wrong }).toEqual({ reach, count, wrong: 0 })
    }
  }
})

test('A narrow or enlarged screen scrolls instead of shrinking: at least two columns as long as there is room', () => {
  expect(fitTiles(18, 358, 400).columns).toBe(2)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 150 }),
      fc.integer({ min: 320, max: 2000 }),
      fc.integer({ min: 0, max: 1400 }),
      fc.constantFrom(1, 1.5, 2),
      (count, width, height, scale) => {
        const { columns } = fitTiles(count, width, height, scale)
        expect(columns).toBeGreaterThanOrEqual(1)
        expect((width - GAP * (columns - 1)) / columns).toBeGreaterThanOrEqual(64)
      },
    ),
  )
})
