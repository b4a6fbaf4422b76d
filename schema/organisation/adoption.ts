// 採用状況: how far a house has taken つむぎ up, in numbers that say nothing of a child or of a text (RN06).
import type { Moment } from '../kit/day.ts'
import { LEAST, type MonthCounts } from './month-count.ts'
import { FIGURES, figureOf } from './outcome.ts'

/** What is counted of a facility, as of a day. */
export const ADOPTED = [
  /** Papers that should have been handed in and were not, of the last `BACK` days. */
  'papersLate',
  /** Papers and pages of 連絡帳 that wait for somebody's yes for longer than `STUCK_AFTER` days. */
  'stuck',
  /** Notices of families of the last `BACK` days that nobody has confirmed a day after they came. */
  'noticesUnseen',
  /** As in the figures, of the last `BACK` days. */
  'booksOut',
  'booksUnread',
] as const
export type Adopted = (typeof ADOPTED)[number]
export type AdoptionCounts = Partial<Record<Adopted, number>>

export const BACK = 28
export const STUCK_AFTER = 7

/** A house as the city reads it. Null: under five, or so near to all or none that it would be. */
export interface AdoptionLine {
  facilityId: number
  name: string
  /** Null while it was never counted. */
  asOf: Moment | null
  papersLate: number | null
  stuck: number | null
  noticesUnseen: number | null
  /** Percent of the books nobody opened, and of this month's absences told in the app. */
  unread: number | null
  told: number | null
}

const UNREAD = FIGURES.find(({ key }) => key === 'unread')
const TOLD = FIGURES.find(({ key }) => key === 'told')

const least = (count = 0): number | null => (count > 0 && count < LEAST ? null : count)

/** The numbers of a house, with what is too little withheld. */
export const adoptionOf = (counts: AdoptionCounts, month: MonthCounts): Omit<AdoptionLine, 'facilityId' | 'name' | 'asOf'> => ({
  papersLate: least(counts.papersLate),
  stuck: least(counts.stuck),
  noticesUnseen: least(counts.noticesUnseen),
  unread: UNREAD ? figureOf(UNREAD, counts) : null,
  told: TOLD ? figureOf(TOLD, month) : null,
})
