import { expect, test } from 'vitest'
import { twoTablets } from './two-tablets.ts'

test('R6 RB04 two tablets that were without a line: in any order of arrival the same board, nothing lost, the family told once (npm run drill -- two-tablets)', async () => {
  expect(await twoTablets({ runs: 25, orders: 4 })).toMatchObject({ faults: [] })
})
