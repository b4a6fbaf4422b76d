// The settings as they are typed, and back: what cannot be read is named by its field, next to the field.
import type { FacilitySettings, FacilitySettingsInput } from '../../schema/facility/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import { readTime, type Time, writeTime } from '../../schema/kit/time.ts'
import { words } from './words.ts'

type TimeKey = 'opensAt' | 'closesAt' | 'chaseFrom' | 'cutoffAt'
type NumberKey = 'arrivalGrace' | 'pickupGrace' | 'unseenAfter' | 'chaseDirectorAfter' | 'chaseCityAfter' | 'aprilUntil'
/** Several times in one field: `10:00、15:30`. */
type ListKey = 'headCountTimes' | 'aprilCountTimes'
export const LISTS: readonly ListKey[] = ['headCountTimes', 'aprilCountTimes']
export const TIMES: readonly TimeKey[] = ['opensAt', 'closesAt', 'chaseFrom', 'cutoffAt']
export const NUMBERS: readonly (readonly [NumberKey, from: number, to: number])[] = [
  ['arrivalGrace', 0, 120],
  ['pickupGrace', 0, 120],
  ['unseenAfter', 1, 120],
  ['chaseDirectorAfter', 0, 240],
  ['chaseCityAfter', 5, 240],
  ['aprilUntil', 0, 30],
]

/** Everything a person can type; times may be half typed, numbers are text. */
export type Form = Omit<FacilitySettings, TimeKey | NumberKey | ListKey> &
  Record<TimeKey, Time | null> &
  Record<NumberKey | ListKey, string>
/** Fault by field; symptoms by their place: `symptoms.3.ja`. */
export type Faults = Record<string, string>

export const formOf = (settings: FacilitySettings): Form => ({
  ...structuredClone(settings),
  arrivalGrace: String(settings.arrivalGrace),
  pickupGrace: String(settings.pickupGrace),
  unseenAfter: String(settings.unseenAfter),
  chaseDirectorAfter: String(settings.chaseDirectorAfter),
  chaseCityAfter: String(settings.chaseCityAfter),
  // Settings that were made before there were set times have none.
  headCountTimes: writeTimes(settings.headCountTimes ?? []),
  aprilCountTimes: writeTimes(settings.aprilCountTimes ?? []),
  aprilUntil: String(settings.aprilUntil ?? 0),
})

const writeTimes = (times: readonly Time[]): string => times.map(writeTime).join('、')

/** The times in a field, in order; null when one of them cannot be read. */
export function readTimes(text: string): Time[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、，]+/)
    .filter(Boolean)
  const times = parts.map(readTime)
  return times.every((time) => time !== null) ? times.sort((a, b) => a - b) : null
}

const numberOf = (text: string): number => {
  const plain = text.normalize('NFKC').trim()
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

/** What is wrong with a form, before it is sent. The server looks again. */
export function faultsOf(form: Form, startsOn: Day | null, today: Day): Faults {
  const faults: Faults = {}
  if (startsOn === null) faults.startsOn = words.needDay
  else if (startsOn < today) faults.startsOn = words.past_day
  for (const key of TIMES) if (form[key] === null) faults[key] = words.time
  for (const [key, from, to] of NUMBERS) {
    const number = numberOf(form[key])
    if (!(number >= from && number <= to)) faults[key] = words.range(from, to)
  }
  const { opensAt, closesAt, chaseFrom, cutoffAt } = form
  for (const key of LISTS) {
    const times = readTimes(form[key])
    if (times === null) faults[key] = words.time
    else if (times.some((one) => one < (opensAt ?? 0) || one > (closesAt ?? one))) faults[key] = words.inHours
  }
  if (opensAt !== null && closesAt !== null) {
    if (closesAt <= opensAt) faults.closesAt = words.closesLater
    else {
      if (chaseFrom !== null && (chaseFrom < opensAt || chaseFrom > closesAt)) faults.chaseFrom = words.inHours
      if (cutoffAt !== null && cutoffAt > closesAt) faults.cutoffAt = words.inHours
    }
  }
  if (form.openWeekdays.length === 0) faults.openWeekdays = words.needWeekday
  if (!form.cutoffText.trim()) faults.cutoffText = words.needed
  form.symptoms.forEach((symptom, index) => {
    for (const key of ['ja', 'easy', 'en'] as const) if (!symptom[key].trim()) faults[`symptoms.${index}.${key}`] = words.needed
  })
  return faults
}

const written = (time: Time | null): string => (time === null ? '' : writeTime(time))

/** The form as it is sent. */
export const inputOf = (form: Form): FacilitySettingsInput => ({
  ...form,
  opensAt: written(form.opensAt),
  closesAt: written(form.closesAt),
  chaseFrom: written(form.chaseFrom),
  cutoffAt: written(form.cutoffAt),
  arrivalGrace: numberOf(form.arrivalGrace),
  pickupGrace: numberOf(form.pickupGrace),
  unseenAfter: numberOf(form.unseenAfter),
  chaseDirectorAfter: numberOf(form.chaseDirectorAfter),
  chaseCityAfter: numberOf(form.chaseCityAfter),
  headCountTimes: (readTimes(form.headCountTimes) ?? []).map(writeTime),
  aprilCountTimes: (readTimes(form.aprilCountTimes) ?? []).map(writeTime),
  aprilUntil: numberOf(form.aprilUntil),
})

/** A key for a new symptom: letters only, free in the list. Keys stay when words change, so that old notices keep their meaning. */
export function freeKey(taken: readonly string[]): string {
  const letters = (count: number): string => {
    const letter = String.fromCharCode(97 + (count % 26))
    return count < 26 ? letter : letters(Math.floor(count / 26) - 1) + letter
  }
  for (let count = 0; ; count++) {
    const key = `own_${letters(count)}`
    if (!taken.includes(key)) return key
  }
}

/** The fields in which two settings differ. */
export const differing = (a: FacilitySettings, b: FacilitySettings): (keyof FacilitySettings)[] =>
  (Object.keys(a) as (keyof FacilitySettings)[]).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
