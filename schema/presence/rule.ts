// The one rule of presence: five kinds of fact, the day's rules and the clock, folded into what is true of a child now.
// Worker, tablet, office, family and export all call this function, so they cannot disagree. See docs/decisions for the order of trust:
// a sighting beats a stamp, a stamp beats a notice, a notice beats a plan, and what is unknown is never shown as safe.
import { type Day, MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { momentOf, type Time } from '../kit/time.ts'
import type { Told } from '../notice/rule.ts'

export const STATUSES = [
  'present',
  'stamped',
  'expected',
  'late_expected',
  'absent',
  'overdue',
  'not_expected',
  'out',
  'left_stamped',
  'left',
] as const
export type Status = (typeof STATUSES)[number]

export type FactKind = 'arrive' | 'sighting' | 'leave' | 'handover' | 'undo'

/** Something that happened to a child at a moment. An `undo` takes back every fact of the act it names. */
export interface Fact {
  id: Id
  kind: FactKind
  at: Moment
  supersedes?: Id | null
}

/** Planned hours of one day; null when the child is not expected. */
export type Plan = { arrive: Time; leave: Time } | null

/** What the facility has decided for one day, as it stood on that day. */
export interface DayRules {
  day: Day
  open: boolean
  closesAt: Time
  chaseFrom: Time
  arrivalGrace: number
  pickupGrace: number
  unseenAfter: number
}

export type ContradictionKind =
  | 'stamp_unseen'
  | 'absent_but_stamped'
  | 'seen_after_leaving'
  | 'left_without_arriving'
  | 'not_collected'
  | 'open_at_closing'
export interface Contradiction {
  kind: ContradictionKind
  since: Moment
}

export interface Presence {
  status: Status
  /** When the status became true; null while nothing has happened. */
  since: Moment | null
  /** First arrival and last leaving of the day. */
  arrivedAt: Moment | null
  leftAt: Moment | null
  contradictions: Contradiction[]
  /** The moment at which this fold changes by time alone; null when it does not. */
  nextChangeAt: Moment | null
}

const RANK: Record<FactKind, number> = { undo: 0, arrive: 1, sighting: 2, leave: 3, handover: 4 }

/** The facts that count, in the order they happened. Any order and any repetition of the input gives the same list. */
export function liveFacts(facts: readonly Fact[]): Fact[] {
  // A day has a handful of facts; comparing each with each is several times faster than sets of keys, and a month has thousands of days.
  const counts = (fact: Fact, index: number): boolean =>
    fact.kind !== 'undo' &&
    !facts.some(
      (other, place) => other.supersedes === fact.id || (place < index && other.id === fact.id && other.kind === fact.kind),
    )
  return facts.filter(counts).sort((a, b) => a.at - b.at || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1))
}

interface Track {
  status: 'stamped' | 'present' | 'left_stamped' | 'left' | null
  since: Moment | null
  arrivedAt: Moment | null
  leftAt: Moment | null
  oddSince: Moment | null
  odd: 'seen_after_leaving' | 'left_without_arriving' | null
}

/** Walks the day's facts; several stays a day are several rounds of the same walk. */
function follow(facts: readonly Fact[]): Track {
  const track: Track = { status: null, since: null, arrivedAt: null, leftAt: null, odd: null, oddSince: null }
  const become = (status: Track['status'], at: Moment) => {
    if (track.status !== status) track.since = at
    track.status = status
  }
  for (const { kind, at } of liveFacts(facts)) {
    const gone = track.status === 'left' || track.status === 'left_stamped'
    if (kind === 'arrive' && track.status !== 'present' && track.status !== 'stamped') {
      track.odd = null
      track.arrivedAt ??= at
      become('stamped', at)
    } else if (kind === 'sighting') {
      if (gone) {
        track.odd = 'seen_after_leaving'
        track.oddSince = at
      }
      track.arrivedAt ??= at
      become('present', at)
    } else if (kind === 'leave' || kind === 'handover') {
      track.odd = null
      if (track.arrivedAt === null) {
        track.odd = 'left_without_arriving'
        track.oddSince = at
      }
      track.leftAt = at
      if (kind === 'handover') become('left', at)
      else if (!gone) become('left_stamped', at)
    }
  }
  return track
}

/**
 * Folds one child's day.
 * @param facts every fact of the day, in any order
 * @param told what the family's notices say of the day
 * @param plan planned hours, or null
 * @param rules the facility's rules of that day
 * @param now the moment asked about; for a past day its end
 */
export function foldDay(facts: readonly Fact[], told: Told, plan: Plan, rules: DayRules, now: Moment): Presence {
  const track = follow(facts)
  if (track.status === null) return awaited(told, plan, rules, now)
  const { status, since, arrivedAt, leftAt } = track
  const contradictions: Contradiction[] = []
  const changes: Moment[] = []
  const after = (moment: Moment, kind: ContradictionKind) => {
    if (now >= moment) contradictions.push({ kind, since: moment })
    else changes.push(moment)
  }
  if (track.odd && track.oddSince !== null) contradictions.push({ kind: track.odd, since: track.oddSince })
  if (status === 'stamped' && since !== null) {
    if (told.attendance?.kind === 'absent') contradictions.push({ kind: 'absent_but_stamped', since })
    after(since + rules.unseenAfter * MINUTE, 'stamp_unseen')
  }
  if (status === 'present' || status === 'stamped') {
    const leave = told.pickup?.time ?? plan?.leave ?? null
    if (leave !== null && leave < rules.closesAt) after(momentOf(rules.day, leave + rules.pickupGrace), 'not_collected')
    after(momentOf(rules.day, rules.closesAt), 'open_at_closing')
  }
  const leftAtOrNull = status === 'left' || status === 'left_stamped' ? leftAt : null
  return { status, since, arrivedAt, leftAt: leftAtOrNull, contradictions, nextChangeAt: soonest(changes) }
}

/** A child of whom nothing has been recorded yet today. */
function awaited(told: Told, plan: Plan, rules: DayRules, now: Moment): Presence {
  const still = (status: Status, changes: Moment[] = []): Presence => ({
    status,
    since: null,
    arrivedAt: null,
    leftAt: null,
    contradictions: [],
    nextChangeAt: soonest(changes),
  })
  if (told.attendance?.kind === 'absent') return still('absent')
  const late = told.attendance?.kind === 'late' ? told.attendance.time : null
  const planned = late ?? (rules.open ? plan?.arrive : undefined)
  if (planned === undefined) return still('not_expected')
  const due = momentOf(rules.day, Math.max(rules.chaseFrom, planned + rules.arrivalGrace))
  if (now >= due) return { ...still('overdue'), since: due }
  return still(late === null ? 'expected' : 'late_expected', [due])
}

/** The earliest of some moments, or null. */
export const soonest = (moments: readonly (Moment | null)[]): Moment | null =>
  moments.reduce<Moment | null>((least, moment) => (moment !== null && (least === null || moment < least) ? moment : least), null)

export type Totals = Record<Status, number> & { enrolled: number }

/** Counts by status; they always add up to `enrolled`. */
export function totalsOf(statuses: Iterable<Status>): Totals {
  const totals = Object.fromEntries([...STATUSES, 'enrolled'].map((key) => [key, 0])) as Totals
  for (const status of statuses) {
    totals[status] += 1
    totals.enrolled += 1
  }
  return totals
}
