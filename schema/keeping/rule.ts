// 保存期間 (domain/rules.md §19; RH05): how long a paper is kept, by what it is. Nothing is ever disposed of by itself: a day that is over makes a
// paper stand in a list, and two people decide.
import type { Kind } from '../document/kind.ts'
import { type Day, fiscalYearOf, later, monthsAfter } from '../kit/day.ts'

export const GROUPS = ['school_record', 'child', 'paper'] as const
export type Group = (typeof GROUPS)[number]

export const GROUP_WORDS: Readonly<Record<Group, string>> = {
  school_record: '保育所児童保育要録',
  child: '児童票・経過記録など、子どもひとりの書類',
  paper: '計画・日誌・そのほかの書類',
}

/**
 * Years for which they are kept. 要録: until primary school is over, six years after the fiscal year of leaving. Plans and records of care: five
 * years from their completion (運営基準). 児童票: at least five years after leaving, a setting of the house. Longer is the house's choice; shorter
 * is none.
 */
export const LEAST_YEARS: Readonly<Record<Group, number>> = { school_record: 6, child: 5, paper: 5 }
export const MOST_YEARS = 30

/** What of a paper its time depends on. */
export interface Kept {
  endsOn: Day
  /** When it was decided last; null of one that never was. */
  decidedOn: Day | null
  /** Of a paper of one child: its last day; null while it is here. */
  leftOn: Day | null
}

/** The group of a kind. */
export const groupOf = ({ lastYear, about }: Pick<Kind, 'lastYear' | 'about'>): Group =>
  lastYear ? 'school_record' : about === 'child' ? 'child' : 'paper'

/**
 * The last day on which a paper is kept; null while that is not known, because its child has not left.
 * @param years as the house says, never fewer than the rule asks
 */
export function keptUntil(group: Group, { endsOn, decidedOn, leftOn }: Kept, years: number): Day | null {
  const count = 12 * Math.max(years, LEAST_YEARS[group])
  // Complete is a paper when its period is over and it is decided, whichever comes last.
  if (group === 'paper') return monthsAfter(later(endsOn, decidedOn ?? endsOn), count)
  if (leftOn === null) return null
  return monthsAfter(group === 'school_record' ? `${fiscalYearOf(leftOn) + 1}-03-31` : leftOn, count)
}

/** The years of each group on a day, out of dated rows, the oldest first. */
export function yearsOn(rows: readonly { startsOn: Day; group: Group; years: number }[], day: Day): Record<Group, number> {
  const years = { ...LEAST_YEARS }
  for (const row of rows) if (row.startsOn <= day) years[row.group] = row.years
  return years
}
