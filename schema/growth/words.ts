// What staff and papers call what is measured.
import type { Category, Edition } from './obesity.ts'
import type { Kind, Zone } from './rule.ts'

export const KIND_WORDS: Readonly<Record<Kind, string>> = { weight: '体重', height: '身長', head: '頭囲', chest: '胸囲' }
export const UNITS: Readonly<Record<Kind, 'kg' | 'cm'>> = { weight: 'kg', height: 'cm', head: 'cm', chest: 'cm' }
/** Grams in a kilogram, millimetres in a centimetre. */
export const IN_UNIT: Readonly<Record<Kind, number>> = { weight: 1000, height: 10, head: 10, chest: 10 }
/** Digits after the point with which a value is written. */
export const DIGITS: Readonly<Record<Kind, number>> = { weight: 2, height: 1, head: 1, chest: 1 }

/** `10.24`, `84.5`: without the unit. */
export const writeValue = (kind: Kind, value: number): string => (value / IN_UNIT[kind]).toFixed(DIGITS[kind])
/** `10.24 kg` */
export const showValue = (kind: Kind, value: number): string => `${writeValue(kind, value)} ${UNITS[kind]}`
/** `＋0.14`, `−0.30`, `±0`: against an earlier value. */
export function showDifference(kind: Kind, by: number): string {
  const text = writeValue(kind, Math.abs(by))
  return by === 0 ? '±0' : `${by > 0 ? '＋' : '−'}${text}`
}

/** Reads what was typed, `10.24` or `１０．２４`, in kg or cm; null when it is no number of at most three digits after the point. */
export function readValue(kind: Kind, text: string): number | null {
  const plain = text.normalize('NFKC').replace(',', '.').trim()
  return /^\d{1,4}(?:\.\d{0,3})?$/.test(plain) ? Math.round(Number(plain) * IN_UNIT[kind]) : null
}

export const ZONE_WORDS: Readonly<Record<Zone, string>> = {
  lt3: '3未満',
  '3-10': '3–10',
  '10-25': '10–25',
  '25-50': '25–50',
  '50-75': '50–75',
  '75-90': '75–90',
  '90-97': '90–97',
  ge97: '97以上',
}

export const EDITION_WORDS: Readonly<Record<Edition, string>> = { cfa2023: '令和5年調査', manual2012: '平成24年マニュアル' }
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  futorisugi: 'ふとりすぎ',
  yaya_futorisugi: 'ややふとりすぎ',
  futorigimi: 'ふとりぎみ',
  futsuu: 'ふつう',
  yase: 'やせ',
  yasesugi: 'やせすぎ',
}

/** Printed wherever the lines are. */
export const SOURCE_LINE = '出典: こども家庭庁「令和5年乳幼児身体発育調査」(e-Stat) を加工して作成'
export const CHEST_SOURCE_LINE = '胸囲の出典: 厚生労働省「平成22年乳幼児身体発育調査」を加工して作成'
