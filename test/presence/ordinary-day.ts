// The day most tests of the fold are about: a Friday, 8:30 to 17:00.
import { momentOf, readTime } from '../../schema/kit/time.ts'
import type { Told } from '../../schema/notice/rule.ts'
import type { DayRules } from '../../schema/presence/rule.ts'

export const DAY = '2026-11-20'
export const at = (time: string) => momentOf(DAY, readTime(time) ?? 0)
export const RULES: DayRules = {
  day: DAY,
  open: true,
  closesAt: 19 * 60,
  chaseFrom: 9 * 60,
  arrivalGrace: 15,
  pickupGrace: 30,
  unseenAfter: 15,
}
export const PLAN = { arrive: 8 * 60 + 30, leave: 17 * 60 }
export const NOTHING: Told = { attendance: null, pickup: null }
export const ABSENT: Told = { attendance: { kind: 'absent', reason: 'sick', noticeId: 'n' }, pickup: null }
export const late = (time: string): Told => ({
  attendance: { kind: 'late', time: readTime(time) ?? 0, noticeId: 'n' },
  pickup: null,
})
