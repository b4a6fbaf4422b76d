// The one rule of presence: what happened to a child, the day's rules and the clock, folded into what is true of a child now.
// Worker, tablet, office, family and export all call this function, so they cannot disagree. See docs/decisions for the order of trust:
// a sighting beats a stamp, a stamp beats a notice, a notice beats a plan, and what is unknown is never shown as safe.
import { type Day, HOUR, MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { MIDNIGHT, momentOf, type Time } from '../kit/time.ts'
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

/** How long an act can be taken back without a word, ms. Nothing leaves the app before. */
export const UNDO_WINDOW = MINUTE

export const FACT_KINDS = ['arrive', 'sighting', 'out', 'back', 'leave', 'handover', 'undo'] as const
/**
 * arrive, leave: a stamp, by whoever or whatever made it. sighting: a caregiver saw the child. out, back: a caregiver saw it go out of the
 * house for a while, and come back. handover: a caregiver gave it to a person.
 */
export type FactKind = (typeof FACT_KINDS)[number]

/** Kinds as the letters they travel and are packed under: the first of each word. */
export const LETTER_OF: Readonly<Partial<Record<FactKind, string>>> = {
  arrive: 'a',
  sighting: 's',
  out: 'o',
  back: 'b',
  leave: 'l',
  handover: 'h',
}
export const KIND_OF: Readonly<Record<string, FactKind>> = Object.fromEntries(
  Object.entries(LETTER_OF).map(([kind, letter]) => [letter, kind as FactKind]),
)

/** Something that happened to a child at a moment. An `undo` takes back every fact of the act it names. */
export interface Fact {
  id: Id
  kind: FactKind
  at: Moment
  supersedes?: Id | null
}

/** Planned hours of one day; null when the child is not expected. Leaving may lie behind midnight (日またぎ). */
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
  /** 日またぎ: hours for which a stay goes on over midnight. Left out where nobody stays. */
  overnight?: number | undefined
}

export type ContradictionKind =
  | 'stamp_unseen'
  | 'absent_but_stamped'
  | 'seen_after_leaving'
  | 'left_without_arriving'
  | 'out_without_coming'
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
  /** When it last came: where its present stay begins. */
  cameAt: Moment | null
  contradictions: Contradiction[]
  /** The moment at which this fold changes by time alone; null when it does not. */
  nextChangeAt: Moment | null
}

/** Facts of one moment in the order in which they can be true: seen, then gone out; gone out, then back. */
const RANK: Record<FactKind, number> = { undo: 0, arrive: 1, sighting: 2, out: 3, back: 4, leave: 5, handover: 6 }

/** True for a fact that was not taken back and did not come before in the list. */
function counts(fact: Fact, index: number, facts: readonly Fact[]): boolean {
  if (fact.kind === 'undo') return false
  for (let place = 0; place < facts.length; place++) {
    const other = facts[place]
    if (other?.supersedes === fact.id || (place < index && other?.id === fact.id && other.kind === fact.kind)) return false
  }
  return true
}

const inOrder = (a: Fact, b: Fact): number => a.at - b.at || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1)

/**
 * The facts that count, in the order they happened. Any order and any repetition of the input gives the same list. A day has a handful of
 * facts and a month thousands of days: comparing each with each and putting it in its place is several times faster than sets and sorting.
 */
export function liveFacts(facts: readonly Fact[]): Fact[] {
  const live: Fact[] = []
  for (let index = 0; index < facts.length; index++) {
    const fact = facts[index]
    if (!fact || !counts(fact, index, facts)) continue
    let place = live.length
    for (let before = live[place - 1]; before && inOrder(fact, before) < 0; before = live[place - 1]) {
      live[place] = before
      place -= 1
    }
    live[place] = fact
  }
  return live
}

interface Track {
  status: 'stamped' | 'present' | 'out' | 'left_stamped' | 'left' | null
  since: Moment | null
  arrivedAt: Moment | null
  leftAt: Moment | null
  cameAt: Moment | null
  oddSince: Moment | null
  odd: 'seen_after_leaving' | 'left_without_arriving' | 'out_without_coming' | null
}

function become(track: Track, status: Track['status'], at: Moment): void {
  if (track.status !== status) track.since = at
  track.status = status
}

/** Walks the day's facts; several stays a day are several rounds of the same walk. */
function follow(facts: readonly Fact[]): Track {
  const track: Track = { status: null, since: null, arrivedAt: null, leftAt: null, cameAt: null, odd: null, oddSince: null }
  for (const { kind, at } of liveFacts(facts)) {
    const gone = track.status === 'left' || track.status === 'left_stamped'
    const leaving = kind === 'leave' || kind === 'handover'
    if (!leaving && (gone || track.status === null)) track.cameAt = at
    if (kind === 'arrive' && track.status !== 'present' && track.status !== 'stamped') {
      track.odd = null
      track.arrivedAt ??= at
      become(track, 'stamped', at)
    } else if (kind === 'sighting' || kind === 'back') {
      if (gone) {
        track.odd = 'seen_after_leaving'
        track.oddSince = at
      }
      track.arrivedAt ??= at
      // A roll in the park sees the child where it is: still out.
      if (kind === 'back' || track.status !== 'out') become(track, 'present', at)
    } else if (kind === 'out') {
      if (gone || track.status === null) {
        track.odd = 'out_without_coming'
        track.oddSince = at
      }
      become(track, 'out', at)
    } else if (leaving) {
      track.odd = null
      if (track.arrivedAt === null) {
        track.odd = 'left_without_arriving'
        track.oddSince = at
      }
      track.leftAt = at
      if (kind === 'handover') become(track, 'left', at)
      else if (!gone) become(track, 'left_stamped', at)
    }
  }
  return track
}

/**
 * When a child leaves, by its plan and what its family said of the day. A word names a time of day: of a stay over midnight, one before its
 * beginning lies behind midnight.
 */
export function leavesAt(told: Told, plan: Plan): Time | null {
  const time = told.pickup?.time ?? null
  if (time === null) return plan?.leave ?? null
  return plan && plan.leave > MIDNIGHT && time < plan.arrive ? time + MIDNIGHT : time
}

/** 日またぎ: until when a stay goes on that nobody has ended, whatever day it is; null where none goes over midnight. */
export const lastsUntil = ({ status, cameAt }: Presence, { overnight }: DayRules): Moment | null =>
  overnight && cameAt !== null && status !== 'left' ? cameAt + overnight * HOUR : null

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
  const { status, since, arrivedAt, leftAt, cameAt } = track
  const contradictions: Contradiction[] = []
  let nextChangeAt: Moment | null = null
  const after = (moment: Moment, kind: ContradictionKind) => {
    if (now >= moment) contradictions.push({ kind, since: moment })
    else if (nextChangeAt === null || moment < nextChangeAt) nextChangeAt = moment
  }
  if (track.odd && track.oddSince !== null) contradictions.push({ kind: track.odd, since: track.oddSince })
  if (status === 'stamped' && since !== null) {
    if (told.attendance?.kind === 'absent') contradictions.push({ kind: 'absent_but_stamped', since })
    after(since + rules.unseenAfter * MINUTE, 'stamp_unseen')
  }
  // A leave that was only stamped is a child still in our care until a caregiver hands it over, and so is one that is out.
  if (status !== 'left') {
    const leave = leavesAt(told, plan)
    const overnight = leave !== null && leave > MIDNIGHT
    if (leave !== null && (overnight || leave < rules.closesAt))
      after(momentOf(rules.day, leave + rules.pickupGrace), 'not_collected')
    if (!overnight) after(momentOf(rules.day, rules.closesAt), 'open_at_closing')
  }
  const leftAtOrNull = status === 'left' || status === 'left_stamped' ? leftAt : null
  return { status, since, arrivedAt, leftAt: leftAtOrNull, cameAt, contradictions, nextChangeAt }
}

/** A child of whom nothing has been recorded yet today. */
function awaited(told: Told, plan: Plan, rules: DayRules, now: Moment): Presence {
  const still = (status: Status, since: Moment | null = null, nextChangeAt: Moment | null = null): Presence => ({
    status,
    since,
    arrivedAt: null,
    leftAt: null,
    cameAt: null,
    contradictions: [],
    nextChangeAt,
  })
  if (told.attendance?.kind === 'absent') return still('absent')
  const late = told.attendance?.kind === 'late' ? told.attendance.time : null
  const planned = late ?? (rules.open ? plan?.arrive : undefined)
  if (planned === undefined) return still('not_expected')
  const due = momentOf(rules.day, Math.max(rules.chaseFrom, planned + rules.arrivalGrace))
  if (now >= due) return still('overdue', due)
  return still(late === null ? 'expected' : 'late_expected', null, due)
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
