import { describe, expect, test } from 'vitest'
import { absentUntil, covers, type Notice, standing, toldAbout } from '../../schema/notice/rule.ts'

const notice = (more: Partial<Notice>): Notice => ({
  id: 'a',
  kind: 'absent',
  startsOn: '2026-11-20',
  endsOn: '2026-11-20',
  reason: 'sick',
  time: null,
  pickupPerson: null,
  withdrawn: false,
  supersedes: null,
  writtenAt: 1,
  ...more,
})

describe('What the nursery has been told', () => {
  test('RA10 a replaced version and a withdrawn one count no more', () => {
    const first = notice({ id: 'a' })
    const second = notice({ id: 'b', kind: 'late', time: 600, supersedes: 'a', writtenAt: 2 })
    expect(standing([first, second]).map(({ id }) => id)).toEqual(['b'])
    const taken = notice({ id: 'c', supersedes: 'b', withdrawn: true, writtenAt: 3 })
    expect(toldAbout('2026-11-20', [first, second, taken])).toEqual({ attendance: null, pickup: null })
  })

  test('the later word of two guardians counts', () => {
    const mother = notice({ id: 'a', writtenAt: 1 })
    const father = notice({ id: 'b', kind: 'late', time: 570, writtenAt: 2 })
    expect(toldAbout('2026-11-20', [father, mother]).attendance).toEqual({ kind: 'late', time: 570, noticeId: 'b' })
  })

  test('RA13 time and person of a pick-up may come from different notices', () => {
    const early = notice({ id: 'a', kind: 'early_leave', reason: null, time: 900, writtenAt: 1 })
    const person = notice({ id: 'b', kind: 'pickup_change', reason: null, pickupPerson: '祖母', writtenAt: 2 })
    expect(toldAbout('2026-11-20', [early, person]).pickup).toEqual({ time: 900, person: '祖母', noticeId: 'b' })
  })

  test('RA02 a range covers its days and no other', () => {
    const days = notice({ endsOn: '2026-11-25' })
    expect(['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26'].map((day) => covers(days, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('RA03 an absence ends the day before the child turned up', () => {
    const days = notice({ endsOn: '2026-11-27', cameOn: '2026-11-24' })
    expect(absentUntil(days)).toBe('2026-11-23')
    expect(covers(days, '2026-11-24')).toBe(true)
    expect(covers(days, '2026-11-25')).toBe(false)
  })
})
