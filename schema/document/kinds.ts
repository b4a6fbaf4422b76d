// Every kind and version there is. A form of a facility's own, and one that a city distributes, will be rows of the same shape: whoever asks
// for a kind asks here.
import { type Kind, readKind } from './kind.ts'
import { DIARY } from './kinds/diary.ts'
import { MONTH_PLAN } from './kinds/month-plan.ts'
import { PROGRESS } from './kinds/progress.ts'
import { WEEK_PLAN } from './kinds/week-plan.ts'

/** Oldest version of a kind first; none is ever taken away, because documents were written with it. */
const ALL: readonly Kind[] = [DIARY, WEEK_PLAN, MONTH_PLAN, PROGRESS].map(readKind)

/** A kind as it was in a version; null when there is no such one. */
export const kindOf = (key: string, version: number): Kind | null =>
  ALL.find((one) => one.key === key && one.version === version) ?? null

/** The kinds as they are written from now on. */
export const currentKinds = (): Kind[] => [...new Map(ALL.map((one) => [one.key, one])).values()]

/** The version with which a new document of a kind is written; null when there is no such kind. */
export const currentKind = (key: string): Kind | null => currentKinds().find((one) => one.key === key) ?? null
