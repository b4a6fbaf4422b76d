// The settings as they are typed, and back: what cannot be read is named by its field, next to the field.
import { PAPER_MONTHS, WARN_DAYS } from '../../schema/allergy/rule.ts'
import { FIRST_THINGS } from '../../schema/belonging/rule.ts'
import { FAMILY_CARE } from '../../schema/care/for-family.ts'
import { FEVER_FROM } from '../../schema/care/rule.ts'
import { DENTAL_A_YEAR, INTERNAL_A_YEAR } from '../../schema/checkup/rule.ts'
import { FIRST_FORMS } from '../../schema/contactbook/home.ts'
import { LONGEST_PHRASE, MOST_PHRASES } from '../../schema/contactbook/page.ts'
import { FIRST_MORNING } from '../../schema/contactbook/setting.ts'
import type { FacilitySettings, FacilitySettingsInput } from '../../schema/facility/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import { readTime, showTime, type Time, writeTime } from '../../schema/kit/time.ts'
import { FIRST_MEALS } from '../../schema/meal/setting.ts'
import { DOSE_LATE_AFTER, SHEET_DAYS } from '../../schema/medicine/rule.ts'
import { NAP_SETTING } from '../../schema/nap/rule.ts'
import { TWICE_WITHIN } from '../../schema/pass/rule.ts'
import { FIRST_WAYS } from '../../schema/plan/request.ts'
import { TOTALS } from '../../schema/presence/register-totals.ts'
import { ROOM_NAME } from '../../schema/roll/input.ts'
import { FIRST_ROOMS, MOST_ROOMS } from '../../schema/roll/room.ts'
import { NATIONAL, type Ratios, type StaffHours } from '../../schema/staffing/rule.ts'
import { words } from './words.ts'

type TimeKey = 'opensAt' | 'closesAt' | 'chaseFrom' | 'cutoffAt'
type NumberKey =
  | 'arrivalGrace'
  | 'pickupGrace'
  | 'overnightHours'
  | 'unseenAfter'
  | 'twiceWithin'
  | 'chaseDirectorAfter'
  | 'chaseCityAfter'
  | 'aprilUntil'
/** Several times in one field: `10:00、15:30`. */
type ListKey = 'headCountTimes' | 'aprilCountTimes'
export const LISTS: readonly ListKey[] = ['headCountTimes', 'aprilCountTimes']
export const TIMES: readonly TimeKey[] = ['opensAt', 'closesAt', 'chaseFrom', 'cutoffAt']
export const NUMBERS: readonly (readonly [NumberKey, from: number, to: number])[] = [
  ['arrivalGrace', 0, 120],
  ['pickupGrace', 0, 120],
  ['overnightHours', 0, 24],
  ['unseenAfter', 1, 120],
  ['twiceWithin', 5, 60],
  ['chaseDirectorAfter', 0, 240],
  ['chaseCityAfter', 5, 240],
  ['aprilUntil', 0, 30],
]

/** Children per 保育士, and the fewest of them. */
export const RATIOS = ['age0', 'age1', 'age2', 'age3', 'age4', 'least'] as const
export type RatioKey = (typeof RATIOS)[number]

/** Everything a person can type; times may be half typed, numbers are text. */
export type Form = Omit<
  FacilitySettings,
  TimeKey | NumberKey | ListKey | 'ratios' | 'staffHours' | 'feverFrom' | 'bookPhrases' | 'rooms'
> &
  Record<TimeKey, Time | null> &
  Record<NumberKey | ListKey | RatioKey | 'staffHours' | 'feverFrom' | 'bookPhrases' | 'rooms', string> &
  Pick<Ratios, 'rounding'>
/** Fault by field; symptoms and 持ち物 by their place: `symptoms.3.ja`. */
export type Faults = Record<string, string>

export function formOf(settings: FacilitySettings): Form {
  const { ratios = NATIONAL, ...rest } = structuredClone(settings)
  return {
    ...rest,
    arrivalGrace: String(settings.arrivalGrace),
    pickupGrace: String(settings.pickupGrace),
    absenceContact: settings.absenceContact ?? 'off',
    overnightHours: String(settings.overnightHours ?? 0),
    unseenAfter: String(settings.unseenAfter),
    twiceWithin: String(settings.twiceWithin ?? TWICE_WITHIN),
    chaseDirectorAfter: String(settings.chaseDirectorAfter),
    chaseCityAfter: String(settings.chaseCityAfter),
    // Settings that were made before there were set times have none.
    headCountTimes: writeTimes(settings.headCountTimes ?? []),
    aprilCountTimes: writeTimes(settings.aprilCountTimes ?? []),
    aprilUntil: String(settings.aprilUntil ?? 0),
    rooms: (settings.rooms ?? FIRST_ROOMS).join('、'),
    familyCare: settings.familyCare ?? [...FAMILY_CARE],
    homeForms: settings.homeForms ?? FIRST_FORMS,
    morning: settings.morning ?? FIRST_MORNING,
    bookApproval: settings.bookApproval ?? false,
    belongings: settings.belongings ?? [...FIRST_THINGS],
    bookPhrases: (settings.bookPhrases ?? []).join('\n'),
    feverFrom: writeDegrees(settings.feverFrom ?? FEVER_FROM),
    ...ratioForm(ratios),
    staffHours: writeStaffHours(settings.staffHours ?? []),
    registerTotals: settings.registerTotals ?? [...TOTALS],
    obesityEdition: settings.obesityEdition ?? 'cfa2023',
    infectionAbsence: settings.infectionAbsence ?? 'suspended',
    infectionDoor: settings.infectionDoor ?? 'remind',
    infectionAlert: settings.infectionAlert ?? 'on',
    infectionLeast: settings.infectionLeast ?? 2,
    sickbay: settings.sickbay ?? false,
    checkupInternal: settings.checkupInternal ?? INTERNAL_A_YEAR,
    checkupDental: settings.checkupDental ?? DENTAL_A_YEAR,
    allergyMonths: settings.allergyMonths ?? PAPER_MONTHS,
    allergyWarnDays: settings.allergyWarnDays ?? WARN_DAYS,
    nap: settings.nap ?? NAP_SETTING,
    medicine: settings.medicine ?? 'give',
    medicineOpinion: settings.medicineOpinion ?? false,
    medicineLate: settings.medicineLate ?? DOSE_LATE_AFTER,
    medicineSheet: settings.medicineSheet ?? 'offer',
    medicineSheetDays: settings.medicineSheetDays ?? SHEET_DAYS,
    meal: settings.meal ?? FIRST_MEALS,
    planRequests: settings.planRequests ?? FIRST_WAYS,
  }
}

const writeDegrees = (tenths: number): string => (tenths / 10).toFixed(1)
/** Tenths of a degree: `37.5` is 375, `37` is 370; NaN when it cannot be read. */
const readDegrees = (text: string): number => (/^\d\d(\.\d)?$/.test(text.trim()) ? Math.round(Number(text) * 10) : Number.NaN)

/** A set of ratios as it stands in the form. */
export const ratioForm = ({ rounding, ...numbers }: Ratios): Record<RatioKey, string> & Pick<Ratios, 'rounding'> => ({
  ...(Object.fromEntries(RATIOS.map((key) => [key, String(numbers[key])])) as Record<RatioKey, string>),
  rounding,
})

/** The ratios in the form; what cannot be read is NaN. */
const ratiosOf = (form: Form): Ratios => ({
  ...(Object.fromEntries(RATIOS.map((key) => [key, numberOf(form[key])])) as Record<RatioKey, number>),
  rounding: form.rounding,
})

const writeStaffHours = (bands: readonly StaffHours[]): string =>
  bands.map(({ from, to, count }) => `${showTime(from)}-${showTime(to)} ${count}`).join('\n')

/** Bands as they are typed, one a line: `7:00-8:30 3`; null when a line cannot be read. */
function readStaffHours(text: string): StaffHours[] | null {
  const lines = text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const bands = lines.map((line): StaffHours | null => {
    const [, from = '', to = '', count = ''] = /^([\d:]+)\s*[-~〜ー―–]\s*([\d:]+)\s+(\d{1,2})\s*人?$/.exec(line) ?? []
    const times = [readTime(from), readTime(to)]
    return times[0] === null ||
      times[1] === null ||
      times[0] === undefined ||
      times[1] === undefined ||
      times[0] >= times[1] ||
      Number(count) < 1
      ? null
      : { from: times[0], to: times[1], count: Number(count) }
  })
  return bands.every((band) => band !== null) ? bands : null
}

const writeTimes = (times: readonly Time[]): string => times.map(showTime).join('、')

/** The times in a field, in order; null when one of them cannot be read. */
function readTimes(text: string): Time[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、，]+/)
    .filter(Boolean)
  const times = parts.map(readTime)
  return times.every((time) => time !== null) ? times.sort((a, b) => a - b) : null
}

/** Rooms in one field, each once. */
const roomsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,、，]+/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

const numberOf = (text: string): number => {
  const plain = text.normalize('NFKC').trim()
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

/** A line each, without what is empty or said twice. */
const phrasesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)

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
  for (const key of RATIOS) {
    const most = key === 'least' ? 10 : 40
    const number = numberOf(form[key])
    if (!(number >= 1 && number <= most)) faults[key] = words.range(1, most)
  }
  if (readStaffHours(form.staffHours) === null) faults.staffHours = words.staffHoursFault
  const rooms = roomsOf(form.rooms)
  if (rooms.length > MOST_ROOMS || rooms.some((name) => name.length > ROOM_NAME)) faults.rooms = words.roomsFault
  const phrases = phrasesOf(form.bookPhrases)
  if (phrases.length > MOST_PHRASES || phrases.some((phrase) => phrase.length > LONGEST_PHRASE))
    faults.bookPhrases = words.bookPhrasesFault
  const { pool } = form.morning
  if (pool && pool.from > pool.to) faults['morning.pool.to'] = words.poolFault
  const fever = readDegrees(form.feverFrom)
  if (!(fever >= 365 && fever <= 385)) faults.feverFrom = words.feverFault
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
  if (form.registerTotals.length === 0) faults.registerTotals = words.needTotal
  if (form.openWeekdays.length === 0) faults.openWeekdays = words.needWeekday
  if (!form.cutoffText.trim()) faults.cutoffText = words.needed
  for (const list of ['symptoms', 'belongings'] as const)
    form[list].forEach((item, index) => {
      for (const key of ['ja', 'easy', 'en'] as const) if (!item[key].trim()) faults[`${list}.${index}.${key}`] = words.needed
    })
  return faults
}

const written = (time: Time | null): string => (time === null ? '' : writeTime(time))

/** What is neither typed as text nor a time: as it stands in both. */
function readForm(form: Form) {
  const { age0: _0, age1: _1, age2: _2, age3: _3, age4: _4, least: _least, rounding: _rounding, ...rest } = form
  return {
    ...rest,
    arrivalGrace: numberOf(form.arrivalGrace),
    pickupGrace: numberOf(form.pickupGrace),
    overnightHours: numberOf(form.overnightHours),
    unseenAfter: numberOf(form.unseenAfter),
    twiceWithin: numberOf(form.twiceWithin),
    chaseDirectorAfter: numberOf(form.chaseDirectorAfter),
    chaseCityAfter: numberOf(form.chaseCityAfter),
    aprilUntil: numberOf(form.aprilUntil),
    rooms: roomsOf(form.rooms),
    feverFrom: readDegrees(form.feverFrom),
    ratios: ratiosOf(form),
    bookPhrases: phrasesOf(form.bookPhrases),
  }
}

/** The form as it is sent. */
export const inputOf = (form: Form): FacilitySettingsInput => ({
  ...readForm(form),
  opensAt: written(form.opensAt),
  closesAt: written(form.closesAt),
  chaseFrom: written(form.chaseFrom),
  cutoffAt: written(form.cutoffAt),
  headCountTimes: (readTimes(form.headCountTimes) ?? []).map(writeTime),
  aprilCountTimes: (readTimes(form.aprilCountTimes) ?? []).map(writeTime),
  staffHours: (readStaffHours(form.staffHours) ?? []).map(({ from, to, count }) => ({
    from: writeTime(from),
    to: writeTime(to),
    count,
  })),
})

/** What the form says, as settings; of a form without faults. */
export const settingsOf = (form: Form): FacilitySettings => ({
  ...readForm(form),
  opensAt: form.opensAt ?? 0,
  closesAt: form.closesAt ?? 0,
  chaseFrom: form.chaseFrom ?? 0,
  cutoffAt: form.cutoffAt ?? 0,
  headCountTimes: readTimes(form.headCountTimes) ?? [],
  aprilCountTimes: readTimes(form.aprilCountTimes) ?? [],
  staffHours: readStaffHours(form.staffHours) ?? [],
})

/** The fields in which two settings differ. */
export const differing = (a: FacilitySettings, b: FacilitySettings): (keyof FacilitySettings)[] =>
  (Object.keys(a) as (keyof FacilitySettings)[]).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
