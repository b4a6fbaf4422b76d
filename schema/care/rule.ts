// What was seen and measured of a child on a day, folded out of its entries. Room, desk and family fold alike.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export const CARE_KINDS = ['temperature', 'meal', 'milk', 'stool', 'asleep', 'awake', 'condition'] as const
export type CareKind = (typeof CARE_KINDS)[number]

/** 午前のおやつ, 昼食, 午後のおやつ, 補食. */
export const MEALS = ['morning_snack', 'lunch', 'snack', 'supper'] as const
export type Meal = (typeof MEALS)[number]
/** How much was eaten: 食べなかった, 少し, 半分, ほとんど, 完食. */
export const EATEN = [0, 1, 2, 3, 4] as const
/** かたい, ふつう, やわらかい, 泥状, 水様. */
export const STOOLS = ['hard', 'normal', 'soft', 'muddy', 'watery'] as const
export type Stool = (typeof STOOLS)[number]
/** きげん: よい, ふつう, わるい. */
export const MOODS = ['good', 'fair', 'poor'] as const
export type Mood = (typeof MOODS)[number]
/** 視診 (domain rules §7): せき, 鼻水, 発しん, きず, 顔色がわるい, 食欲がない, はいた. */
export const SIGNS = ['cough', 'runny_nose', 'rash', 'injury', 'pale', 'no_appetite', 'vomited'] as const
export type Sign = (typeof SIGNS)[number]

/** Temperatures that can be: tenths of a degree. */
export const COLDEST = 300
export const HOTTEST = 450

/** The threshold of 37.5 ℃ where a facility has said nothing else (domain rules §7). Tenths of a degree. */
export const FEVER_FROM = 375

/** One entry as it travels. */
export interface CareRow {
  id: Id
  childId: Id
  kind: CareKind
  at: Moment
  value: number | null
  detail: string | null
  note: string | null
  supersedes: Id | null
  gone: boolean
  /** Who wrote it; empty where the reader is not told. */
  by: string
}

/** What an entry says once it stands. */
export interface Standing {
  id: Id
  at: Moment
  note: string | null
  by: string
  /** It replaced an earlier one. */
  corrected: boolean
}
export interface Nap {
  /** Null: somebody woke the child, and nobody wrote when it fell asleep. */
  from: Moment | null
  /** Null: asleep now. */
  to: Moment | null
  ids: Id[]
}
export interface CareOfChild {
  temperatures: (Standing & { tenths: number })[]
  meals: (Standing & { meal: Meal; eaten: number })[]
  milks: (Standing & { ml: number })[]
  stools: (Standing & { stool: Stool })[]
  naps: Nap[]
  conditions: (Standing & { mood: Mood; signs: Sign[] })[]
}

const inOrder = (a: CareRow, b: CareRow): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * The entries of one child and day that stand, oldest first. Any order and any repetition of the rows gives the same.
 * Of a meal the last entry counts, because a tray is looked at once; anything else may happen several times a day.
 */
export function foldCare(rows: readonly CareRow[]): CareOfChild {
  const unique = [...new Map(rows.map((row) => [`${row.id} ${row.kind}`, row])).values()]
  const replaced = new Set(unique.flatMap(({ supersedes, kind }) => (supersedes ? [`${supersedes} ${kind}`] : [])))
  const standing = unique.filter(({ id, kind, gone }) => !gone && !replaced.has(`${id} ${kind}`)).sort(inOrder)
  const day: CareOfChild = { temperatures: [], meals: [], milks: [], stools: [], naps: [], conditions: [] }
  for (const row of standing) {
    const { id, at, note, by, kind, value, detail } = row
    const said = { id, at, note, by, corrected: row.supersedes !== null }
    if (kind === 'temperature') day.temperatures.push({ ...said, tenths: value ?? 0 })
    if (kind === 'milk') day.milks.push({ ...said, ml: value ?? 0 })
    if (kind === 'stool') day.stools.push({ ...said, stool: detail as Stool })
    if (kind === 'meal') {
      day.meals = day.meals.filter(({ meal }) => meal !== detail)
      day.meals.push({ ...said, meal: detail as Meal, eaten: value ?? 0 })
    }
    if (kind === 'condition') {
      const [mood, ...signs] = (detail ?? '').split(',')
      day.conditions.push({ ...said, mood: mood as Mood, signs: signs as Sign[] })
    }
    if (kind === 'asleep' || kind === 'awake') nap(day.naps, kind, at, id)
  }
  return day
}

/** 入眠 opens a nap, 起床 ends the one that is open; twice 入眠 is one nap. */
function nap(naps: Nap[], kind: 'asleep' | 'awake', at: Moment, id: Id): void {
  const open = naps.at(-1)
  if (kind === 'asleep') {
    if (open?.to === null) open.ids.push(id)
    else naps.push({ from: at, to: null, ids: [id] })
    return
  }
  if (open?.to !== null) naps.push({ from: null, to: at, ids: [id] })
  else {
    open.to = at
    open.ids.push(id)
  }
}

/** Asleep now: since when. */
export const asleepSince = ({ naps }: CareOfChild): Moment | null => {
  const last = naps.at(-1)
  return last && last.to === null ? last.from : null
}

/**
 * From which temperature on a child is looked at: the facility's threshold (domain rules §7: about 37.5), or a whole degree above what is
 * usual for this child, whichever comes first.
 * @param from tenths of a degree, as are all
 */
export const feverFromOf = (from: number, usual: number | null): number => (usual === null ? from : Math.min(from, usual + 10))

/** True for a temperature that has to be looked at, by the threshold of the child. */
export const isFever = (tenths: number, from: number): boolean => tenths >= from
