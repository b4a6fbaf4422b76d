import { expect, it } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import type { ServingCheck } from '../../schema/serving/rule.ts'
import { withLocalChecks } from '../../web/serving/local-serving.ts'
import { mealNow } from '../../web/serving/meal-now.ts'

const DAY = '2026-11-20'
const at = momentOf(DAY, 700)
const json = { id: 'a', at, childId: 'ai', meal: 'lunch', step: 'served', tray: 'ai', dishes: [] }
const act = (state: 'waiting' | 'refused' = 'waiting', more: object = {}) => ({ id: 'a', state, json: { ...json, ...more } })

it('RF10 what a tablet looked at lies over the server’s answer once, without what was refused or is of another day', () => {
  expect(withLocalChecks(DAY, [], [act()])).toMatchObject([{ id: 'a', tray: 'ai' }])
  const known = { ...json, by: '山田' } as unknown as ServingCheck
  expect(withLocalChecks(DAY, [known], [act()])).toEqual([known])
  expect(withLocalChecks(DAY, [], [act('refused')])).toEqual([])
  expect(withLocalChecks(DAY, [], [act('waiting', { at: momentOf('2026-11-19', 700) })])).toEqual([])
})

it('RF10 the meal that is on the table is the one that is open', () => {
  expect([9 * 60, 11 * 60 + 30, 15 * 60, 18 * 60].map(mealNow)).toEqual(['morning_snack', 'lunch', 'snack', 'supper'])
})
