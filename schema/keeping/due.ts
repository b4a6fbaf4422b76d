// What 保存期間 shows of papers: those that are over their time, what is held, what was proposed and decided.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Group } from './rule.ts'

export interface DuePaper {
  documentId: Id
  kind: string
  title: string
  group: Group
  subject: string
  /** The class or the child by name; '' of anything else. */
  name: string
  startsOn: Day
  endsOn: Day
  /** The last day on which it had to be kept. */
  keptUntil: Day
}

export interface Period {
  startsOn: Day
  group: Group
  years: number
}

export interface Hold {
  id: Id
  documentId: Id
  reason: string
  at: Moment
  by: string
}

/** A line of the 廃棄簿; `outcome` null while 園長 has not decided. */
export interface Proposal {
  id: Id
  documentId: Id
  title: string
  name: string
  startsOn: Day
  endsOn: Day
  keptUntil: Day
  proposedAt: Moment
  proposedBy: string | null
  /** The reader proposed it, and another decides. */
  mine: boolean
  outcome: 'disposed' | 'refused' | null
  decidedAt: Moment | null
  decidedBy: string | null
}
