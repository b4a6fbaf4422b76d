// 肥満度 of a child of one to five years: how far the weight is from the standard one of that height. Which edition is a setting, and is said
// with every number.
// Coefficients and categories: 令和5年乳幼児身体発育調査 調査結果の概要 p.9 (こども家庭庁); 乳幼児身体発育評価マニュアル 平成24年3月 p.47–49.
import type { Day } from '../kit/day.ts'
import { monthsOld, type Sex } from './rule.ts'

export const EDITIONS = ['cfa2023', 'manual2012'] as const
export type Edition = (typeof EDITIONS)[number]

/** Of h in cm: a·h² + b·h + c is the standard weight in kg. */
const STANDARD: Readonly<Record<Edition, Readonly<Record<'m' | 'f', readonly [a: number, b: number, c: number]>>>> = {
  cfa2023: { m: [0.002961, -0.29, 14.7527], f: [0.002706, -0.2326, 11.4427] },
  manual2012: { m: [0.00206, -0.1166, 6.5273], f: [0.00249, -0.1858, 9.036] },
}

/** The standard weight in kg for a height in mm. */
export function standardWeight(sex: 'm' | 'f', height: number, edition: Edition): number {
  const [a, b, c] = STANDARD[edition][sex]
  const h = height / 10
  return a * h * h + b * h + c
}

/** 肥満度 in percent, for a weight in g and a height in mm. */
export function obesityOf(sex: 'm' | 'f', weight: number, height: number, edition: Edition): number {
  const standard = standardWeight(sex, height, edition)
  return ((weight / 1000 - standard) / standard) * 100
}

/** True where 肥満度 means something: from one to under six years, 70 to 120 cm, sex known. */
export const hasObesity = (sex: Sex, birthDay: Day, day: Day, height: number): sex is 'm' | 'f' => {
  const months = monthsOld(birthDay, day)
  return sex !== 'x' && months >= 12 && months < 72 && height >= 700 && height <= 1200
}

export const CATEGORIES = ['futorisugi', 'yaya_futorisugi', 'futorigimi', 'futsuu', 'yase', 'yasesugi'] as const
export type Category = (typeof CATEGORIES)[number]

/** The official word for a 肥満度. For staff and their files; no family reads it here. */
export function categoryOf(percent: number): Category {
  if (percent >= 30) return 'futorisugi'
  if (percent >= 20) return 'yaya_futorisugi'
  if (percent >= 15) return 'futorigimi'
  if (percent > -15) return 'futsuu'
  return percent > -20 ? 'yase' : 'yasesugi'
}
