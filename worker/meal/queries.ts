// What menus, counts and foods are read from, as queries for one batch.
import { and, between, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { foldMenus, type Menu } from '../../schema/meal/rule.ts'
import {
  child,
  classMembership,
  enrollment,
  foodChoice,
  foodTrial,
  ingredientChange,
  mealFix,
  mealForm,
  mealNote,
  menuDay,
  menuImport,
  staffMeal,
} from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

/** The menus of some days: versions, raw materials that changed, and imports that were taken back. `menusOf` reads the three. */
export const menuQueries = (db: Shard, facilityId: number, from: Day, to: Day) =>
  [
    db
      .select({
        day: menuDay.day,
        id: menuDay.id,
        importId: menuDay.importId,
        serving: menuDay.serving,
        dishes: menuDay.dishes,
        note: menuDay.note,
        writtenAt: menuDay.writtenAt,
      })
      .from(menuDay)
      .where(and(eq(menuDay.facilityId, facilityId), between(menuDay.day, from, to))),
    changesUntil(db, facilityId, to),
    db
      .select({ id: menuImport.id, undoneAt: menuImport.undoneAt })
      .from(menuImport)
      .where(and(eq(menuImport.facilityId, facilityId), eq(menuImport.state, 'undone'))),
  ] as const

type Rows<Queries extends readonly PromiseLike<unknown>[]> = { [Place in keyof Queries]: Awaited<Queries[Place]> }

/** What `menuQueries` found, folded: what is served on each day of which there is a menu. */
export const menusOf = ([versions, changes, undone]: Rows<ReturnType<typeof menuQueries>>): Menu[] =>
  foldMenus(versions, changes, new Map(undone.map(({ id, undoneAt }) => [id, dayOf(undoneAt ?? 0)])))

export const changesUntil = (db: Shard, facilityId: number, to: Day) =>
  db
    .select({
      id: ingredientChange.id,
      ingredient: ingredientChange.ingredient,
      startsOn: ingredientChange.startsOn,
      allergens: ingredientChange.allergens,
      note: ingredientChange.note,
      writtenAt: ingredientChange.writtenAt,
    })
    .from(ingredientChange)
    .where(and(eq(ingredientChange.facilityId, facilityId), lte(ingredientChange.startsOn, to)))

/** The 区分 of each child as it is on a day. */
export const formsOn = (db: Shard, facilityId: number, day: Day, only?: SQL) =>
  db
    .select({ childId: mealForm.childId, form: mealForm.form, startsOn: mealForm.startsOn, writtenAt: mealForm.writtenAt })
    .from(mealForm)
    .where(
      and(
        eq(mealForm.facilityId, facilityId),
        lte(mealForm.startsOn, day),
        only,
        sql`not exists (select 1 from meal_form n where n.facility_id = ${facilityId} and n.child_id = meal_form.child_id and n.starts_on <= ${day}
          and (n.starts_on, n.written_at, n.id) > (meal_form.starts_on, meal_form.written_at, meal_form.id))`,
      ),
    )

export const fixesBetween = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({ day: mealFix.day, at: mealFix.at, trays: mealFix.trays, staff: mealFix.staff, serving: mealFix.serving })
    .from(mealFix)
    .where(and(eq(mealFix.facilityId, facilityId), between(mealFix.day, from, to)))

/** What the kitchen took note of, in that order. */
export const notesBetween = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      day: mealNote.day,
      childId: mealNote.childId,
      box: mealNote.box,
      meals: mealNote.meals,
      asks: mealNote.asks,
      staff: mealNote.staff,
      cause: mealNote.cause,
      since: mealNote.since,
      at: mealNote.at,
      by: writerOf('meal_note'),
    })
    .from(mealNote)
    .where(and(eq(mealNote.facilityId, facilityId), between(mealNote.day, from, to)))
    .orderBy(mealNote.day, mealNote.at, mealNote.id)

/** 職員食 of people who work here on a day. */
export const staffMealsOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      personId: staffMeal.personId,
      id: staffMeal.id,
      startsOn: staffMeal.startsOn,
      endsOn: staffMeal.endsOn,
      weekdays: staffMeal.weekdays,
      writtenAt: staffMeal.writtenAt,
    })
    .from(staffMeal)
    .where(
      and(
        eq(staffMeal.facilityId, facilityId),
        lte(staffMeal.startsOn, day),
        sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = staff_meal.person_id
          and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day}))`,
      ),
    )

export const foodChoices = (db: Shard, facilityId: number) =>
  db
    .select({
      id: foodChoice.id,
      key: foodChoice.key,
      name: foodChoice.name,
      group: foodChoice.group,
      also: foodChoice.also,
      state: foodChoice.state,
      startsOn: foodChoice.startsOn,
      writtenAt: foodChoice.writtenAt,
    })
    .from(foodChoice)
    .where(eq(foodChoice.facilityId, facilityId))

/** What was said of foods of some children, by SQL over `food_trial.child_id`; of each food the latest alone. */
export const latestTrials = (db: Shard, facilityId: number, only: SQL) =>
  db
    .select({
      childId: foodTrial.childId,
      food: foodTrial.food,
      id: foodTrial.id,
      trial: foodTrial.trial,
      note: foodTrial.note,
      source: foodTrial.source,
      at: foodTrial.at,
    })
    .from(foodTrial)
    .where(
      and(
        eq(foodTrial.facilityId, facilityId),
        only,
        sql`not exists (select 1 from food_trial n where n.facility_id = ${facilityId} and n.child_id = food_trial.child_id
          and n.food = food_trial.food and (n.at, n.id) > (food_trial.at, food_trial.id))`,
      ),
    )

/** Children who are here on a day or are enrolled from a later one (入園予定児, RF09), with their class, in name order. */
export const childrenToFeed = (db: Shard, facilityId: number, day: Day, only?: SQL) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      allergens: child.allergens,
      // Two columns of one name would be one in what D1 answers.
      startsOn: sql<Day>`${enrollment.startsOn}`.as('enrolled_on'),
      classId: classMembership.classroomId,
    })
    .from(enrollment)
    .innerJoin(child, and(eq(child.facilityId, enrollment.facilityId), eq(child.id, enrollment.childId)))
    .leftJoin(
      classMembership,
      and(
        eq(classMembership.facilityId, enrollment.facilityId),
        eq(classMembership.childId, enrollment.childId),
        sql`${classMembership.startsOn} <= max(${day}, ${enrollment.startsOn})`,
        sql`(${classMembership.endsOn} is null or ${classMembership.endsOn} >= max(${day}, ${enrollment.startsOn}))`,
      ),
    )
    .where(
      and(
        eq(enrollment.facilityId, facilityId),
        eq(enrollment.kind, 'regular'),
        sql`(${enrollment.endsOn} is null or (${enrollment.endsOn} >= ${day} and ${enrollment.endsOn} >= ${enrollment.startsOn}))`,
        isNull(child.archivedAt),
        only,
      ),
    )
    .orderBy(child.kanaOrder, child.birthDay, child.id)
