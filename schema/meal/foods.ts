// 食材チェック: which foods a child has eaten at home, and which of today's menu it has not (domain rules §9: what a child never had at home is not
// served). The list of foods is a beginning: there is no national one, every nursery has its own, and each adds to it, renames and leaves out.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Dish, foldIngredient } from './rule.ts'

export const FOOD_GROUPS = ['grain', 'vegetable', 'fruit', 'fish', 'meat', 'bean', 'other'] as const
export type FoodGroup = (typeof FOOD_GROUPS)[number]

export interface Food {
  key: string
  name: string
  group: FoodGroup
  /** Other words for it in menus. */
  also: string[]
}

/** Where the first list comes from; printed with it. */
export const FOOD_SOURCE = 'つむぎの最初の一覧（国の決まった一覧はありません。園で足し引きしてください）'

const of = (group: FoodGroup, list: string): Food[] =>
  list.split(' ').map((word) => {
    const [key = '', name = '', ...also] = word.split(':')
    return { key, name, group, also }
  })

/** UNVERIFIED as a list: foods that menus of nurseries often name. */
export const FIRST_FOODS: readonly Food[] = [
  ...of(
    'grain',
    'rice:こめ:米:ごはん:白米:精白米 bread:パン:食パン:ロールパン udon:うどん somen:そうめん pasta:スパゲティ:パスタ:マカロニ',
  ),
  ...of(
    'grain',
    'flour:小麦粉:薄力粉 oat:オートミール potato:じゃがいも sweet_potato:さつまいも taro:さといも yam:やまいも:長いも',
  ),
  ...of('vegetable', 'carrot:にんじん onion:たまねぎ:玉ねぎ pumpkin:かぼちゃ radish:だいこん:大根 turnip:かぶ cabbage:キャベツ'),
  ...of('vegetable', 'napa:はくさい:白菜 spinach:ほうれんそう:ほうれん草 komatsuna:こまつな:小松菜 broccoli:ブロッコリー'),
  ...of(
    'vegetable',
    'tomato:トマト:ミニトマト cucumber:きゅうり eggplant:なす pepper:ピーマン:パプリカ leek:ねぎ:長ねぎ okra:オクラ',
  ),
  ...of(
    'vegetable',
    'corn:とうもろこし:コーン burdock:ごぼう lotus:れんこん sprouts:もやし mushroom:しめじ:しいたけ:えのき:まいたけ',
  ),
  ...of('vegetable', 'wakame:わかめ hijiki:ひじき nori:のり:青のり kombu:こんぶ:昆布'),
  ...of(
    'fruit',
    'apple:りんご banana:バナナ mandarin:みかん orange:オレンジ strawberry:いちご peach:もも pear:なし:梨 grape:ぶどう',
  ),
  ...of('fruit', 'kiwi:キウイフルーツ:キウイ melon:メロン watermelon:すいか persimmon:かき:柿 pineapple:パイナップル'),
  ...of(
    'fish',
    'whitebait:しらす:しらす干し cod:たら flounder:かれい salmon:さけ:鮭 mackerel:さば tuna:まぐろ:ツナ saury:さんま',
  ),
  ...of(
    'fish',
    'sardine:いわし horse_mackerel:あじ spanish_mackerel:さわら bonito:かつお:かつお節 shrimp:えび crab:かに squid:いか',
  ),
  ...of(
    'meat',
    'chicken:鶏肉:とりにく:鶏ひき肉:鶏もも肉:ささみ pork:豚肉:ぶたにく:豚ひき肉 beef:牛肉:牛ひき肉 ham:ハム liver:レバー',
  ),
  ...of(
    'bean',
    'tofu:とうふ:豆腐 natto:なっとう:納豆 soy:だいず:大豆 soy_milk:豆乳 kinako:きなこ miso:みそ fried_tofu:油揚げ:厚揚げ',
  ),
  ...of('bean', 'egg:卵:たまご:鶏卵 milk:牛乳 yogurt:ヨーグルト cheese:チーズ butter:バター'),
  ...of(
    'other',
    'sesame:ごま:すりごま wheat_tea:麦茶 mayonnaise:マヨネーズ ketchup:ケチャップ curry:カレールウ gelatin:ゼラチン',
  ),
]

/** What a nursery says about a food from a day on. A key of the first list renames or leaves it out; any other is its own. */
export interface FoodChoice extends Food {
  id: Id
  /** asked: families are asked about it. passed: nobody needs to (しお, 水), and menus may have it. hidden: not of this nursery. */
  state: FoodState
  startsOn: Day
  writtenAt: Moment
}
export const FOOD_STATES = ['asked', 'passed', 'hidden'] as const
export type FoodState = (typeof FOOD_STATES)[number]

/** The foods of a nursery on a day, in the order of the list and then as they were added. */
export function foodsOn(choices: readonly FoodChoice[], day: Day): (Food & { state: FoodState })[] {
  const foods = new Map<string, Food & { state: FoodState }>(FIRST_FOODS.map((food) => [food.key, { ...food, state: 'asked' }]))
  const inForce = choices.filter(({ startsOn }) => startsOn <= day)
  for (const { key, name, group, also, state } of inForce.toSorted((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1)))
    foods.set(key, { key, name, group, also, state })
  return [...foods.values()].filter(({ state }) => state !== 'hidden')
}

/** まだ, 1回, 2回以上, ようすが変わった. */
export const TRIALS = ['not_yet', 'once', 'twice', 'reacted'] as const
export type Trial = (typeof TRIALS)[number]

/** One word about one food of a child; the latest counts. */
export interface FoodTrial {
  food: string
  id: Id
  trial: Trial
  note: string
  source: 'guardian' | 'staff'
  at: Moment
}

/** The food an ingredient of a menu is; null when the list has none. */
export type FoodFinder<One extends Food = Food> = (ingredient: string) => One | null

/**
 * Finds foods in a list. The longest name that an ingredient is or begins or ends with counts: 鶏ひき肉 is 鶏肉's. Names are folded once and an
 * ingredient is looked for once: what a month's menu names is asked again for every child of the house.
 */
export function finderOf<One extends Food>(foods: readonly One[]): FoodFinder<One> {
  const names = foods.flatMap((food) => [food.name, ...food.also].map((word) => ({ food, word: foldIngredient(word) })))
  const known = new Map<string, One | null>()
  return (ingredient) => {
    const before = known.get(ingredient)
    if (before !== undefined) return before
    const folded = foldIngredient(ingredient)
    let best: { food: One; word: string } | null = null
    for (const one of names) {
      const fits = folded === one.word || (one.word.length > 1 && (folded.startsWith(one.word) || folded.endsWith(one.word)))
      if (fits && one.word.length > (best?.word.length ?? 0)) best = one
    }
    known.set(ingredient, best?.food ?? null)
    return best?.food ?? null
  }
}

/** A food of a menu that a child has not eaten twice at home. */
export interface Untried {
  key: string
  name: string
  trial: Trial
  /** How it went, in the family's words. */
  note: string
  dishes: string[]
}

/** What a child should not meet for the first time here, by the dishes of a day or a month: foods it has not had twice, or reacted to. */
export function untriedIn(
  dishes: readonly Dish[],
  trials: ReadonlyMap<string, Pick<FoodTrial, 'trial' | 'note'>>,
  find: FoodFinder<Food & { state: FoodState }>,
): Untried[] {
  const found = new Map<string, Untried>()
  for (const { name: dish, ingredients } of dishes) {
    for (const ingredient of ingredients) {
      const food = find(ingredient)
      if (food?.state !== 'asked') continue
      const { trial, note } = trials.get(food.key) ?? { trial: 'not_yet' as const, note: '' }
      if (trial === 'twice') continue
      const one = found.get(food.key) ?? { key: food.key, name: food.name, trial, note, dishes: [] }
      if (!one.dishes.includes(dish)) one.dishes.push(dish)
      found.set(food.key, one)
    }
  }
  return [...found.values()]
}

/** Ingredients that no food of the list is: somebody adds them, or says that they need no asking. */
export const strangeIngredients = (dishes: readonly Dish[], find: FoodFinder): string[] => [
  ...new Set(dishes.flatMap(({ ingredients }) => ingredients).filter((name) => find(name) === null)),
]
