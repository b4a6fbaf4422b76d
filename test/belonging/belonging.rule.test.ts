import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BelongingRow,
  FIRST_THINGS,
  foldBelongings,
  isOpen,
  onPageOf,
  STANDS_DAYS,
  type Step,
} from '../../schema/belonging/rule.ts'
import { addDays } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'

const DAY = '2026-11-20'
const at = (minutes: number, day = DAY) => momentOf(day, minutes)
const [nappy, wipes] = FIRST_THINGS as [(typeof FIRST_THINGS)[number], (typeof FIRST_THINGS)[number]]
const tap = (kind: Step, minutes: number, thing = nappy, day = DAY): BelongingRow => ({
  ...{ id: `${kind} ${minutes} ${thing.key} ${day}`, childId: 'a', thing: thing.key, kind, at: at(minutes, day) },
  words: kind === 'asked' ? thing : null,
})

test('RC18 asked twice is asked once; what came may be asked for again, and a mistake was never asked', () => {
  expect(foldBelongings([tap('asked', 600), tap('asked', 610)])).toMatchObject([{ thing: nappy, at: at(600), promisedAt: null }])
  const again = [tap('asked', 600), tap('promised', 620), tap('arrived', 630), tap('asked', 640), tap('asked', 600, wipes)]
  expect(
    foldBelongings(again).map(({ thing, at: since, promisedAt, arrivedAt }) => [thing.key, since, promisedAt, arrivedAt]),
  ).toEqual([
    ['nappy', at(600), at(620), at(630)],
    ['wipes', at(600), null, null],
    ['nappy', at(640), null, null],
  ])
  expect(foldBelongings([tap('asked', 600), tap('wrong', 601)])).toEqual([])
  expect(foldBelongings([tap('arrived', 600), tap('promised', 601)])).toEqual([])
})

test('RC18 a family that brings it after all, and then not', () => {
  const one = (rows: BelongingRow[]) => foldBelongings([tap('asked', 600), ...rows])[0]?.promisedAt
  expect([
    one([tap('promised', 700)]),
    one([tap('promised', 700), tap('unpromised', 701)]),
    one([tap('promised', 700), tap('promised', 900)]),
  ]).toEqual([at(700), null, at(700)])
})

test('RC18 a request that nobody answered for a month is asked again', () => {
  const late = addDays(DAY, STANDS_DAYS)
  expect(foldBelongings([tap('asked', 600), tap('asked', 600, nappy, addDays(late, -1))])).toHaveLength(1)
  const both = foldBelongings([tap('asked', 600), tap('asked', 500, nappy, late)])
  expect(both.map((one) => [isOpen(one, addDays(late, -1)), isOpen(one, late)])).toEqual([
    [true, false],
    [true, true],
  ])
})

test('RC18 any order and any repetition of the taps gives the same', () => {
  const step = fc.constantFrom<Step>('asked', 'promised', 'unpromised', 'arrived', 'wrong')
  const taps = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 1439 }), fc.constantFrom(nappy, wipes)), { maxLength: 12 })
  fc.assert(
    fc.property(taps, fc.integer({ min: 0, max: 12 }), (list, turn) => {
      const rows = list.map(([kind, minutes, thing]) => tap(kind, minutes, thing))
      const turned = [...rows.slice(turn), ...rows.slice(0, turn), ...rows]
      expect(foldBelongings(turned)).toEqual(foldBelongings(rows))
      const open = foldBelongings(rows).filter((one) => isOpen(one, DAY))
      expect(new Set(open.map(({ thing }) => thing.key)).size).toBe(open.length)
    }),
  )
})

test('RC18 a page of the book says what was asked on its day, and today’s what is open besides', () => {
  const next = addDays(DAY, 1)
  const asked = foldBelongings([tap('asked', 600), tap('arrived', 500, nappy, next), tap('asked', 600, wipes)])
  expect(onPageOf(asked, DAY, next).map(({ thing }) => thing.key)).toEqual(['nappy', 'wipes'])
  expect(onPageOf(asked, next, next).map(({ thing }) => thing.key)).toEqual(['wipes'])
  expect(onPageOf(asked, next, addDays(DAY, 2))).toEqual([])
})
