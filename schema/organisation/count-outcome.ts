// The counts behind 成果の見える化, out of a facility's month: its register, its families' notices, its calls.
import { addDays, type Day, dayOf, MINUTE, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { momentOf, type Time } from '../kit/time.ts'
import { covers, standing, toldAbout } from '../notice/rule.ts'
import { plannedOn } from '../plan/rule.ts'
import type { ChildMonth, Register, RegisterDay } from '../presence/fold-register.ts'
import { type DayRules, foldDay, liveFacts } from '../presence/rule.ts'
import { type MonthCounts, REASONS } from './month-count.ts'
import { SOON } from './outcome.ts'

/** A notice of a family, once for all the children it was about. */
export interface ToldNotice {
  at: Moment
  /** It replaces none. */
  first: boolean
  /** Null while nobody has. */
  confirmedAt: Moment | null
}

/** Calls of a day about a child that had not come: the first, and the first that was answered. */
export interface Called {
  day: Day
  childId: Id
  at: Moment
  spokeAt: Moment | null
}

export interface OutcomeMonth {
  register: Register
  /** Days of the month and some after it, so that a notice of its last evening has a morning. */
  days: readonly RegisterDay[]
  /** When the house opens, on a day it does. */
  opensAt: (day: Day) => Time
  children: readonly ChildMonth[]
  /** Absences which families told, by child. */
  absences: readonly { childId: Id; startsOn: Day; endsOn: Day }[]
  notices: readonly ToldNotice[]
  calls: readonly Called[]
}

const ABSENT: ReadonlySet<string> = new Set(REASONS)

export function countOutcome({ register, days, opensAt, children, absences, notices, calls }: OutcomeMonth): MonthCounts {
  const counts = { absentTold: 0, seen: 0, seenSoon: 0, chased: 0, reached: 0, reachedMinutes: 0, spared: 0 }
  const told = Map.groupBy(absences, ({ childId }) => childId)
  for (const { childId, cells } of register.children) {
    const own = told.get(childId)
    if (own)
      counts.absentTold += cells.filter(
        ({ kind, day }) => ABSENT.has(kind) && own.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
      ).length
  }
  const rules = new Map(days.map((one) => [one.rules.day, one.rules]))
  for (const { at, first, confirmedAt } of notices) {
    if (first) counts.spared += 1
    if (confirmedAt === null) continue
    counts.seen += 1
    if (minutesFrom(inHours(at, rules, opensAt), confirmedAt) <= SOON) counts.seenSoon += 1
  }
  const byId = new Map(children.map((child) => [child.childId, child]))
  for (const call of calls) {
    const [child, rule] = [byId.get(call.childId), rules.get(call.day)]
    const due = child && rule && dueOn(child, rule, call.at)
    if (!child || !due) continue
    counts.chased += 1
    const known = knownAt(child, call, due)
    if (known === null) continue
    counts.reached += 1
    counts.reachedMinutes += minutesFrom(due, known)
  }
  return counts
}

const minutesFrom = (from: Moment, to: Moment): number => Math.max(0, Math.floor((to - from) / MINUTE))

/** The moment from which somebody is there to read: the notice's own within the hours of care, else the next opening that is known. */
function inHours(at: Moment, rules: ReadonlyMap<Day, DayRules>, opensAt: (day: Day) => Time): Moment {
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    const rule = rules.get(day)
    if (!rule) return at
    if (rule.open && at < momentOf(day, rule.closesAt)) return Math.max(at, momentOf(day, opensAt(day)))
  }
}

/** When the child began to be looked for, by what had been told until the first call; null where it was not. */
function dueOn(child: ChildMonth, rules: DayRules, calledAt: Moment): Moment | null {
  const { day } = rules
  const { hours } = plannedOn(
    day,
    child.contracts.find((one) => one.startsOn <= day && (one.endsOn ?? day) >= day)?.week,
    child.plans,
  )
  const plan = hours ? { arrive: hours[0], leave: hours[1] } : null
  const told = toldAbout(
    day,
    child.notices.filter(({ writtenAt }) => writtenAt < calledAt),
  )
  const { status, since } = foldDay([], told, plan, rules, startOf(addDays(day, 1)) - 1)
  return status === 'overdue' && since !== null && since <= calledAt ? since : null
}

/** When it was known where the child is: spoken with, told, or come. */
function knownAt(child: ChildMonth, { day, spokeAt }: Called, due: Moment): Moment | null {
  const moments = [
    ...(spokeAt === null ? [] : [spokeAt]),
    ...standing(child.notices).flatMap((notice) => (covers(notice, day) ? [notice.writtenAt] : [])),
    ...liveFacts(child.facts.get(day) ?? []).flatMap(({ kind, at }) => (kind === 'arrive' || kind === 'sighting' ? [at] : [])),
  ].filter((at) => at >= due)
  return moments.length > 0 ? Math.min(...moments) : null
}
