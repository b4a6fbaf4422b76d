import { describe, expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { FIRST_FOODS, finderOf, foodsOn, untriedIn } from '../../schema/meal/foods.ts'
import { readMenu } from '../../schema/meal/read-menu.ts'
import { foldMenus, type MenuVersion, unsafeDishes } from '../../schema/meal/rule.ts'
import { cpuTime } from '../kit/cpu-time.ts'

let ids = 0
const read = (text: string) => readMenu(readCsv(new TextEncoder().encode(text)).rows ?? [], () => `dish${ids++}`)
const HEAD = '日付,区分,料理,材料,アレルゲン\r\n'

describe('A menu file', () => {
  test('RF06 a row a dish: dates and meals go on below merged cells, words of allergens become the list’s', () => {
    const { days, errors, warnings } = read(
      `${HEAD}2026/12/1,昼食,ごはん,米,\r\n,,卵焼き,"鶏卵、さとう",玉子\r\n,午後おやつ,クッキー,小麦粉、バター,小麦・乳\r\n令和8年12月2日,,うどん,うどん,コムギ\r\n`,
    )
    expect([errors, warnings]).toEqual([[], []])
    expect(days.map(({ day, dishes }) => [day, dishes.map(({ meal, name, allergens }) => [meal, name, allergens])])).toEqual([
      [
        '2026-12-01',
        [
          ['lunch', 'ごはん', []],
          ['lunch', '卵焼き', ['卵']],
          ['snack', 'クッキー', ['小麦', '乳']],
        ],
      ],
      ['2026-12-02', [['lunch', 'うどん', ['小麦']]]],
    ])
  })

  test('RF06 a row a day: every dish of the day is said to have what the day has', () => {
    const { days, errors, warnings } = read(
      '日,昼食,午後おやつ,赤,黄,緑,アレルゲン\r\n2026/12/1,ごはん・みそ汁,ヨーグルト,豆腐,米,わかめ,大豆・乳\r\n',
    )
    expect(errors).toEqual([])
    expect(warnings[0]?.message).toContain('すべての料理につけました')
    expect(days[0]?.dishes.map(({ meal, name, ingredients, allergens }) => [meal, name, ingredients, allergens])).toEqual([
      ['lunch', 'ごはん', ['豆腐', '米', 'わかめ'], ['大豆', '乳']],
      ['lunch', 'みそ汁', ['豆腐', '米', 'わかめ'], ['大豆', '乳']],
      ['snack', 'ヨーグルト', ['豆腐', '米', 'わかめ'], ['大豆', '乳']],
    ])
  })

  test('RF06 what is wrong is named by row and column; an allergen nobody knows is kept and pointed at', () => {
    const { errors, warnings } = read(
      `${HEAD},昼食,ごはん,米,\r\n2026/13/1,昼食,パン,,\r\n2026/12/1,夜食,パン,,\r\n2026/12/1,昼食,,,\r\n2026/12/1,昼食,なぞ,,なぞの実\r\n`,
    )
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, '日付'],
      [3, '日付'],
      [4, '区分'],
      [5, '料理'],
    ])
    expect(warnings.map(({ row, message }) => [row, message.includes('なぞの実')])).toEqual([[6, true]])
    expect(read('名前,クラス\r\n青木,うさぎ\r\n').errors[0]?.message).toContain('「日付」の列')
  })
})

const version = (id: string, more: Partial<MenuVersion> = {}): MenuVersion => ({
  day: '2026-12-01',
  id,
  importId: null,
  serving: 'served',
  dishes: [{ id: `${id} d`, meal: 'lunch', name: id, ingredients: ['カレールウ 20g'], allergens: ['小麦'] }],
  note: '',
  writtenAt: 1,
  ...more,
})

describe('A day’s menu', () => {
  test('RF06 the latest version stands; an import that was taken back gives way to what stood before, from that day on', () => {
    const versions = [
      version('city', { importId: 'i1' }),
      version('late', { importId: 'i2', writtenAt: 2 }),
      version('own', { writtenAt: 3, day: '2026-12-02' }),
      version('over', { importId: 'i2', writtenAt: 2, day: '2026-11-20' }),
    ]
    expect(foldMenus(versions, []).map(({ day, id, own }) => [day, id, own])).toEqual([
      ['2026-11-20', 'over', false],
      ['2026-12-01', 'late', false],
      ['2026-12-02', 'own', true],
    ])
    expect(foldMenus(versions, [], new Map([['i2', '2026-11-27']])).map(({ id }) => id)).toEqual(['over', 'city', 'own'])
  })

  test('RF12 RF13 a raw material that changed lies over every dish that has it, from its day on, and takes nothing away', () => {
    const change = { id: 'c', ingredient: 'カレールウ', startsOn: '2026-12-01', allergens: ['牛乳'], note: '', writtenAt: 5 }
    const [before, after] = foldMenus([version('a', { day: '2026-11-30' }), version('b')], [change])
    expect([before?.dishes[0]?.allergens, after?.dishes[0]?.allergens]).toEqual([['小麦'], ['小麦', '乳']])
    expect(unsafeDishes(after?.dishes ?? [], ['乳', 'えび'])).toEqual([{ dishId: 'b d', allergens: ['乳'] }])
    expect(unsafeDishes(before?.dishes ?? [], ['乳'])).toEqual([])
  })
})

describe('Foods', () => {
  test('RF07 an ingredient is the food with the longest name it begins or ends with', () => {
    const find = finderOf(FIRST_FOODS)
    const name = (ingredient: string) => find(ingredient)?.key ?? null
    expect(['人参', 'にんじん 30g', 'ニンジン', '鶏ひき肉', 'うずら卵', '米', '豆乳', '塩'].map(name)).toEqual([
      null,
      'carrot',
      'carrot',
      'chicken',
      null,
      'rice',
      'soy_milk',
      null,
    ])
  })

  test('RF07 what was eaten once is still named, what was eaten twice or needs no asking is not', () => {
    const dishes = [
      { id: 'd', meal: 'lunch' as const, name: '煮物', ingredients: ['にんじん', 'だいこん', 'しお', 'たら'], allergens: [] },
    ]
    const choices = [
      {
        id: 'c',
        key: 'own:c',
        name: 'しお',
        group: 'other' as const,
        also: [],
        state: 'passed' as const,
        startsOn: '2026-04-01',
        writtenAt: 1,
      },
    ]
    const trials = new Map([
      ['carrot', { trial: 'twice' as const, note: '' }],
      ['radish', { trial: 'reacted' as const, note: '口のまわりが赤くなった' }],
    ])
    expect(
      untriedIn(dishes, trials, finderOf(foodsOn(choices, '2026-12-01'))).map(({ key, trial, note }) => [key, trial, note]),
    ).toEqual([
      ['radish', 'reacted', '口のまわりが赤くなった'],
      ['cod', 'not_yet', ''],
    ])
  })
})

test('RF01 a fortnight’s menu is looked through for every child of a large house in no time', async () => {
  const names = FIRST_FOODS.flatMap(({ name }) => [`国産${name}`, `${name}のすりおろし`, `蒸し${name}`])
  const dishes = names.map((name, place) => ({
    id: String(place),
    meal: 'lunch' as const,
    name: `料理${place % 60}`,
    ingredients: [name],
    allergens: [],
  }))
  const find = finderOf(foodsOn([], '2026-12-01'))
  let found = 0
  const took = await cpuTime(() => {
    for (let child = 0; child < 150; child++) found += untriedIn(dishes, new Map(), find).length
  })
  expect(found).toBeGreaterThan(150)
  // Without a memory of ingredients it took some seconds, for which the server answered no tap.
  expect(took).toBeLessThan(300)
})
