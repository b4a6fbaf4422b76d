// 体調不良児型病児保育 (RD17): who was looked after in the 医務室, from when to when. A step in and a step out is all that is ticked; temperatures and what
// was noticed are those that stand in 日々の記録 of that time.
import { type CareOfChild, type CareRow, foldCare, type Sign } from '../care/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export const STEPS = ['in', 'out', 'wrong'] as const
export type Step = (typeof STEPS)[number]

export interface StepRow {
  day: Day
  childId: Id
  /** The step in it began with. */
  stayId: Id
  id: Id
  kind: Step
  at: Moment
  by: string
}

export interface Stay {
  stayId: Id
  childId: Id
  day: Day
  from: Moment
  /** Null: still there, or nobody wrote it down. */
  to: Moment | null
  by: string
}

/** The stays that stand, the oldest first. The last word about an end counts; one that was a mistake is none. */
export const foldStays = (rows: readonly StepRow[]): Stay[] =>
  [...Map.groupBy(rows, ({ stayId }) => stayId).values()]
    .flatMap((own): Stay[] => {
      const sorted = own.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      const begun = sorted.find(({ kind }) => kind === 'in')
      if (!begun || sorted.some(({ kind }) => kind === 'wrong')) return []
      const { stayId, childId, day, at: from, by } = begun
      return [{ stayId, childId, day, from, to: sorted.findLast(({ kind }) => kind === 'out')?.at ?? null, by }]
    })
    .sort((a, b) => a.from - b.from || (a.stayId < b.stayId ? -1 : 1))

/** What was measured and noticed while the child was there. An hour before counts: it is why it was taken there. */
export function seenIn(
  stay: Pick<Stay, 'from' | 'to'>,
  care: readonly CareRow[],
): Pick<CareOfChild, 'temperatures'> & { signs: Sign[] } {
  const within = <One extends { at: Moment }>({ at }: One) =>
    at >= stay.from - BEFORE && at <= (stay.to ?? Number.MAX_SAFE_INTEGER)
  const { temperatures, conditions } = foldCare(care)
  return {
    temperatures: temperatures.filter(within),
    signs: [...new Set(conditions.filter(within).flatMap(({ signs }) => signs))],
  }
}
const BEFORE = 3_600_000

/** Whole minutes of a stay that has ended. */
export const minutesOf = ({ from, to }: Pick<Stay, 'from' | 'to'>): number | null =>
  to === null ? null : Math.round((to - from) / 60_000)

/** A line of the month's report. */
export interface ReportLine extends Stay {
  name: string
  kana: string
  className: string
  /** Age of the class, on 1 April. */
  age: number | null
  temperatures: [tenths: number, at: Moment][]
  signs: Sign[]
}
export interface SickbayMonth {
  month: string
  facility: string
  /** The nursery keeps such a room by the settings of some day of the month. */
  on: boolean
  lines: ReportLine[]
}
