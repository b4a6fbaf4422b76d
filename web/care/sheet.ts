import type { CareEntry } from '../../schema/care/input.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Draft } from './draft.ts'
import type { OpenCare } from './open-care.ts'

/** What every sheet of 日々の記録 is given. */
export interface SheetProps {
  facility: number
  day: Day
  care: OpenCare
  draft: Draft
  children: readonly BoardChild[]
  /** The moment an entry is of: now, or the time that was set for the sheet. */
  at: () => Moment
}

/** What is being entered for a child. */
export function entered<Kind extends CareEntry['kind']>(
  draft: Draft,
  childId: Id,
  kind: Kind,
): Extract<CareEntry, { kind: Kind }> | undefined {
  return draft[`${childId} ${kind}`] as Extract<CareEntry, { kind: Kind }> | undefined
}
