import * as v from 'valibot'
import { MEALS } from '../care/rule.ts'
import { listOf, oneOf, strict, whole } from '../kit/input.ts'

const minute = whole(0, 24 * 60 - 1)

const setting = strict({
  /** From when on the count of a day is fixed, in minutes after midnight. */
  fixAt: minute,
  /** When each meal is on the table, and up to which class age it is given. */
  times: v.pipe(
    v.array(strict({ meal: oneOf(MEALS), at: minute, untilAge: whole(0, 5) })),
    v.check((list) => new Set(list.map(({ meal }) => meal)).size === list.length, '同じ食事が2つ入っています'),
  ),
  /** Weekdays with meals; on other open days there is none (提供なし). */
  weekdays: listOf(whole(0, 6), 0, 7),
  /** Up to which class age foods are checked against what was eaten at home (食材チェック). */
  foodAge: whole(0, 5),
})

/** What a facility decides about its meals (dated). */
export type MealSetting = v.InferOutput<typeof setting>
export type MealTime = MealSetting['times'][number]

/** What a facility starts with: local, without a source, to be set. */
export const FIRST_MEALS: MealSetting = {
  fixAt: 9 * 60 + 30,
  times: [
    { meal: 'morning_snack', at: 9 * 60 + 30, untilAge: 2 },
    { meal: 'lunch', at: 11 * 60 + 30, untilAge: 5 },
    { meal: 'snack', at: 15 * 60, untilAge: 5 },
  ],
  weekdays: [1, 2, 3, 4, 5, 6],
  foodAge: 1,
}

/** Part of the settings of a facility. */
export const mealSetting = v.optional(setting, FIRST_MEALS)
