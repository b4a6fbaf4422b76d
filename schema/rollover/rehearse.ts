// The rehearsal of a new year: where every child of the house will be on April 1, by what people chose and otherwise by class age and this year's
// classes. Pure. What it decides are dated rows, so that April 1 comes true by being read and nothing has to happen at midnight.
import { addDays, classAgeOf, type Day, later } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { ContractRow, Dated, EnrollmentRow, MembershipRow } from '../roster/plan.ts'
import { activeOn, compare, cut, holdsOn, isVoid, settle } from '../roster/settle-dated.ts'
import {
  type Choices,
  type NextClass,
  type Obstacle,
  type Outcome,
  type Rehearsal,
  type RehearsedChild,
  type RehearsedWork,
  ROLLOVER_KEYS,
  ROLLOVER_TABLES,
  type RolloverState,
  type RolloverWrites,
  type WorkRow,
} from './plan.ts'

/** The last class a nursery has; who is older goes to school. Domain rules §2. */
const OLDEST = 5

/** April 1 of a fiscal year. */
export const firstOf = (year: number): Day => `${year}-04-01`
/** The day before it, on which the old year still is as it was. */
export const lastBefore = (year: number): Day => addDays(firstOf(year), -1)

const byPosition = (a: { position: number }, b: { position: number }): number => a.position - b.position
const byStart = (a: Dated, b: Dated): number => (a.startsOn < b.startsOn ? -1 : 1)

/** The classes there will be: those that go on, and those that are new. */
export function classesOf(year: number, state: RolloverState, chosen: Choices['class']): NextClass[] {
  const going = state.classroom
    .filter((one) => holdsOn(one, firstOf(year)) && !chosen.has(one.id))
    .map(({ id, name, classAge, position }) => ({ id, name, classAge, position, fresh: false }))
  const fresh = [...chosen].flatMap(([id, choice]) => {
    if (choice.is === 'end') return []
    const { name, classAge, position } = choice
    return [{ id, name, classAge, position, fresh: true }]
  })
  return [...going, ...fresh].sort(byPosition)
}

/**
 * The class a child of an age goes to. Several of one age: side by side as this year's, when there are as many; else somebody has to say. No
 * class of the age: a mixed group, the child's own before another.
 */
function proposeClass(
  age: number,
  from: Id | null,
  classes: readonly NextClass[],
  before: RolloverState['classroom'],
): Id | null {
  const ofAge = classes.filter(({ classAge }) => classAge === age)
  if (ofAge.length === 1) return ofAge[0]?.id ?? null
  if (ofAge.length > 1) {
    const now = before.find(({ id }) => id === from)
    const beside = before.filter(({ classAge }) => classAge !== null && classAge === now?.classAge).sort(byPosition)
    return beside.length === ofAge.length ? (ofAge[beside.findIndex(({ id }) => id === from)]?.id ?? null) : null
  }
  const mixed = classes.filter(({ classAge }) => classAge === null)
  return (mixed.find(({ id }) => id === from) ?? (mixed.length === 1 ? mixed[0] : undefined))?.id ?? null
}

/** One child's rows, and where it stands around the turn of the year. */
interface Standing {
  enrollment: EnrollmentRow[]
  membership: MembershipRow[]
  contract: ContractRow[]
  /** Enrolled on the last day. */
  here: boolean
  /** Enrolled in the new year as the roster stands. */
  stays: boolean
  /** The first day of the new year on which the child is here. */
  enters: Day
  /** Its class on the last day. */
  from: Id | null
}

function standingOf(rows: Pick<Standing, 'enrollment' | 'membership' | 'contract'>, first: Day, last: Day): Standing | null {
  const here = activeOn(rows.enrollment, last)
  const there =
    activeOn(rows.enrollment, first) ?? rows.enrollment.filter((one) => one.startsOn > first && !isVoid(one)).sort(byStart)[0]
  if (!here && !there) return null
  const from = here ? (activeOn(rows.membership, last)?.classroomId ?? null) : null
  return { ...rows, here: here !== undefined, stays: there !== undefined, enters: later(first, there?.startsOn ?? first), from }
}

/** The child's rows when an outcome has come true. */
function settled(child: Standing, to: Outcome | null, childId: Id, last: Day) {
  const { enrollment, membership, contract, enters, stays } = child
  if (to === null) return child
  if (to.outcome !== 'class')
    return { enrollment: cut(enrollment, last), membership: cut(membership, last), contract: cut(contract, last) }
  const { classroomId } = to
  const goingOn = <Row extends Dated>(rows: Row[]): Row[] =>
    stays ? rows : rows.map((one) => (one.endsOn === last && !isVoid(one) ? { ...one, endsOn: null } : one))
  const open = goingOn(membership)
  const stands = activeOn(open, enters)?.classroomId === classroomId
  return {
    enrollment: goingOn(enrollment),
    membership: stands ? open : settle(open, enters, (held) => ({ ...held, childId, classroomId })),
    contract: goingOn(contract),
  }
}

function grouped<Row extends { childId: Id }>(rows: readonly Row[]): (childId: Id) => Row[] {
  const groups = new Map<Id, Row[]>()
  for (const row of rows) groups.set(row.childId, [...(groups.get(row.childId) ?? []), row])
  return (childId) => groups.get(childId) ?? []
}

/** Rehearses a year. `children`: the dates of birth of everybody whose enrolment is in the state. */
export function rehearse(
  year: number,
  children: readonly { id: Id; birthDay: Day }[],
  state: RolloverState,
  choices: Choices,
): Rehearsal {
  const [first, last] = [firstOf(year), lastBefore(year)]
  const classes = classesOf(year, state, choices.class)
  const known = new Set(classes.map(({ id }) => id))
  const thisYear = state.classroom.filter((one) => holdsOn(one, last))
  const [enrollmentOf, membershipOf, contractOf] = [
    grouped(state.enrollment),
    grouped(state.classMembership),
    grouped(state.contractHours),
  ]

  const outcomeOf = (childId: Id, classAge: number, child: Standing): Pick<RehearsedChild, 'to' | 'by'> => {
    const chosen = choices.child.get(childId)
    if (chosen && (chosen.outcome !== 'class' || known.has(chosen.classroomId))) return { to: chosen, by: 'hand' }
    if (!child.stays) return { to: { outcome: classAge > OLDEST ? 'graduate' : 'leave' }, by: 'roster' }
    if (classAge > OLDEST && child.here) return { to: { outcome: 'graduate' }, by: 'proposal' }
    // A class that was written down for a day to come is somebody's word already.
    const written = child.membership.find(
      (one) => one.startsOn > last && holdsOn(one, child.enters) && known.has(one.classroomId),
    )
    if (written) return { to: { outcome: 'class', classroomId: written.classroomId }, by: 'roster' }
    const classroomId = proposeClass(Math.min(classAge, OLDEST), child.from, classes, thisYear)
    return { to: classroomId === null ? null : { outcome: 'class', classroomId }, by: 'proposal' }
  }

  const obstacles: Obstacle[] = []
  const rehearsed: RehearsedChild[] = []
  const after: RolloverState = { ...state, enrollment: [], classMembership: [], contractHours: [] }
  for (const { id, birthDay } of children) {
    const rows = { enrollment: enrollmentOf(id), membership: membershipOf(id), contract: contractOf(id) }
    const child = standingOf(rows, first, last)
    let next: Pick<Standing, 'enrollment' | 'membership' | 'contract'> = rows
    if (child) {
      const classAge = classAgeOf(birthDay, year)
      const { to, by } = outcomeOf(id, classAge, child)
      rehearsed.push({ childId: id, classAge, from: child.from, to, by, entersOn: child.here ? null : child.enters })
      next = settled(child, to, id, last)
      if (to === null) obstacles.push({ kind: 'child', id })
      if (rows.membership.filter((one) => holdsOn(one, child.enters)).length > 1) obstacles.push({ kind: 'two_classes', id })
    }
    after.enrollment.push(...next.enrollment)
    after.classMembership.push(...next.membership)
    after.contractHours.push(...next.contract)
  }

  const works = state.assignment
    .filter((row) => row.classroomId && holdsOn(row, last) && holdsOn(row, first))
    .map((row) => workOf(row, choices.work, known))
  for (const { to, assignmentId } of works) if (to === null) obstacles.push({ kind: 'work', id: assignmentId })
  after.classroom = classroomsOf(year, state, choices.class)
  after.assignment = assignmentsOf(state.assignment, works, choices.work, first, last)
  return { classes, children: rehearsed, works, obstacles, after }
}

function workOf(row: WorkRow, chosen: Choices['work'], known: ReadonlySet<Id>): RehearsedWork {
  const from = row.classroomId as Id
  const choice = chosen.get(row.id)
  const { id: assignmentId, personId, role } = row
  if (choice && known.has(choice.classroomId)) return { assignmentId, personId, role, from, to: choice.classroomId, by: 'hand' }
  return { assignmentId, personId, role, from, to: known.has(from) ? from : null, by: 'proposal' }
}

/** Works as rows: one that moves ends with the year, and another begins; one that was made before and never held is taken up again. */
function assignmentsOf(
  rows: readonly WorkRow[],
  works: readonly RehearsedWork[],
  chosen: Choices['work'],
  first: Day,
  last: Day,
) {
  const moving = new Map(works.flatMap(({ assignmentId, from, to }) => (to && to !== from ? [[assignmentId, to] as const] : [])))
  const fresh = rows.flatMap((row): WorkRow[] => {
    const [classroomId, nextId] = [moving.get(row.id), chosen.get(row.id)?.nextId]
    return classroomId && nextId ? [{ ...row, id: nextId, classroomId, startsOn: first }] : []
  })
  const replaced = new Set(fresh.map(({ id }) => id))
  const kept = rows.filter(({ id }) => !replaced.has(id))
  return [...kept.map((row) => (moving.has(row.id) ? { ...row, endsOn: last } : row)), ...fresh]
}

/** The classes as rows: those that end do so with the old year; a new one that was there before is taken up again. */
function classroomsOf(year: number, state: RolloverState, chosen: Choices['class']): RolloverState['classroom'] {
  const [first, last] = [firstOf(year), lastBefore(year)]
  const rows = new Map(state.classroom.map((row) => [row.id, row]))
  for (const [id, choice] of chosen) {
    const row = rows.get(id)
    if (choice.is === 'new') {
      const { name, classAge, position } = choice
      rows.set(id, { id, name, classAge, position, startsOn: first, endsOn: null })
    } else if (row && holdsOn(row, first)) rows.set(id, { ...row, endsOn: last })
  }
  return [...rows.values()]
}

/** What must be written to get from one state to another. */
export function writesBetween(before: RolloverState, after: RolloverState): RolloverWrites {
  const found = ROLLOVER_TABLES.map(
    (table) => [table, compare(before[table] as object[], after[table] as object[], ROLLOVER_KEYS[table])] as const,
  )
  return {
    insert: Object.fromEntries(found.map(([table, { insert }]) => [table, insert])),
    change: Object.fromEntries(found.map(([table, { change }]) => [table, change])),
  } as unknown as RolloverWrites
}
