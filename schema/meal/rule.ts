// 献立: what is served on a day. A day's menu is never changed: an import and the nursery's own change each add a version of it, and a whole import that
// was taken back counts no more. What changed in a raw material is laid over every dish that has it, so kitchen, table and family read the same.
import { allergenWord, removedFrom } from '../allergy/allergen.ts'
import { MEALS, type Meal } from '../care/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { hiragana, tidy } from '../kit/kana.ts'

/** One dish of a meal. `allergens`: words as schema/allergy writes them. The id stays the same through changes of the day. */
export interface Dish {
  id: Id
  meal: Meal
  name: string
  ingredients: string[]
  allergens: string[]
}

/** 給食, 弁当の日, 提供なし. */
export const SERVINGS = ['served', 'bento', 'none'] as const
export type Serving = (typeof SERVINGS)[number]

/** A version of a day's menu, as it is kept. */
export interface MenuVersion {
  day: Day
  id: Id
  /** Of the city's menu; null for the nursery's own change. */
  importId: Id | null
  serving: Serving
  dishes: Dish[]
  note: string
  writtenAt: Moment
}

/** From a day on an ingredient contains more than its menu says: another maker, another recipe. The latest word about an ingredient counts. */
export interface IngredientChange {
  id: Id
  ingredient: string
  startsOn: Day
  allergens: string[]
  note: string
  writtenAt: Moment
}

/** What is served on a day, as everybody reads it. */
export interface Menu extends Omit<MenuVersion, 'importId'> {
  /** The nursery changed what the city's menu says. */
  own: boolean
}

/** An ingredient's name without what differs from paper to paper: width, script of kana, spaces, amounts and brackets. */
export const foldIngredient = (name: string): string =>
  hiragana(tidy(name).toLowerCase())
    .replace(/[(（][^)）]*[)）]/gu, '')
    .replace(/[\d.]+ ?(?:g|kg|ml|l|cc|個|本|枚|切|適量|少々).*$/u, '')
    .replace(/\s/gu, '')

const newest = <Row extends { writtenAt: Moment; id: Id }>(a: Row, b: Row): number =>
  b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1)

/** The latest word about each ingredient that holds on a day. */
export function changesOn(changes: readonly IngredientChange[], day: Day): Map<string, IngredientChange> {
  const inForce = changes.filter(({ startsOn }) => startsOn <= day).sort(newest)
  return new Map(inForce.toReversed().map((one) => [foldIngredient(one.ingredient), one]))
}

/** A dish with what its ingredients have come to contain. Nothing is ever taken off: a menu that says 卵 says it until the menu is changed. */
function withChanges(dish: Dish, changes: ReadonlyMap<string, IngredientChange>): Dish {
  const more = dish.ingredients.flatMap((name) => changes.get(foldIngredient(name))?.allergens ?? [])
  return more.length === 0 ? dish : { ...dish, allergens: [...new Set([...dish.allergens, ...more.map(allergenWord)])] }
}

const placeOf = (meal: Meal): number => MEALS.indexOf(meal)

/**
 * The menu of each day of which there is one, in the order of days; dishes by meal, in the order they were written.
 * @param undone imports that were taken back as a whole, with the day of it: what was on the table before that day stays on record
 */
export function foldMenus(
  versions: readonly MenuVersion[],
  changes: readonly IngredientChange[],
  undone: ReadonlyMap<Id, Day> = new Map(),
): Menu[] {
  const standing = versions.filter(({ importId, day }) => importId === null || day < (undone.get(importId) ?? '9999'))
  return [...Map.groupBy(standing, ({ day }) => day).values()]
    .flatMap((ofDay) => {
      const [last] = ofDay.toSorted(newest)
      if (!last) return []
      const { importId, ...version } = last
      const inForce = changesOn(changes, version.day)
      const dishes = version.dishes.map((dish) => withChanges(dish, inForce)).sort((a, b) => placeOf(a.meal) - placeOf(b.meal))
      return [{ ...version, dishes, own: importId === null }]
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** A dish that a child must not be given as it is, and why. */
export interface Unsafe {
  dishId: Id
  allergens: string[]
}

/** Of the dishes of a day those which contain what is removed for a child (RF13). */
export const unsafeDishes = (dishes: readonly Dish[], removed: readonly string[]): Unsafe[] =>
  dishes.flatMap(({ id, allergens }) => {
    const found = removedFrom(removed, allergens)
    return found.length > 0 ? [{ dishId: id, allergens: found }] : []
  })
