// 予防接種 of a class as a table: a line a child, a column a vaccination. For paper and for files alike.
import type { Day } from '../kit/day.ts'
import { type Course, coursesOf, type Dose, editionOn, nameOfDose, otherDoses } from './rule.ts'

export interface VaccinatedChild {
  kana: string
  name: string
  className: string
  birthDay: Day
  doses: readonly Dose[]
  /** Words of the family that nobody confirmed yet. */
  waiting: number
}

/** `3/4`, with the days; `2回` where the source gives no number. */
export const countOf = ({ doses, planned }: Course): string => {
  const given = planned.filter(({ state }) => state === 'done').length
  return doses === null ? `${given}回` : `${given}/${doses}`
}

export function layOutDoses(
  children: readonly VaccinatedChild[],
  today: Day,
): { headings: string[]; rows: (string | number)[][] } {
  const vaccines = editionOn(today).vaccines.filter(({ underSix }) => underSix)
  return {
    headings: ['クラス', 'よみがな', '氏名', '生年月日', ...vaccines.map(({ name }) => name), 'そのほか', '確認待ち'],
    rows: children.map(({ className, kana, name, birthDay, doses, waiting }) => {
      const courses = coursesOf(birthDay, doses, today)
      return [
        className,
        kana,
        name,
        birthDay,
        ...vaccines.map(({ key }) => {
          const course = courses.find(({ vaccine }) => vaccine.key === key)
          const days = course?.planned.flatMap(({ day }) => day ?? []) ?? []
          return course ? [countOf(course), ...days].join(' ') : ''
        }),
        otherDoses(doses, today)
          .map((dose) => `${nameOfDose(dose)} ${dose.day}`)
          .join('、'),
        waiting,
      ]
    }),
  }
}
