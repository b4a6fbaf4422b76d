// 食材チェック: the list of a nursery, what a child has eaten at home, and which foods of the menu are new to a child. A family reads its own child alone.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, classAgeOf, type Day, fiscalYearOf, later } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { FIRST_FOODS, FOOD_SOURCE, finderOf, foodsOn, strangeIngredients, untriedIn } from '../../schema/meal/foods.ts'
import type { changeFood, recordFoods } from '../../schema/meal/input.ts'
import { unsafeDishes } from '../../schema/meal/rule.ts'
import { FIRST_MEALS } from '../../schema/meal/setting.ts'
import { foodChoice, foodTrial } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn } from '../presence/queries.ts'
import { childrenToFeed, foodChoices, latestTrials, menuQueries, menusOf } from './queries.ts'
import { mayFeed } from './reach.ts'

/** Days ahead for which untried foods are named: time enough to eat them at home. */
const AHEAD = 31

/** The foods of one child: the list, what was said of each, and what of the coming menu it has not eaten twice. */
export async function readFoods(c: Context<App>, { childId }: { childId: Id }) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const mine = mayFeed(c, 'meal.food', sql`child.id`)
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, today),
    foodChoices(db, facilityId),
    childrenToFeed(db, facilityId, today, sql`child.id = ${childId} and ${mine}`),
    latestTrials(db, facilityId, sql`food_trial.child_id = ${childId} and ${mayFeed(c, 'meal.food', sql`food_trial.child_id`)}`),
    ...menuQueries(db, facilityId, today, addDays(today, AHEAD)),
  ])
  const [[setting], choices, [child], trials, ...menuRows] = rows
  if (!setting || !child) throw notFound()
  const { foodAge } = setting.settings.meal ?? FIRST_MEALS
  const foods = foodsOn(choices, today)
  const find = finderOf(foods)
  const said = new Map(trials.map((one) => [one.food, one]))
  return {
    today,
    childId,
    kana: `${child.familyKana} ${child.givenKana}`.trim(),
    name: fullName(child),
    /** Of older classes nobody is asked; what was said of a child stays in sight. */
    asked: trials.length > 0 || ageOf(child, today) <= foodAge,
    source: FOOD_SOURCE,
    /** What was not borne is named also where the nursery asks no more about it. */
    foods: foods
      .filter(({ key, state }) => state === 'asked' || said.get(key)?.trial === 'reacted')
      .map(({ key, name, group }) => ({ key, name, group })),
    trials: trials.map(({ food, trial, note, source, at }) => ({ food, trial, note, source, at })),
    coming: menusOf(menuRows).flatMap(({ day, dishes }) => {
      const untried = untriedIn(dishes, said, find)
      return untried.length > 0 ? [{ day, untried }] : []
    }),
  }
}

/** The class age of a child on a day; of one to come, of its first. */
const ageOf = ({ birthDay, startsOn }: { birthDay: Day; startsOn: Day }, day: Day): number =>
  classAgeOf(birthDay, fiscalYearOf(later(day, startsOn)))

/** Writes down what a child has eaten at home: by a guardian, or by staff from its paper. Each a word of its own; the latest counts. */
export function record(c: Context<App>, asked: v.InferOutput<typeof recordFoods>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, foods } = asked
  const source = tokenOf(c).door === 'family' ? 'guardian' : 'staff'
  const own = JSON.stringify(foods.filter(({ food }) => food.startsWith('own:')).map(({ food }) => food))
  const unknown = foods.find(({ food }) => !food.startsWith('own:') && !FIRST_FOODS.some(({ key }) => key === food))
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      {
        holds: isOwnChild(facilityId, sql`${childId}`),
        fail: notFound,
      },
      {
        holds: sql`${unknown ? 0 : 1} and not exists (select 1 from json_each(${own}) k where not exists (select 1 from food_choice f
          where f.facility_id = ${facilityId} and f.key = k.value))`,
        fail: () => badInput('食材（foods）: 知らない食材です。画面をひらき直してください', 'foods'),
      },
    ],
    rows: (db) => [
      db
        .insert(foodTrial)
        .select(sql`select ${facilityId}, ${childId}, f.value ->> 'food', ${id}, f.value ->> 'trial', f.value ->> 'note', ${source},
        ${tokenOf(c).account}, ${c.get('now')} from json_each(${JSON.stringify(foods)}) f where true`),
    ],
    content: { foods: foods.length, ...(foods.some(({ trial }) => trial === 'reacted') ? { reacted: true } : {}) },
    topics: ['meal', `child:${childId}`],
  })
}

/**
 * Children of the caller's with foods of a day's menu they have not eaten twice at home, or reacted to; and with dishes that hold what is left out
 * for them. Of older classes only what a child reacted to is named, because nobody keeps a list of theirs.
 */
export async function readUntried(c: Context<App>, { day }: { day: Day }) {
  const { facilityId } = c.get('scope')
  const from = later(day, c.get('today'))
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, from),
    foodChoices(db, facilityId),
    classesOn(db, facilityId, from),
    childrenToFeed(db, facilityId, from, mayFeed(c, 'meal.food', sql`child.id`)),
    latestTrials(db, facilityId, mayFeed(c, 'meal.food', sql`food_trial.child_id`)),
    ...menuQueries(db, facilityId, from, addDays(from, AHEAD)),
  ])
  const [[setting], choices, classes, children, trials, ...menuRows] = rows
  if (!setting) throw notFound()
  const { foodAge } = setting.settings.meal ?? FIRST_MEALS
  const find = finderOf(foodsOn(choices, from))
  const menus = menusOf(menuRows)
  const ofDay = menus.find((menu) => menu.day === from)?.dishes ?? []
  const ahead = menus.flatMap(({ dishes }) => dishes)
  const ofChild = Map.groupBy(trials, ({ childId }) => childId)
  return {
    day: from,
    classes: classes.map(({ classId, name }) => ({ classId, name })),
    strange: strangeIngredients(ahead, find),
    dishes: ofDay.map(({ id, meal, name }) => ({ id, meal, name })),
    children: children.map((child) => {
      const { childId, classId, startsOn } = child
      const said = new Map((ofChild.get(childId) ?? []).map((one) => [one.food, one]))
      const young = ageOf(child, from) <= foodAge
      const untried = (dishes: typeof ofDay) => untriedIn(dishes, said, find).filter(({ trial }) => young || trial === 'reacted')
      return {
        childId,
        kana: `${child.familyKana} ${child.givenKana}`.trim(),
        name: fullName(child),
        classId,
        /** 入園予定. */
        comesOn: startsOn > from ? startsOn : null,
        said: said.size,
        today: startsOn > from ? [] : untried(ofDay),
        ahead: untried(ahead).map(({ key, name, trial }) => ({ key, name, trial })),
        unsafe: startsOn > from ? [] : unsafeDishes(ofDay, child.allergens),
      }
    }),
  }
}

/** The nursery's list of foods as it is, with what was passed over. */
export async function readFoodList(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [foodChoices(db, facilityId)])
  return { today: c.get('today'), source: FOOD_SOURCE, foods: foodsOn(rows[0], c.get('today')) }
}

/** A food more, another name, or none that is asked about any more; from today on. */
export function changeFoodList(c: Context<App>, asked: v.InferOutput<typeof changeFood>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, key = `own:${id}`, name, group, also, state } = asked
  const strange = asked.key !== undefined && !asked.key.startsWith('own:') && !FIRST_FOODS.some((one) => one.key === asked.key)
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: strange
          ? sql`0`
          : sql`(${asked.key?.startsWith('own:') ? 0 : 1} or exists (select 1 from food_choice f where f.facility_id = ${facilityId} and f.key = ${key}))`,
        fail: () => notFound(),
      },
    ],
    rows: (db) => [
      insertRows(db, foodChoice, [
        {
          facilityId,
          id,
          key,
          name,
          group,
          also,
          state,
          startsOn: c.get('today'),
          accountId: tokenOf(c).account,
          writtenAt: c.get('now'),
        },
      ]),
    ],
    content: { food: key, name, state },
    topics: ['meal'],
  })
}
