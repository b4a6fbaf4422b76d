// Values that can hardly be: said to whoever enters them, and asked again. Never refused here, because a child may really be so; what cannot
// be a value at all is refused by `RANGES`. Limits of ours, wide enough that an ordinary class is not asked about.
import { type Day, daysBetween } from '../kit/day.ts'
import { BANDS, PERCENTILES } from './percentiles.ts'
import { bandOf, isCurved, type Kind, monthsOld, type Sex } from './rule.ts'

/** smaller: less than before. jump: more than a child can gain in that time. far: far from every child of that age in the survey. */
export type Oddity = 'smaller' | 'jump' | 'far'

/** How much a kind may have gone down since the last time: how exactly it can be measured, or a lean month. */
const DOWN: Readonly<Record<Kind, (before: number) => number>> = {
  weight: (before) => Math.max(500, before * 0.08),
  height: () => 0,
  head: () => 2,
  chest: () => 30,
}
/** How much it may have gone up: at once, and for every month; in the first year, and after it. */
const UP: Readonly<Record<Kind, Readonly<Record<'first' | 'later', readonly [once: number, month: number]>>>> = {
  weight: { first: [800, 1200], later: [1000, 400] },
  height: { first: [20, 40], later: [20, 15] },
  head: { first: [10, 20], later: [10, 4] },
  chest: { first: [30, 30], later: [30, 10] },
}
/** How far outside 3–97 a value may lie. */
const BESIDE = { weight: 1.5, height: 1.15, head: 1.15 } as const
const MONTH = 30.4

export interface Entered {
  kind: Kind
  value: number
  day: Day
}

/** Why a value should be asked about again; null when it may well be so. `before`: the last value of that kind, of an earlier day. */
export function oddityOf(
  { kind, value, day }: Entered,
  before: Pick<Entered, 'value' | 'day'> | undefined,
  { birthDay, sex }: { birthDay: Day; sex: Sex },
): Oddity | null {
  if (before) {
    const months = daysBetween(before.day, day) / MONTH
    const [once, month] = UP[kind][monthsOld(birthDay, day) < 12 ? 'first' : 'later']
    if (value < before.value - DOWN[kind](before.value)) return 'smaller'
    if (value > before.value + once + month * months) return 'jump'
  }
  if (!isCurved(kind) || day < birthDay) return null
  const place = bandOf(BANDS, birthDay, day)
  const rows = (['m', 'f'] as const).flatMap((each) => (sex === 'x' || sex === each ? [PERCENTILES[each][kind][place]] : []))
  const known = rows.filter((row) => row !== undefined)
  if (known.length === 0) return null
  const [least, most] = [Math.min(...known.map((row) => row[0])), Math.max(...known.map((row) => row[6]))]
  return value < least / BESIDE[kind] || value > most * BESIDE[kind] ? 'far' : null
}
