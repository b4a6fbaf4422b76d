// 身体計測: what a value says beside the tables. Conventions: `test/growth/golden.csv`; a position and a trend, never a verdict.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Seven } from './percentiles.ts'

export const KINDS = ['weight', 'height', 'head', 'chest'] as const
/** 体重 in grams; 身長, 頭囲, 胸囲 in millimetres. */
export type Kind = (typeof KINDS)[number]
/** Kinds that have percentiles by age. */
export type Curved = Exclude<Kind, 'chest'>
export type Sex = 'm' | 'f' | 'x'
export type Place = 'nursery' | 'home'

/** What can be a value at all: anything outside is a slip of the finger, and refused. */
export const RANGES: Readonly<Record<Kind, readonly [least: number, most: number]>> = {
  weight: [300, 60_000],
  height: [250, 1_500],
  head: [150, 650],
  chest: [150, 1_100],
}

/** A row of `growth_measure` as it travels. */
export interface Measure {
  id: Id
  day: Day
  kind: Kind
  value: number | null
  place: Place
  supersedes: Id | null
  receivedAt: Moment
}
/** A value that still stands. */
export type Live<Row extends Measure = Measure> = Row & { value: number }

const key = ({ kind, id }: Pick<Measure, 'kind' | 'id'>): string => `${kind} ${id}`

/** The values that still stand, oldest day first; those that were replaced or taken back are left out. */
export function liveOf<Row extends Measure>(rows: readonly Row[]): Live<Row>[] {
  const replaced = new Set(rows.flatMap(({ kind, supersedes }) => (supersedes === null ? [] : [key({ kind, id: supersedes })])))
  return rows
    .filter((row): row is Live<Row> => row.value !== null && !replaced.has(key(row)))
    .sort((a, b) => (a.day === b.day ? a.receivedAt - b.receivedAt : a.day < b.day ? -1 : 1))
}

/** The last of some values of one kind. */
export const lastOf = <Row extends Pick<Measure, 'kind'>>(rows: readonly Row[], kind: Kind): Row | undefined =>
  rows.findLast((row) => row.kind === kind)

/**
 * Full months of age by real dates, and the part of the next one that has passed: 3.5 is half-way through the fourth month.
 * Who was born on the 31st ends a shorter month on its last day. Not corrected for an early birth: nobody has told us of one.
 */
export function monthsOld(birthDay: Day, day: Day): number {
  const [[year, month, date], [byear, bmonth, bdate]] = [partsOf(day), partsOf(birthDay)]
  const months = (year - byear) * 12 + month - bmonth - (date < bdate ? 1 : 0)
  const [from, to] = [dayOfMonth(byear, bmonth + months, bdate), dayOfMonth(byear, bmonth + months + 1, bdate)]
  return months + (Date.UTC(year, month - 1, date) - from) / (to - from)
}

const partsOf = (day: Day): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}
/** That day of a month, or the first of the next where it has none. */
const dayOfMonth = (year: number, month: number, date: number): number =>
  Math.min(Date.UTC(year, month - 1, date), Date.UTC(year, month, 1))

/**
 * The band of the survey for an age: its place in `BANDS`, or -1 where the survey has none: between birth and the 30th day, from there to
 * one month, and past the last band.
 * @param bands the bands of the kind; fewer for the head, which ends at 36 months
 */
export function bandOf(bands: readonly (readonly [string, from: number, to: number, number])[], birthDay: Day, day: Day): number {
  if (day === birthDay) return 0
  const months = Math.floor(monthsOld(birthDay, day))
  if (months < 1) return Date.parse(day) - Date.parse(birthDay) === 30 * 86_400_000 ? 1 : -1
  return bands.findIndex(([, from, to]) => from < to && months >= from && months < to)
}

export const PERCENTS = [3, 10, 25, 50, 75, 90, 97] as const
/** The same places on the z scale of the normal distribution. */
const Z = [
  -1.8807936081512509, -1.2815515655446004, -0.6744897501960817, 0, 0.6744897501960817, 1.2815515655446004, 1.8807936081512509,
] as const
export const ZONES = ['lt3', '3-10', '10-25', '25-50', '50-75', '75-90', '90-97', 'ge97'] as const
/** Between which two published percentiles a value lies; the lower one belongs to it. */
export type Zone = (typeof ZONES)[number]

export const zoneOf = (value: number, seven: Seven): Zone => ZONES[seven.filter((line) => value >= line).length] as Zone

/**
 * One number for a position: linear on the z scale between the two published percentiles beside it, one digit after the point. A convention
 * of ours, not an official one. Null outside 3–97, where nothing is published.
 */
export function percentileOf(value: number, seven: Seven): number | null {
  const place = seven.findIndex((line, index) => value >= line && value <= (seven[index + 1] ?? Number.NEGATIVE_INFINITY))
  if (place < 0) return null
  const [low, high] = [seven[place] as number, seven[place + 1] as number]
  const [zLow, zHigh] = [Z[place] as number, Z[place + 1] as number]
  return Math.round(1000 * below(zLow + ((zHigh - zLow) * (value - low)) / (high - low))) / 10
}

/** The value at a place of the z scale, by the same convention; beyond 3 and 97 the last step goes on. For inventing, never for judging. */
export function valueAt(z: number, seven: Seven): number {
  const place = Math.min(
    5,
    Z.findLastIndex((one) => z >= one),
  )
  const low = Math.max(0, place)
  const [zLow, zHigh] = [Z[low] as number, Z[low + 1] as number]
  const [from, to] = [seven[low] as number, seven[low + 1] as number]
  return from + ((to - from) * (z - zLow)) / (zHigh - zLow)
}

/** The part of a normal distribution that lies below z, by its series: exact to ten digits within ±3. */
function below(z: number): number {
  let [sum, term] = [z, z]
  for (let odd = 3; odd < 80; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

export const isCurved = (kind: Kind): kind is Curved => kind !== 'chest'

/** カウプ指数: weight in kg by the square of the height in m. A number; published cut-offs disagree, so none is drawn. */
export const kaupOf = (weight: number, height: number): number => weight / 1000 / (height / 1000) ** 2
