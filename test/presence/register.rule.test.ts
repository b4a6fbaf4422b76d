import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, daysFrom, monthRange, weekdayOf } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { Notice, NoticeKind } from '../../schema/notice/rule.ts'
import {
  type CellKind,
  type ChildMonth,
  foldCell,
  foldRegister,
  type Marks,
  type RegisterDay,
} from '../../schema/presence/fold-register.ts'
import { layOutRegister } from '../../schema/presence/lay-out-register.ts'
import { showDay } from '../../schema/presence/register-notes.ts'
import { countCell, noTotals, TOTALS } from '../../schema/presence/register-totals.ts'
import type { Fact, FactKind } from '../../schema/presence/rule.ts'

const MARKS: Marks = {
  present: '○',
  late: '遅',
  early: '早',
  sick: '病',
  family: '都',
  suspended: '停',
  bereavement: '忌',
  unknown: '？',
  closed: '',
  notExpected: '―',
}
const dayOfRegister = (day: Day, open = weekdayOf(day) !== 0): RegisterDay => ({
  rules: { day, open, closesAt: 1140, chaseFrom: 555, arrivalGrace: 15, pickupGrace: 30, unseenAfter: 15 },
  marks: MARKS,
})
const { from, to } = monthRange('2026-06')
const DAYS = daysFrom(from, to)
const END = momentOf('2026-07-01', 0)
const MONDAY = '2026-06-08'
const WORK: [number, number] = [510, 1020]
const WEEK = [null, WORK, WORK, WORK, WORK, WORK, null]

const child = (more: Partial<ChildMonth> = {}): ChildMonth => ({
  childId: 'c',
  name: '佐藤 葵',
  kana: 'さとう あおい',
  enrollments: [{ startsOn: '2026-04-01', endsOn: null }],
  memberships: [{ startsOn: '2026-04-01', endsOn: null, classId: 'a' }],
  contracts: [{ startsOn: '2026-04-01', endsOn: null, week: WEEK }],
  facts: new Map(),
  notices: [],
  ...more,
})
const fact = (day: Day, kind: FactKind, time: number, more: Partial<Fact> = {}): Fact => ({
  id: `${kind}${time}`,
  kind,
  at: momentOf(day, time),
  ...more,
})
const stay = (day: Day, arrive: number, leave: number) =>
  new Map([[day, [fact(day, 'arrive', arrive), fact(day, 'leave', leave), fact(day, 'handover', leave)]]])
const notice = (kind: NoticeKind, startsOn: Day, more: Partial<Notice> = {}): Notice => ({
  id: `${kind}${startsOn}`,
  kind,
  startsOn,
  endsOn: startsOn,
  reason: null,
  time: null,
  pickupPerson: null,
  withdrawn: false,
  supersedes: null,
  writtenAt: momentOf(startsOn, 400),
  ...more,
})
const kindOf = (one: ChildMonth, day: Day = MONDAY, today: Day = to, now = END): CellKind =>
  foldCell(one, dayOfRegister(day), today, now).kind

describe('One cell of the register', () => {
  test.each<[string, ChildMonth, CellKind]>([
    ['here', child({ facts: stay(MONDAY, 515, 1015) }), 'present'],
    ['after the planned time, but before anyone looked', child({ facts: stay(MONDAY, 540, 1015) }), 'present'],
    ['after the moment from which the child was looked for', child({ facts: stay(MONDAY, 555, 1015) }), 'late'],
    [
      'announced late and late by a minute',
      child({ facts: stay(MONDAY, 511, 1015), notices: [notice('late', MONDAY, { time: 600 })] }),
      'late',
    ],
    [
      'announced late, but in time after all',
      child({ facts: stay(MONDAY, 505, 1015), notices: [notice('late', MONDAY, { time: 600 })] }),
      'present',
    ],
    [
      'announced early and gone early',
      child({ facts: stay(MONDAY, 510, 840), notices: [notice('early_leave', MONDAY, { time: 840 })] }),
      'early',
    ],
    [
      'announced early, but stayed',
      child({ facts: stay(MONDAY, 510, 1025), notices: [notice('early_leave', MONDAY, { time: 840 })] }),
      'present',
    ],
    ['fetched early on an ordinary day', child({ facts: stay(MONDAY, 510, 900) }), 'present'],
    [
      'late and early on one day',
      child({
        facts: stay(MONDAY, 600, 840),
        notices: [notice('late', MONDAY, { time: 600 }), notice('early_leave', MONDAY, { time: 840 })],
      }),
      'late_early',
    ],
    ['absent by word of the family', child({ notices: [notice('absent', MONDAY, { reason: 'suspended' })] }), 'suspended'],
    ['announced absent, but here', child({ facts: stay(MONDAY, 510, 900), notices: [notice('absent', MONDAY)] }), 'present'],
    ['the absence was withdrawn', child({ notices: [notice('absent', MONDAY, { withdrawn: true })] }), 'unknown'],
    ['nobody said anything', child(), 'unknown'],
    ['not enrolled yet', child({ enrollments: [{ startsOn: '2026-06-09', endsOn: null }] }), 'outside'],
    ['left on the Friday before', child({ enrollments: [{ startsOn: '2026-04-01', endsOn: '2026-06-05' }] }), 'outside'],
    [
      'a day at home',
      child({ contracts: [{ startsOn: '2026-04-01', endsOn: null, week: WEEK.map(() => null) }] }),
      'notExpected',
    ],
  ])('RB18 %s', (_what, one, kind) => {
    expect(kindOf(one)).toBe(kind)
  })

  test('RB22 an absence of several days passes over Sundays and days at home, and counts no closed day', () => {
    const one = child({ notices: [notice('absent', '2026-06-05', { endsOn: MONDAY, reason: 'sick' })] })
    expect(['2026-06-05', '2026-06-06', '2026-06-07', MONDAY].map((day) => kindOf(one, day))).toEqual([
      'sick',
      'notExpected',
      'closed',
      'sick',
    ])
    expect(foldCell(one, dayOfRegister(MONDAY, false), to, END).kind).toBe('closed')
  })

  test('RA03 an absence ends where the child came: before it absent, on it present, after it unknown', () => {
    const one = child({
      facts: stay('2026-06-10', 510, 1020),
      notices: [notice('absent', MONDAY, { endsOn: '2026-06-12', reason: 'sick', cameOn: '2026-06-10' })],
    })
    expect(daysFrom(MONDAY, '2026-06-12').map((day) => kindOf(one, day))).toEqual([
      'sick',
      'sick',
      'present',
      'unknown',
      'unknown',
    ])
  })

  test('Today is what it is now, and a day to come is blank whatever was announced', () => {
    const one = child({ notices: [notice('absent', '2026-06-09', { reason: 'sick' })] })
    expect(kindOf(one, MONDAY, MONDAY, momentOf(MONDAY, 500))).toBe('pending')
    expect(kindOf(one, MONDAY, MONDAY, momentOf(MONDAY, 556))).toBe('unknown')
    expect(kindOf(one, '2026-06-09', MONDAY, momentOf(MONDAY, 500))).toBe('pending')
    expect(kindOf(one, '2026-06-14', MONDAY, momentOf(MONDAY, 500))).toBe('closed')
  })
})

const REASONS = ['sick', 'family', 'suspended', 'bereavement'] as const
const someDay = fc.constantFrom(...DAYS)
const span = fc.tuple(someDay, someDay).map((days) => {
  const [startsOn = '', endsOn = ''] = [...days].sort()
  return { startsOn, endsOn }
})
const someChild = fc
  .record({
    enrolled: span,
    move: someDay,
    facts: fc.array(
      fc.record({
        day: someDay,
        kind: fc.constantFrom<FactKind>('arrive', 'sighting', 'leave', 'handover'),
        time: fc.integer({ min: 400, max: 1200 }),
      }),
      { maxLength: 25 },
    ),
    notices: fc.array(
      fc.record({
        kind: fc.constantFrom<NoticeKind>('absent', 'late', 'early_leave'),
        span,
        reason: fc.constantFrom(...REASONS),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ enrolled, move, facts, notices }, index = 0) => {
    const days = new Map<Day, Fact[]>()
    facts.forEach(({ day, kind, time }, number) => {
      days.set(day, [...(days.get(day) ?? []), fact(day, kind, time, { id: `f${number}` })])
    })
    return child({
      childId: `c${index}`,
      enrollments: [enrolled],
      memberships: [
        { startsOn: from, endsOn: move, classId: 'a' },
        { startsOn: '2026-07-01', endsOn: null, classId: 'b' },
      ],
      facts: days,
      notices: notices.map(({ kind, span: { startsOn, endsOn }, reason }, number) =>
        notice(kind, startsOn, {
          id: `n${number}`,
          endsOn: kind === 'absent' ? endsOn : startsOn,
          reason: kind === 'absent' ? reason : null,
          time: kind === 'absent' ? null : 600,
        }),
      ),
    })
  })

describe('The sums of the register', () => {
  test('Days, children, classes and the whole are the sums of the cells, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(someChild, { maxLength: 6 }), someDay, fc.constantFrom(undefined, 'a'), (children, today, only) => {
        const register = foldRegister(
          {
            month: '2026-06',
            facility: { name: '園', wording: 'en' },
            familyAbsenceWord: '都合欠',
            totalKinds: TOTALS,
            notes: [],
            classes: [{ classId: 'a', name: 'うさぎ組', classAge: 1 }],
            days: DAYS.map((day) => dayOfRegister(day)),
            children,
            only,
          },
          today,
          momentOf(today, 720),
        )
        const counted = noTotals()
        for (const { cells, totals } of register.children) {
          const own = noTotals()
          expect(cells).toHaveLength(30)
          for (const { kind } of cells) countCell(own, kind)
          for (const { kind } of cells) countCell(counted, kind)
          expect(totals).toEqual(own)
        }
        expect(register.totals).toEqual(counted)
        for (const key of Object.keys(counted) as (keyof typeof counted)[]) {
          expect(register.days.reduce((sum, { totals }) => sum + totals[key], 0)).toBe(counted[key])
        }
        const inClass = register.children.flatMap(({ cells, classId }) =>
          cells.filter(
            (cell) => (cell.classId ?? (classId && cell.day <= to ? classId : null)) === 'a' && cell.kind !== 'outside',
          ),
        )
        if (only === 'a') {
          expect(register.classes[0]?.totals).toEqual(counted)
          expect(inClass.length).toBe(
            register.children.flatMap(({ cells }) => cells.filter(({ kind }) => kind !== 'outside')).length,
          )
        }
        const table = layOutRegister(register)
        expect(table.rows.every((row) => row.length === table.headings.length)).toBe(true)
        const timed = layOutRegister(register, { times: true })
        expect(timed.rows.every((row) => row.length === timed.headings.length)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('RO07 a date in a heading carries its month and its weekday', () => {
    expect(showDay('2026-06-08')).toBe('6/8(月)')
    expect(showDay('2026-12-31')).toBe('12/31(木)')
  })
})
