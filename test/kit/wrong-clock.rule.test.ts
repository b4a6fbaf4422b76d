import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { HOUR } from '../../schema/kit/day.ts'
import { CLOCK_TOLERANCE, trueMoment } from '../../schema/kit/wrong-clock.ts'

const NOW = Date.UTC(2026, 10, 27)
const wrongBy = fc.integer({ min: -400 * 24 * HOUR, max: 400 * 24 * HOUR })
const ago = fc.integer({ min: 0, max: 60 * HOUR })

test('RB33 whatever a clock is wrong by, as long as it goes on being wrong the true moment is found, or may as well be what the clock said', () => {
  fc.assert(
    fc.property(wrongBy, ago, ago, (wrong, since, before) => {
      const real = NOW - since
      const note = { device: real + wrong, offset: 0, heard: real - before }
      const found = trueMoment(note, -wrong, NOW)
      const mayBeSaid = note.device <= NOW + CLOCK_TOLERANCE && note.device >= note.heard - CLOCK_TOLERANCE
      if (found === null) expect(mayBeSaid && Math.abs(wrong) > CLOCK_TOLERANCE).toBe(true)
      else expect(Math.abs(found - real)).toBeLessThanOrEqual(CLOCK_TOLERANCE)
    }),
  )
})

test('RB33 whatever happened to a clock, an act never lands in the future, nor before the server was last heard', () => {
  fc.assert(
    fc.property(wrongBy, wrongBy, wrongBy, ago, (device, offset, measured, heard) => {
      const found = trueMoment({ device: NOW + device, offset, heard: NOW - heard }, measured, NOW)
      if (found === null) return
      expect(found).toBeLessThanOrEqual(NOW + CLOCK_TOLERANCE)
      expect(found).toBeGreaterThanOrEqual(NOW - heard - CLOCK_TOLERANCE)
    }),
  )
})

test('RB33 when a clock was set without a line, what was written before waits for a person: it may be one moment or the other', () => {
  const heard = NOW - 4 * HOUR
  for (const jump of [3 * HOUR, -10 * 60_000]) {
    const [before, after] = [NOW - 3.5 * HOUR, NOW - HOUR]
    expect(trueMoment({ device: before, offset: 0, heard }, jump, NOW)).toBe(before + jump < heard ? before : null)
    // Written after it, and only one of the two may be.
    expect(trueMoment({ device: after - 3.5 * HOUR, offset: 0, heard }, 3.5 * HOUR, NOW)).toBe(after)
  }
})

test('RB33 a clock that is a minute off is believed', () => {
  expect(trueMoment({ device: NOW - HOUR, offset: 0, heard: null }, 60_000, NOW)).toBe(NOW - HOUR)
})

test('RB33 an answer that was under way while the clock was set measures nothing; one that was only slow does', async () => {
  vi.stubGlobal('__SHARED__', false)
  const { watchClock } = await import('../../web/kit/clock.ts')
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout'] })
  const ranEvenly = watchClock()
  vi.advanceTimersByTime(20_000)
  expect(ranEvenly()).toBe(true)
  vi.setSystemTime(Date.now() + 600_000)
  expect(ranEvenly()).toBe(false)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
