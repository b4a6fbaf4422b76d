import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted } from '../../web/photo/shrink.ts'

test('RC12 a picture keeps its shape, is never enlarged, and no side becomes too small to be taken', () => {
  expect(fitted(4032, 3024, 2048)).toEqual({ width: 2048, height: 1536 })
  expect(fitted(800, 600, 2048)).toEqual({ width: 800, height: 600 })
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 20_000 }), fc.integer({ min: 16, max: 20_000 }), (width, height) => {
      const made = fitted(width, height, 480)
      expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(480)
      expect(Math.min(made.width, made.height)).toBeGreaterThanOrEqual(16)
      expect(made.width).toBeLessThanOrEqual(width)
    }),
  )
})
