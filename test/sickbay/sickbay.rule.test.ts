import { expect, test } from 'vitest'
import type { CareRow } from '../../schema/care/rule.ts'
import { foldStays, minutesOf, type StepRow, seenIn } from '../../schema/sickbay/rule.ts'

const HOUR = 3_600_000
const step = (stayId: string, kind: StepRow['kind'], at: number): StepRow => ({
  ...{ day: '2026-11-20', childId: 'a', stayId, id: `${stayId}${kind}${at}`, kind, at, by: '看護' },
})
const care = (kind: CareRow['kind'], at: number, more: Partial<CareRow>): CareRow => ({
  ...{ id: `${kind}${at}`, childId: 'a', kind, at, value: null, detail: null, note: null, supersedes: null, gone: false, by: '' },
  ...more,
})

test('RD17 a stay is a step in and its last step out; one that was a mistake is none, in any order of the rows', () => {
  const rows = [step('s', 'in', HOUR), step('s', 'out', 2 * HOUR), step('s', 'out', 3 * HOUR), step('t', 'in', 5 * HOUR)]
  for (const given of [rows, rows.toReversed()]) {
    const stays = foldStays(given)
    expect(stays.map(({ stayId, from, to }) => [stayId, from, to])).toEqual([
      ['s', HOUR, 3 * HOUR],
      ['t', 5 * HOUR, null],
    ])
    expect(stays.map(minutesOf)).toEqual([120, null])
  }
  expect(foldStays([...rows, step('s', 'wrong', 6 * HOUR)]).map(({ stayId }) => stayId)).toEqual(['t'])
})

test('RD17 temperatures and signs are those of its time and the hour before, and nothing of later', () => {
  const rows = [
    care('temperature', 3 * HOUR, { value: 366 }),
    care('temperature', 5 * HOUR - 1, { value: 379 }),
    care('condition', 5 * HOUR, { detail: 'poor,cough,vomited' }),
    care('temperature', 7 * HOUR, { value: 370 }),
  ]
  const { temperatures, signs } = seenIn({ from: 5 * HOUR, to: 6 * HOUR }, rows)
  expect(temperatures.map(({ tenths }) => tenths)).toEqual([379])
  expect(signs).toEqual(['cough', 'vomited'])
  expect(seenIn({ from: 5 * HOUR, to: null }, rows).temperatures.map(({ tenths }) => tenths)).toEqual([379, 370])
})
