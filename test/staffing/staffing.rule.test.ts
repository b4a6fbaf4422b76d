import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import {
  type ByAge,
  countByAge,
  halfHours,
  hoursHere,
  NATIONAL,
  NOBODY,
  neededFor,
  TRANSITION,
} from '../../schema/staffing/rule.ts'
import { at, DAY, RULES } from '../presence/ordinary-day.ts'

/** 0歳 9, 1歳 12, 2歳 15, 3歳 20, 4・5歳 44: the worked example of the source. */
const HOUSE: ByAge = [9, 12, 15, 20, 24, 20]

describe('The staffing standard', () => {
  test('RK01 RK02 gives the worked example of the source, by the new ratios and by those before', () => {
    expect(neededFor(HOUSE, NATIONAL)).toEqual({ tenths: 105, people: 11 })
    expect(neededFor(HOUSE, TRANSITION)).toEqual({ tenths: 99, people: 10 })
  })

  test('RK01 rounds half up where that is set, and always up where that is', () => {
    // 3 + 0.3: a tenth is a person only where it is always rounded up.
    const children: ByAge = [9, 2, 0, 0, 0, 0]
    expect(neededFor(children, NATIONAL)).toEqual({ tenths: 33, people: 3 })
    expect(neededFor(children, { ...NATIONAL, rounding: 'up' })).toEqual({ tenths: 33, people: 4 })
  })

  test('RK02 with another ratio for age 1 the two ages are counted apart', () => {
    // 12 / 5 = 2.4, 15 / 6 = 2.5; together at 6 they would be 4.5.
    expect(neededFor([0, 12, 15, 0, 0, 0], { ...NATIONAL, age1: 5 })).toEqual({ tenths: 49, people: 5 })
    expect(neededFor([0, 12, 15, 0, 0, 0], NATIONAL)).toEqual({ tenths: 45, people: 5 })
  })

  test('RK01 asks for two with one child, and for nobody in an empty house', () => {
    expect(neededFor([0, 0, 0, 0, 0, 1], NATIONAL).people).toBe(2)
    expect(neededFor(NOBODY, NATIONAL).people).toBe(0)
  })

  test('RK03 never asks for less when a child is added, whichever its age', () => {
    const count = fc.nat(60)
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count, count), fc.nat(5), fc.boolean(), (children, age, up) => {
        const ratios = { ...NATIONAL, rounding: up ? ('up' as const) : ('half_up' as const) }
        const more = children.with(age, (children[age] ?? 0) + 1) as unknown as ByAge
        expect(neededFor(more, ratios).people).toBeGreaterThanOrEqual(neededFor(children, ratios).people)
      }),
    )
  })
})

describe('The half hours of a day', () => {
  const child = (more: Partial<BoardChild>): BoardChild => ({
    childId: 'x',
    name: 'x',
    kana: 'x',
    status: 'expected',
    plan: [510, 1020],
    ...more,
  })
  const hours = (more: Partial<BoardChild>, now = '7:00') => {
    const found = hoursHere(child(more), RULES, at(now))
    return found?.map((moment) => (moment - at('0:00')) / 60_000)
  }

  test('RK01 RB15 go by what happened, then by what was told, then by the plan', () => {
    expect(hours({})).toEqual([510, 1020])
    expect(
      hours({ status: 'late_expected', told: { attendance: { kind: 'late', time: 600, noticeId: 'n' }, pickup: null } }),
    ).toEqual([600, 1020])
    expect(hours({ told: { attendance: null, pickup: { time: 900, person: null, noticeId: 'n' } } })).toEqual([510, 900])
    expect(hours({ status: 'present', acts: [['as', 500 * 60]] }, '9:00')).toEqual([500, 1020])
    expect(
      hours(
        {
          status: 'left',
          acts: [
            ['as', 500 * 60],
            ['lh', 700 * 60],
          ],
        },
        '13:00',
      ),
    ).toEqual([500, 700])
  })

  test('who is still here after the planned time is counted now, who is away or not expected is not', () => {
    const [, to] = hours({ status: 'present', acts: [['as', 500 * 60]] }, '17:40') ?? []
    expect(to).toBeGreaterThan(17 * 60 + 40)
    for (const one of [{ status: 'absent' }, { status: 'not_expected' }, { away: 'みなと保育所' }] as const)
      expect(hours(one)).toBeUndefined()
  })

  test('RK04 say where people are missing, and nothing where nobody said who is at work', () => {
    const here = Array.from({ length: 12 }, () => ({ age: 1, from: at('8:10'), to: at('16:00') }))
    const day = { day: DAY, opensAt: 480, closesAt: 990 }
    const bands = [
      { from: 480, to: 990, count: 1 },
      { from: 540, to: 900, count: 1 },
    ]
    const slots = halfHours(here, day, NATIONAL, bands)
    expect(slots.map(({ people, staff }) => `${people}/${staff}`)).toEqual([
      '2/1',
      '2/1',
      ...Array.from({ length: 12 }, () => '2/2'),
      '2/1',
      '2/1',
      '0/1',
    ])
    expect(halfHours(here, day, NATIONAL, []).every(({ staff }) => staff === null)).toBe(true)
  })

  test('a gap within a half hour counts as a gap', () => {
    const day = { day: DAY, opensAt: 480, closesAt: 510 }
    const bands = [
      { from: 480, to: 490, count: 3 },
      { from: 500, to: 510, count: 3 },
    ]
    expect(halfHours([], day, NATIONAL, bands)[0]?.staff).toBe(0)
  })

  test('whoever is older than five counts as five', () => {
    expect(countByAge([{ age: 6 }, { age: 0 }])).toEqual([1, 0, 0, 0, 0, 1])
  })
})
