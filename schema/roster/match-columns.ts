// Which column of a roster means what. Headings are compared folded (kit/grid), so one entry covers 氏名（フリガナ）, 氏名_ふりがな and 氏名ﾌﾘｶﾞﾅ.
import { foldHeading, type HeadingReader } from '../kit/grid.ts'

const CHILD = {
  number: ['児童番号', '園児番号', '管理番号', '児童コード', '園児コード', '園児ID', '児童ID', '整理番号'],
  /** Often only a running number: used when there is no better one. */
  listNumber: ['番号', 'No', 'ID'],
  name: [
    '氏名',
    '児童氏名',
    '園児氏名',
    '子ども氏名',
    'お子さま氏名',
    '名前',
    '児童名',
    '園児名',
    '氏名（漢字）',
    'お名前',
    '子どもの名前',
  ],
  familyName: ['姓', '氏', '苗字', '名字', '児童姓', '園児姓', '姓（漢字）', '氏名（姓）'],
  givenName: ['名', '園児名（名）', '名（漢字）', '氏名（名）'],
  kana: [
    'ふりがな',
    'かな',
    'よみ',
    'よみがな',
    '氏名かな',
    '氏名ふりがな',
    '児童氏名かな',
    '児童氏名ふりがな',
    '園児氏名かな',
    '園児氏名ふりがな',
  ],
  familyKana: ['せい', '姓かな', '姓ふりがな', '氏ふりがな', '氏かな', 'ふりがな（姓）', 'ふりがな姓', 'かな姓'],
  givenKana: ['めい', '名かな', '名ふりがな', 'ふりがな（名）', 'ふりがな名', 'かな名'],
  birthDay: ['生年月日', '誕生日', '生年月日（西暦）', '生年月日（和暦）', '児童生年月日', '園児生年月日', '誕生年月日'],
  sex: ['性別', '男女', '男女別'],
  className: ['クラス', '組', 'クラス名', '組名', '所属クラス', '在籍クラス', '新クラス', '学級'],
  classAge: ['クラス年齢', '歳児', '歳児クラス', '年齢クラス'],
  enteredOn: ['入園日', '入所日', '入園年月日', '入所年月日', '在籍開始日', '利用開始日'],
  leavesOn: ['退園日', '退所日', '退園年月日', '退所年月日', '卒園日', '在籍終了日', '利用終了日'],
  house: ['施設名', '施設', '園名', '保育所名', '在籍園', '在籍施設', '利用施設', '利用施設名', '入所施設', '入所施設名'],
  need: ['保育必要量', '必要量', '認定・保育必要量', '認定/保育必要量', '保育時間区分', '利用区分'],
  certification: ['認定', '認定区分', '支給認定', '支給認定区分'],
  arrive: ['登園予定', '登園予定時刻', '登園時刻', '登園時間', '登所予定', '登所時刻', '登所時間', '予定登園時刻'],
  leave: [
    '降園予定',
    '降園予定時刻',
    '降園時刻',
    '降園時間',
    '降所予定',
    '降所時刻',
    '降所時間',
    '予定降園時刻',
    'お迎え予定',
    'お迎え時刻',
  ],
  hours: ['利用時間', '保育時間', '利用時間帯', '契約時間', '預かり時間'],
  saturday: ['土曜', '土曜日', '土曜保育', '土曜利用', '土曜利用時間'],
  allergens: ['アレルギー', '食物アレルギー', 'アレルゲン', 'アレルギー食品', '除去食品', '除去食'],
  contactOrder: ['緊急連絡先順', '緊急連絡順', '緊急連絡先の順番', '連絡順', '連絡先順'],
  pickups: ['お迎えの人', 'お迎え', 'お迎え者', '送迎者', '迎え', '送迎', 'お迎えにくる人', '送迎する人'],
  homePhone: ['自宅電話', '自宅電話番号', '電話（自宅）', '自宅', '固定電話'],
} as const

const GUARDIAN = {
  name: ['', '氏名', '名', '名前'],
  familyName: ['姓'],
  givenName: ['名のみ', '氏名（名）'],
  kana: ['かな', 'ふりがな', '氏名かな', '氏名ふりがな', '名かな', 'よみがな'],
  relationship: ['続柄', '関係'],
  phone: ['電話', '電話番号', '携帯', '携帯電話', '携帯番号', '携帯電話番号', '連絡先', 'TEL', '緊急連絡先'],
  order: ['緊急連絡先順', '緊急連絡順', '連絡順', '連絡先順', '順位', '連絡先順位'],
} as const

/** Guardians a roster may name for one child. */
export const GUARDIAN_SLOTS = 4
type ChildKey = keyof typeof CHILD
export type GuardianField = keyof typeof GUARDIAN
export type GuardianKey = `guardian${number}.${GuardianField}`
export type RosterKey = ChildKey | GuardianKey

const KNOWN = new Map<string, RosterKey>()
for (const [key, headings] of Object.entries(CHILD) as [ChildKey, readonly string[]][])
  for (const heading of headings) KNOWN.set(foldHeading(heading), key)

const prefixes = (slot: number): string[] => [
  `保護者${slot}`,
  `第${slot}保護者`,
  `保護者氏名${slot}`,
  ...(slot === 1 ? ['保護者', '保護者（主）', '主たる保護者'] : []),
]
for (let slot = 1; slot <= GUARDIAN_SLOTS; slot++)
  for (const [field, endings] of Object.entries(GUARDIAN) as [GuardianField, readonly string[]][])
    for (const ending of endings) {
      for (const prefix of prefixes(slot)) KNOWN.set(foldHeading(prefix + ending), `guardian${slot}.${field}`)
      KNOWN.set(foldHeading(`保護者${ending}${slot}`), `guardian${slot}.${field}`)
    }
// 父・母 have slots of their own behind the numbered ones, so that a file may have both.
export const MOTHER = GUARDIAN_SLOTS + 1
export const FATHER = GUARDIAN_SLOTS + 2
for (const [slot, word] of [
  [MOTHER, '母'],
  [FATHER, '父'],
] as const)
  for (const [field, endings] of Object.entries(GUARDIAN) as [GuardianField, readonly string[]][])
    for (const ending of endings) {
      KNOWN.set(foldHeading(`${word}${ending}`), `guardian${slot}.${field}`)
      KNOWN.set(foldHeading(`${word}親${ending}`), `guardian${slot}.${field}`)
    }

const BARE = new Map<string, GuardianField>()
for (const field of ['relationship', 'phone', 'kana'] as const)
  for (const ending of GUARDIAN[field]) BARE.set(foldHeading(ending), field)
BARE.set(foldHeading('順位'), 'order')

/** The headings of a file that a roster cannot do without; 氏名 and ふりがな may also come in two columns. */
export const NEEDED: readonly { word: string; anyOf: readonly RosterKey[] }[] = [
  { word: '氏名', anyOf: ['name', 'familyName', 'givenName'] },
  { word: 'ふりがな', anyOf: ['kana', 'familyKana', 'givenKana'] },
  { word: '生年月日', anyOf: ['birthDay'] },
]

/**
 * Reads one heading. 続柄, 電話 and ふりがな without a name before them belong to the guardian whose columns stand to their left;
 * before any guardian, 電話 is the home's.
 */
export const readRosterHeading: HeadingReader<RosterKey> = (folded, taken) => {
  const slot = [...taken].reduce((last, key) => (key.startsWith('guardian') ? Number(key.slice(8, key.indexOf('.'))) : last), 0)
  const bare = BARE.get(folded)
  const ownKana = bare === 'kana' && !taken.has('kana') && !taken.has('familyKana')
  if (slot > 0 && !ownKana && bare !== undefined) {
    const key: GuardianKey = `guardian${slot}.${bare}`
    if (!taken.has(key)) return key
  }
  const known = KNOWN.get(folded)
  if (known !== undefined) return known
  return bare === 'phone' ? 'homePhone' : null
}
