import { expect, test } from 'vitest'
import { cityMinutesOf } from '../../schema/document/city-minutes.ts'

const people = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `p${from + place}`)

test('RG18 A city reads sums of all houses, and of fewer than five people or papers nothing', () => {
  const sums = cityMinutesOf([
    { kind: 'diary', papers: 40, seconds: 36_000, accountIds: people(3) },
    { kind: 'diary', papers: 10, seconds: 600, accountIds: people(3, 2) },
    { kind: 'month_plan', papers: 30, seconds: 9_000, accountIds: people(4) },
    // The same four in another shard are four.
    { kind: 'month_plan', papers: 30, seconds: 9_000, accountIds: people(4) },
    { kind: 'accident', papers: 4, seconds: 9_000, accountIds: people(9) },
    { kind: 'house_abc', papers: 3, seconds: 60, accountIds: people(3) },
    { kind: 'city_abc', papers: 3, seconds: 60, accountIds: people(3, 3) },
  ])
  expect(sums).toEqual([
    { kind: 'month_plan', title: '月案', papers: null, minutes: null },
    { kind: 'diary', title: '保育日誌', papers: 50, minutes: 610 },
    { kind: 'accident', title: '事故報告書', papers: null, minutes: null },
    { kind: 'own', title: '園・市でつくった書類', papers: 6, minutes: 2 },
  ])
})
