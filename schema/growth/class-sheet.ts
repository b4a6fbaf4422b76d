// 身体計測 as it travels: a class of a month, and everything of one child.
import type { Day, Month } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Edition } from './obesity.ts'
import type { Kind, Measure, Place, Sex } from './rule.ts'

/** A value that stands. */
export interface Value {
  id: Id
  kind: Kind
  day: Day
  value: number
  place: Place
}

export interface SheetChild {
  childId: Id
  classId: Id | null
  kana: string
  name: string
  birthDay: Day
  sex: Sex
  /** The last value of each kind before the month. */
  before: Value[]
  /** What was measured in the month, oldest first. */
  now: Value[]
}

export interface ClassSheet {
  month: Month
  today: Day
  facility: string
  classes: { classId: Id; name: string }[]
  children: SheetChild[]
  editions: DatedEdition[]
}

/** Which edition of 肥満度 the nursery reckons with, from a day on. */
export interface DatedEdition {
  startsOn: Day
  edition: Edition
}

/** A row of a child's history. For families without names: only whether it is one's own. */
export interface ChildMeasure extends Measure {
  sure: boolean
  reason: string | null
  by: string | null
  mine: boolean
}

export interface ChildGrowth {
  childId: Id
  kana: string
  name: string
  className: string | null
  facility: string
  birthDay: Day
  sex: Sex
  measures: ChildMeasure[]
  editions: DatedEdition[]
}

/** The edition in force on a day; before the first, the first. */
export const editionOn = (editions: readonly DatedEdition[], day: Day): Edition =>
  (editions.findLast(({ startsOn }) => startsOn <= day) ?? editions[0])?.edition ?? 'cfa2023'
