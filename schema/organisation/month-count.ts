// 月次報告: a facility's month in numbers, as a city asks for them. Everything is counted out of the folded register and the kitchen's fixed counts,
// so that the return, the register and the board cannot disagree.

import type { Charge } from '../fee/charge.ts'
import { classAgeOf, type Day, fiscalYearOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Register } from '../presence/fold-register.ts'
import type { OutcomeCount } from './outcome.ts'

/** Class ages 0 to 5. */
export const AGES = [0, 1, 2, 3, 4, 5] as const
type Age = (typeof AGES)[number]

/** 欠席の理由 say something of a child's health or family: under five they are withheld from the city, and nobody can reckon them back. */
export const REASONS = ['sick', 'family', 'suspended', 'bereavement', 'unknown'] as const

/**
 * 延長実績: child-days with 延長保育 for which the house has a price, those of them before and after its hours, the minutes of them all, and how many
 * children they were. What 月極 pays for is used, too.
 */
export const EXTENDED = ['extended', 'extendedBefore', 'extendedAfter', 'extendedMinutes', 'extendedChildren'] as const
type Extended = (typeof EXTENDED)[number]

/** What is counted of a month. Child-days unless said otherwise. */
export const COUNTED = [
  /** 開所日数, of which a month under way has only those that have come. */
  'openDays',
  /** Children enrolled on the first and on the last day. */
  'enrolledFirst',
  'enrolledLast',
  ...AGES.map((age) => `enrolled${age}` as const),
  'attended',
  ...AGES.map((age) => `attended${age}` as const),
  'absent',
  ...REASONS,
  'late',
  'early',
  /** Meals the kitchen made, as in its own monthly list. */
  'lunch',
  'morningSnack',
  'snack',
  'supper',
  'staffMeals',
  /** 延長保育, where the house has a price for it. */
  ...EXTENDED,
] as const
export type Counted = (typeof COUNTED)[number]
export type MonthCounts = Partial<Record<Counted | OutcomeCount, number>>

/** Counts of a month that began by `today`. `birthDays` of the register's children; an age is that of 4月1日, as a class's is. */
export function countRegister(register: Register, birthDays: ReadonlyMap<Id, Day>, today: Day): MonthCounts {
  const counts: MonthCounts = { openDays: register.pastOpenDays }
  const add = (key: Counted, by = 1) => {
    counts[key] = (counts[key] ?? 0) + by
  }
  for (const key of COUNTED) if (!EXTENDED.includes(key as Extended)) counts[key] ??= 0
  const [first, last] = [register.days[0], register.days.findLast(({ day }) => day <= today)]
  if (!first || !last) return counts
  const year = fiscalYearOf(first.day)
  for (const { childId, cells, totals } of register.children) {
    const born = birthDays.get(childId)
    const age = born === undefined ? null : (Math.min(5, Math.max(0, classAgeOf(born, year))) as Age)
    for (const cell of cells) {
      if (cell.kind === 'outside') continue
      if (cell.day === last.day) add('enrolledLast')
      if (cell.day !== first.day) continue
      add('enrolledFirst')
      if (age !== null) add(`enrolled${age}`)
    }
    add('attended', totals.present)
    if (age !== null) add(`attended${age}`, totals.present)
    for (const key of [...REASONS, 'late', 'early'] as const) add(key, totals[key])
    for (const key of REASONS) add('absent', totals[key])
  }
  return counts
}

/** 延長実績 out of what each child used. @param sideOf on which side of the day a stretch lies, by its key on that day */
export function countExtended(
  charges: readonly Pick<Charge, 'lines'>[],
  sideOf: (day: Day, slot: string) => 'before' | 'after' | undefined,
): MonthCounts {
  const counts: MonthCounts = {}
  const daysOf = (lines: Charge['lines']): number => new Set(lines.map(({ day }) => day)).size
  for (const { lines } of charges) {
    const add = (key: Extended, by: number) => {
      counts[key] = (counts[key] ?? 0) + by
    }
    add('extended', daysOf(lines))
    add('extendedBefore', daysOf(lines.filter(({ day, slot }) => sideOf(day, slot) === 'before')))
    add('extendedAfter', daysOf(lines.filter(({ day, slot }) => sideOf(day, slot) === 'after')))
    add(
      'extendedMinutes',
      lines.reduce((sum, { minutes }) => sum + minutes, 0),
    )
    add('extendedChildren', lines.length > 0 ? 1 : 0)
  }
  return counts
}

/** What is broken down further than a whole facility is not said under it (docs/decisions/06). */
export const LEAST = 5

/**
 * The counts as the city reads them: a reason under five is null, and where it is the only one, so is the smallest of the others, because
 * the sum of all absences stands beside them. Totals of the whole facility are said as they are (docs/decisions/06, 115).
 */
export function withheld(counts: MonthCounts): Partial<Record<Counted, number | null>> {
  const small = REASONS.filter((key) => (counts[key] ?? 0) > 0 && (counts[key] ?? 0) < LEAST)
  if (small.length === 0) return counts
  const others = REASONS.filter((key) => !small.includes(key)).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const hidden = small.length === 1 ? [...small, ...others.slice(0, 1)] : small
  return { ...counts, ...Object.fromEntries(hidden.map((key) => [key, null])) }
}
