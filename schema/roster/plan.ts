// What a roster import works on and what it decides, as plain data.
// Rows carry the names of the tables' columns in TypeScript spelling (`familyName` ↔ `family_name`) and no facility: the worker puts its own
// facility number beside every row, so that a plan cannot point into another nursery. They travel as one `json_each` parameter per table.
import type { Day } from '../kit/day.ts'
import type { Problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'

export interface RosterGuardian {
  familyName: string
  givenName: string
  /** Hiragana; empty when the file does not say. */
  kana: string
  /** null when the file does not say. */
  relationship: string | null
  phone: string | null
  /** 1 is called first. */
  contactOrder: number
}

/** One child as the file has it. null means that the file says nothing, which never erases what is known. */
export interface RosterChild {
  row: number
  number: string | null
  familyName: string
  givenName: string
  familyKana: string
  givenKana: string
  birthDay: Day
  /** 0 and up, in the fiscal year of the day the roster applies on. */
  classAge: number
  sex: 'm' | 'f' | 'x' | null
  className: string | null
  /** Age of the class as the file says it. */
  classAgeWritten: number | null
  enteredOn: Day | null
  leavesOn: Day | null
  need: 'standard' | 'short' | null
  /** Monday to Friday. */
  hours: [Time, Time] | null
  /** `same` as on weekdays, `none`, or hours of its own. */
  saturday: 'same' | 'none' | [Time, Time] | null
  allergens: string[] | null
  guardians: RosterGuardian[]
  pickups: { name: string; relationship: string }[] | null
}

export interface ChildRow {
  id: Id
  familyName: string
  givenName: string
  familyKana: string
  givenKana: string
  kanaOrder: string
  birthDay: Day
  sex: 'm' | 'f' | 'x'
  number: string | null
  allergens: string[]
  archivedAt: number | null
}
/** Both days included. A row that ends the day before it starts is void: it never held. */
export interface Dated {
  startsOn: Day
  endsOn: Day | null
}
export interface EnrollmentRow extends Dated {
  childId: Id
  kind: 'regular' | 'guest'
}
export interface ClassroomRow extends Dated {
  id: Id
  name: string
  classAge: number | null
  position: number
}
export interface MembershipRow extends Dated {
  childId: Id
  classroomId: Id
}
/** Seven entries from Sunday. */
export type Week = ([Time, Time] | null)[]
export interface ContractRow extends Dated {
  childId: Id
  need: 'standard' | 'short'
  week: Week
}
export interface PersonRow {
  id: Id
  accountId: string | null
  familyName: string
  givenName: string
  kana: string
  phone: string | null
}
export interface GuardianshipRow extends Dated {
  childId: Id
  personId: Id
  relationship: string
  capabilities: string
  contactOrder: number
}
export interface PickupRow extends Dated {
  childId: Id
  id: Id
  name: string
  relationship: string
  position: number
}

/** The tables a roster touches, in an order in which foreign keys hold. */
export interface RosterTables {
  classroom: ClassroomRow
  person: PersonRow
  child: ChildRow
  enrollment: EnrollmentRow
  classMembership: MembershipRow
  contractHours: ContractRow
  guardianship: GuardianshipRow
  pickupPerson: PickupRow
}
export type RosterTable = keyof RosterTables

/** The columns that tell a row of its table from the others, beside the facility. They never change. */
export const ROSTER_KEYS = {
  classroom: ['id'],
  person: ['id'],
  child: ['id'],
  enrollment: ['childId', 'startsOn'],
  classMembership: ['childId', 'startsOn'],
  contractHours: ['childId', 'startsOn'],
  guardianship: ['childId', 'personId', 'startsOn'],
  pickupPerson: ['childId', 'id'],
} as const satisfies { [Table in RosterTable]: readonly (keyof RosterTables[Table])[] }

/** Everything one facility has in these tables, archived children and ended rows included. */
export type RosterState = { [Table in RosterTable]: RosterTables[Table][] }

/** A row as it must be found and as it is left; the key columns are equal. The worker refuses the whole when `before` is no longer true. */
export interface Change<Row> {
  before: Row
  after: Row
}

/** What one batch writes: rows that are new, and rows that change. */
export interface RosterWrites {
  insert: { [Table in RosterTable]: RosterTables[Table][] }
  change: { [Table in RosterTable]: Change<RosterTables[Table]>[] }
}

export const DIFFERENCES = [
  'new_child',
  'returned',
  'changed_child',
  'allergen',
  'move',
  'left',
  'missing',
  'new_classroom',
  'hours',
  'new_guardian',
  'changed_guardian',
  'missing_guardian',
  'new_pickup',
] as const
export type DifferenceKind = (typeof DIFFERENCES)[number]

/** One line of the dry run for a person to read. `row` is null where the file does not speak of it (`missing`, `new_classroom`). */
export interface Difference {
  kind: DifferenceKind
  childName: string
  before: string
  after: string
  row: number | null
}

/** Exactly what will be carried out, and how it was described. `missing` children are only named: nothing ends because a line is absent. */
export interface RosterPlan extends RosterWrites {
  appliesOn: Day
  differences: Difference[]
  counts: Record<DifferenceKind | 'unchanged', number>
}

export interface ImportOptions {
  /** 適用日: the day from which the roster holds. */
  appliesOn: Day
  newId: () => Id
  /** What every guardian named in the roster may do for the child. */
  capabilities: readonly string[]
  /** Hours of a child for whom the file has none, by 保育必要量. */
  hours: Record<'standard' | 'short', [Time, Time]>
}

/** The outcome of a dry run. Any error and there is no plan. */
export interface Planned {
  plan: RosterPlan | null
  errors: Problem[]
  warnings: Problem[]
  differences: Difference[]
}
