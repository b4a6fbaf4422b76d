// What a parent is writing, before it is sent. Kept in this tab until it is on its way, so that a call in between loses nothing.
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { Report } from './report.ts'

export const FORM_KINDS = ['absent', 'late', 'pickup'] as const
/** The three buttons; お迎え変更 becomes early_leave or pickup_change when it is sent. */
export type FormKind = (typeof FORM_KINDS)[number]
export type WhyChip = 'sick' | 'home'
export type HomeChip = 'family' | 'bereavement'

export interface Draft {
  why: WhyChip | null
  home: HomeChip
  symptoms: string[]
  /** What a doctor said of the illness; null until somebody says it, without a key while its name is not known. */
  disease: { key: string; certainty: 'suspected' | 'diagnosed' } | null
  /** Degrees; null until someone says it. */
  temperature: number | null
  /** first: the first day on offer, today or tomorrow. other: a range for an absence, another day for the rest. */
  when: 'first' | 'other' | null
  from: Day | null
  to: Day | null
  time: Time | null
  /** One of the known people, or `OTHER`. */
  person: string | null
  other: string
  siblings: Id[]
  note: string
  /** 緊急連絡先 of an absence. */
  contact: string
}

export const OTHER = '\u0000other'

export const blank = (when: Draft['when']): Draft => ({
  why: null,
  home: 'family',
  symptoms: [],
  disease: null,
  temperature: null,
  when,
  from: null,
  to: null,
  time: null,
  person: null,
  other: '',
  siblings: [],
  note: '',
  contact: '',
})

/** A draft that says what a report says, for correcting it. `people` are the known pick-up people, as they are written in a report. */
export function draftOf(report: Report, first: Day, people: readonly string[], siblings: readonly Id[]): Draft {
  const oneDay = report.from === report.to && report.from === first
  const known = report.person !== null && people.includes(report.person)
  return {
    why: report.kind !== 'absent' ? null : report.reason === 'sick' || report.reason === 'suspended' ? 'sick' : 'home',
    home: report.reason === 'bereavement' ? 'bereavement' : 'family',
    symptoms: [...report.symptoms],
    disease: null,
    temperature: report.temperature === null ? null : report.temperature / 10,
    when: oneDay ? 'first' : 'other',
    from: report.from < first ? first : report.from,
    to: report.until < first ? first : report.until,
    time: report.time,
    person: report.person === null ? null : known ? report.person : OTHER,
    other: known ? '' : (report.person ?? ''),
    siblings: [...siblings],
    note: report.note ?? '',
    contact: report.contact ?? '',
  }
}

const PREFIX = 'tsumugi.family.draft.'
export const draftKey = (kind: FormKind, childId: Id, fix: string): string => [kind, childId, fix].join('.')

/** The draft of today under a key; yesterday's would be sent for the wrong day. */
export function readDraft(key: string, day: Day): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') as { day: Day; draft: Draft } | null
    return kept?.day === day ? { ...blank(null), ...kept.draft } : null
  } catch {
    return null
  }
}

export function keepDraft(key: string, day: Day, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify({ day, draft }))
  } catch {
    // Without storage the draft lives as long as its screen.
  }
}

export function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key)
  } catch {
    // As above.
  }
}
