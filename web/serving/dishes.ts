// What is on the table, where the nursery has a menu; kept for the time without a line. Without one a meal is looked at as a whole.
import type { Day } from '../../schema/kit/day.ts'
import type { Dish, Menu } from '../../schema/meal/rule.ts'
import type { Routes } from '../../worker/meal/routes.ts'
import { wordOf } from '../kit/call.ts'
import { useLoad } from '../kit/use-load.ts'

const meal = wordOf<Routes>('meal')
const EVERY = 5 * 60_000

export function useDishes(facility: number, day: Day): readonly Dish[] {
  const address = meal.address(facility, '/menu', { month: day.slice(0, 7) })
  const loaded = useLoad<{ days: Menu[] }>(address, { every: EVERY, keep: true })
  return loaded?.data.value?.days.find((menu) => menu.day === day)?.dishes ?? []
}
