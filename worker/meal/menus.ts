// 献立 of a month, for families and staff; the nursery's own change of a day; and a raw material that changed, with whom it concerns.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { allergenWord, removedFrom } from '../../schema/allergy/allergen.ts'
import { type Day, type Month, monthRange } from '../../schema/kit/day.ts'
import type { changeDay, changeIngredient } from '../../schema/meal/input.ts'
import { foldIngredient } from '../../schema/meal/rule.ts'
import { ingredientChange, menuDay } from '../../schema/shard.ts'
import { exceptionsBetween } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { changesUntil, childrenToFeed, menuQueries, menusOf } from './queries.ts'

/** What is served in a month. */
export async function readMenus(c: Context<App>, { month }: { month: Month }) {
  const { facilityId } = c.get('scope')
  const { from, to } = monthRange(month)
  const version = versionOfAll(facilityId, ['meal', 'facility'])
  const key = `m${month}`
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const { who, rows } = await read(c, (db) => [
    db.select({ version }).from(sql`(select 1)`),
    nameOfHouse(db, facilityId),
    exceptionsBetween(db, facilityId, from, to),
    ...menuQueries(db, facilityId, from, to),
  ])
  const [[counted], [home], exceptions, ...menuRows] = rows
  if (!home) throw notFound()
  writeEtag(c, who, counted?.version ?? 0, null, key)
  const closed = exceptions.filter(({ open }) => !open).map(({ day, name }) => ({ day, name }))
  return c.json({ today: c.get('today'), facility: home.name, month, days: menusOf(menuRows), closed })
}

/** SQL: the version of a day's menu that stands; null without one. */
const standingId = (facilityId: number, day: Day) => sql`(select m.id from menu_day m
  left join menu_import i on i.facility_id = m.facility_id and i.id = m.import_id
  where m.facility_id = ${facilityId} and m.day = ${day} and (m.import_id is null or i.state = 'done')
  order by m.written_at desc, m.id desc limit 1)`

/** The nursery's own menu of a day: a version more, upon what its writer saw. Of a day that is over nothing is changed. */
export async function changeMenu(c: Context<App>, asked: v.InferOutput<typeof changeDay>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, serving, note, upon } = asked
  const over = day < c.get('today')
  const conditions: Condition[] = over
    ? [{ holds: sql`0`, fail: badInput('日（day）: すぎた日の献立は変えられません。何を出したかの記録だからです', 'day') }]
    : [
        {
          holds: sql`${standingId(facilityId, day)} is ${upon}`,
          fail: () =>
            conflict('overtaken', 'ほかの人がさきにこの日の献立を変えました。いまの献立を見て、もういちど入れてください。'),
        },
      ]
  const dishes = asked.dishes.map((dish) => ({ ...dish, allergens: [...new Set(dish.allergens.map(allergenWord))] }))
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions,
    rows: (db) => [
      insertRows(db, menuDay, [
        {
          facilityId,
          day,
          id,
          importId: null,
          serving,
          dishes,
          note,
          accountId: tokenOf(c).account,
          writtenAt: c.get('now'),
        },
      ]),
    ],
    content: { menu: day, serving, dishes: dishes.length, upon },
    topics: ['meal'],
  })
}

/** 原材料の変更: from a day on. Every dish that has it contains the more, at the table and in the kitchen too. */
export async function changeRawMaterial(c: Context<App>, asked: v.InferOutput<typeof changeIngredient>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, ingredient, startsOn, note } = asked
  const allergens = [...new Set(asked.allergens.map(allergenWord))]
  const past = badInput('いつから（startsOn）: きょうより前からは変えられません', 'startsOn')
  const row = { facilityId, id, ingredient, startsOn, allergens, note, accountId: tokenOf(c).account, writtenAt: c.get('now') }
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: startsOn < c.get('today') ? [{ holds: sql`0`, fail: past }] : [],
    rows: (db) => [insertRows(db, ingredientChange, [row])],
    content: { ingredient, startsOn, allergens },
    topics: ['meal'],
  })
}

/** Raw materials that changed, the latest first, each with the days and dishes to come that have it and the children it concerns (RF12, RF09). */
export async function readChanges(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const FAR = '2199-12-31'
  const { who, rows } = await read(c, (db) => [
    changesUntil(db, facilityId, FAR),
    childrenToFeed(db, facilityId, today, sql`child.allergens <> '[]'`),
    ...menuQueries(db, facilityId, today, FAR),
  ])
  const [changes, children, ...menuRows] = rows
  const menus = menusOf(menuRows)
  return {
    today,
    changes: changes
      .toSorted((a, b) => b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1))
      .map((change) => ({
        ...change,
        dishes: menus
          .filter(({ day }) => day >= change.startsOn)
          .flatMap(({ day, dishes }) =>
            dishes
              .filter(({ ingredients }) => ingredients.some((one) => foldIngredient(one) === foldIngredient(change.ingredient)))
              .map(({ name, meal }) => ({ day, meal, name })),
          ),
        children: withoutKept(who, children).flatMap((child) => {
          const allergens = removedFrom(child.allergens, change.allergens)
          const { childId, classId, startsOn } = child
          if (allergens.length === 0) return []
          const kana = `${child.familyKana} ${child.givenKana}`.trim()
          return [{ childId, name: fullName(child), kana, classId, startsOn, allergens }]
        }),
      })),
  }
}
