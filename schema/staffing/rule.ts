// 配置基準: how many 保育士 children need, by age and by half hour. Ratios are dated settings of the facility, because prefectures and 加算 differ.
import { type Moment, startOf } from '../kit/day.ts'
import { MIDNIGHT, momentOf, type Time } from '../kit/time.ts'
import { NOTHING_TOLD } from '../notice/rule.ts'
import type { BoardChild } from '../presence/fold-board.ts'
import type { DayRules } from '../presence/rule.ts'

/** Children per 保育士 by class age; 4 and 5 together. `least`: at all times with any child here. */
export interface Ratios {
  age0: number
  age1: number
  age2: number
  age3: number
  age4: number
  least: number
  /** How the sum of quotients becomes people. The yearly number rounds half up; auditors of the moment differ, so it is a setting. */
  rounding: 'half_up' | 'up'
}

/** The national minimum since 2024-04-01 (domain rules §1.1). */
export const NATIONAL: Ratios = { age0: 3, age1: 6, age2: 6, age3: 15, age4: 25, least: 2, rounding: 'half_up' }
/** 経過措置: the ratios before it, for 3 and for 4・5 years, where hiring is difficult. */
export const TRANSITION: Ratios = { ...NATIONAL, age3: 20, age4: 30 }

/** Children by class age, 0 to 5. */
export type ByAge = readonly [number, number, number, number, number, number]
export const NOBODY: ByAge = [0, 0, 0, 0, 0, 0]

export interface Needed {
  /** The sum of quotients, each cut off behind its first decimal, in tenths: 10.5 is 105. */
  tenths: number
  people: number
}

/**
 * How many 保育士 these children need (domain rules §1.2): each group's quotient to one decimal, the rest cut off, youngest first; the sum
 * rounded; never fewer than `least` while anybody is here. Ages 1 and 2 are one group while they have one ratio. Whole numbers throughout:
 * floating point is wrong at the borders.
 */
export function neededFor(children: ByAge, ratios: Ratios): Needed {
  const [zero, one, two, three, four, five] = children
  const { age0, age1, age2, age3, age4, least, rounding } = ratios
  const groups: [count: number, ratio: number][] = [
    [zero, age0],
    ...(age1 === age2
      ? [[one + two, age1] satisfies [number, number]]
      : ([
          [one, age1],
          [two, age2],
        ] satisfies [number, number][])),
    [three, age3],
    [four + five, age4],
  ]
  const tenths = groups.reduce((sum, [count, ratio]) => sum + Math.floor((10 * count) / ratio), 0)
  const rounded = rounding === 'half_up' ? Math.floor((tenths + 5) / 10) : Math.ceil(tenths / 10)
  return { tenths, people: children.every((count) => count === 0) ? 0 : Math.max(least, rounded) }
}

/** How many the children of one room need: somebody while anybody is in it; `least` is for the whole house. */
export const neededInRoom = (children: ByAge, ratios: Ratios): Needed => neededFor(children, { ...ratios, least: 1 })

/** From when to when a child is here on a day, as far as it is known: what happened, then what was told, then the plan. Null: not today. */
export function hoursHere(child: BoardChild, rules: DayRules, now: Moment): [from: Moment, to: Moment] | null {
  const { status, plan, told = NOTHING_TOLD, away } = child
  if (away !== undefined || status === 'absent' || status === 'not_expected') return null
  const at = (time: Time) => momentOf(rules.day, time)
  if (child.night) return [startOf(rules.day), Math.max(now + 1, at((child.night.leave ?? rules.closesAt + MIDNIGHT) - MIDNIGHT))]
  const acts = child.acts ?? []
  const moment = (letters: string, list = acts) => {
    const found = list.find(([kinds]) => [...kinds].some((letter) => letters.includes(letter)))
    return found && startOf(rules.day) + found[1] * 1000
  }
  const came = moment('as')
  const late = told.attendance?.kind === 'late' ? told.attendance.time : null
  const comes = came ?? at(late ?? plan?.[0] ?? rules.closesAt)
  const gone = status === 'left' || status === 'left_stamped'
  const left = gone ? moment('lh', acts.toReversed()) : undefined
  const goes = left ?? at(told.pickup?.time ?? plan?.[1] ?? rules.closesAt)
  // Who is still here after the planned time is here now, and whoever has not come yet comes now at the earliest.
  const here = came !== undefined && !gone
  return [came === undefined ? Math.max(comes, now) : comes, here ? Math.max(goes, now + 1) : goes]
}

/** People at work between two times, as a rule (dated setting). */
export interface StaffHours {
  from: Time
  to: Time
  count: number
}

export interface HalfHour extends Needed {
  from: Time
  children: ByAge
  /** 保育士 at work in all of it; null where nobody has said. */
  staff: number | null
}

export const HALF_HOUR = 30

/** The half hours of a day: who is here at any time in each, what they need, and who is at work throughout it. */
export function halfHours(
  hours: readonly { age: number; from: Moment; to: Moment }[],
  { day, opensAt, closesAt }: { day: string; opensAt: Time; closesAt: Time },
  ratios: Ratios,
  staffHours: readonly StaffHours[],
): HalfHour[] {
  const slots: HalfHour[] = []
  for (let from = opensAt; from < closesAt; from += HALF_HOUR) {
    const [begins, ends] = [momentOf(day, from), momentOf(day, from + HALF_HOUR)]
    const children = countByAge(hours.filter((one) => one.from < ends && one.to > begins))
    const staff = staffHours.length === 0 ? null : staffAt(staffHours, from, Math.min(from + HALF_HOUR, closesAt))
    slots.push({ from, children, staff, ...neededFor(children, ratios) })
  }
  return slots
}

/** People at work throughout a span: the fewest at any moment of it, bands that overlap added up. */
export function staffAt(bands: readonly StaffHours[], from: Time, to: Time): number {
  const edges = [from, ...bands.flatMap((band) => [band.from, band.to]).filter((time) => time > from && time < to)]
  return Math.min(
    ...edges.map((time) => bands.reduce((sum, band) => sum + (band.from <= time && time < band.to ? band.count : 0), 0)),
  )
}

/** Children by age; whoever is older than five counts as five. */
export function countByAge(children: readonly { age: number }[]): ByAge {
  const counts = [...NOBODY] as [number, number, number, number, number, number]
  for (const { age } of children) counts[Math.min(5, Math.max(0, age)) as 0 | 1 | 2 | 3 | 4 | 5] += 1
  return counts
}
