import * as v from 'valibot'
import { MEALS } from '../care/rule.ts'
import { day, id, listOf, moment, needed, oneOf, strict } from '../kit/input.ts'
import { HOWS, ORDINARY, STEPS } from './rule.ts'

/** One look at one tray. A wrong one is sent as it was, so that it is known. */
export const checkServing = strict({
  id,
  at: moment,
  childId: id,
  meal: oneOf(MEALS),
  step: oneOf(STEPS),
  tray: v.union([id, v.literal(ORDINARY)], 'トレイの札をえらんでください'),
  dishes: listOf(strict({ name: needed(40), how: oneOf(HOWS) }), 0, 20),
})

export const servingQuery = strict({ day })
