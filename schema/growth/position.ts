// Where a value lies among the children of the survey, and what weight and height say together.
import type { Day } from '../kit/day.ts'
import { type Category, categoryOf, type Edition, hasObesity, obesityOf } from './obesity.ts'
import { BANDS, PERCENTILES, type Seven } from './percentiles.ts'
import { bandOf, isCurved, type Kind, kaupOf, monthsOld, percentileOf, type Sex, type Zone, zoneOf } from './rule.ts'

export interface Position {
  zone: Zone
  /** Our single number; null outside 3–97. */
  percentile: number | null
}

/** The seven lines for a child on a day; null where the survey has none: chest, no sex written down, an age without a band. */
export function linesOn(sex: Sex, kind: Kind, birthDay: Day, day: Day): Seven | null {
  if (sex === 'x' || !isCurved(kind) || day < birthDay) return null
  return PERCENTILES[sex][kind][bandOf(BANDS, birthDay, day)] ?? null
}

export function positionOf(sex: Sex, birthDay: Day, measured: { kind: Kind; day: Day; value: number }): Position | null {
  const lines = linesOn(sex, measured.kind, birthDay, measured.day)
  return lines && { zone: zoneOf(measured.value, lines), percentile: percentileOf(measured.value, lines) }
}

export interface Indices {
  /** Percent; null where it means nothing (age, height, sex). */
  obesity: number | null
  category: Category | null
  edition: Edition
  /** Null before three months and from six years on. */
  kaup: number | null
}

/** 肥満度 and カウプ指数 of a weight and a height of the same day. */
export function indicesOf(
  { sex, birthDay }: { sex: Sex; birthDay: Day },
  { weight, height, day }: { weight: number; height: number; day: Day },
  edition: Edition,
): Indices {
  const months = monthsOld(birthDay, day)
  const obesity = hasObesity(sex, birthDay, day, height) ? obesityOf(sex, weight, height, edition) : null
  return {
    obesity,
    category: obesity === null ? null : categoryOf(obesity),
    edition,
    kaup: months >= 3 && months < 72 ? kaupOf(weight, height) : null,
  }
}
