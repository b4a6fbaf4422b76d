// What reading a menu file would write: the days, and what is different from what stands.
import type { Day } from '../kit/day.ts'
import type { Dish, Menu } from './rule.ts'

/** The days of a file, as they will be written. */
export interface MonthPlan {
  days: { day: Day; dishes: Dish[] }[]
}

/** fresh: no menu stood. changed, same: against the one that stands. own: the nursery had changed that day, and its change is kept in the books. */
export const DAY_PLANS = ['fresh', 'changed', 'same', 'own'] as const
export type DayPlan = (typeof DAY_PLANS)[number]

const words = (dishes: readonly Dish[]): string =>
  JSON.stringify(dishes.map(({ meal, name, ingredients, allergens }) => [meal, name, ingredients, allergens]))

/** What the file does to a day. */
export function planOf(day: { dishes: readonly Dish[] }, stands: Menu | undefined): DayPlan {
  if (!stands) return 'fresh'
  if (stands.own) return 'own'
  return words(day.dishes) === words(stands.dishes) ? 'same' : 'changed'
}
