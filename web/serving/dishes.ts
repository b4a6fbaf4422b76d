// What is on the table, where the nursery has a menu. Without one a meal is looked at as a whole.
import type { Meal } from '../../schema/care/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Time } from '../../schema/kit/time.ts'

export interface Dish {
  meal: Meal
  name: string
  allergens: string[]
}

/** The meal that is on the table or comes next; any other is one tap away. */
export const mealNow = (time: Time): Meal =>
  time < 10 * 60 + 30 ? 'morning_snack' : time < 14 * 60 ? 'lunch' : time < 17 * 60 ? 'snack' : 'supper'

export const useDishes = (_facility: number, _day: Day): Dish[] => []
