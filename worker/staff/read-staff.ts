import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { kanaOrder } from '../../schema/kit/kana.ts'
import { ROLES, type Role } from '../../schema/permission/matrix.ts'
import { assignment, classroom, duty, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** A line for every assignment that holds on some day of a span, with its person; `to` left out: from then on. */
export const peopleBetween = (db: Shard, facilityId: number, from: Day, to?: Day) =>
  db
    .select({
      personId: person.id,
      accountId: person.accountId,
      familyName: person.familyName,
      givenName: person.givenName,
      kana: person.kana,
      hasPin: sql<number>`${person.pinHash} is not null`,
      codeUntil: person.pinCodeUntil,
      // Two columns of one name would be one in what D1 answers.
      assignmentId: sql<Id>`${assignment.id}`.as('assignment_id'),
      role: assignment.role,
      classroomId: assignment.classroomId,
      startsOn: assignment.startsOn,
      endsOn: assignment.endsOn,
    })
    .from(assignment)
    .innerJoin(person, and(eq(person.facilityId, assignment.facilityId), eq(person.id, assignment.personId)))
    .where(
      and(
        eq(assignment.facilityId, facilityId),
        or(isNull(assignment.endsOn), and(gte(assignment.endsOn, from), gte(assignment.endsOn, assignment.startsOn))),
        to === undefined ? undefined : lte(assignment.startsOn, to),
      ),
    )
    .orderBy(asc(assignment.startsOn))

type Line = Awaited<ReturnType<typeof peopleBetween>>[number]

/** People with their assignments, by the weight of the role and then by name. */
export function toPeople(lines: readonly Line[]) {
  const people = new Map<string, ReturnType<typeof toPerson>>()
  for (const line of lines) {
    const known = people.get(line.personId) ?? toPerson(line)
    const { assignmentId, classroomId, startsOn, endsOn } = line
    known.assignments.push({ assignmentId, role: line.role as Role, classroomId, startsOn, endsOn })
    people.set(line.personId, known)
  }
  const weight = (roles: readonly { role: Role }[]) => Math.min(...roles.map(({ role }) => ORDER.indexOf(role)))
  return [...people.values()].sort(
    (a, b) => weight(a.assignments) - weight(b.assignments) || (kanaOrder(a.kana) < kanaOrder(b.kana) ? -1 : 1),
  )
}
const ORDER: readonly Role[] = [
  'director',
  'head_teacher',
  ...ROLES.filter((role) => role === 'nursery_teacher'),
  'nurse',
  'cook',
  'office',
]

const toPerson = (line: Line) => ({
  personId: line.personId,
  name: `${line.familyName} ${line.givenName}`.trim(),
  kana: line.kana,
  /** A PIN for the tablets; `codeUntil` is how long a code to choose one still works. */
  hasPin: line.hasPin === 1,
  codeUntil: line.codeUntil,
  assignments: [] as {
    assignmentId: string
    role: Role
    classroomId: string | null
    startsOn: Day
    endsOn: Day | null
  }[],
})

/** Everybody who works here now or will, with today's duties, and the classes there are to choose from. */
export async function readStaff(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    peopleBetween(db, facilityId, today),
    db
      .select({ classroomId: classroom.id, name: classroom.name, startsOn: classroom.startsOn, endsOn: classroom.endsOn })
      .from(classroom)
      .where(and(eq(classroom.facilityId, facilityId), or(isNull(classroom.endsOn), gte(classroom.endsOn, today))))
      .orderBy(asc(classroom.startsOn), asc(classroom.position)),
    db
      .select({ personId: duty.personId, kind: duty.kind, from: duty.fromTime, to: duty.toTime })
      .from(duty)
      .where(and(eq(duty.facilityId, facilityId), eq(duty.day, today)))
      .orderBy(asc(duty.fromTime)),
  ])
  const [lines, classes, duties] = rows
  const mine = tokenOf(c).account
  const own = new Set(lines.filter(({ accountId }) => accountId === mine).map(({ personId }) => personId))
  return {
    today,
    classes,
    people: toPeople(lines).map((one) => ({
      ...one,
      self: own.has(one.personId),
      duties: duties.filter(({ personId }) => personId === one.personId).map(({ kind, from, to }) => ({ kind, from, to })),
    })),
  }
}
