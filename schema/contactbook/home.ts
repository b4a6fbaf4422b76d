// 家庭欄: what a family says of its child of the evening before and the morning (domain documents §5). Each field is said by itself, so that
// two people who write through one morning never overwrite each other's.
import type { Mood, Stool } from '../care/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import { addDays, dayOf, MINUTE } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Time, timeOn } from '../kit/time.ts'
import type { Eating } from '../meal/eating.ts'

export const HOME_FIELDS = [
  'temperature',
  'mood',
  'sleep',
  'milk',
  'supper',
  'breakfast',
  'bath',
  'stool',
  'eating',
  'pool',
  'note',
] as const
export const LONGEST_NOTE = 500
export type HomeField = (typeof HOME_FIELDS)[number]
/** Fields a facility chooses by age. プール is asked by the season alone. */
export const FORM_FIELDS = HOME_FIELDS.filter((field) => field !== 'pool')
export type FormField = (typeof FORM_FIELDS)[number]

/** The 24 hours of a day's page begin in the evening before. Minutes after midnight of the day: −360 … 1079. */
export const BEGINS = 18 * 60
const DAY_MINUTES = 24 * 60
export type OnPage = number

/** A time of day on the page: from 18:00 on it is the evening before. */
export const onPage = (time: Time): OnPage => (time >= BEGINS ? time - DAY_MINUTES : time)
/** The time of day, as a clock says it. */
export const clockOf = (minutes: OnPage): Time => (minutes + DAY_MINUTES) % DAY_MINUTES

/** Days on whose page a family may write at a moment: today's, and from 18:00 on tomorrow's as well. */
export function openDays(now: Moment): Day[] {
  const today = dayOf(now)
  return timeOn(today, now) >= BEGINS ? [today, addDays(today, 1)] : [today]
}
/** The page a family writes on when it opens the book. */
export const pageOf = (now: Moment): Day => dayOf(now + (DAY_MINUTES - BEGINS) * MINUTE)

export interface HomeMeal {
  at: OnPage | null
  eaten: number
  what: string
}
/** What may be said of each. Tenths of a degree, ml, counts; a time that was not said is null. */
export interface HomeValues {
  temperature: { tenths: number; at: OnPage | null }
  mood: Mood
  sleep: { from: OnPage; to: OnPage }
  milk: { at: OnPage | null; ml: number }[]
  supper: HomeMeal
  breakfast: HomeMeal
  bath: boolean
  stool: { count: number; state: Stool | null }
  /** 食事予定 of the day. */
  eating: Eating
  /** プール: the child may go in. */
  pool: boolean
  note: string
}
export type HomeValue = HomeValues[HomeField]

/** One field of one act, as it travels. `value` null: taken back. */
export interface HomeRow {
  id: Id
  childId: Id
  day: Day
  field: HomeField
  value: HomeValue | null
  at: Moment
  /** The reader wrote it. */
  mine: boolean
  /** Who wrote it; empty where the reader is not told. */
  by: string
}

/** What stands of a field, and what stood before, the oldest first. */
export interface HomeStands<Field extends HomeField = HomeField> {
  field: Field
  value: HomeValues[Field] | null
  at: Moment
  mine: boolean
  by: string
  earlier: HomeRow[]
}
export type HomeSide = { [Field in HomeField]?: HomeStands<Field> }

const inOrder = (a: HomeRow, b: HomeRow): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The home side of one child and day: of each field what was said last. Any order and any repetition of the rows gives the same. */
export function foldHome(rows: readonly HomeRow[]): HomeSide {
  const unique = [...new Map(rows.map((row) => [`${row.id} ${row.field}`, row])).values()].sort(inOrder)
  const side: Record<string, HomeStands> = {}
  for (const [field, said] of Map.groupBy(unique, (row) => row.field)) {
    const last = said.at(-1)
    if (!last) continue
    const { value, at, mine, by } = last
    side[field] = { field, value, at, mine, by, earlier: said.slice(0, -1) }
  }
  return side as HomeSide
}

/** What stands of one field, by child; whoever said nothing of it is not in it. */
export const standsOf = <Field extends HomeField>(rows: readonly HomeRow[], field: Field): Map<Id, HomeStands<Field>> =>
  new Map(
    [...Map.groupBy(rows, ({ childId }) => childId)].flatMap(([childId, own]): [Id, HomeStands<Field>][] => {
      const stands = foldHome(own)[field]
      return stands ? [[childId, stands as HomeStands<Field>]] : []
    }),
  )

/** True when nobody has said anything that stands. */
export const isEmpty = (side: HomeSide): boolean => (Object.values(side) as HomeStands[]).every(({ value }) => value === null)

export type HomeForm = readonly HomeField[]
/** The fields of a facility by age: 0–2 歳 in 24 hours, 3–5 歳 what the day needs (domain documents §5). */
export interface HomeForms {
  young: FormField[]
  old: FormField[]
}
/** 食事予定 is asked where a facility wants it: at most nurseries what a child eats is no question of the morning. */
export const FIRST_FORMS: HomeForms = {
  young: FORM_FIELDS.filter((field) => field !== 'eating'),
  old: ['temperature', 'mood', 'note'],
}
/** Days on which プール is asked about. */
export interface Season {
  from: Day
  to: Day
}
export const inSeason = (season: Season | null | undefined, day: Day): boolean =>
  season != null && season.from <= day && day <= season.to

/** The form of a child by the age of its class. Milk is asked of infants only, as it is written down of them only (RD05). */
export function formFor(forms: HomeForms, classAge: number, pool = false): HomeForm {
  const chosen = classAge > 2 ? forms.old : classAge === 0 ? forms.young : forms.young.filter((field) => field !== 'milk')
  return HOME_FIELDS.filter((field) => (field === 'pool' ? pool : chosen.includes(field)))
}
