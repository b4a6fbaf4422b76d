// The words of the trade for meals, as staff, papers and files write them.
import type { Meal } from '../care/rule.ts'
import type { Box, Cause } from './count.ts'
import { type Ask, asksOf, type Eating, type How, takesNothing } from './eating.ts'
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
  home: '家庭からの連絡',
  plan: '予定が変わりました',
}
export const ASK_WORDS: Record<Ask, string> = {
  no_staple: '主食なし',
  no_side: '副食なし',
  soft: '軟らかめ',
  removal: '除去（家庭から）',
}
export const HOW_WORDS: Record<How, string> = { bento: 'お弁当', removal: '除去', soft: '軟らかめ' }
/** 主食なし・軟らかめ, お弁当, いつもどおり. */
export const eatingText = (eating: Eating): string =>
  takesNothing(eating)
    ? eating.how === 'bento'
      ? HOW_WORDS.bento
      : '食べません'
    : asksOf(eating)
        .map((ask) => ASK_WORDS[ask])
        .join('・') || 'いつもどおり'
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
