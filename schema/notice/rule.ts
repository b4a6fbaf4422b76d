// What a family's notices say about one child on one day.
import { addDays, type Day, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'

export type NoticeKind = 'absent' | 'late' | 'early_leave' | 'pickup_change'
export const ABSENCE_REASONS = ['sick', 'family', 'suspended', 'bereavement'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** One version of a notice, for one child. */
export interface Notice {
  id: Id
  kind: NoticeKind
  startsOn: Day
  endsOn: Day
  reason: AbsenceReason | null
  time: Time | null
  pickupPerson: string | null
  withdrawn: boolean
  supersedes: Id | null
  writtenAt: Moment
  /** The first day of this notice on which the child came after all; an absence ends the day before (RA03). */
  cameOn?: Day | null
}

/** What the nursery has been told about a child's day. */
export interface Told {
  attendance: { kind: 'absent'; reason: AbsenceReason | null; noticeId: Id } | { kind: 'late'; time: Time; noticeId: Id } | null
  pickup: { time: Time | null; person: string | null; noticeId: Id } | null
}

/** The versions that still stand: not replaced, not withdrawn. */
export function standing<Version extends Notice>(versions: readonly Version[]): Version[] {
  const replaced = new Set(versions.map((version) => version.supersedes))
  return versions.filter((version) => !version.withdrawn && !replaced.has(version.id))
}

/** The last day an absence really covers: the day before the child turned up, else its last day (RA03). */
export const absentUntil = (notice: Notice): Day =>
  notice.cameOn && notice.cameOn <= notice.endsOn ? addDays(notice.cameOn, -1) : notice.endsOn

/** True when a standing notice says something about this day. An absence ended by the child's coming still covers the day of coming itself. */
export const covers = (notice: Notice, day: Day): boolean =>
  notice.startsOn <= day && day <= notice.endsOn && !(notice.kind === 'absent' && notice.cameOn && notice.cameOn < day)

/** Said of a day about which there is no notice. */
export const NOTHING_TOLD: Told = { attendance: null, pickup: null }

const newer = (a: Notice, b: Notice): number => b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1)

/**
 * Folds all versions of a child's notices into what is known about a day. When two guardians disagree the later word counts
 * and both stay readable. Time and person of a pick-up may come from different notices.
 */
export function toldAbout(day: Day, versions: readonly Notice[]): Told {
  if (!versions.some((notice) => covers(notice, day))) return NOTHING_TOLD
  const valid = standing(versions)
    .filter((notice) => covers(notice, day))
    .sort(newer)
  const attendance = valid.find((notice) => notice.kind === 'absent' || notice.kind === 'late')
  const pickups = valid.filter((notice) => notice.kind === 'early_leave' || notice.kind === 'pickup_change')
  const latest = pickups[0]
  return {
    attendance: attendance ? attendanceOf(attendance) : null,
    pickup: latest
      ? {
          time: pickups.find((notice) => notice.time !== null)?.time ?? null,
          person: pickups.find((notice) => notice.pickupPerson)?.pickupPerson ?? null,
          noticeId: latest.id,
        }
      : null,
  }
}

function attendanceOf(notice: Notice): Told['attendance'] {
  if (notice.kind === 'late' && notice.time !== null) return { kind: 'late', time: notice.time, noticeId: notice.id }
  return { kind: 'absent', reason: notice.reason, noticeId: notice.id }
}
