import * as v from 'valibot'
import { MEALS } from '../care/rule.ts'
import { day, id, listOf, month, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { FORMS } from './count.ts'
import { FOOD_GROUPS, FOOD_STATES, TRIALS } from './foods.ts'
import { MOST } from './read-menu.ts'
import { SERVINGS } from './rule.ts'

const weekdays = listOf(whole(0, 6), 0, 7)
/** Goes with the file. */
export const previewMenu = strict({ fileName: needed(200) })
/** Carries out, or takes back, one import as a whole. */
export const menuAct = strict({ id, importId: id })

const dish = strict({
  id,
  meal: oneOf(MEALS),
  name: needed(MOST.name),
  ingredients: listOf(needed(MOST.name), 0, MOST.ingredients),
  allergens: listOf(needed(MOST.name), 0, MOST.ingredients),
})
/** The nursery's own menu of a day. `upon`: the version its writer saw; null where there was none. */
export const changeDay = v.pipe(
  strict({
    id,
    day,
    serving: oneOf(SERVINGS),
    dishes: v.pipe(v.array(dish, '一覧で送ってください'), v.maxLength(MOST.dishes, `料理は${MOST.dishes}までにしてください`)),
    note: text(100),
    upon: v.nullable(id),
  }),
  v.forward(
    v.check(({ dishes }) => new Set(dishes.map((one) => one.id)).size === dishes.length, 'おなじ料理が2つ入っています'),
    ['dishes'],
  ),
)
/** 原材料の変更: from a day on an ingredient contains these too. */
export const changeIngredient = strict({
  id,
  ingredient: needed(MOST.name),
  startsOn: day,
  allergens: listOf(needed(MOST.name), 0, 20),
  note: text(100),
})

export const menuQuery = strict({ month })
export const dayQuery = strict({ day })
export const fileQuery = strict({ month, format: oneOf(['csv', 'xlsx']) })

/** 食事の区分 of children from a day on. */
export const setForms = strict({
  id,
  startsOn: day,
  children: v.pipe(
    v.array(strict({ childId: id, form: oneOf(FORMS) }), '一覧で送ってください'),
    v.minLength(1, '1人以上えらんでください'),
    v.maxLength(60, '60人までにしてください'),
    v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, 'おなじ子どもが2度入っています'),
  ),
})

/** 職員食 of somebody: weekdays from a day on, or with `once` of that day alone. */
export const setStaffMeal = strict({
  id,
  personId: id,
  startsOn: day,
  once: v.boolean('はい か いいえ で送ってください'),
  weekdays,
})

/** 差分 the kitchen saw, each by its key. */
export const noteDifferences = strict({
  id,
  day,
  keys: listOf(v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/, '知らない差分です')), 1, 60),
})

const key = v.pipe(v.string('文字で送ってください'), v.regex(/^(?:[a-z_]{2,40}|own:[0-9A-Za-z]{22})$/, '知らない食材です'))
/** 食材 of a nursery; without a key a new one. */
export const changeFood = strict({
  id,
  key: v.optional(key),
  name: needed(30),
  group: oneOf(FOOD_GROUPS),
  also: listOf(needed(30), 0, 20),
  state: oneOf(FOOD_STATES),
})
export const childQuery = strict({ childId: id })
/** What a child has eaten at home. */
export const recordFoods = strict({
  id,
  childId: id,
  foods: v.pipe(
    v.array(strict({ food: key, trial: oneOf(TRIALS), note: text(100) }), '一覧で送ってください'),
    v.minLength(1, '1つ以上えらんでください'),
    v.maxLength(200, '200までにしてください'),
    v.check((list) => new Set(list.map(({ food }) => food)).size === list.length, 'おなじ食材が2度入っています'),
  ),
})
