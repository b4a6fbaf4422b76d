// Every kind and version there is. A form of a house's own, and one that a city gave it, are rows of the same shape that are handed in here:
// whoever asks for a kind asks here.
import { type Kind, type KindHead, readKind } from './kind.ts'
import { ACCIDENT } from './kinds/accident.ts'
import { ACCIDENT_2 } from './kinds/accident-2.ts'
import { COMPLAINT } from './kinds/complaint.ts'
import { DAY_PLAN } from './kinds/day-plan.ts'
import { DIARY } from './kinds/diary.ts'
import { DOCUMENTATION } from './kinds/documentation.ts'
import { DRILL } from './kinds/drill.ts'
import { EVENT_PLAN } from './kinds/event-plan.ts'
import { HOUSE_DIARY } from './kinds/house-diary.ts'
import { INDIVIDUAL_PLAN } from './kinds/individual-plan.ts'
import { MINUTES } from './kinds/minutes.ts'
import { MONTH_PLAN } from './kinds/month-plan.ts'
import { NEAR_MISS } from './kinds/near-miss.ts'
import { NEAR_MISS_2 } from './kinds/near-miss-2.ts'
import { NEWSLETTER } from './kinds/newsletter.ts'
import { OVERALL_PLAN } from './kinds/overall-plan.ts'
import { PROGRESS } from './kinds/progress.ts'
import { SAFETY_PLAN } from './kinds/safety-plan.ts'
import { SCHOOL_RECORD } from './kinds/school-record.ts'
import { TERM_PLAN } from './kinds/term-plan.ts'
import { WEEK_PLAN } from './kinds/week-plan.ts'
import { YEAR_PLAN } from './kinds/year-plan.ts'

/** In the order of the chain and of the day; oldest version of a kind first. None is ever taken away: documents were written with it. */
const ALL: readonly Kind[] = [
  OVERALL_PLAN,
  YEAR_PLAN,
  TERM_PLAN,
  MONTH_PLAN,
  INDIVIDUAL_PLAN,
  WEEK_PLAN,
  DAY_PLAN,
  DIARY,
  DOCUMENTATION,
  HOUSE_DIARY,
  PROGRESS,
  SCHOOL_RECORD,
  SAFETY_PLAN,
  DRILL,
  EVENT_PLAN,
  NEWSLETTER,
  MINUTES,
  NEAR_MISS,
  NEAR_MISS_2,
  ACCIDENT,
  ACCIDENT_2,
  COMPLAINT,
].map(readKind)

/** A kind as it was in a version; null when there is no such one. @param forms the house's own (schema/document/own-form.ts) */
export const kindOf = (key: string, version: number, forms: readonly Kind[] = []): Kind | null =>
  [...ALL, ...forms].find((one) => one.key === key && one.version === version) ?? null

/** The kinds as they are written from now on: of one that the house made its own, its own. */
export const currentKinds = (forms: readonly Kind[] = []): Kind[] => [
  ...new Map([...ALL, ...forms].map((one) => [one.key, one])).values(),
]

/** The version with which a new document of a kind is written; null when there is no such kind. */
export const currentKind = (key: string, forms: readonly Kind[] = []): Kind | null =>
  currentKinds(forms).find((one) => one.key === key) ?? null

/** A kind without its sections. */
export const headOf = ({ sections: _, ...head }: Kind): KindHead => head
