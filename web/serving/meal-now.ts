import type { Meal } from '../../schema/care/rule.ts'
import type { Time } from '../../schema/kit/time.ts'

/** The meal that is on the table or comes next; any other is one tap away. */
export const mealNow = (time: Time): Meal =>
  time < 10 * 60 + 30 ? 'morning_snack' : time < 14 * 60 ? 'lunch' : time < 17 * 60 ? 'snack' : 'supper'
