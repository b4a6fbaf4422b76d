import { describe, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { deadlineOf, headsOf, type Requested, stateOf } from '../../schema/plan/request.ts'

const SATURDAY = '2026-11-21'
const asked = (more: Partial<Requested>): Requested => ({
  requestId: 'a',
  day: SATURDAY,
  kind: 'saturday',
  arrive: 540,
  leave: 600,
  state: 'accepted',
  ...more,
})

describe('RA30 requests for other hours', () => {
  test('RA30 each kind has a deadline of its own: so many days before, at a time', () => {
    expect(deadlineOf(SATURDAY, { how: 'ask', days: 2, at: 17 * 60 })).toBe(momentOf('2026-11-19', 17 * 60))
    expect(deadlineOf(SATURDAY, { how: 'take', days: 0, at: 15 * 60 })).toBe(momentOf(SATURDAY, 15 * 60))
  })

  test('RA30 what was taken at once holds, what was asked waits; a taking back is the last word', () => {
    expect(stateOf(true, [])).toBe('accepted')
    expect(stateOf(false, [])).toBe('asked')
    expect(stateOf(false, ['declined'])).toBe('declined')
    expect(stateOf(false, ['accepted', 'withdrawn'])).toBe('withdrawn')
  })

  test('RA30 heads by day and half hour: who has a yes, who waits; nobody else', () => {
    const heads = headsOf([
      asked({}),
      asked({ requestId: 'b', arrive: 570, leave: 640, state: 'asked' }),
      asked({ requestId: 'c', state: 'declined' }),
      asked({ requestId: 'd', state: 'withdrawn' }),
      asked({ requestId: 'e', day: '2026-11-20', kind: 'extended', arrive: 510, leave: 530 }),
    ])
    expect(heads).toEqual([
      { day: '2026-11-20', accepted: 1, asked: 0, halfHours: [{ from: 510, accepted: 1, asked: 0 }] },
      {
        day: SATURDAY,
        accepted: 1,
        asked: 1,
        halfHours: [
          { from: 540, accepted: 1, asked: 0 },
          { from: 570, accepted: 1, asked: 1 },
          { from: 600, accepted: 0, asked: 1 },
          { from: 630, accepted: 0, asked: 1 },
        ],
      },
    ])
  })
})
