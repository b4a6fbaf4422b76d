import { expect, test } from 'vitest'
import { isOffered, monthsOf, yearsOf } from '../../schema/takeout/rule.ts'

test('RC16 a file holds a fiscal year, the first and the last one cut off where the child came and left', () => {
  expect(yearsOf('2024-06-15', '2026-11-20')).toEqual([
    { from: '2026-04-01', to: '2026-11-20' },
    { from: '2025-04-01', to: '2026-03-31' },
    { from: '2024-06-15', to: '2025-03-31' },
  ])
  expect(yearsOf('2026-11-20', '2026-11-20')).toEqual([{ from: '2026-11-20', to: '2026-11-20' }])
})

test('RC16 months of a span touch each other and leave no day out, over the turn of a year and February', () => {
  expect(monthsOf('2023-12-20', '2024-03-02')).toEqual([
    { from: '2023-12-20', to: '2023-12-31' },
    { from: '2024-01-01', to: '2024-01-31' },
    { from: '2024-02-01', to: '2024-02-29' },
    { from: '2024-03-01', to: '2024-03-02' },
  ])
  expect(monthsOf('2024-03-03', '2024-02-02')).toEqual([])
})

test('RC16 it is offered by itself in the last weeks before 退園・卒園, and afterwards', () => {
  expect(isOffered(null, '2027-03-01')).toBe(false)
  expect(isOffered('2027-03-31', '2027-01-29')).toBe(false)
  expect(isOffered('2027-03-31', '2027-01-30')).toBe(true)
  expect(isOffered('2027-03-31', '2027-06-01')).toBe(true)
})
