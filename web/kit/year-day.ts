import type { Day } from '../../schema/kit/day.ts'
import { monthDayWord } from './format.ts'
import type { Word } from './words.tsx'

/** A day with its year, where it lies years back or ahead, or stands on paper: `2026年11月20日` · `November 20, 2026`. */
export function yearDayWord(day: Day): Word {
  const { ja, easy, en } = monthDayWord(day)
  const year = day.slice(0, 4)
  return { ja: `${year}年${ja}`, easy: `${year}{年|ねん}${easy}`, en: `${en}, ${year}` }
}
