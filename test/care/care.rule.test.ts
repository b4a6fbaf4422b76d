import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { recordCare } from '../../schema/care/input.ts'
import { asleepSince, CARE_KINDS, type CareRow, feverFromOf, foldCare, isFever } from '../../schema/care/rule.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { withLocalCare } from '../../web/care/local-care.ts'

const DAY = '2026-11-20'
const at = (hour: number, minute = 0) => momentOf(DAY, hour * 60 + minute)
const row = (id: string, kind: CareRow['kind'], when: number, more: Partial<CareRow> = {}): CareRow => ({
  id,
  childId: 'child',
  kind,
  at: when,
  value: null,
  detail: null,
  note: null,
  supersedes: null,
  gone: false,
  by: '',
  ...more,
})

describe('The care of a child on a day', () => {
  test('RD03 RD05 what happens several times a day stands several times, in the order of its moments', () => {
    const day = foldCare([
      row('c', 'temperature', at(15), { value: 374 }),
      row('a', 'temperature', at(9), { value: 366 }),
      row('s', 'stool', at(10), { detail: 'soft' }),
      row('m', 'milk', at(10, 30), { value: 160 }),
    ])
    expect(day.temperatures.map(({ tenths }) => tenths)).toEqual([366, 374])
    expect(day.stools).toMatchObject([{ stool: 'soft' }])
    expect(day.milks).toMatchObject([{ ml: 160 }])
  })

  test('RD01 a correction stands in place of what it corrects and says so; what is taken back is gone', () => {
    const rows = [
      row('a', 'temperature', at(9), { value: 385 }),
      row('b', 'temperature', at(9), { value: 365, supersedes: 'a' }),
      row('c', 'stool', at(10), { detail: 'watery' }),
      row('d', 'stool', at(10), { supersedes: 'c', gone: true }),
    ]
    expect(foldCare(rows)).toMatchObject({ temperatures: [{ tenths: 365, corrected: true }], stools: [] })
  })

  test('a correction of one kind leaves what the same act wrote of another', () => {
    const rows = [
      row('a', 'temperature', at(9), { value: 370 }),
      row('a', 'condition', at(9), { detail: 'good,cough' }),
      row('b', 'temperature', at(9), { value: 371, supersedes: 'a' }),
    ]
    expect(foldCare(rows)).toMatchObject({ temperatures: [{ tenths: 371 }], conditions: [{ mood: 'good', signs: ['cough'] }] })
  })

  test('RD06 a tray is looked at once: the last entry of a meal counts', () => {
    const rows = [
      row('a', 'meal', at(12), { detail: 'lunch', value: 2 }),
      row('b', 'meal', at(12, 20), { detail: 'lunch', value: 4 }),
      row('c', 'meal', at(15), { detail: 'snack', value: 3 }),
    ]
    expect(foldCare(rows).meals.map(({ meal, eaten }) => [meal, eaten])).toEqual([
      ['lunch', 4],
      ['snack', 3],
    ])
  })

  test('RE06 naps are pairs of 入眠 and 起床; an open one is sleep now, a 起床 alone is shown and not hidden', () => {
    const rows = [row('a', 'asleep', at(12)), row('b', 'awake', at(13)), row('c', 'asleep', at(14))]
    expect(foldCare(rows).naps.map(({ from, to }) => [from, to])).toEqual([
      [at(12), at(13)],
      [at(14), null],
    ])
    expect(asleepSince(foldCare(rows))).toBe(at(14))
    expect(foldCare([row('b', 'awake', at(13))]).naps).toMatchObject([{ from: null, to: at(13) }])
  })

  test('any order and any repetition of the entries folds to the same day', () => {
    const anyRow = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      kind: fc.constantFrom(...CARE_KINDS),
      minute: fc.integer({ min: 0, max: 600 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: ({ id, kind }) => `${id}${kind}` }),
        fc.func(fc.integer()),
        (list, order) => {
          const rows = list.map(({ id, kind, minute }) => row(id, kind, at(8) + minute * 60_000, { value: 1, detail: 'lunch' }))
          const shuffled = [...rows, ...rows].sort((a, b) => order(a) - order(b))
          expect(foldCare(shuffled)).toEqual(foldCare(rows))
        },
      ),
    )
  })

  test('RD04 a temperature is looked at from the threshold on, or a whole degree above what is usual', () => {
    expect([isFever(374, 375), isFever(375, 375)]).toEqual([false, true])
    expect([feverFromOf(375, null), feverFromOf(375, 362), feverFromOf(375, 368)]).toEqual([375, 372, 375])
  })

  test('what this tablet wrote lies on top once, also when the server has it', () => {
    const id = newId(0)
    const act = {
      id,
      path: 'care/record',
      state: 'waiting' as const,
      json: { id, at: at(9), entries: [{ kind: 'temperature', childId: 'child', at: at(9), tenths: 366 }] },
    }
    const once = withLocalCare(DAY, [], [act])
    expect(foldCare(once).temperatures).toHaveLength(1)
    expect(withLocalCare(DAY, once, [act])).toEqual(once)
    expect(withLocalCare(DAY, [], [{ ...act, state: 'refused' as const }])).toEqual([])
  })
})

describe('Bad input', () => {
  const id = newId(0)
  const childId = newId(1)
  const faults = (...entries: object[]) =>
    v.safeParse(recordCare, { id, at: at(9), entries }).issues?.map(({ message }) => message) ?? []

  test('38.5 typed without its point, and a temperature nobody has, are refused with the reason', () => {
    expect(faults({ kind: 'temperature', childId, at: at(9), tenths: 3850 })[0]).toContain('30.0〜45.0℃')
    expect(faults({ kind: 'temperature', childId, at: at(9), tenths: 36.6 })[0]).toContain('0.1度')
    expect(faults({ kind: 'temperature', childId, at: at(9), tenths: 366 })).toEqual([])
  })

  test('a nap that ends before it begins, and two entries of a kind for one child, are refused', () => {
    expect(faults({ kind: 'asleep', childId, at: at(14) }, { kind: 'awake', childId, at: at(13) })[0]).toContain('入眠よりあと')
    const twice = { kind: 'stool', childId, at: at(9), stool: 'soft' }
    expect(faults(twice, { ...twice, stool: 'hard' })[0]).toContain('2つ')
  })

  test('what is of another kind is not taken along silently', () => {
    expect(faults({ kind: 'milk', childId, at: at(9), ml: 120, tenths: 366 })[0]).toContain('知らない項目')
  })
})
