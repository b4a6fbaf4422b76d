import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../account/table.ts'
import type { Meal } from '../care/rule.ts'
import { child } from '../child/table.ts'
import { BOXES, type Box, CAUSES, FORMS } from './count.ts'
import type { Ask } from './eating.ts'
import { FOOD_GROUPS, FOOD_STATES, TRIALS } from './foods.ts'
import type { MonthPlan } from './plan.ts'
import { type Dish, SERVINGS } from './rule.ts'

/** One reading of a menu file: what it would write (preview), what it wrote (done), and whether it was taken back as a whole. */
export const menuImport = sqliteTable(
  'menu_import',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    state: text({ enum: ['preview', 'done', 'undone'] }).notNull(),
    fileName: text('file_name').notNull(),
    accountId: text('account_id').notNull(),
    createdAt: integer('created_at').notNull(),
    doneAt: integer('done_at'),
    undoneAt: integer('undone_at'),
    /** The days exactly as they will be written. */
    plan: text({ mode: 'json' }).$type<MonthPlan>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** A version of a day's menu: of an import, or the nursery's own. Rows are only added (rule.ts). */
export const menuDay = sqliteTable(
  'menu_day',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    importId: text('import_id'),
    serving: text({ enum: SERVINGS }).notNull(),
    dishes: text({ mode: 'json' }).$type<Dish[]>().notNull(),
    note: text().notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day, t.id] })],
)

/** From a day on an ingredient contains more than the menu says. */
export const ingredientChange = sqliteTable(
  'ingredient_change',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    ingredient: text().notNull(),
    startsOn: text('starts_on').notNull(),
    allergens: text({ mode: 'json' }).$type<string[]>().notNull(),
    note: text().notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** 食事の区分 of a child from a day on; of one day the latest word counts. */
export const mealForm = sqliteTable(
  'meal_form',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    startsOn: text('starts_on').notNull(),
    id: text().notNull(),
    form: text({ enum: FORMS }).notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.startsOn, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** A tray as it is kept: child, box, meals, and what was asked of it. */
export type KeptTray = [childId: string, box: Box, meals: Meal[], asks?: Ask[]]

/** The count of a day as it was fixed: once, never changed. */
export const mealFix = sqliteTable(
  'meal_fix',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    at: integer().notNull(),
    trays: text({ mode: 'json' }).$type<KeptTray[]>().notNull(),
    /** Staff who eat, by person. */
    staff: text({ mode: 'json' }).$type<string[]>().notNull(),
    serving: text({ enum: SERVINGS }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day] })],
)

/** A 差分 of which the kitchen took note: of a child, or (without one) of the number of staff. */
export const mealNote = sqliteTable(
  'meal_note',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    /** Empty: staff. No key of another table, because what the kitchen was told of a child outlives it. */
    childId: text('child_id').notNull(),
    id: text().notNull(),
    box: text({ enum: BOXES }).notNull(),
    meals: text({ mode: 'json' }).$type<Meal[]>().notNull(),
    asks: text({ mode: 'json' }).$type<Ask[]>().notNull(),
    /** How many of the staff eat. */
    staff: integer(),
    cause: text({ enum: CAUSES }).notNull(),
    /** When that was said or happened, and when the kitchen knew it. */
    since: integer(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] })],
)

/** 職員食: on which weekdays somebody eats from a day on, or one day alone. */
export const staffMeal = sqliteTable(
  'staff_meal',
  {
    facilityId: integer('facility_id').notNull(),
    personId: text('person_id').notNull(),
    startsOn: text('starts_on').notNull(),
    id: text().notNull(),
    endsOn: text('ends_on'),
    weekdays: text({ mode: 'json' }).$type<number[]>().notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.personId, t.startsOn, t.id] }),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)

/** What a nursery says about a food from a day on (foods.ts). */
export const foodChoice = sqliteTable(
  'food_choice',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    group: text({ enum: FOOD_GROUPS }).notNull(),
    also: text({ mode: 'json' }).$type<string[]>().notNull(),
    state: text({ enum: FOOD_STATES }).notNull(),
    startsOn: text('starts_on').notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** 食材チェック: one word about one food of a child. Rows are only added. */
export const foodTrial = sqliteTable(
  'food_trial',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    food: text().notNull(),
    id: text().notNull(),
    trial: text({ enum: TRIALS }).notNull(),
    note: text().notNull(),
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.food, t.id] }),
    index('food_trial_child').on(t.facilityId, t.childId),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
