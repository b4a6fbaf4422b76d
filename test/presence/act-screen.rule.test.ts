import { expect, test } from 'vitest'
import { STATUSES } from '../../schema/presence/rule.ts'
import { BOUNCE, isBounce, nextAct } from '../../web/presence/next-act.ts'

test('RB03 one tap does the usual next act of each status', () => {
  expect(Object.fromEntries(STATUSES.map((status) => [status, nextAct(status)]))).toEqual({
    expected: 'arrive',
    late_expected: 'arrive',
    overdue: 'arrive',
    stamped: 'sighting',
    present: 'hand_over',
    left_stamped: 'hand_over',
    absent: 'ask',
    not_expected: 'ask',
    out: 'details',
    left: 'details',
  })
})

test('a1 a child announced absent or not planned is never received without being asked about', () => {
  for (const status of ['absent', 'not_expected'] as const) expect(nextAct(status)).toBe('ask')
})

test('RB25 two taps within a second are one', () => {
  const last = new Map<string, number>()
  expect(isBounce(last, 'a', 5000)).toBe(false)
  expect(isBounce(last, 'b', 5001)).toBe(false)
  expect(isBounce(last, 'a', 5000 + BOUNCE - 1)).toBe(true)
  expect(isBounce(last, 'a', 5000 + BOUNCE)).toBe(false)
})
