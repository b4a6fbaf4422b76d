import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLOSEST, FIRST, type Look, moved, squareOf, zoomed } from '../../web/portrait/crop.ts'

const side = fc.integer({ min: 96, max: 6000 })
const look = fc.record({
  zoom: fc.double({ min: 1, max: CLOSEST, noNaN: true }),
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
})
const lies = (width: number, height: number, at: Look) => {
  const { left, top, side: length } = squareOf(width, height, at)
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(-0.001)
  expect(left + length).toBeLessThanOrEqual(width + 0.001)
  expect(top + length).toBeLessThanOrEqual(height + 0.001)
}

test('whatever a finger does, the square lies within the photograph', () => {
  const by = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(side, side, look, by, by, fc.double({ min: 0, max: 9, noNaN: true }), (width, height, at, dx, dy, zoom) => {
      lies(width, height, at)
      lies(width, height, moved(width, height, at, dx, dy))
      lies(width, height, zoomed(width, height, at, zoom))
    }),
  )
})

test('a finger takes the picture along as far as it goes, and the middle stays when it comes nearer', () => {
  const near = zoomed(1600, 1200, FIRST, 2)
  const before = squareOf(1600, 1200, near)
  const after = squareOf(1600, 1200, moved(1600, 1200, near, 0.1, 0))
  expect(before.left - after.left).toBeCloseTo(60)
  expect(after.top).toBeCloseTo(before.top)
  const first = squareOf(1600, 1200, { zoom: 2, x: 0.2, y: 0.1 })
  const nearer = squareOf(1600, 1200, zoomed(1600, 1200, { zoom: 2, x: 0.2, y: 0.1 }, 3))
  expect(nearer.left + nearer.side / 2).toBeCloseTo(first.left + first.side / 2)
  expect(nearer.top + nearer.side / 2).toBeCloseTo(first.top + first.side / 2)
})
