// 与薬 in the words of the nursery, for its screens, its paper and its files.
import type { DoseCheck, Kind, ReceiptCheck, Sort, Special, State, Storage, Timing, Withheld } from './rule.ts'

export const KIND_WORDS: Record<Kind, string> = { give: '与薬依頼', tell: '服薬連絡' }
export const SORT_WORDS: Record<Sort, string> = { powder: '粉', syrup: 'シロップ', external: '外用', other: 'その他' }
export const TIMING_WORDS: Record<Timing, string> = { before_meal: '食前', after_meal: '食後', other: 'その他の時間' }
export const STORAGE_WORDS: Record<Storage, string> = { room: '室温', cold: '冷蔵' }
export const SPECIAL_WORDS: Record<Special, string> = { antipyretic: '解熱剤', suppository: '座薬' }
/** What is to be known about it (domain rules §7, §8). */
export const SPECIAL_WARNINGS: Record<Special, string> = {
  antipyretic: '解熱剤を使って24時間以内は、登園を控えるめやすです。体温を確かめてください。',
  suppository: '座薬は原則として園では使いません。医師の指示書があり、使うたびに保護者に電話します。',
}
export const RECEIPT_WORDS: Record<ReceiptCheck, string> = {
  child_name: '薬に、この子の名前がある',
  one_dose: '1回分だけ入っている',
  as_asked: '薬の名前・量が、依頼と同じ',
  sheet: '薬剤情報（説明の紙）の原本を見た',
  picture: '薬剤情報の写真か原本と、薬の名前・量を見くらべた',
  opinion: '主治医意見書の原本を見た',
}
export const DOSE_WORDS: Record<DoseCheck, string> = { child: '本人', time: '時間', medicine: '薬', amount: '量' }
export const WITHHELD_WORDS: Record<Withheld, string> = {
  refused: 'いやがって飲まなかった',
  vomited: '吐いた・こぼした',
  unwell: '体調が変わった',
  not_brought: '薬がなかった',
  differs: '依頼と薬がちがった',
  went_home: '早く帰った',
  family_said: '保護者からやめると連絡',
  other: 'その他',
}
export const STATE_WORDS: Record<State, string> = {
  told: '園では飲ませません',
  asked: '受け取り前',
  received: 'あずかり中',
  checked: '1人が確認',
  ready: '2人が確認',
  given: '飲ませました',
  withheld: '飲ませませんでした',
  withdrawn: 'とりさげ',
}
