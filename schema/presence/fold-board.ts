// The board: every child of a day with the facts, notices and plan from which the one rule tells what is true now.
import { type Day, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import { type AbsenceReason, NOTHING_TOLD, type NoticeKind, type Told } from '../notice/rule.ts'
import type { PlanKind } from '../plan/rule.ts'
import {
  type Contradiction,
  type DayRules,
  type Fact,
  foldDay,
  KIND_OF,
  LETTER_OF,
  liveFacts,
  type Status,
  soonest,
  type Totals,
  totalsOf,
} from './rule.ts'

/** Facts of one act: letters (`LETTER_OF`) and seconds after the day's midnight. */
export type ActOfDay = [kinds: string, at: number]

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
  /** 共同保育: the facility that has not heard of this child yet; until it has, the child is waited for here, on whatever day. */
  unheardAt?: string
  acts?: ActOfDay[]
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

/** Folds one child of the board at a moment. */
export function foldChild(
  child: UnfoldedChild & Partial<BoardChild>,
  rules: DayRules,
  now: Moment,
): { child: BoardChild; nextChangeAt: Moment | null } {
  const plan = child.plan ? { arrive: child.plan[0], leave: child.plan[1] } : null
  // A day elsewhere is a day of care, also where a facility is closed: whoever has the child to wait for waits.
  const open = rules.open || (child.place ?? child.guestOf ?? child.unheardAt) !== undefined
  // What is told of a day elsewhere is told to those who wait for the child there.
  const told = (child.away === undefined ? child.told : undefined) ?? NOTHING_TOLD
  const presence = foldDay(unpackActs(child.acts ?? [], rules), told, plan, { ...rules, open }, now)
  const { since: _since, contradictions: _contradictions, ...rest } = child
  const folded: BoardChild = { ...rest, status: presence.status }
  if (presence.since !== null) folded.since = presence.since
  if (presence.contradictions.length > 0) folded.contradictions = presence.contradictions
  return { child: folded, nextChangeAt: presence.nextChangeAt }
}

/** Folds the whole board again at a moment; worker and tablet both end here. */
export function foldBoard(board: UnfoldedBoard, now: Moment): Board {
  const folded = board.children.map((child) => foldChild(child, board.rules, now))
  return {
    version: board.version,
    nextChangeAt: soonest(folded.map(({ nextChangeAt }) => nextChangeAt)),
    totals: totalsOf(folded.map(({ child }) => child.status)),
    rules: board.rules,
    classes: board.classes,
    children: folded.map(({ child }) => child),
  }
}
