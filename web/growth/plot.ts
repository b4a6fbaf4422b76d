// Where things lie on a chart of growth: ages along, values up. Pure arithmetic; `Chart.tsx` draws it.

import { CHEST_MEDIANS } from '../../schema/growth/chest-medians.ts'
import { BANDS, PERCENTILES } from '../../schema/growth/percentiles.ts'
import { isCurved, type Kind, monthsOld, PERCENTS, type Place, type Sex } from '../../schema/growth/rule.ts'
import { IN_UNIT } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'

export interface Point {
  /** Months of age. */
  age: number
  /** Grams or millimetres. */
  value: number
}
export interface Dot extends Point {
  day: Day
  place: Place
}
/** A line of the survey: its percentile, and its points. */
export interface SurveyLine {
  percent: number
  points: Point[]
}

/** The lines of the survey for a kind; of the chest the median alone, of a child whose sex is not written down none. */
export function surveyLines(sex: Sex, kind: Kind): SurveyLine[] {
  if (sex === 'x') return []
  if (!isCurved(kind)) return [{ percent: 50, points: CHEST_MEDIANS[sex].map(([age, value]) => ({ age, value })) }]
  const rows = PERCENTILES[sex][kind]
  return PERCENTS.map((percent, line) => ({
    percent,
    points: rows.map((row, place) => ({ age: BANDS[place]?.[3] ?? 0, value: row[line] ?? 0 })),
  }))
}

export const dotsOf = (birthDay: Day, values: readonly { day: Day; value: number; place: Place }[]): Dot[] =>
  values.map(({ day, value, place }) => ({ day, value, place, age: monthsOld(birthDay, day) }))

export interface Span {
  from: number
  to: number
  /** Every so many. */
  step: number
}

/** The ages shown: whole half years around what was measured, from birth for the youngest. */
export function ageSpan(dots: readonly Dot[], age: number): Span {
  const ages = [...dots.map((dot) => dot.age), age]
  const first = Math.max(0, Math.min(...ages))
  const last = Math.max(...ages)
  const to = Math.max(12, Math.ceil((last + 1) / 6) * 6)
  const from = first < 12 ? 0 : Math.floor(first / 12) * 12
  return { from, to, step: to - from > 30 ? 12 : 6 }
}

const STEPS: Readonly<Record<Kind, readonly number[]>> = {
  weight: [1, 2, 5],
  height: [5, 10, 20],
  head: [1, 2, 5],
  chest: [2, 5],
}

/** The values shown: the survey between these ages and everything measured, with some room. */
export function valueSpan(kind: Kind, lines: readonly SurveyLine[], dots: readonly Dot[], ages: Span): Span {
  const inside = lines.flatMap(({ points }) => {
    const near = points.filter(({ age }) => age >= ages.from && age <= ages.to).map(({ value }) => value)
    return [valueAtAge(points, ages.from), ...near, valueAtAge(points, ages.to)].filter((value) => value !== null)
  })
  const all = [...inside, ...dots.map(({ value }) => value)]
  if (all.length === 0) return { from: 0, to: IN_UNIT[kind], step: IN_UNIT[kind] }
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const room = (most - least) * 0.04
  const steps = STEPS[kind].map((step) => step * IN_UNIT[kind])
  const step = steps.find((one) => (most - least) / one <= 7) ?? steps.at(-1) ?? 1
  return { from: least - room, to: most + room, step }
}

/** A line between its points, for drawing; null outside them. */
export function valueAtAge(points: readonly Point[], age: number): number | null {
  const place = points.findIndex((point) => point.age >= age)
  const [before, after] = [points[place - 1], points[place]]
  if (!after) return null
  if (after.age === age || !before) return after.age === age ? after.value : null
  return before.value + ((after.value - before.value) * (age - before.age)) / (after.age - before.age)
}

/** The steps of a span that lie in it. */
export function marksOf({ from, to, step }: Span): number[] {
  const marks: number[] = []
  for (let mark = Math.ceil(from / step) * step; mark <= to; mark += step) marks.push(mark)
  return marks
}

/** A smooth path through points that rise: never above or below what lies beside it (Fritsch and Carlson). */
export function smoothPath(points: readonly (readonly [x: number, y: number])[]): string {
  const slopes = points.slice(1).map(([x, y], at) => (y - (points[at]?.[1] ?? 0)) / (x - (points[at]?.[0] ?? 0)))
  const tangent = (at: number): number => {
    const [before, after] = [slopes[at - 1], slopes[at]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  }
  const n = (value: number) => value.toFixed(1)
  return points
    .map(([x, y], at) => {
      const last = points[at - 1]
      if (!last) return `M${n(x)} ${n(y)}`
      const third = (x - last[0]) / 3
      return `C${n(last[0] + third)} ${n(last[1] + third * tangent(at - 1))} ${n(x - third)} ${n(y - third * tangent(at))} ${n(x)} ${n(y)}`
    })
    .join('')
}

/** Places of labels one under the other, moved apart where they would touch. From the highest on the paper to the lowest. */
export function apart(places: readonly number[], least: number): number[] {
  const moved = [...places]
  for (let at = moved.length - 2; at >= 0; at--) moved[at] = Math.min(moved[at] ?? 0, (moved[at + 1] ?? 0) - least)
  return moved
}
