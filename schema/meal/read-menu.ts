// From a grid to the dishes of days. Two shapes are read, as cities send them: a row a dish (日付, 区分, 料理, 材料, アレルゲン), or a row a day with a
// column for each meal. Of the second nobody can tell which dish an ingredient belongs to, so each dish of the day is said to have it: on the safe side.
import { allergenOf, allergenWord } from '../allergy/allergen.ts'
import type { Meal } from '../care/rule.ts'
import { readDayCell, saysNothing, splitItems } from '../kit/cell.ts'
import type { Day } from '../kit/day.ts'
import {
  findHeadings,
  firstProblems,
  foldHeading,
  type GridRow,
  type HeadingReader,
  type Headings,
  type Problem,
  problem,
  rowsBelow,
  strayCells,
} from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { tidy } from '../kit/kana.ts'
import type { MonthPlan } from './plan.ts'
import type { Dish } from './rule.ts'

const WORDS = {
  day: ['日付', '年月日', '月日', '日', '提供日', '実施日'],
  meal: ['区分', '食事', '食事区分', '時間帯', '食種', '種類'],
  name: ['料理', '料理名', '献立', '献立名', 'メニュー', '品名'],
  ingredients: ['材料', '食材', '原材料', '材料名', '使用食材', '食材名'],
  red: ['赤', '赤の食品', '血や肉になるもの', '体をつくる'],
  yellow: ['黄', '黄の食品', '熱や力になるもの', 'エネルギーになる'],
  green: ['緑', '緑の食品', '調子を整えるもの', '体の調子を整える'],
  allergens: ['アレルゲン', 'アレルギー', '特定原材料', 'アレルギー物質', 'アレルギー表示', '含まれるアレルゲン'],
  morning_snack: ['午前おやつ', '朝おやつ', '10時おやつ', '午前のおやつ'],
  lunch: ['昼食', '給食', '昼', '昼の献立'],
  snack: ['午後おやつ', 'おやつ', '3時おやつ', '15時おやつ', '午後のおやつ'],
  supper: ['補食', '夕食', '延長おやつ'],
} as const
export type MenuKey = keyof typeof WORDS
const BY_HEADING = new Map(
  (Object.entries(WORDS) as [MenuKey, readonly string[]][]).flatMap(([key, list]) =>
    list.map((word) => [foldHeading(word), key] as const),
  ),
)
export const readMenuHeading: HeadingReader<MenuKey> = (folded) => BY_HEADING.get(folded) ?? null

const MEAL_KEYS = ['morning_snack', 'lunch', 'snack', 'supper'] as const satisfies readonly Meal[]
const LISTS = ['ingredients', 'red', 'yellow', 'green'] as const

/** Limits of one dish and one day; more is a column too many, or a script. */
export const MOST = { dishes: 40, ingredients: 60, name: 60 } as const

export interface MenuFile extends MonthPlan {
  unknownColumns: string[]
  errors: Problem[]
  warnings: Problem[]
}

const mealOf = (word: string): Meal | null => {
  const key = BY_HEADING.get(foldHeading(word))
  return MEAL_KEYS.find((meal) => meal === key) ?? null
}

/** What a preview refuses for a whole file. */
const nothing = (message: string, row: number | null = null, unknownColumns: string[] = []): MenuFile => ({
  days: [],
  unknownColumns,
  errors: [problem(row, null, message)],
  warnings: [],
})

/** Reads a menu. A row without a date goes on with the day above it, as merged cells do; of meals likewise. */
export function readMenu(grid: readonly GridRow[], newDishId: () => Id): MenuFile {
  const headings = findHeadings(grid, readMenuHeading, ['day'])
  if (!headings) return nothing('ファイルに何も書かれていません。')
  const has = (key: MenuKey): boolean => headings.columns.has(key)
  const long = has('name') && (has('meal') || !MEAL_KEYS.some(has))
  const wide = !long && MEAL_KEYS.some(has)
  if (!has('day') || !(long || wide))
    return nothing(
      '「日付」の列と、「料理」または「昼食」「おやつ」の列が見つかりません。見出しの行があるか確かめてください。',
      headings.row.row,
      headings.unknown,
    )
  const rows = rowsBelow(grid, headings.row)
  const errors = strayCells(rows, headings.row)
  const warnings: Problem[] = []
  const days = new Map<Day, Dish[]>()
  let [day, meal]: [Day | null, Meal] = [null, 'lunch']
  for (const row of rows) {
    const at = reader(row, headings, errors)
    const given = at.day()
    if (given === undefined) continue
    day = given ?? day
    if (day === null) {
      errors.push(problem(row.row, headings.columns.get('day')?.heading ?? null, '日付を入れてください'))
      continue
    }
    meal = given === null ? meal : 'lunch'
    const ingredients = at.list(LISTS, MOST.ingredients)
    const allergens = [...new Set(at.list(['allergens'], MOST.ingredients).map(allergenWord))]
    for (const word of allergens)
      if (!allergenOf(word))
        warnings.push(
          problem(
            row.row,
            headings.columns.get('allergens')?.heading ?? null,
            `「${word}」は一覧にないアレルゲンです。書かれたとおりに残します`,
          ),
        )
    const dishes = days.get(day) ?? []
    const add = (of: Meal, name: string) => dishes.push({ id: newDishId(), meal: of, name, ingredients, allergens })
    if (wide) for (const key of MEAL_KEYS) for (const name of at.list([key], MOST.dishes)) add(key, name)
    else {
      const said = at.text('meal')
      const read = saysNothing(said) ? meal : mealOf(said)
      if (read === null)
        at.fault('meal', `「${said.slice(0, 20)}」がわかりません。午前おやつ・昼食・午後おやつ・補食のどれかにしてください`)
      else meal = read
      const name = at.text('name')
      if (name) add(meal, name)
      else at.fault('name', '料理の名前を入れてください')
    }
    if (dishes.length > MOST.dishes) at.fault('day', `1日の料理が${MOST.dishes}をこえています`)
    days.set(day, dishes)
  }
  if (wide && LISTS.some(has))
    warnings.push(problem(null, null, '材料とアレルゲンが1日分まとめて書かれているので、その日のすべての料理につけました。'))
  if (rows.length === 0) errors.push(problem(null, null, '見出しの下に、献立の行がありません。'))
  return {
    days: [...days].map(([of, dishes]) => ({ day: of, dishes })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    unknownColumns: headings.unknown,
    errors: firstProblems(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))),
    warnings: firstProblems(warnings),
  }
}

/** The cells of one row by meaning; what is wrong with them goes to `errors` under the file's own column names. */
function reader(row: GridRow, { columns }: Headings<MenuKey>, errors: Problem[]) {
  const raw = (key: MenuKey): string => row.cells[columns.get(key)?.index ?? -1] ?? ''
  const fault = (key: MenuKey, text: string) => errors.push(problem(row.row, columns.get(key)?.heading ?? null, text))
  const sound = (key: MenuKey, text: string, limit: number): boolean => {
    if (text.length <= limit && !/(?![\t\r\n])\p{Cc}/u.test(text)) return true
    fault(key, text.length > limit ? `${limit}文字までにしてください` : '使えない文字が入っています')
    return false
  }
  return {
    fault,
    text: (key: MenuKey): string => {
      const text = tidy(raw(key))
      return sound(key, text, MOST.name) ? text : ''
    },
    /** null: none is written here. undefined: it cannot be read, and the row is left. */
    day: (): Day | null | undefined => {
      const cell = raw('day')
      if (tidy(cell) === '') return null
      const { value, fault: why } = readDayCell(cell)
      if (why !== null) fault('day', why)
      return value ?? undefined
    },
    /** The items of some columns, without what says nothing. */
    list: (keys: readonly MenuKey[], most: number): string[] =>
      keys.flatMap((key) => {
        const items = splitItems(raw(key)).filter((item) => !saysNothing(item) && sound(key, item, MOST.name))
        if (items.length > most) fault(key, `${most}までにしてください`)
        return items.slice(0, most)
      }),
  }
}
