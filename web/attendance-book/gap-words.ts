import type { Missing } from '../../schema/presence/gap.ts'
import { said } from '../office/say.ts'

/** What is known of a day that does not say all. */
export const missingWords: Readonly<Record<Missing, (time: string) => string>> = {
  both: () => '登園も降園も連絡もありません',
  arrive: (time) => `降園 ${time} だけがあります`,
  leave: (time) => `登園 ${time} だけがあります`,
}

export const gapWords = said({
  title: '記録もれ',
  second: (month: number, count: number) => `${month}月 ・ ${count}件`,
  book: '出席簿へ',
  more: 'すぎた日で、記録がたりないところです。登園も降園も連絡もない日は、出席にも欠席にも数えていません。わかったことを、ひとつ押してください。',
  none: 'この月の記録もれは、ありません',
  noneMore: '登園・降園・連絡のどれかがたりない日が、ここに出ます。',
  count: (count: number) => `${count}人`,
  name: '名前',
  class: 'クラス',
  known: 'いまの記録',
  say: 'どうでしたか',
  notYours: '主任か園長が直せます',
  came: (name: string, time: string) => `${name} は ${time} に登園、と入れました。`,
  went: (name: string, time: string) => `${name} は ${time} に降園、と入れました。`,
  wasAway: (name: string, why: string) => `${name} はおやすみ（${why}）、と入れました。`,
  awayOf: (name: string, why: string) => `${name} はおやすみだった（${why}）`,
  undo: 'とりけす',
  wentAt: (time: string) => `${time}（予定）に帰った`,
  cameAt: (time: string) => `${time}（予定）に来た`,
  sick: '病気で休み',
  family: '家の用事で休み',
  otherTime: 'ほかの時刻',
  leftTime: '降園の時刻',
  cameTime: '登園の時刻',
  enter: 'この時刻で入れる',
})
