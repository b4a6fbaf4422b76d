// 健康診断: what a doctor or dentist found of a child on a day, and who is still to be seen. Domain rules §11: on entry and at least twice a year
// (the facility's number, dated); a child who was absent is seen on another day; the one on entry is not replaced by a later regular one.
import { type Day, fiscalYearOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** 入所時健診, 内科健診, 歯科健診, 視力, 聴力 (domain documents §15). */
export const CHECKUPS = ['entry', 'internal', 'dental', 'sight', 'hearing'] as const
export type Checkup = (typeof CHECKUPS)[number]
export const OUTCOMES = ['seen', 'absent'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** What is to follow: nothing, watched over, shown to a doctor. */
export const FOLLOW_UPS = ['none', 'watch', 'doctor'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

/** How often in a fiscal year, where a facility has said nothing else: the law's twice, once for teeth (usual, not law). */
export const INTERNAL_A_YEAR = 2
export const DENTAL_A_YEAR = 1

/** One line of a sheet, as it travels. */
export interface CheckupRow {
  childId: Id
  id: Id
  kind: Checkup
  day: Day
  /** Null: the line it replaces is taken back. */
  outcome: Outcome | null
  /** 所見; null: none. */
  findings: string | null
  followUp: FollowUp
  doctor: string
  supersedes: Id | null
  at: number
}

/** The lines that stand, the oldest day first. */
export function standingCheckups<Row extends CheckupRow>(rows: readonly Row[]): (Row & { outcome: Outcome })[] {
  const replaced = new Set(
    rows.flatMap(({ supersedes, kind, childId }) => (supersedes ? [`${childId} ${kind} ${supersedes}`] : [])),
  )
  return rows
    .filter(
      (row): row is Row & { outcome: Outcome } => row.outcome !== null && !replaced.has(`${row.childId} ${row.kind} ${row.id}`),
    )
    .sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1))
}

export interface YearOf {
  /** Days on which the child was seen in the fiscal year. */
  seen: Day[]
  /** Absent on that day and not seen since: to be made up for. */
  missed: Day | null
  /** How many are still to come by the facility's number; 0 where there is none. */
  left: number
}

/**
 * Where a child stands with one kind in the fiscal year of a day.
 * @param rows standing lines of this child
 * @param needed how often a year
 */
export function yearOf(rows: readonly (CheckupRow & { outcome: Outcome })[], kind: Checkup, today: Day, needed: number): YearOf {
  const year = fiscalYearOf(today)
  const own = rows.filter((row) => row.kind === kind && fiscalYearOf(row.day) === year)
  const last = own.at(-1)
  const seen = own.filter(({ outcome }) => outcome === 'seen').map(({ day }) => day)
  return { seen, missed: last?.outcome === 'absent' ? last.day : null, left: Math.max(0, needed - seen.length) }
}
