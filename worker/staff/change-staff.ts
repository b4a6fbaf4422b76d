// Who works here, as what, from when to when. Rows are dated and never rewritten but for their last day; what changes holds with the next request.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { isWide } from '../../schema/permission/matrix.ts'
import { assignment, person } from '../../schema/shard.ts'
import type {
  addStaff as addInput,
  assign as assignInput,
  changeAssignment as changeInput,
  endAssignment as endInput,
} from '../../schema/staff/input.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { endWeakSessions } from './end-sessions.ts'
import { aDirectorStays, isAssignment, isClass, isStaff } from './people.ts'
import { settleLater } from './settle.ts'

const TOPICS = ['staff']
type Given<Input extends v.GenericSchema> = v.InferOutput<Input>

const notBefore = (first: Day, day: Day, field: 'startsOn' | 'endsOn'): void => {
  if (day < first)
    throw badInput(`${field === 'startsOn' ? 'はじめの日' : 'さいごの日'}（${field}）: すぎた日の担当は変えられません`, field)
}

/** A role that reaches the whole facility asks for more than a password, from now on. */
const strongerNow = (
  db: Shard,
  facilityId: number,
  now: number,
  given: { personId: string; role: string; classroomId?: string | undefined },
) => (isWide(given.role, given.classroomId ?? null) ? [endWeakSessions(db, facilityId, given.personId, now)] : [])

/** Takes somebody on: the person and their first assignment. They have no account until they come in by an invitation or a PIN. */
export async function addStaff(c: Context<App>, asked: Given<typeof addInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, familyName, givenName, kana, role, classroomId, startsOn, endsOn } = asked
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: isClass(facilityId, classroomId, startsOn),
    rows: (db) => [
      db.insert(person).values({ facilityId, id, familyName, givenName, kana }),
      db
        .insert(assignment)
        .values({ facilityId, id, personId: id, role, classroomId: classroomId ?? null, startsOn, endsOn: endsOn ?? null }),
    ],
    content: { added: id, role, classroomId, startsOn, endsOn },
    topics: TOPICS,
    receipt: { personId: id, assignmentId: id },
  })
}

/** One more role beside those there are. */
export async function assign(c: Context<App>, asked: Given<typeof assignInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, role, classroomId, startsOn, endsOn } = asked
  const receipt = await write(c, {
    id,
    input: asked,
    children: [],
    conditions: [isStaff(facilityId, personId), ...isClass(facilityId, classroomId, startsOn)],
    rows: (db) => [
      db
        .insert(assignment)
        .values({ facilityId, id, personId, role, classroomId: classroomId ?? null, startsOn, endsOn: endsOn ?? null }),
      ...strongerNow(db, facilityId, c.get('now'), asked),
    ],
    content: { personId, assigned: id, role, classroomId, startsOn, endsOn },
    topics: TOPICS,
    receipt: { personId, assignmentId: id },
  })
  settleLater(c, personId)
  return receipt
}

/** Another role or class from a day on. The new assignment ends when the old one would have. */
export async function changeAssignment(c: Context<App>, asked: Given<typeof changeInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, assignmentId, role, classroomId, startsOn } = asked
  notBefore(c.get('today'), startsOn, 'startsOn')
  const before = addDays(startsOn, -1)
  const old = and(eq(assignment.facilityId, facilityId), eq(assignment.id, assignmentId), eq(assignment.personId, personId))
  const receipt = await write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      isAssignment(facilityId, personId, assignmentId, startsOn),
      ...isClass(facilityId, classroomId, startsOn),
      ...(role === 'director' ? [] : [aDirectorStays(facilityId, sql`a.id = ${assignmentId}`, before)]),
    ],
    rows: (db) => [
      db.insert(assignment).select(
        sql`select a.facility_id, ${id}, a.person_id, ${role}, ${classroomId ?? null}, ${startsOn}, a.ends_on from assignment a
          where a.facility_id = ${facilityId} and a.id = ${assignmentId} and a.person_id = ${personId}`,
      ),
      db.update(assignment).set({ endsOn: before }).where(old),
      ...strongerNow(db, facilityId, c.get('now'), asked),
    ],
    content: { personId, ended: assignmentId, assigned: id, role, classroomId, startsOn },
    topics: TOPICS,
    receipt: { personId, assignmentId: id },
  })
  settleLater(c, personId)
  return receipt
}

/** Sets the last day of one assignment; yesterday means from now on. */
export async function endAssignment(c: Context<App>, asked: Given<typeof endInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, assignmentId, endsOn } = asked
  notBefore(addDays(c.get('today'), -1), endsOn, 'endsOn')
  const receipt = await write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      isAssignment(facilityId, personId, assignmentId, addDays(c.get('today'), -1)),
      aDirectorStays(facilityId, sql`a.id = ${assignmentId}`, endsOn),
    ],
    rows: (db) => [
      db
        .update(assignment)
        .set({ endsOn })
        .where(and(eq(assignment.facilityId, facilityId), eq(assignment.id, assignmentId), eq(assignment.personId, personId))),
    ],
    content: { personId, ended: assignmentId, endsOn },
    topics: TOPICS,
    receipt: { personId, assignmentId },
  })
  settleLater(c, personId)
  return receipt
}
