import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import {
  changeDay,
  changeFood,
  changeIngredient,
  childQuery,
  dayQuery,
  fileQuery,
  menuAct,
  menuQuery,
  noteDifferences,
  previewMenu as previewInput,
  recordFoods,
  setForms,
  setStaffMeal,
} from '../../schema/meal/input.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { exportMonth, readMonth } from './export-month.ts'
import { changeFoodList, readFoodList, readFoods, readUntried, record } from './foods.ts'
import { readFaces, readForms, readStaffMeals, recordForms, recordStaffMeal } from './forms.ts'
import { commitMenu, previewMenu, readImports, undoMenu } from './import-menu.ts'
import { noteSeen, readKitchen } from './kitchen.ts'
import { changeMenu, changeRawMaterial, readChanges, readMenus } from './menus.ts'

/** 献立, 食数, 食材チェック. */
export const meal = new Hono<App>()
  .get('/menu', rate('read'), may('meal.menu'), query(menuQuery), (c) => readMenus(c, c.req.valid('query')))
  .post('/menu', rate('write'), may('meal.plan'), input(changeDay), async (c) => c.json(await changeMenu(c, c.req.valid('json'))))
  .get('/ingredient', rate('read'), may('meal.plan'), query(nothing), async (c) => c.json(await readChanges(c)))
  .post('/ingredient', rate('write'), may('meal.plan'), input(changeIngredient), async (c) =>
    c.json(await changeRawMaterial(c, c.req.valid('json'))),
  )
  .get('/import', rate('read'), may('meal.import'), query(nothing), async (c) => c.json(await readImports(c)))
  .post('/import/preview', rate('import'), may('meal.import'), file(previewInput), (c) =>
    previewMenu(c, c.req.valid('query'), c.req.valid('form').bytes),
  )
  .post('/import/commit', rate('import'), may('meal.import'), input(menuAct), async (c) =>
    c.json(await commitMenu(c, c.req.valid('json'))),
  )
  .post('/import/undo', rate('import'), may('meal.import'), input(menuAct), async (c) =>
    c.json(await undoMenu(c, c.req.valid('json'))),
  )
  .get('/kitchen', rate('read'), may('meal.kitchen'), query(dayQuery), (c) => readKitchen(c, c.req.valid('query')))
  .get('/faces', rate('read'), may('meal.kitchen'), query(nothing), async (c) => c.json(await readFaces(c)))
  .post('/note', rate('write'), may('meal.note'), input(noteDifferences), async (c) =>
    c.json(await noteSeen(c, c.req.valid('json'))),
  )
  .get('/month', rate('read'), may('meal.plan'), query(menuQuery), async (c) => c.json(await readMonth(c, c.req.valid('query'))))
  .get('/file', rate('export'), may('meal.export'), query(fileQuery), (c) => exportMonth(c, c.req.valid('query')))
  .get('/form', rate('read'), may('meal.form'), query(nothing), async (c) => c.json(await readForms(c)))
  .post('/form', rate('write'), may('meal.form'), input(setForms), async (c) => c.json(await recordForms(c, c.req.valid('json'))))
  .get('/staff', rate('read'), may('meal.staff'), query(nothing), async (c) => c.json(await readStaffMeals(c)))
  .post('/staff', rate('write'), may('meal.staff'), input(setStaffMeal), async (c) =>
    c.json(await recordStaffMeal(c, c.req.valid('json'))),
  )
  .get('/food', rate('read'), may('meal.food'), query(childQuery), async (c) => c.json(await readFoods(c, c.req.valid('query'))))
  .post('/food', rate('write'), may('meal.tell'), input(recordFoods), async (c) => c.json(await record(c, c.req.valid('json'))))
  .get('/untried', rate('read'), may('meal.food'), query(dayQuery), async (c) =>
    c.json(await readUntried(c, c.req.valid('query'))),
  )
  .get('/food-list', rate('read'), may('meal.plan'), query(nothing), async (c) => c.json(await readFoodList(c)))
  .post('/food-list', rate('write'), may('meal.plan'), input(changeFood), async (c) =>
    c.json(await changeFoodList(c, c.req.valid('json'))),
  )

export type Routes = typeof meal
