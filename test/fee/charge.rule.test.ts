import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Charge, type ChildDay, type ChildMonth, chargeOf, type Stay } from '../../schema/fee/charge.ts'
import type { Tariff } from '../../schema/fee/tariff.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { readTime } from '../../schema/kit/time.ts'
import { S18, S19, S20, S21, S22, S23, S24, S25 } from './rule-sets.ts'

const at = (text: string): number => readTime(text) as number
/** A Wednesday. */
const DAY = '2026-11-04'
const day = (stays: readonly Stay[], more: Partial<ChildDay> = {}): ChildDay => ({
  ...{ day: DAY, need: 'standard', classAge: 3, stays, agreed: null },
  ...more,
})
const from = (come: string, go: string, more: Partial<ChildDay> = {}) => day([{ from: at(come), to: at(go) }], more)
const month = (days: readonly ChildDay[], more: Partial<ChildMonth> = {}): ChildMonth => ({
  ...{
    from: '2026-11-01',
    to: '2026-11-30',
    days,
    subscriptions: [],
    reductions: [],
    need: 'standard',
    classAge: 3,
    tuition: null,
  },
  ...more,
})
const yenOf = (tariff: Tariff, ...days: ChildDay[]): number => chargeOf([tariff], month(days)).total

describe('RJ01 RJ02 RJ03 the named rule sets', () => {
  test.each([
    ['18:04', 0],
    ['18:05', 0],
    ['18:06', 100],
    ['18:20', 100],
    ['18:21', 200],
  ])('S25 until %s costs %i', (go, yen) => expect(yenOf(S25, from('8:00', go))).toBe(yen))

  test('S18 twenty uses of a half hour reach its limit, and the twenty-first costs nothing and says why', () => {
    const uses = (count: number) =>
      chargeOf(
        [S18],
        month(
          Array.from({ length: count }, (_, place) => from('8:00', '18:20', { day: weekday(place) })),
          DECEMBER,
        ),
      )
    expect(uses(20).total).toBe(1700)
    expect(uses(21).total).toBe(1700)
    expect(uses(21).lines.at(-1)).toMatchObject({ price: 85, yen: 0, why: ['cap'] })
  })

  test('S18 each half hour has its own limit', () => expect(yenOf(S18, from('8:00', '18:31'))).toBe(170))

  test('S19 short hours pay before and after, standard ones only in the evening', () => {
    expect(yenOf(S19, from('7:40', '18:10', { need: 'short' }))).toBe(100 + 150 + 100)
    expect(yenOf(S19, from('7:40', '18:10'))).toBe(100)
  })

  test('S20 a price a day, and nothing beside the month’s where one was agreed', () => {
    expect(yenOf(S20, from('8:30', '18:40'))).toBe(300)
    const own = { subscriptions: [{ plan: 'evening_month', startsOn: '2026-04-01', endsOn: null }] }
    const charge = chargeOf([S20], month([from('8:30', '18:40')], own))
    expect(charge).toMatchObject({ total: 2500, lines: [{ price: 300, yen: 0, why: ['plan'] }], plans: [{ yen: 2500 }] })
  })

  test('S21 the month’s price by age; short hours have a limit', () => {
    const own = [{ plan: 'month', startsOn: '2026-11-10', endsOn: null }]
    expect(chargeOf([S21], month([], { subscriptions: own, classAge: 0 })).total).toBe(4000)
    expect(chargeOf([S21], month([], { subscriptions: own })).total).toBe(3500)
    const days = Array.from({ length: 8 }, (_, place) => from('8:30', '19:00', { day: weekday(place), need: 'short' }))
    expect(chargeOf([S21], month(days, DECEMBER)).total).toBe(5000)
  })

  test.each([
    [20_000, 2400],
    [22_916, 2749],
    [30_000, 2750],
  ])('S22 a part of a tuition of %i is %i', (tuition, yen) => {
    const own = [{ plan: 'month', startsOn: '2026-11-01', endsOn: null }]
    expect(chargeOf([S22], month([], { subscriptions: own, tuition })).total).toBe(yen)
  })

  test.each([
    ['18:30', 600],
    ['19:00', 600],
    ['19:01', 900],
    ['19:31', 1200],
  ])('S23 until %s costs %i', (go, yen) => expect(yenOf(S23, from('8:00', go))).toBe(yen))

  test('S24 early, late and at night by age', () => {
    expect(yenOf(S24, from('7:10', '20:10', { classAge: 1 }))).toBe(300 + 300 + 3000)
    expect(yenOf(S24, from('7:10', '20:10', { classAge: 4 }))).toBe(300 + 300 + 2500)
  })
})

const DECEMBER = { from: '2026-12-01', to: '2026-12-31' }
/** Days of December that are no Sunday. */
const weekday = (place: number): Day => addDays('2026-12-01', place + Math.floor((place + 1) / 6))

test('RJ08 a child that never came pays what is agreed for the month', () => {
  const own = [{ plan: 'evening_month', startsOn: '2026-04-01', endsOn: null }]
  expect(chargeOf([S20], month([], { subscriptions: own })).total).toBe(2500)
})

test('RJ01 agreed hours count where the tariff says so', () => {
  const [slot] = S19.slots.filter(({ key }) => key === 'afternoon')
  const own: Tariff = { ...S19, slots: slot ? [{ ...slot, against: 'agreed' }] : [] }
  const stays = from('8:30', '17:10', { need: 'short', agreed: { from: at('8:30'), to: at('17:00') } })
  expect(chargeOf([own], month([stays])).lines).toMatchObject([{ from: at('17:00'), to: at('17:10'), minutes: 10, yen: 50 }])
})

test('RJ11 of two reductions the greater counts, for as long as it holds, and parts of a yen fall away', () => {
  const reductions = [
    { percent: 50, startsOn: '2026-11-01', endsOn: '2026-11-10' },
    { percent: 30, startsOn: '2026-11-01', endsOn: null },
  ]
  const days = [from('8:00', '18:10'), from('8:00', '18:10', { day: '2026-11-11' })]
  const { lines } = chargeOf([S18], month(days, { reductions }))
  expect(lines.map(({ yen, why }) => [yen, why])).toEqual([
    [42, ['reduced']],
    [59, ['reduced']],
  ])
})

test('RJ07 a day without a departure costs nothing and keeps the month open', () => {
  const charge = chargeOf([S25], month([day([{ from: at('8:00'), to: null }])]))
  expect(charge).toEqual({ lines: [], plans: [], open: [DAY], total: 0 })
})

const SETS = [S18, S19, S20, S21, S22, S23, S24, S25]
const anySet = fc.constantFrom(...SETS)
const anyDay = fc
  .record({
    come: fc.integer({ min: 390, max: 700 }),
    stay: fc.integer({ min: 1, max: 700 }),
    place: fc.integer({ min: 0, max: 25 }),
  })
  .map(({ come, stay, place }) => day([{ from: come, to: come + stay }], { day: weekday(place) }))
const anyMonth = fc
  .uniqueArray(anyDay, { selector: (one) => one.day, maxLength: 26 })
  .chain((days) =>
    fc.constantFrom<('standard' | 'short')[]>(['standard', 'short']).map(([need = 'standard']) => ({ days, need })),
  )
  .map(({ days, need }) =>
    month(
      days.map((one) => ({ ...one, need })),
      { ...DECEMBER, need },
    ),
  )

describe('RJ17 whatever the days are', () => {
  test('yen are whole and never negative, and the month is the sum of its lines', () => {
    fc.assert(
      fc.property(anySet, anyMonth, (set, one) => {
        const charge: Charge = chargeOf([set], one)
        for (const { yen, price } of [...charge.lines, ...charge.plans]) {
          expect(Number.isInteger(yen) && yen >= 0 && yen <= price).toBe(true)
        }
        expect(charge.total).toBe([...charge.lines, ...charge.plans].reduce((sum, { yen }) => sum + yen, 0))
      }),
    )
  })

  test('a stay that is cut in two at a minute costs what it cost whole', () => {
    fc.assert(
      fc.property(anySet, anyDay, fc.integer({ min: 1, max: 699 }), (set, one, cut) => {
        const [stay] = one.stays
        if (!stay || stay.to === null || stay.from + cut >= stay.to) return
        const halves = [
          { from: stay.from + cut, to: stay.to },
          { from: stay.from, to: stay.from + cut },
        ]
        expect(chargeOf([set], month([{ ...one, stays: halves }], DECEMBER))).toEqual(chargeOf([set], month([one], DECEMBER)))
      }),
    )
  })

  test('RJ05 a past month is the same after a new price', () => {
    fc.assert(
      fc.property(anySet, anySet, anyMonth, (set, next, one) => {
        const later: Tariff = { ...next, startsOn: '2027-01-01' }
        expect(chargeOf([later, set], one)).toEqual(chargeOf([set], one))
      }),
    )
  })

  test('whoever stays longer never pays less', () => {
    fc.assert(
      fc.property(anySet, anyDay, fc.integer({ min: 1, max: 200 }), (set, one, more) => {
        const longer = { ...one, stays: one.stays.map(({ from, to }) => ({ from, to: (to ?? from) + more })) }
        expect(chargeOf([set], month([longer], DECEMBER)).total).toBeGreaterThanOrEqual(
          chargeOf([set], month([one], DECEMBER)).total,
        )
      }),
    )
  })
})
