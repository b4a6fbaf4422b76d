// What travels to the kitchen's page.
import type { Meal } from '../care/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Box, Cause, Counts, Form, Tray } from './count.ts'
import type { Ask } from './eating.ts'
import type { Dish, Serving, Unsafe } from './rule.ts'
import type { MealTime } from './setting.ts'

interface Who {
  childId: Id
  name: string
  kana: string
}

export interface KitchenDifference {
  key: string
  classId: Id | null
  before: Omit<Tray, 'childId'>
  after: Omit<Tray, 'childId'>
  cause: Cause
  since: Moment | null
  /** Of a tray of 除去食 alone. */
  child: Who | null
}

export interface Kitchen {
  day: Day
  open: boolean
  serving: Serving
  fixAt: Moment
  fixedAt: Moment | null
  /** The set time is over and nothing was fixed: what stands here is as of now. */
  late: boolean
  times: MealTime[]
  classes: { classId: Id; name: string }[]
  /** As the facts are now, and as it was fixed. */
  counts: Counts
  fixed: Counts | null
  /** 食事予定: trays of lunch that are asked to be otherwise, of the house and by class. */
  asks: Partial<Record<Ask, number>>
  byClass: { classId: Id | null; counts: Counts; asks: Partial<Record<Ask, number>> }[]
  /** `key`: of what the kitchen does not know yet. */
  staff: { fixed: number | null; known: number | null; now: number; key: string | null }
  differences: KitchenDifference[]
  noted: {
    classId: Id | null
    box: Box
    meals: Meal[]
    staff: number | null
    cause: Cause
    since: Moment | null
    at: Moment
    by: string
  }[]
  /** 除去食: every child of the day, also one without a meal. */
  children: (Who & { classId: Id | null; form: Form | null; allergens: string[]; meals: Meal[]; asks: Ask[]; unsafe: Unsafe[] })[]
  dishes: Dish[]
}
