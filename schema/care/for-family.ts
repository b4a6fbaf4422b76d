// What a family sees of a day's care: less than staff write down (RC08). How a child looked is for the room; which of the rest is shown is the facility's.
import type { Asked } from '../belonging/rule.ts'
import type { Moment } from '../kit/day.ts'
import type { CareKind, CareOfChild, Meal, Nap, Stool } from './rule.ts'

/** What may be shown; 視診 never is. */
export const FAMILY_CARE = ['temperature', 'meal', 'milk', 'stool', 'sleep'] as const
export type FamilyCare = (typeof FAMILY_CARE)[number]

/** The kinds of entries that are shown by what a facility chose. */
export const kindsFor = (shown: readonly FamilyCare[]): CareKind[] =>
  shown.flatMap((one): CareKind[] => (one === 'sleep' ? ['asleep', 'awake'] : [one]))

/** A child's day as the family's screen needs it; what there is none of is left out. */
export interface CareOfDay {
  temperatures?: [tenths: number, at: Moment][] | undefined
  meals?: [meal: Meal, eaten: number, at: Moment][] | undefined
  milks?: [ml: number, at: Moment][] | undefined
  stools?: [stool: Stool, at: Moment][] | undefined
  naps?: [from: Nap['from'], to: Nap['to']][] | undefined
  /** 持ち物 that run short. */
  belongings?: Asked[] | undefined
}

export function careOfDay({ temperatures, meals, milks, stools, naps }: CareOfChild, belongings: Asked[] = []): CareOfDay {
  return {
    ...(temperatures.length > 0 && { temperatures: temperatures.map(({ tenths, at }) => [tenths, at]) }),
    ...(meals.length > 0 && { meals: meals.map(({ meal, eaten, at }) => [meal, eaten, at]) }),
    ...(milks.length > 0 && { milks: milks.map(({ ml, at }) => [ml, at]) }),
    ...(stools.length > 0 && { stools: stools.map(({ stool, at }) => [stool, at]) }),
    ...(naps.length > 0 && { naps: naps.map(({ from, to }) => [from, to]) }),
    ...(belongings.length > 0 && { belongings }),
  }
}

/** There is more to show than 持ち物, which stand in a place of their own. */
export const saysMore = (care: CareOfDay): boolean => Object.keys(care).some((key) => key !== 'belongings')
