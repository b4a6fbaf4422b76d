// What 年度更新 works on and what it decides, as plain data: the rows of a house that say who is in which class, and what people have chosen
// for the next year. Rows have no facility; the worker puts its own number beside each (worker/kit/planned-rows.ts).
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Role } from '../permission/matrix.ts'
import {
  type Change,
  type ClassroomRow,
  type ContractRow,
  type Dated,
  type EnrollmentRow,
  type MembershipRow,
  ROSTER_KEYS,
} from '../roster/plan.ts'

/** A dated work in a class. */
export interface WorkRow extends Dated {
  id: Id
  personId: Id
  role: Role
  classroomId: Id | null
}

/** The tables a new year touches, in an order in which foreign keys hold. */
export interface RolloverTables {
  classroom: ClassroomRow
  enrollment: EnrollmentRow
  classMembership: MembershipRow
  contractHours: ContractRow
  assignment: WorkRow
}
export type RolloverTable = keyof RolloverTables

/** The columns that tell a row of its table from the others. */
export const ROLLOVER_KEYS = {
  classroom: ROSTER_KEYS.classroom,
  enrollment: ROSTER_KEYS.enrollment,
  classMembership: ROSTER_KEYS.classMembership,
  contractHours: ROSTER_KEYS.contractHours,
  assignment: ['id'],
} as const satisfies { [Table in RolloverTable]: readonly (keyof RolloverTables[Table])[] }
export const ROLLOVER_TABLES = Object.keys(ROLLOVER_KEYS) as RolloverTable[]

/** Regular enrolments of whoever is here at the end of the year or comes in the next, with all their classes and hours; all classes; works. */
export type RolloverState = { [Table in RolloverTable]: RolloverTables[Table][] }

export interface RolloverWrites {
  insert: { [Table in RolloverTable]: RolloverTables[Table][] }
  change: { [Table in RolloverTable]: Change<RolloverTables[Table]>[] }
}

/** What becomes of a child: one of these and never two. `leave` of a newcomer: does not come. */
export type Outcome = { outcome: 'class'; classroomId: Id } | { outcome: 'graduate' } | { outcome: 'leave' }

/** A class that begins with the year, or one that ends before it. */
export type ClassChoice = { is: 'new'; name: string; classAge: number | null; position: number } | { is: 'end' }
/** Where somebody with a class works next; `nextId` is the assignment that comes of it. */
export interface WorkChoice {
  classroomId: Id
  nextId: Id
}

/** What people chose by hand. Whatever is not in it is proposed. */
export interface Choices {
  child: ReadonlyMap<Id, Outcome>
  class: ReadonlyMap<Id, ClassChoice>
  work: ReadonlyMap<Id, WorkChoice>
}

/** A class of the next year. */
export interface NextClass {
  id: Id
  name: string
  /** 0–5; null for a mixed group. */
  classAge: number | null
  position: number
  fresh: boolean
}

export interface RehearsedChild {
  childId: Id
  /** In the next year; domain rules §2. */
  classAge: number
  /** The class on the last day of this year; null for none, and for a newcomer. */
  from: Id | null
  /** null: nobody has decided, and nothing can be proposed. */
  to: Outcome | null
  /** By whom: a person's choice, a proposal, or what stands in the roster already. */
  by: 'hand' | 'proposal' | 'roster'
  /** The day a newcomer comes. */
  entersOn: Day | null
}

export interface RehearsedWork {
  assignmentId: Id
  personId: Id
  role: Role
  from: Id
  to: Id | null
  by: 'hand' | 'proposal'
}

/** Why a year cannot be decided yet. `two_classes`: the roster has the child in two classes on one day. */
export type Obstacle = { kind: 'child' | 'work' | 'two_classes'; id: Id }

export interface Rehearsal {
  classes: NextClass[]
  children: RehearsedChild[]
  works: RehearsedWork[]
  obstacles: Obstacle[]
  /** The rows as they will be. */
  after: RolloverState
}
