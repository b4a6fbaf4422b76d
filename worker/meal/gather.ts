// The trays of a day, put together from the facts: asked by the kitchen, by the minute's work that fixes the count, and by the desk.
import { sql } from 'drizzle-orm'
import { standsOf } from '../../schema/contactbook/home.ts'
import { classAgeOf, type Day, fiscalYearOf, startOf, weekdayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { staffEating, type Tray, type TrayNow, trayOf } from '../../schema/meal/count.ts'
import type { Menu, Serving } from '../../schema/meal/rule.ts'
import { FIRST_MEALS, type MealSetting, type MealTime } from '../../schema/meal/setting.ts'
import type { KeptTray } from '../../schema/meal/table.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { asHomeRow, homeRows } from '../contactbook/queries.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { Shard } from '../kit/shard.ts'
import { assembleBoard } from '../presence/assemble-board.ts'
import { classesOn, factsBetween, noticesBetween, recordedHere, rosterOn } from '../presence/queries.ts'
import { formsOn, menuQueries, menusOf, staffMealsOn } from './queries.ts'

export const trayQueries = (db: Shard, facilityId: number, day: Day) =>
  [
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    rosterOn(db, facilityId, day),
    factsBetween(db, facilityId, day, day, recordedHere),
    noticesBetween(db, facilityId, day, day),
    classesOn(db, facilityId, day),
    formsOn(db, facilityId, day),
    staffMealsOn(db, facilityId, day),
    homeRows(db, facilityId, day, day, sql`home_field.field = 'eating'`, '', false),
    ...menuQueries(db, facilityId, day, day),
  ] as const

type Rows<Queries extends readonly PromiseLike<unknown>[]> = { [Place in keyof Queries]: Awaited<Queries[Place]> }
export type TrayRows = Rows<ReturnType<typeof trayQueries>>

export interface DayTrays {
  setting: MealSetting
  open: boolean
  serving: Serving
  /** The meals of the day that the kitchen makes. */
  times: MealTime[]
  menu: Menu | null
  classes: { classId: Id; name: string; classAge: number | null }[]
  trays: TrayNow[]
  children: Map<Id, BoardChild>
  /** Who of the staff eats. */
  staff: Id[]
}

/** Null where the facility has no settings on that day. */
export function traysOf(rows: TrayRows, day: Day): DayTrays | null {
  const [[setting], [exception], roster, facts, notices, classes, forms, staffRows, said, ...menuRows] = rows
  if (!setting) return null
  const meals = setting.settings.meal ?? FIRST_MEALS
  const rules = dayRules(setting.settings, day, exception)
  const [menu = null] = menusOf(menuRows)
  const serving = menu?.serving ?? (meals.weekdays.includes(weekdayOf(day)) ? 'served' : 'none')
  const times = timesOf(meals, serving)
  const { children } = assembleBoard({ roster, facts, notices }, rules, classes, 0, startOf(day))
  const year = fiscalYearOf(day)
  const ages = new Map(roster.map(({ childId, birthDay }) => [childId, classAgeOf(birthDay, year)]))
  const formOf = new Map(forms.map((one) => [one.childId, one]))
  const eatingOf = standsOf(said.map(asHomeRow), 'eating')
  const trays = children.map((child) => {
    const form = formOf.get(child.childId)
    return trayOf(
      {
        child,
        age: ages.get(child.childId) ?? null,
        form: form?.form ?? null,
        formAt: form?.writtenAt ?? null,
        eating: eatingOf.get(child.childId),
      },
      rules,
      times,
    )
  })
  return {
    setting: meals,
    open: rules.open,
    serving,
    times,
    menu,
    classes,
    trays,
    children: new Map(children.map((one) => [one.childId, one])),
    staff: times.length > 0 && rules.open ? staffEating(staffRows, day, weekdayOf(day)) : [],
  }
}

/** On a day of lunch boxes the kitchen makes what is not lunch; on one without meals nothing. */
const timesOf = ({ times }: MealSetting, serving: Serving): MealTime[] =>
  serving === 'served' ? times : serving === 'bento' ? times.filter(({ meal }) => meal !== 'lunch') : []

/** Trays as they are kept, and back. Whoever has none is not kept. */
export const keepTrays = (trays: readonly Tray[]): KeptTray[] =>
  trays
    .filter(({ meals }) => meals.length > 0)
    .map(({ childId, box, meals, asks }) => [childId, box, meals, ...(asks ? [asks] : [])] as KeptTray)
export const keptTrays = (kept: readonly KeptTray[]): Tray[] =>
  kept.map(([childId, box, meals, asks]) => ({ childId, box, meals, ...(asks && { asks }) }))
