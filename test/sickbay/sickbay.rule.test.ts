import { expect, test } from 'vitest'
import type { CareRow } from '../../schema/care/rule.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { foldStays, minutesOf, type StepRow, seenIn } from '../../schema/sickbay/rule.ts'
import { withLocalSteps } from '../../web/sickbay/local-sickbay.ts'

const HOUR = 3_600_000
const DAY = '2026-11-20'
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

test('RD17 without a line the tablet’s own taps stand at once, and once only when the nursery has them; a refused one does not', () => {
  const tap = (id: string, kind: StepRow['kind'], hour: number) => ({
    ...{ id, state: 'waiting' as const, json: { id, childId: 'a', stayId: 's', kind, at: momentOf(DAY, hour * 60) } },
  })
  const open = (rows: StepRow[]) => foldStays(rows).filter(({ to }) => to === null).length
  const gone = [tap('s', 'in', 10), tap('t', 'out', 11)]
  expect(open(withLocalSteps(DAY, [], gone.slice(0, 1)))).toBe(1)
  expect(open(withLocalSteps(DAY, [], gone))).toBe(0)
  const once = withLocalSteps(DAY, [], gone)
  expect(withLocalSteps(DAY, once, gone)).toEqual(once)
  expect(withLocalSteps(DAY, [], [{ ...tap('s', 'in', 10), state: 'refused' }])).toEqual([])
  expect(withLocalSteps('2026-11-21', [], gone)).toEqual([])
})
