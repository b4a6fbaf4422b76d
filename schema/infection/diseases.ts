// The diseases of the national guideline with the paper and the criterion for coming again. Copied from infectious_diseases.csv of the domain
// material, in its order.
import type { Rule } from './rule.ts'

/** 意見書 of a doctor, 登園届 of a guardian, or nothing on paper. */
export const FORMS = ['opinion', 'report', 'none'] as const
export type Form = (typeof FORMS)[number]

/** One disease as it is at some time. Cases and forms keep the one they were made with. */
export interface Disease {
  key: string
  name: string
  form: Form
  criteria: string
  period: string
  rule: Rule | null
  /** Where it comes from: the guideline's edition, or the nursery's own entry of a day. */
  edition: string
}

/** Where the table comes from, as printed under what is made of it. */
export const SOURCE_LINE = '保育所における感染症対策ガイドライン（2018年改訂版、2023年5月一部改訂）'
/** The guideline's edition. */
const EDITION = 'guideline-2018-2023-05'

const disease = (key: string, name: string, form: Form, criteria: string, period: string, rule: Rule): Disease => ({
  key,
  name,
  form,
  criteria,
  period,
  rule,
  edition: EDITION,
})

export const DISEASES: readonly Disease[] = [
  disease('measles', '麻しん(はしか)', 'opinion', '解熱後3日を経過', '発症1日前から発しん出現後4日まで', {
    base: 'fever_down',
    days: 3,
  }),
  disease(
    'influenza',
    'インフルエンザ',
    'opinion',
    '発症後5日を経過し、かつ解熱後2日(乳幼児は3日)を経過',
    '症状のある期間(発症前24時間から発病後3日頃が最も強い)',
    {
      all: [
        { base: 'onset', days: 5 },
        { base: 'fever_down', days: 3 },
      ],
    },
  ),
  disease(
    'covid19',
    '新型コロナウイルス感染症',
    'opinion',
    '発症後5日を経過し、かつ症状軽快後1日を経過(無症状は検体採取日を0日目として5日)',
    '発症後5日間',
    {
      all: [
        { base: 'onset', days: 5 },
        { base: 'relief', days: 1 },
      ],
    },
  ),
  disease('rubella', '風しん', 'opinion', '発しんが消失', '発しん出現の7日前から7日後くらい', { check: ['rash_gone'] }),
  disease('varicella', '水痘(水ぼうそう)', 'opinion', 'すべての発しんが痂皮化', '発しん出現1〜2日前から痂皮形成まで', {
    check: ['all_crusted'],
  }),
  disease(
    'mumps',
    '流行性耳下腺炎(おたふくかぜ)',
    'opinion',
    '腫脹が発現してから5日を経過し、かつ全身状態が良好',
    '発症3日前から腫脹後4日',
    { all: [{ base: 'swelling_onset', days: 5 }], check: ['good_condition'] },
  ),
  disease('tuberculosis', '結核', 'opinion', '医師により感染のおそれがないと認められる', '', { check: ['doctor_clearance'] }),
  disease(
    'pharyngoconjunctival_fever',
    '咽頭結膜熱(プール熱)',
    'opinion',
    '発熱、充血等の主な症状が消失した後2日を経過',
    '発熱、充血等の症状が出現した数日間',
    { base: 'symptoms_gone', days: 2 },
  ),
  disease(
    'epidemic_keratoconjunctivitis',
    '流行性角結膜炎',
    'opinion',
    '結膜炎の症状が消失',
    '充血、目やに等の症状が出現した数日間',
    { check: ['conjunctivitis_gone'] },
  ),
  disease(
    'pertussis',
    '百日咳',
    'opinion',
    '特有の咳が消失、または適正な抗菌薬による5日間の治療が終了',
    '抗菌薬を服用しない場合、咳出現後3週間まで',
    { any: [{ check: ['cough_gone'] }, { base: 'antibiotic_start', days: 5 }] },
  ),
  disease(
    'ehec',
    '腸管出血性大腸菌感染症(O157、O26、O111等)',
    'opinion',
    '医師により感染のおそれがないと認められる(無症状の5歳以上で排泄自立なら停止不要、5歳未満は連続2回以上の便陰性で可)',
    '',
    { check: ['doctor_clearance'] },
  ),
  disease('acute_hemorrhagic_conjunctivitis', '急性出血性結膜炎', 'opinion', '医師により感染のおそれがないと認められる', '', {
    check: ['doctor_clearance'],
  }),
  disease('meningococcal', '侵襲性髄膜炎菌感染症(髄膜炎菌性髄膜炎)', 'opinion', '医師により感染のおそれがないと認められる', '', {
    check: ['doctor_clearance'],
  }),
  disease(
    'streptococcal',
    '溶連菌感染症',
    'report',
    '抗菌薬内服後24〜48時間を経過',
    '適切な抗菌薬治療を開始する前と開始後1日間',
    { base: 'antibiotic_start', hours: 24 },
  ),
  disease(
    'mycoplasma',
    'マイコプラズマ肺炎',
    'report',
    '発熱や激しい咳が治まっている',
    '適切な抗菌薬治療を開始する前と開始後数日間',
    { check: ['no_fever', 'no_severe_cough'] },
  ),
  disease(
    'hfmd',
    '手足口病',
    'report',
    '発熱や口腔内の水疱・潰瘍の影響がなく、普段の食事がとれる',
    '手足や口腔内に水疱・潰瘍が発症した数日間',
    { check: ['no_fever', 'no_mouth_effect', 'eats_normally'] },
  ),
  disease('erythema_infectiosum', '伝染性紅斑(りんご病)', 'report', '全身状態が良い', '発しん出現前の1週間', {
    check: ['good_condition'],
  }),
  disease(
    'viral_gastroenteritis',
    'ウイルス性胃腸炎(ノロ、ロタ、アデノウイルス等)',
    'report',
    '嘔吐、下痢等の症状が治まり、普段の食事がとれる',
    '症状のある間と症状消失後1週間(数週間排出が続くことがある)',
    { check: ['no_vomiting', 'no_diarrhea', 'eats_normally'] },
  ),
  disease(
    'herpangina',
    'ヘルパンギーナ',
    'report',
    '発熱や口腔内の水疱・潰瘍の影響がなく、普段の食事がとれる',
    '急性期の数日間(便中に1か月程度排出)',
    { check: ['no_fever', 'no_mouth_effect', 'eats_normally'] },
  ),
  disease('rsv', 'RSウイルス感染症', 'report', '呼吸器症状が消失し、全身状態が良い', '呼吸器症状のある間', {
    check: ['respiratory_gone', 'good_condition'],
  }),
  disease('zoster', '帯状疱しん', 'report', 'すべての発しんが痂皮化', '水疱を形成している間', { check: ['all_crusted'] }),
  disease('exanthema_subitum', '突発性発しん', 'report', '解熱し機嫌が良く全身状態が良い', '', {
    check: ['no_fever', 'good_mood', 'good_condition'],
  }),
]
