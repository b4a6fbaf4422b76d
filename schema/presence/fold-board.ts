// The board as it travels: small enough for 150 children in 30 kB, whole enough for a tablet to fold it again without the server.
import { type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import type { AbsenceReason, NoticeKind, Told } from '../notice/rule.ts'
import {
  type Contradiction,
  type DayRules,
  type Fact,
  type FactKind,
  foldDay,
  liveFacts,
  type Status,
  soonest,
  type Totals,
  totalsOf,
} from './rule.ts'

/** Facts of one act: letters (a arrive, s sighting, l leave, h handover) and milliseconds after the day's midnight. */
export type ActOnWire = [kinds: string, at: number]

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
  plan?: [arrive: Time, leave: Time]
  acts?: ActOnWire[]
  /** The last act still standing, the one that can be taken back. */
  lastAct?: Id
  notices?: NoticeOnBoard[]
  told?: Told
  status: Status
  since?: Moment
  contradictions?: Contradiction[]
}

export interface Board {
  version: number
  nextChangeAt: Moment | null
  totals: Totals
  rules: DayRules
  classes: { classId: Id; name: string; classAge: number | null }[]
  children: BoardChild[]
}

const KIND_OF: Record<string, FactKind> = { a: 'arrive', s: 'sighting', l: 'leave', h: 'handover' }
const LETTER_OF: Partial<Record<FactKind, string>> = { arrive: 'a', sighting: 's', leave: 'l', handover: 'h' }

/** Packs a child's facts, leaving out what was taken back. */
export function packActs(facts: readonly Fact[], rules: DayRules): { acts: ActOnWire[]; lastAct: Id | undefined } {
  const acts: ActOnWire[] = []
  let lastAct: Id | undefined
  for (const fact of liveFacts(facts)) {
    const last = acts.at(-1)
    const at = fact.at - startOf(rules.day)
    if (last && fact.id === lastAct && last[1] === at) last[0] += LETTER_OF[fact.kind] ?? ''
    else acts.push([LETTER_OF[fact.kind] ?? '', at])
    lastAct = fact.id
  }
  return { acts, lastAct }
}

/** Unpacks acts into facts with ids of their own; they are already the live ones. */
export const unpackActs = (acts: readonly ActOnWire[], rules: DayRules): Fact[] =>
  acts.flatMap(([kinds, at], index) =>
    [...kinds].flatMap((letter) => {
      const kind = KIND_OF[letter]
      return kind ? [{ id: String(index).padStart(3, '0'), kind, at: startOf(rules.day) + at }] : []
    }),
  )

const NOTHING_TOLD: Told = { attendance: null, pickup: null }

/** Folds one child of the board at a moment. */
export function foldChild(
  child: Omit<BoardChild, 'status'>,
  rules: DayRules,
  now: Moment,
): { child: BoardChild; nextChangeAt: Moment | null } {
  const plan = child.plan ? { arrive: child.plan[0], leave: child.plan[1] } : null
  const presence = foldDay(unpackActs(child.acts ?? [], rules), child.told ?? NOTHING_TOLD, plan, rules, now)
  const { since: _since, contradictions: _contradictions, ...rest } = child
  return {
    child: {
      ...rest,
      status: presence.status,
      ...(presence.since === null ? {} : { since: presence.since }),
      ...(presence.contradictions.length > 0 ? { contradictions: presence.contradictions } : {}),
    },
    nextChangeAt: presence.nextChangeAt,
  }
}

/** Folds the whole board again at a moment; worker and tablet both end here. */
export function foldBoard(
  board: Omit<Board, 'totals' | 'nextChangeAt' | 'children'> & { children: Omit<BoardChild, 'status'>[] },
  now: Moment,
): Board {
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
