// Counts of cases for those who may know that something goes round, and not who has it.
import { addDays, type Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** How many days back «lately» reaches (RD20). */
export const LATELY = 7
/** Numbers under this are not said of a facility to the city. */
const CITY_LEAST = 5

export interface CountedCase {
  childId: Id
  key: string
  name: string
  /** The day it was reported. */
  day: Day
  classId: Id | null
  ended: 'recovered' | 'wrong' | null
}

export interface ClassCount {
  key: string
  name: string
  /** Empty: said of the whole house only. */
  classId: Id | null
  count: number
}

/** Cases of the last days that were not wrong; a child counts once a disease. */
export function lately(cases: readonly CountedCase[], today: Day): CountedCase[] {
  const from = addDays(today, -LATELY + 1)
  const seen = new Set<string>()
  return cases.filter(({ childId, key, day, ended }) => {
    const one = `${childId} ${key}`
    if (ended === 'wrong' || day < from || day > today || seen.has(one)) return false
    seen.add(one)
    return true
  })
}

const countBy = (cases: readonly CountedCase[], keyOf: (one: CountedCase) => string) =>
  [...Map.groupBy(cases, keyOf).values()].flatMap((group) => (group[0] ? [{ first: group[0], count: group.length }] : []))

/**
 * What families may read: a class is named from `least` children of it with one disease on, everything else is said of the house in one
 * number, and a house's number under `least` is not a number (count 0: 「あります」). Never less than two, so that it is nobody's child alone.
 */
export function alertOf(cases: readonly CountedCase[], least: number): ClassCount[] {
  const from = Math.max(2, least)
  return countBy(cases, ({ key }) => key).flatMap(({ first: { key, name }, count: all }) => {
    const classes = countBy(
      cases.filter((one) => one.key === key && one.classId !== null),
      ({ classId }) => classId ?? '',
    ).filter(({ count }) => count >= from)
    const named = classes.map(({ first, count }) => ({ key, name, classId: first.classId, count }))
    const rest = all - named.reduce((sum, { count }) => sum + count, 0)
    if (rest === 0) return named
    return [...named, { key, name, classId: null, count: rest >= from ? rest : 0 }]
  })
}

/** 7日以内に〇〇の報告: for staff, how many of what, without names (RD20). */
export const hintOf = (cases: readonly CountedCase[]): { key: string; name: string; count: number }[] =>
  countBy(cases, ({ key }) => key).map(({ first: { key, name }, count }) => ({ key, name, count }))

/** New cases of a week by class and disease, for the desk. */
export const weekOf = (cases: readonly CountedCase[], from: Day): ClassCount[] => {
  const to = addDays(from, LATELY - 1)
  const within = cases.filter(({ day, ended }) => ended !== 'wrong' && day >= from && day <= to)
  return countBy(within, ({ key, classId }) => `${key} ${classId ?? ''}`).map(({ first: { key, name, classId }, count }) => ({
    key,
    name,
    classId,
    count,
  }))
}

/** A facility's number as the city reads it: under five it is withheld (null). No sum of several is shown, which would give one away. */
export const forCity = (count: number): number | null => (count > 0 && count < CITY_LEAST ? null : count)
