// What a 差分 does to the trays, in words and numbers.
import { MEALS, type Meal } from '../../schema/care/rule.ts'
import type { Box, Tray } from '../../schema/meal/count.ts'
import { ASK_WORDS, BOX_WORDS, MEAL_WORDS } from '../../schema/meal/words.ts'

type Plate = Omit<Tray, 'childId'>
interface Change {
  sign: '＋' | '−'
  box: Box
  meals: Meal[]
}

/** The trays that go and those that come, each with its meals. */
export function changesOf(before: Plate, after: Plate): Change[] {
  const missing = (here: Plate, there: Plate) =>
    MEALS.filter((meal) => here.meals.includes(meal) && !(there.meals.includes(meal) && here.box === there.box))
  const [lost, won] = [missing(before, after), missing(after, before)]
  return [
    ...(lost.length > 0 ? [{ sign: '−' as const, box: before.box, meals: lost }] : []),
    ...(won.length > 0 ? [{ sign: '＋' as const, box: after.box, meals: won }] : []),
  ]
}

/** 主食なし ＋1: what is asked of the lunch now and was not, and what is asked no more. */
export function asksChanged(before: Plate, after: Plate): string[] {
  const [was, is] = [before.asks ?? [], after.asks ?? []]
  return [
    ...was.filter((ask) => !is.includes(ask)).map((ask) => `${ASK_WORDS[ask]} −1`),
    ...is.filter((ask) => !was.includes(ask)).map((ask) => `${ASK_WORDS[ask]} ＋1`),
  ]
}

/** 幼児食 −1（昼食・午後おやつ） */
export const changeText = ({ sign, box, meals }: Change): string =>
  `${BOX_WORDS[box]} ${sign}1（${meals.map((meal) => MEAL_WORDS[meal]).join('・')}）`
