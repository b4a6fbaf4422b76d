// The board: every child of a day with the facts, notices and plan from which the one rule tells what is true now.
import type { VisitKind } from '../guest/visit.ts'
import { addDays, type Day, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { MIDNIGHT, type Time } from '../kit/time.ts'
import { type AbsenceReason, NOTHING_TOLD, type NoticeKind, type Told } from '../notice/rule.ts'
import type { PlanKind } from '../plan/rule.ts'
import {
  type Contradiction,
  type DayRules,
  type Fact,
  foldDay,
  KIND_OF,
  LETTER_OF,
  lastsUntil,
  liveFacts,
  type Presence,
  type Status,
  soonest,
  type Totals,
  totalsOf,
} from './rule.ts'

/** Facts of one act: letters (`LETTER_OF`) and seconds after the day's midnight. */
export type ActOfDay = [kinds: string, at: number]

/** 日またぎ: a stay that began the day before, in seconds of that day, and when it is to end. */
export interface Night {
  acts: ActOfDay[]
  leave?: Time
}

/** A notice the tablet shows with a child; `confirmedAt` is missing until a person has read it. */
export interface NoticeOnBoard {
  id: Id
  kind: NoticeKind
  reason?: AbsenceReason
  symptoms?: string[]
  temperature?: number
  time?: Time
  person?: string
  note?: string
  to?: string
  withdrawn?: true
  afterCutoff?: true
  byStaff?: true
  writtenAt: Moment
  confirmedAt?: Moment
}

/** One child on the board. What is not there is not said: no plan, no news. `status` is the fold at the answer's moment. */
export interface BoardChild {
  childId: Id
  name: string
  kana: string
  classId?: Id
  allergens?: string[]
  /** 配慮: a short word of the nursery's own (schema/health). */
  mark?: string
  /** 事務室に確認: ask the office before handing this child over. Why, is told to a person who proved who they are, never on a board. */
  askOffice?: true
  plan?: [arrive: Time, leave: Time]
  /** The plan of this day was said beside the child's week (schema/plan). */
  planKind?: PlanKind
  /** The plan says that the child does not eat here. */
  noMeals?: true
  /** 共同保育: the facility this child spends the day in; nobody waits for it here. */
  away?: string
  /** The same as its family sees it: `plan` and `acts` are those of that facility. */
  place?: { name: string; phone: string }
  /** 共同保育: the facility a guest of the day comes from. */
  guestOf?: string
  /** 一時預かり・誰でも通園: here for some days, and nobody's own. */
  visit?: VisitKind
  /** 共同保育: the facility that has not heard of this child yet; until it has, the child is waited for here, on whatever day. */
  unheardAt?: string
  acts?: ActOfDay[]
  /** The stay of the night, as long as it lasts; all else is of this day. */
  night?: Night
  /** Where a child is that is out, when that was said. */
  outAt?: string
  notices?: NoticeOnBoard[]
  told?: Told
  status: Status
  since?: Moment
  contradictions?: Contradiction[]
}

/** A child before the fold: all that does not depend on the clock. */
export type UnfoldedChild = Omit<BoardChild, 'status' | 'since' | 'contradictions'>

export interface Board {
  version: number
  nextChangeAt: Moment | null
  totals: Totals
  rules: DayRules
  classes: { classId: Id; name: string; classAge: number | null }[]
  children: BoardChild[]
}

/** A board before the fold. */
export type UnfoldedBoard = Omit<Board, 'totals' | 'nextChangeAt' | 'children'> & { children: UnfoldedChild[] }

/** A moment as seconds of the day. */
export const secondOfDay = (day: Day, at: Moment): number => Math.floor((at - startOf(day)) / 1000)

/** Packs a child's facts, leaving out what was taken back. */
export function packActs(facts: readonly Fact[], rules: DayRules): ActOfDay[] {
  const acts: ActOfDay[] = []
  let lastId: Id | undefined
  for (const fact of liveFacts(facts)) {
    const last = acts.at(-1)
    const at = secondOfDay(rules.day, fact.at)
    if (last && fact.id === lastId && last[1] === at) last[0] += LETTER_OF[fact.kind] ?? ''
    else acts.push([LETTER_OF[fact.kind] ?? '', at])
    lastId = fact.id
  }
  return acts
}

/** Unpacks acts into facts with ids of their own; they are already the live ones. */
export const unpackActs = (acts: readonly ActOfDay[], rules: DayRules): Fact[] =>
  acts.flatMap(([kinds, at], index) =>
    [...kinds].flatMap((letter) => {
      const kind = KIND_OF[letter]
      return kind ? [{ id: String(index).padStart(3, '0'), kind, at: startOf(rules.day) + at * 1000 }] : []
    }),
  )

interface Folded {
  child: BoardChild
  nextChangeAt: Moment | null
}

/** A child with what the fold says of it, and without what an earlier one said. */
function folded(
  { since: _since, contradictions: _contradictions, ...child }: UnfoldedChild & Partial<BoardChild>,
  { status, since, contradictions, nextChangeAt }: Presence,
): Folded {
  const now: BoardChild = { ...child, status }
  if (since !== null) now.since = since
  if (contradictions.length > 0) now.contradictions = contradictions
  return { child: now, nextChangeAt }
}

/** Folds one child's day at a moment. */
export function foldChild({ night: _over, ...child }: UnfoldedChild & Partial<BoardChild>, rules: DayRules, now: Moment): Folded {
  const plan = child.plan ? { arrive: child.plan[0], leave: child.plan[1] } : null
  // A day elsewhere is a day of care, also where a facility is closed: whoever has the child to wait for waits.
  const open = rules.open || (child.place ?? child.guestOf ?? child.unheardAt) !== undefined
  // What is told of a day elsewhere is told to those who wait for the child there.
  const told = (child.away === undefined ? child.told : undefined) ?? NOTHING_TOLD
  return folded(child, foldDay(unpackActs(child.acts ?? [], rules), told, plan, { ...rules, open }, now))
}

/** The stay of the night, while it lasts: until the child leaves, comes anew, or the house's hours are over. */
function foldNight(child: UnfoldedChild, rules: DayRules, now: Moment): Folded | null {
  const { night, acts = [] } = child
  if (!night || acts.some(([kinds]) => kinds.includes('a'))) return null
  const before = { ...rules, day: addDays(rules.day, -1) }
  const plan = night.leave === undefined ? null : { arrive: 0, leave: night.leave }
  const presence = foldDay(unpackActs(night.acts, before), NOTHING_TOLD, plan, before, now)
  const until = lastsUntil(presence, before)
  if (until === null || now >= until) return null
  return folded(child, { ...presence, nextChangeAt: soonest([presence.nextChangeAt, until]) })
}

/** A child as it is shown: while a stay of the night lasts, what is done and planned are that stay's, told in this day's time. */
export function asShown(child: BoardChild): BoardChild {
  const { night, plan: _plan, told: _told, ...rest } = child
  if (!night) return child
  const leave = night.leave ?? 0
  return {
    ...rest,
    night,
    acts: night.acts.map(([kinds, at]) => [kinds, at - 60 * MIDNIGHT]),
    ...(leave > MIDNIGHT ? { plan: [0, leave - MIDNIGHT] } : {}),
  }
}

/** Folds the whole board again at a moment; worker and tablet both end here. */
export function foldBoard(board: UnfoldedBoard, now: Moment): Board {
  const children = board.children.map((child) => foldNight(child, board.rules, now) ?? foldChild(child, board.rules, now))
  return {
    version: board.version,
    nextChangeAt: soonest(children.map(({ nextChangeAt }) => nextChangeAt)),
    totals: totalsOf(children.map(({ child }) => child.status)),
    rules: board.rules,
    classes: board.classes,
    children: children.map(({ child }) => child),
  }
}
