import { describe, expect, it } from 'vitest'
import { foldServing, isRight, type ServingCheck } from '../../schema/serving/rule.ts'

const check = (step: ServingCheck['step'], at: number, tray = 'ai', meal: ServingCheck['meal'] = 'lunch'): ServingCheck => ({
  id: `${at}`,
  childId: 'ai',
  meal,
  step,
  tray,
  dishes: [],
  at,
  by: '',
})

describe('RF10 A meal of one child', () => {
  it('goes through the kitchen, the hand-over and the table; what was passed over stays visible', () => {
    expect(foldServing([], 'ai', 'lunch')).toMatchObject({ next: 'cooked', missed: [] })
    expect(foldServing([check('cooked', 1), check('served', 2)], 'ai', 'lunch')).toMatchObject({ next: 'eating', missed: [] })
    expect(foldServing([check('served', 2)], 'ai', 'lunch')).toMatchObject({ next: 'eating', missed: ['cooked'] })
    expect(foldServing([check('cooked', 1), check('eating', 3)], 'ai', 'lunch')).toMatchObject({ next: null, missed: ['served'] })
  })

  it('RF11 is not served by another’s tray, nor by an ordinary one: that is kept as stopped', () => {
    expect(isRight(check('served', 1))).toBe(true)
    const fold = foldServing([check('served', 1, 'ao'), check('served', 2, 'ordinary'), check('served', 3)], 'ai', 'lunch')
    expect(fold.stopped.map(({ tray }) => tray)).toEqual(['ao', 'ordinary'])
    expect(fold.steps.served?.at).toBe(3)
  })

  it('is looked at again for each おかわり, and another meal begins anew', () => {
    const checks = [check('eating', 1), check('seconds', 2), check('seconds', 3), check('cooked', 9, 'ai', 'snack')]
    expect(foldServing(checks, 'ai', 'lunch').seconds).toHaveLength(2)
    expect(foldServing(checks, 'ai', 'snack')).toMatchObject({ next: 'served', seconds: [] })
  })
})
