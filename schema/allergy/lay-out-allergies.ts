// 食物アレルギー一覧 as a table: a line a child. For paper and for files alike.
import type { Day } from '../kit/day.ts'
import { type ChildAllergy, expiryOf } from './rule.ts'
import { ALLERGY_STATE_WORDS, STATE_ORDER } from './words.ts'

export interface ListedChild extends ChildAllergy {
  childId: string
  kana: string
  name: string
  className: string | null
  comesOn: Day | null
}

/** 卵（卵殻カルシウムも）. */
export const foodText = ({ word, care }: { word: string; care: string }): string => (care ? `${word}（${care}）` : word)

/** The gravest first, then by name as they came. */
export const bySeverity = <Child extends ChildAllergy>(children: readonly Child[]): Child[] =>
  [...children].sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state))

export const layOutAllergies = (children: readonly ListedChild[]): { headings: string[]; rows: string[][] } => ({
  headings: [
    'クラス',
    'よみがな',
    '氏名',
    '入園予定',
    '除去する食べもの',
    '書類',
    '期限',
    '原本を見た日',
    '見た人',
    'アナフィラキシー',
    'エピペン',
    'エピペンの場所',
    '飲み薬',
  ],
  rows: bySeverity(children).map((one) => {
    const seen = one.paper?.decisions.find(({ decision }) => decision === 'confirmed')
    return [
      one.className ?? '',
      one.kana,
      one.name,
      one.comesOn ?? '',
      one.removed.map(foodText).join('、'),
      ALLERGY_STATE_WORDS[one.state],
      (one.paper && expiryOf(one.paper)) ?? '',
      seen?.originalOn ?? '',
      seen?.by ?? '',
      one.paper?.value.anaphylaxis ? 'あり' : '',
      one.paper?.value.epipen ? 'あり' : '',
      one.plan?.epipenPlace ?? '',
      one.paper?.value.medicine ?? '',
    ]
  }),
})
