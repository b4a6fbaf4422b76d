// The routine vaccinations of the national schedule, as the domain material has them. Copied from vaccines.csv there, in its order: the routine
// ones (定期接種) of fiscal year 2026 from kameking-lab/kurashi-rakuda, data/tables/yobousesshu.json (厚生労働省 定期接種, checked 2026-07-17).
// Used as facts of a public notice with the source named (`SOURCE_LINE`). Of the voluntary ones that source gives the name and no schedule.

export interface Vaccine {
  key: string
  name: string
  disease: string
  /** 定期 A類 (the source has no B類), or 任意. */
  kind: 'routine_a' | 'voluntary'
  /** The legal span, in words. */
  range: string
  /** Month of age at which each dose is given by the standard schedule; empty where the source gives none. */
  months: readonly number[]
  /** The span ends with the day before this month of age; null where it is not reckoned in months. */
  endMonth: number | null
  /** Planned doses; null where the source gives no number. */
  doses: number | null
  note: string
  /** The year before school (年長), from April to March, instead of months of age. */
  beforeSchool?: true
  /** Products with another number of doses. */
  brands?: readonly { key: string; name: string; doses: number }[]
  /** Given to children of a nursery at all. */
  underSix: boolean
}

export interface Edition {
  /** Kept with every dose. */
  key: string
  startsOn: string
  vaccines: readonly Vaccine[]
}

/** As printed under what is made of the table. */
export const SOURCE_LINE = '予防接種: 定期接種のめやす（令和8年度、厚生労働省の定期接種の表による。2026年7月17日確認）'

const routine = (key: string, name: string, disease: string, more: Partial<Vaccine>): Vaccine => ({
  key,
  name,
  disease,
  kind: 'routine_a',
  range: '',
  months: [],
  endMonth: null,
  doses: null,
  note: '',
  underSix: true,
  ...more,
})
const voluntary = (key: string, name: string): Vaccine => ({ ...routine(key, name, name, {}), kind: 'voluntary' })

const FY2026: readonly Vaccine[] = [
  routine('hepatitis_b', 'B型肝炎', 'B型肝炎', {
    range: '生後2ヶ月〜1歳に至るまで',
    months: [2, 3, 7],
    endMonth: 12,
    doses: 3,
    note: '3回（1回目→約1ヶ月後に2回目→1回目から約20週以降に3回目）',
  }),
  routine('rotavirus', 'ロタウイルス', '感染性胃腸炎（ロタウイルス）', {
    range: '生後6週〜（1価は生後24週0日、5価は生後32週0日までに完了が目安）',
    months: [2, 3, 4],
    endMonth: 8,
    doses: 3,
    note: '1価（ロタリックス）2回／5価（ロタテック）3回。使用ワクチンにより回数が異なります',
    brands: [
      { key: 'mono', name: '1価（ロタリックス）', doses: 2 },
      { key: 'penta', name: '5価（ロタテック）', doses: 3 },
    ],
  }),
  routine('gosyu_kongo', '五種混合（DPT-IPV-Hib）', 'ジフテリア・百日せき・破傷風・ポリオ・Hib感染症', {
    range: '生後2ヶ月〜7歳6ヶ月に至るまで',
    months: [2, 3, 4, 10],
    endMonth: 90,
    doses: 4,
    note: '初回3回（標準的には3〜8週間隔）＋追加1回（初回終了後、標準的には6ヶ月以上あけて）',
  }),
  routine('shoni_haien_kyukin', '小児用肺炎球菌', '肺炎球菌感染症', {
    range: '生後2ヶ月〜5歳に至るまで',
    months: [2, 4, 6, 13],
    endMonth: 60,
    doses: 4,
    note: '4回（生後2・4・6ヶ月頃に初回3回＋生後12〜15ヶ月頃に追加1回）',
  }),
  routine('bcg', 'BCG', '結核', {
    range: '生後1歳に至るまで（標準的接種期間: 生後5〜8ヶ月）',
    months: [5],
    endMonth: 12,
    doses: 1,
    note: '1回',
  }),
  routine('mr_1', '麻しん風しん混合（MR）第1期', '麻しん・風しん', {
    range: '1歳〜2歳に至るまで',
    months: [12],
    endMonth: 24,
    doses: 1,
    note: '1回',
  }),
  routine('suito', '水痘（みずぼうそう）', '水痘', {
    range: '1歳〜3歳に至るまで',
    months: [12, 18],
    endMonth: 36,
    doses: 2,
    note: '2回（1回目から標準的には6〜12ヶ月あけて2回目）',
  }),
  routine('nippon_noen_1', '日本脳炎 第1期', '日本脳炎', {
    range: '生後6ヶ月〜7歳6ヶ月に至るまで（標準的には3歳から）',
    months: [36, 37, 48],
    endMonth: 90,
    doses: 3,
    note: '3回（3歳で2回、標準的には1〜4週間隔／4歳頃にもう1回）',
  }),
  routine('mr_2', '麻しん風しん混合（MR）第2期', '麻しん・風しん', {
    range: '5歳以上7歳未満で小学校就学前1年間（年長にあたる年度）',
    doses: 1,
    note: '1回',
    beforeSchool: true,
  }),
  routine('nippon_noen_2', '日本脳炎 第2期', '日本脳炎', {
    range: '9歳〜13歳に至るまで',
    months: [108],
    endMonth: 156,
    doses: 1,
    note: '1回',
    underSix: false,
  }),
  routine('nishu_kongo_2', '二種混合（DT、ジフテリア・破傷風）第2期', 'ジフテリア・破傷風', {
    range: '11歳〜13歳に至るまで',
    months: [132],
    endMonth: 156,
    doses: 1,
    note: '1回',
    underSix: false,
  }),
  routine('hpv', 'HPV（ヒトパピローマウイルス）', '子宮頸がん等の原因となるHPV感染症', {
    range: '小学6年〜高校1年相当の女子（標準的には中学1年）',
    note: '使用ワクチンにより2〜3回（9価ワクチンは15歳になるまでに1回目を接種した場合2回、それ以外は3回が標準）',
    underSix: false,
  }),
  voluntary('influenza', 'インフルエンザ'),
  voluntary('mumps', 'おたふくかぜ'),
]

/** By the day they came into force, the oldest first. A new fiscal year is a line here. */
export const EDITIONS: readonly Edition[] = [{ key: 'fy2026', startsOn: '2026-04-01', vaccines: FY2026 }]
