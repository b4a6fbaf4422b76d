// What of a book is printed: the day, its week or its month.
import { addDays, type Day, fiscalYearOf, mondayOf, monthRange } from '../../schema/kit/day.ts'

export const SPANS = ['day', 'week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

/** First and last day; a week begins on Monday, and nothing goes beyond `last`. */
export function daysOf(span: Span, day: Day, last: Day): { from: Day; to: Day } {
  const monday = mondayOf(day)
  const { from, to } = {
    day: { from: day, to: day },
    week: { from: monday, to: addDays(monday, 6) },
    month: monthRange(day.slice(0, 7)),
    year: { from: `${fiscalYearOf(day)}-04-01`, to: `${fiscalYearOf(day) + 1}-03-31` },
  }[span]
  return { from, to: to > last ? last : to }
}
