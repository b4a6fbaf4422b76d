// What the boards of today are made of, as it was last read. Most of what changes in the busiest minutes is one child who came: then only that
// child's facts are read again, where the whole house was. Rights are never kept, and neither is what depends on who looks.
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import type { Token } from '../kit/token.ts'
import type { BoardAsked } from './kept-boards.ts'
import type { FactRow, NoticeRow, RosterRow } from './queries.ts'

/** The rows of one day, before anybody looks at them. */
export interface DayParts {
  version: number
  /** The version without what was nothing but facts: while it stands, everything but `facts` does. */
  besides: number
  rules: DayRules
  classes: Board['classes']
  roster: RosterRow[]
  /** Children of whom staff ask the office first. */
  asked: readonly Id[]
  marks: ReadonlyMap<Id, string>
  facts: readonly FactRow[]
  notices: readonly NoticeRow[]
}

/** Parts with how many facts of the day each child had in them, as JSON. */
interface Kept {
  parts: DayParts
  counts: string
}

/** By what was asked. A house of 150 children is some hundred kilobytes. */
const kept = new Map<string, Kept>()
const MOST = 100

/** A tablet by itself has children of its own: those of its classes. */
const nameOf = ({ facilityId, day, class: classId }: BoardAsked, { door, account }: Token): string =>
  `${facilityId} ${day} ${classId ?? ''} ${door === 'device' ? account : ''}`

/** What was kept for this question. */
export const keptParts = (asked: BoardAsked, token: Token): Kept | null => kept.get(nameOf(asked, token)) ?? null

/** Keeps the parts of a board for the next one who asks for it. */
export function keepParts(asked: BoardAsked, token: Token, parts: DayParts): void {
  if (kept.size >= MOST) kept.clear()
  const counts: Record<Id, number> = {}
  for (const { childId, day } of parts.facts) if (day === asked.day) counts[childId] = (counts[childId] ?? 0) + 1
  kept.set(nameOf(asked, token), { parts, counts: JSON.stringify(counts) })
}
