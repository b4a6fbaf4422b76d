import type { Why } from '../../schema/fee/charge.ts'
import type { Month } from '../../schema/kit/day.ts'
import type { Word } from '../kit/words.tsx'

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const yenOf = (yen: number): string => yen.toLocaleString('ja-JP')

export const why: Readonly<Record<Why, Word>> = {
  plan: { ja: '月極に含む', easy: '{月|つき}の{契約|けいやく}に {入|はい}って います', en: 'in the monthly plan' },
  cap: { ja: '上限まで', easy: '{上限|じょうげん}まで', en: 'up to the limit' },
  reduced: { ja: '減免', easy: '{安|やす}く なって います', en: 'reduced' },
}

export const words = {
  title: { ja: '料金', easy: 'お{金|かね}', en: 'Fees' },
  month: (month: Month): Word => ({
    ja: `${Number(month.slice(5))}月`,
    easy: `${Number(month.slice(5))}{月|がつ}`,
    en: `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
  }),
  soFar: {
    ja: 'ここまでの見込みです。月が締まると決まります。',
    easy: 'いまの {計算|けいさん}です。あとで {変|か}わる ことが あります。',
    en: 'An estimate so far. It is fixed when the month is closed.',
  },
  yen: (yen: number): Word => ({ ja: `${yenOf(yen)}円`, easy: `${yenOf(yen)}{円|えん}`, en: `¥${yenOf(yen)}` }),
  paid: { ja: 'お支払い済み', easy: '{払|はら}いました', en: 'Paid' },
  rest: (yen: number): Word => ({
    ja: `お支払いは、あと${yenOf(yen)}円です`,
    easy: `あと ${yenOf(yen)}{円|えん} {払|はら}います`,
    en: `¥${yenOf(yen)} still to pay`,
  }),
  stay: (from: string, to: string): Word => ({
    ja: `登園${from} 降園${to}`,
    easy: `{来|き}た ${from} {帰|かえ}った ${to}`,
    en: `came ${from}, left ${to}`,
  }),
  used: (from: string, to: string, minutes: number): Word => ({
    ja: `${from}〜${to}（${minutes}分）`,
    easy: `${from}〜${to}（${minutes}{分|ふん}）`,
    en: `${from}–${to} (${minutes} min)`,
  }),
  adjustment: { ja: '調整', easy: '{直|なお}した お{金|かね}', en: 'Adjustment' },
  about: (month: Month): Word => ({
    ja: `${Number(month.slice(5))}月分の修正`,
    easy: `${Number(month.slice(5))}{月|がつ}を {直|なお}しました`,
    en: `corrects ${NAMES[Number(month.slice(5)) - 1]}`,
  }),
  nothing: { ja: '料金はありません', easy: 'お{金|かね}は かかりません', en: 'Nothing to pay' },
  none: { ja: 'まだ料金の記録はありません', easy: 'まだ ありません', en: 'There are no fees yet' },
  ask: {
    ja: 'わからないことは、園におたずねください。',
    easy: 'わからない ときは、{園|えん}に {聞|き}いて ください。',
    en: 'Please ask the nursery if anything is unclear.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
