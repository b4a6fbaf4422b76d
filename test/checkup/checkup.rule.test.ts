import { describe, expect, test } from 'vitest'
import { type Checkup, type CheckupRow, standingCheckups, yearOf } from '../../schema/checkup/rule.ts'

const row = (id: string, day: string, more: Partial<CheckupRow> = {}): CheckupRow => ({
  childId: 'ai',
  id,
  kind: 'internal',
  day,
  outcome: 'seen',
  findings: null,
  followUp: 'none',
  doctor: '',
  supersedes: null,
  at: 1,
  ...more,
})
const year = (rows: readonly CheckupRow[], needed = 2, kind: Checkup = 'internal', today = '2026-11-20') =>
  yearOf(standingCheckups(rows), kind, today, needed)

describe('RD08 A year of 健診', () => {
  test('counts the days of the fiscal year, and says how many are left', () => {
    expect(year([row('a', '2026-05-12'), row('b', '2026-03-31'), row('c', '2026-04-01', { kind: 'dental' })])).toEqual({
      seen: ['2026-05-12'],
      missed: null,
      left: 1,
    })
    expect(year([row('a', '2026-05-12'), row('b', '2026-10-13'), row('c', '2026-11-02')]).left).toBe(0)
    expect(year([], 0)).toEqual({ seen: [], missed: null, left: 0 })
  })

  test('a child who was absent waits until it was seen on another day', () => {
    const absent = row('a', '2026-05-12', { outcome: 'absent' })
    expect(year([absent])).toMatchObject({ missed: '2026-05-12', left: 2 })
    expect(year([absent, row('b', '2026-05-19')])).toMatchObject({ missed: null, left: 1 })
    expect(year([absent, row('b', '2026-05-19', { kind: 'dental' })])).toMatchObject({ missed: '2026-05-12' })
  })

  test('a line that was replaced or taken back counts no more', () => {
    expect(year([row('a', '2026-05-12'), row('b', '2026-05-12', { supersedes: 'a', outcome: 'absent' })])).toMatchObject({
      seen: [],
      missed: '2026-05-12',
    })
    expect(year([row('a', '2026-05-12'), row('b', '2026-05-12', { supersedes: 'a', outcome: null })])).toMatchObject({
      seen: [],
      missed: null,
    })
  })
})
