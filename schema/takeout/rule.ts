// 記録の受け取り (RC16): everything of a child that its family may see, in one file a fiscal year.
import { addDays, addMonths, type Day, fiscalYearOf, monthRange } from '../kit/day.ts'

/** What one file holds at most: a fiscal year. */
export const MOST_DAYS = 366
/** From so long before 退園・卒園 on it is offered by itself. */
export const OFFERED_DAYS = 60

/** What one file is about, and about how large it will be. */
export interface TakeoutYear {
  from: Day
  to: Day
  photos: number
  bytes: number
}
export interface TakeoutList {
  childId: string
  name: string
  /** 退園・卒園, when it is known. */
  leavesOn: Day | null
  /** Newest first. */
  years: TakeoutYear[]
}

/** The fiscal years of a span, newest first, the first and the last one cut off where the span begins and ends. */
export function yearsOf(from: Day, to: Day): { from: Day; to: Day }[] {
  const years: { from: Day; to: Day }[] = []
  for (let year = fiscalYearOf(to); year >= fiscalYearOf(from); year -= 1) {
    const [first, last] = [`${year}-04-01`, addDays(`${year + 1}-04-01`, -1)]
    years.push({ from: first > from ? first : from, to: last < to ? last : to })
  }
  return years
}

/** The months of a span, oldest first, cut off likewise. */
export function monthsOf(from: Day, to: Day): { from: Day; to: Day }[] {
  const months: { from: Day; to: Day }[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) {
    const range = monthRange(month)
    months.push({ from: range.from > from ? range.from : from, to: range.to < to ? range.to : to })
  }
  return months
}

/** Families are told that the records can be taken at this time of the day, minutes after midnight; an hour later again for who was missed. */
export const TOLD_AT = [18 * 60, 19 * 60]

/** True while it is offered by itself: some weeks before the last day, and as long after it as there is a right. */
export const isOffered = (leavesOn: Day | null, today: Day): boolean =>
  leavesOn !== null && addDays(leavesOn, -OFFERED_DAYS) <= today
