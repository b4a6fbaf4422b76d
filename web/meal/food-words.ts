// Foods in the reader's language: a family that does not read Japanese sees what its child is given, and what it is asked about.
import { FIRST_FOODS, type Food, finderOf } from '../../schema/meal/foods.ts'
import { asIs, same, type Word } from '../kit/words.tsx'

/** By the keys of the first list: English, and やさしい日本語 where the name is not in kana. */
const WORDS: Record<string, readonly [en: string, easy?: string]> = {
  rice: ['Rice'],
  bread: ['Bread'],
  udon: ['Udon noodles (wheat)'],
  somen: ['Somen noodles (wheat)'],
  pasta: ['Spaghetti'],
  flour: ['Wheat flour', '{小麦粉|こむぎこ}'],
  oat: ['Oatmeal'],
  potato: ['Potato'],
  sweet_potato: ['Sweet potato'],
  taro: ['Taro'],
  yam: ['Japanese yam'],
  carrot: ['Carrot'],
  onion: ['Onion'],
  pumpkin: ['Pumpkin'],
  radish: ['Daikon radish'],
  turnip: ['Turnip'],
  cabbage: ['Cabbage'],
  napa: ['Chinese cabbage'],
  spinach: ['Spinach'],
  komatsuna: ['Komatsuna greens'],
  broccoli: ['Broccoli'],
  tomato: ['Tomato'],
  cucumber: ['Cucumber'],
  eggplant: ['Eggplant'],
  pepper: ['Green pepper'],
  leek: ['Leek'],
  okra: ['Okra'],
  corn: ['Corn'],
  burdock: ['Burdock root'],
  lotus: ['Lotus root'],
  sprouts: ['Bean sprouts'],
  mushroom: ['Mushrooms'],
  wakame: ['Wakame seaweed'],
  hijiki: ['Hijiki seaweed'],
  nori: ['Nori seaweed'],
  kombu: ['Kombu kelp'],
  apple: ['Apple'],
  banana: ['Banana'],
  mandarin: ['Mandarin'],
  orange: ['Orange'],
  strawberry: ['Strawberry'],
  peach: ['Peach'],
  pear: ['Japanese pear'],
  grape: ['Grapes'],
  kiwi: ['Kiwi'],
  melon: ['Melon'],
  watermelon: ['Watermelon'],
  persimmon: ['Persimmon'],
  pineapple: ['Pineapple'],
  whitebait: ['Whitebait'],
  cod: ['Cod'],
  flounder: ['Flounder'],
  salmon: ['Salmon'],
  mackerel: ['Mackerel'],
  tuna: ['Tuna'],
  saury: ['Pacific saury'],
  sardine: ['Sardine'],
  horse_mackerel: ['Horse mackerel'],
  spanish_mackerel: ['Spanish mackerel'],
  bonito: ['Bonito'],
  shrimp: ['Shrimp'],
  crab: ['Crab'],
  squid: ['Squid'],
  chicken: ['Chicken', 'とり{肉|にく}'],
  pork: ['Pork', 'ぶた{肉|にく}'],
  beef: ['Beef', '{牛肉|ぎゅうにく}'],
  ham: ['Ham'],
  liver: ['Liver'],
  tofu: ['Tofu (soy)'],
  natto: ['Natto (soy)'],
  soy: ['Soybeans'],
  soy_milk: ['Soy milk', '{豆乳|とうにゅう}'],
  kinako: ['Kinako (soy flour)'],
  miso: ['Miso (soy)'],
  fried_tofu: ['Fried tofu (soy)', '{油揚|あぶらあ}げ'],
  egg: ['Egg', 'たまご'],
  milk: ['Milk', '{牛乳|ぎゅうにゅう}'],
  yogurt: ['Yogurt'],
  cheese: ['Cheese'],
  butter: ['Butter'],
  sesame: ['Sesame'],
  wheat_tea: ['Barley tea', '{麦茶|むぎちゃ}'],
  mayonnaise: ['Mayonnaise'],
  ketchup: ['Ketchup'],
  curry: ['Curry roux'],
  gelatin: ['Gelatin'],
}
const NAMES = new Map(FIRST_FOODS.map(({ key, name }) => [key, name]))
const EXACT = new Map(FIRST_FOODS.flatMap((food) => [food.name, ...food.also].map((word) => [word, food] as const)))
const find = finderOf(FIRST_FOODS)

/** A food of the list; one that the nursery added or gave another name stays as it is written there. */
export function foodWord({ key, name }: Pick<Food, 'key' | 'name'>): Word {
  const known = NAMES.get(key) === name ? WORDS[key] : undefined
  return known ? { ja: asIs(name), easy: known[1] ?? asIs(name), en: known[0] } : same(name)
}

/** An ingredient of a menu. What only contains a food of the list (鶏ひき肉) keeps its own word beside it; nobody's guess replaces it. */
export function ingredientWord(ingredient: string): Word {
  const food = find(ingredient)
  const known = food && WORDS[food.key]
  if (!food || !known) return same(ingredient)
  const own = asIs(ingredient)
  if (EXACT.get(ingredient) === food) return { ja: own, easy: ingredient === food.name ? (known[1] ?? own) : own, en: known[0] }
  return { ja: own, easy: own, en: `${known[0]} (${own})` }
}
