// Which vaccinations a child has had, and what comes next by the schedule of its edition. Only what the source says in numbers is reckoned: the
// standard month of age of each dose and the end of the span. Distances between doses, which it says in words, are shown in those words.
import { addDays, classAgeOf, type Day, fiscalYearOf, monthsAfter } from '../kit/day.ts'
import { EDITIONS, type Edition, type Vaccine } from './vaccines.ts'

/** A vaccination that was given. */
export interface Dose {
  /** The key of the schedule, or `other` with the name as the family's book (母子手帳) has it. */
  vaccine: string
  name?: string | undefined
  /** The product, where the number of doses depends on it. */
  brand?: string | undefined
  day: Day
  /** The edition of the schedule it was written down with. */
  edition: string
}
export const OTHER = 'other'

/** done: given. later: its time has not come. due: from today on by the standard. past: the span is over. open: the source gives no time. */
export type DoseState = 'done' | 'later' | 'due' | 'past' | 'open'

export interface Planned {
  /** The how-manieth; above the planned number for a dose beyond it. */
  number: number
  state: DoseState
  /** The day it was given. */
  day: Day | null
  /** By the standard schedule: the first day of its month of age, and the last day of the span. */
  from: Day | null
  until: Day | null
}

export interface Course {
  vaccine: Vaccine
  /** Planned doses, by the product that was given. Null: the source gives no number. */
  doses: number | null
  planned: Planned[]
  /** What comes next; null when all are done or the source plans none. */
  next: Planned | null
  /** Doses beyond the planned number. */
  extra: number
}

/** The edition of a day; before the first one, the first. */
export const editionOn = (day: Day, editions: readonly Edition[] = EDITIONS): Edition =>
  editions.findLast(({ startsOn }) => startsOn <= day) ?? (editions[0] as Edition)

/** What a vaccination is called: by the edition it was written down with, so that one that is no longer given keeps its name. */
export function nameOfDose({ vaccine, name, edition }: Dose, editions: readonly Edition[] = EDITIONS): string {
  const own = editions.find(({ key }) => key === edition)?.vaccines.find(({ key }) => key === vaccine)
  return name ?? own?.name ?? vaccine
}

/** First and last day of the year before school: the fiscal year in which the child's class is of age 5. */
function yearBeforeSchool(birthDay: Day): { from: Day; until: Day } {
  const born = fiscalYearOf(birthDay)
  const year = classAgeOf(birthDay, born + 5) === 5 ? born + 5 : born + 6
  return { from: `${year}-04-01`, until: `${year + 1}-03-31` }
}

/** From when until when a dose is planned. «〜に至るまで» ends with the day before that age. */
function spanOf(
  { months, endMonth, beforeSchool }: Vaccine,
  birthDay: Day,
  number: number,
): { from: Day | null; until: Day | null } {
  if (beforeSchool) return yearBeforeSchool(birthDay)
  const month = months[number - 1]
  return {
    from: month === undefined ? null : monthsAfter(birthDay, month),
    until: endMonth === null ? null : addDays(monthsAfter(birthDay, endMonth), -1),
  }
}

const stateOf = ({ from, until }: { from: Day | null; until: Day | null }, today: Day): DoseState => {
  if (from === null) return 'open'
  if (today < from) return 'later'
  return until !== null && today > until ? 'past' : 'due'
}

/**
 * One vaccination of a child. Given doses are counted in the order of their days, however early they were; more than planned are kept.
 * @param given days on which it was given, with the product
 */
export function courseOf(vaccine: Vaccine, birthDay: Day, given: readonly Pick<Dose, 'day' | 'brand'>[], today: Day): Course {
  const inOrder = [...given].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const brand = vaccine.brands?.find(({ key }) => inOrder.some((dose) => dose.brand === key))
  const doses = brand?.doses ?? vaccine.doses
  const planned = Array.from({ length: Math.max(doses ?? 0, inOrder.length) }, (_, index): Planned => {
    const number = index + 1
    const span = number <= (doses ?? 0) ? spanOf(vaccine, birthDay, number) : { from: null, until: null }
    const day = inOrder[index]?.day ?? null
    return { number, day, ...span, state: day === null ? stateOf(span, today) : 'done' }
  })
  return {
    vaccine,
    doses,
    planned,
    next: planned.find(({ state }) => state !== 'done') ?? null,
    extra: doses === null ? 0 : Math.max(0, inOrder.length - doses),
  }
}

/** Every vaccination of a nursery's children by the edition of a day, with what was given of each. */
export const coursesOf = (birthDay: Day, doses: readonly Dose[], today: Day): Course[] =>
  editionOn(today)
    .vaccines.filter(({ underSix, key }) => underSix || doses.some((dose) => dose.vaccine === key))
    .map((vaccine) =>
      courseOf(
        vaccine,
        birthDay,
        doses.filter((dose) => dose.vaccine === vaccine.key),
        today,
      ),
    )

/** Doses that stand in no row of today's edition: of another name, or of an edition that had a vaccination which is no longer given. */
export const otherDoses = (doses: readonly Dose[], today: Day): Dose[] => {
  const known = editionOn(today).vaccines.map(({ key }) => key)
  return doses.filter(({ vaccine }) => !known.includes(vaccine))
}

/** What comes next, the earliest first: the first dose of each vaccination whose time has come or will, none whose span is over. */
export const nextOf = (courses: readonly Course[]): { vaccine: Vaccine; next: Planned }[] =>
  courses
    .flatMap(({ vaccine, next }) => (next && (next.state === 'due' || next.state === 'later') ? [{ vaccine, next }] : []))
    .sort((a, b) => ((a.next.from ?? '') < (b.next.from ?? '') ? -1 : 1))
