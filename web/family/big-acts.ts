// What the three buttons of a child's card do now, and what their second line says. Their order never changes. Pure.
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { Status } from '../../schema/presence/rule.ts'
import type { FormKind } from '../notice/draft.ts'
import { covers, type Report } from '../notice/report.ts'

/** today · later: the day it acts on. change: correct what is there. come: they will come after all. pickup: who comes when. */
export type Second =
  | { says: 'today' | 'later' | 'change' | 'come' }
  | { says: 'time'; time: Time }
  | { says: 'pickup'; time: Time | null; person: string | null; today: boolean }

export interface BigAct {
  kind: FormKind
  /** The first day the sheet offers. */
  first: Day
  /** The report that is corrected, if one stands for today. */
  fix: Id | null
  second: Second
}

export interface CardNow {
  day: Day
  /** Minutes of the day. */
  now: Time
  closesAt: Time
  status: Status
  plannedLeave: Time | null
  reports: readonly Report[]
}

const HERE: readonly Status[] = ['present', 'stamped', 'out']
const CAME: readonly Status[] = [...HERE, 'left_stamped', 'left']

/** The three acts in their order: おやすみ · おくれる · お迎え変更. */
export function bigActs({ day, now, closesAt, status, plannedLeave, reports }: CardNow): [BigAct, BigAct, BigAct] {
  const today = reports.filter((report) => covers(report, day))
  const absent = today.find(({ kind }) => kind === 'absent')
  const late = today.find(({ kind }) => kind === 'late')
  const attendance = newest(absent, late)
  const pickup = today.find(({ kind }) => kind === 'pickup_change' || kind === 'early_leave')
  const came = CAME.includes(status)
  const over = now >= closesAt || status === 'not_expected'
  const tomorrow = addDays(day, 1)
  const later = (kind: FormKind): BigAct => ({ kind, first: tomorrow, fix: null, second: { says: 'later' } })
  const act = (kind: FormKind, fix: Report | undefined, second: Second): BigAct => ({
    kind,
    first: day,
    fix: fix?.id ?? null,
    second,
  })

  const stayHome: BigAct =
    !came && attendance?.kind === 'absent'
      ? act('absent', attendance, { says: 'change' })
      : came || over
        ? later('absent')
        : act('absent', undefined, { says: 'today' })

  const comeLate: BigAct =
    came || (over && !attendance)
      ? later('late')
      : attendance?.kind === 'absent'
        ? now >= closesAt
          ? later('late')
          : // A longer absence is ended by the child's coming, not by rewriting the days that are left.
            act('late', attendance.from === attendance.to ? attendance : undefined, { says: 'come' })
        : attendance && attendance.time !== null
          ? act('late', attendance, { says: 'time', time: attendance.time })
          : act('late', undefined, { says: 'today' })

  const collect: BigAct =
    status === 'left' || status === 'left_stamped' || (!HERE.includes(status) && (over || attendance?.kind === 'absent'))
      ? later('pickup')
      : pickup
        ? act('pickup', pickup, {
            says: 'pickup',
            time: pickup.time ?? plannedLeave,
            person: pickup.person,
            today: false,
          })
        : act('pickup', undefined, { says: 'pickup', time: plannedLeave, person: null, today: true })

  return [stayHome, comeLate, collect]
}

const newest = (a: Report | undefined, b: Report | undefined): Report | undefined =>
  a && b ? (a.writtenAt >= b.writtenAt ? a : b) : (a ?? b)
