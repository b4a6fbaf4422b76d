import type { FamilyLedger, LedgerKind, LedgerValue, LedgerValues, Why } from './rule.ts'

export const LEDGER_WORDS: Readonly<Record<LedgerKind, string>> = {
  certificate: '認定',
  home: '住所',
  contact: '緊急連絡先',
  household: '家族',
  insurance: '保険',
  blood: '血液型',
  upbringing: '生育歴',
  circumstances: '家庭の状況・特記',
}

export const WHY_WORDS: Readonly<Record<Why, string>> = {
  emergency: '急な連絡',
  medical: '受診・健診',
  plan: '指導計画・面談',
  city: '市への報告',
  correct: '記載の確認・訂正',
  print: '印刷・ファイル',
}

export const NEED_WORDS = { standard: '保育標準時間', short: '保育短時間' } as const
const BLOOD_WORDS = { A: 'A型', B: 'B型', O: 'O型', AB: 'AB型', unknown: '不明' } as const
const RH_WORDS = { '+': 'RH＋', '-': 'RH－', unknown: '' } as const

const line = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('　')

/** Each value as one line, the same on screens, on paper and in files. */
const TEXT: { [Kind in LedgerKind]: (value: LedgerValues[Kind]) => string } = {
  certificate: ({ category, need, from, until, number }) =>
    line(`${category}号`, NEED_WORDS[need], `${from}〜${until ?? ''}`, number && `番号 ${number}`),
  home: ({ address, phone, note }) => line(address, phone && `電話 ${phone}`, note),
  contact: ({ order, name, relationship, phone, note }) => line(`${order}`, `${name}（${relationship}）`, phone, note),
  household: ({ name, relationship, birth, note }) => line(`${name}（${relationship}）`, birth, note),
  insurance: ({ kind, insurer }) => line(kind, insurer),
  blood: ({ type, rh }) => line(BLOOD_WORDS[type], RH_WORDS[rh]),
  upbringing: ({ text }) => text,
  circumstances: ({ text }) => text,
}
export const ledgerText = (kind: LedgerKind, value: LedgerValue): string => (TEXT[kind] as (value: LedgerValue) => string)(value)

/** The fields of each kind in the order in which they are filled in, with how long each may be. */
export interface LedgerField {
  key: string
  word: string
  most?: number
  /** What may be chosen. */
  of?: readonly (readonly [value: string, word: string])[]
  type?: 'day' | 'tel' | 'number' | 'long'
  needed?: true
}
export const LEDGER_FIELDS: Readonly<Record<LedgerKind, readonly LedgerField[]>> = {
  certificate: [
    {
      key: 'category',
      word: '認定区分',
      of: [
        ['1', '1号'],
        ['2', '2号'],
        ['3', '3号'],
      ],
      needed: true,
    },
    {
      key: 'need',
      word: '保育必要量',
      of: [
        ['standard', NEED_WORDS.standard],
        ['short', NEED_WORDS.short],
      ],
      needed: true,
    },
    { key: 'from', word: 'はじめの日', type: 'day', needed: true },
    { key: 'until', word: 'おわりの日', type: 'day' },
    { key: 'number', word: '認定番号', most: 20 },
  ],
  home: [
    { key: 'address', word: '住所', most: 120, needed: true },
    { key: 'phone', word: '自宅の電話', most: 20, type: 'tel' },
    { key: 'note', word: '目印', most: 120 },
  ],
  contact: [
    { key: 'order', word: 'かける順', type: 'number', needed: true },
    { key: 'name', word: '名前', most: 40, needed: true },
    { key: 'relationship', word: '続柄', most: 20, needed: true },
    { key: 'phone', word: '電話', most: 20, type: 'tel', needed: true },
    { key: 'note', word: 'つながる時間など', most: 60 },
  ],
  household: [
    { key: 'name', word: '名前', most: 40, needed: true },
    { key: 'relationship', word: '続柄', most: 20, needed: true },
    { key: 'birth', word: '生年月日・年齢', most: 20 },
    { key: 'note', word: '学校・勤め先など', most: 60 },
  ],
  insurance: [
    { key: 'kind', word: '保険の種類', most: 20, needed: true },
    { key: 'insurer', word: '保険者の名前', most: 40 },
  ],
  blood: [
    { key: 'type', word: '血液型', of: Object.entries(BLOOD_WORDS), needed: true },
    {
      key: 'rh',
      word: 'RH',
      of: [
        ['+', 'RH＋'],
        ['-', 'RH－'],
        ['unknown', '不明'],
      ],
      needed: true,
    },
  ],
  upbringing: [{ key: 'text', word: '妊娠・出生・発達・体質など', most: 600, type: 'long', needed: true }],
  circumstances: [{ key: 'text', word: '家庭の状況・特記', most: 600, type: 'long', needed: true }],
}

export const isFamilyKind = (kind: LedgerKind): kind is FamilyLedger => kind !== 'certificate' && kind !== 'circumstances'
