// The words of the trade for meals, as staff, papers and files write them.
import type { Meal } from '../care/rule.ts'
import type { Box, Cause } from './count.ts'
import type { FoodGroup, Trial } from './foods.ts'
import type { Serving } from './rule.ts'

export const MEAL_WORDS: Record<Meal, string> = {
  morning_snack: '午前おやつ',
  lunch: '昼食',
  snack: '午後おやつ',
  supper: '補食',
}
export const BOX_WORDS: Record<Box, string> = {
  milk: 'ミルクのみ',
  early: '離乳 初期',
  middle: '離乳 中期',
  late: '離乳 後期',
  complete: '離乳 完了',
  child: '幼児食',
  elimination: '除去食',
  bento: '弁当',
  unset: '区分なし',
}
export const SERVING_WORDS: Record<Serving, string> = { served: '給食', bento: '弁当の日', none: '提供なし' }
export const CAUSE_WORDS: Record<Cause, string> = {
  absent: 'おやすみ',
  late: 'おくれます',
  early: '早いお迎え',
  came: '登園しました',
  left: '降園しました',
  form: '区分が変わりました',
  allergy: '除去が変わりました',
  away: 'ほかの園にいます',
  serving: '献立が変わりました',
  plan: '予定が変わりました',
}
export const TRIAL_WORDS: Record<Trial, string> = {
  not_yet: 'まだ',
  once: '1回',
  twice: '2回以上',
  reacted: 'ようすが変わった',
}
export const GROUP_WORDS: Record<FoodGroup, string> = {
  grain: '米・パン・めん・いも',
  vegetable: '野菜・きのこ・海藻',
  fruit: 'くだもの',
  fish: '魚・えび・かに',
  meat: '肉',
  bean: '豆・卵・乳',
  other: 'その他',
}
