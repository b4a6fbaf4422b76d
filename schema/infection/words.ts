// What facts and papers are called on staff screens, on paper and in refusals.
import type { Day } from '../kit/day.ts'
import type { Form } from './diseases.ts'
import { type Base, type Check, isCheck } from './rule.ts'

export const BASE_WORDS: Record<Base, string> = {
  onset: '発症した日',
  fever_down: '熱が下がった日',
  relief: '症状が軽くなった日',
  swelling_onset: 'はれが出た日',
  symptoms_gone: '主な症状がなくなった日',
  antibiotic_start: '抗菌薬をのみはじめた日',
}

export const CHECK_WORDS: Record<Check, string> = {
  rash_gone: '発しんが消えた',
  all_crusted: 'すべての発しんが かさぶたになった',
  good_condition: '全身の状態がよい',
  doctor_clearance: '感染のおそれがないと 医師が認めた',
  conjunctivitis_gone: '結膜炎の症状が消えた',
  cough_gone: '特有のせきが消えた',
  no_fever: '熱がない',
  no_severe_cough: '激しいせきが治まった',
  no_mouth_effect: '口の中の水疱・潰瘍の影響がない',
  eats_normally: 'ふだんの食事がとれる',
  no_vomiting: '嘔吐が治まった',
  no_diarrhea: '下痢が治まった',
  respiratory_gone: '呼吸器の症状が消えた',
  good_mood: '機嫌がよい',
}

export const factWord = (fact: Base | Check): string => (isCheck(fact) ? `「${CHECK_WORDS[fact]}」` : BASE_WORDS[fact])

export const FORM_WORDS: Record<Form, string> = { opinion: '意見書（医師）', report: '登園届（保護者）', none: '書類なし' }

/** 11月25日, as a refusal says it. */
export const sayDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
