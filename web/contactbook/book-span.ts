// What of a book is printed: the day, its week or its month.
import { addDays, type Day, mondayOf, monthRange } from '../../schema/kit/day.ts'

export const SPANS = ['day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

/** First and last day; a week begins on Monday, and nothing goes beyond `last`. */
export function daysOf(span: Span, day: Day, last: Day): { from: Day; to: Day } {
  const monday = mondayOf(day)
  const { from, to } =
    span === 'day'
      ? { from: day, to: day }
      : span === 'week'
        ? { from: monday, to: addDays(monday, 6) }
        : monthRange(day.slice(0, 7))
  return { from, to: to > last ? last : to }
}
