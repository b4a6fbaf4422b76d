import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { classAgeOf, type Day, fiscalYearOf, weekdayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, guardianship, person, pickupPerson } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { withoutKept } from '../kit/principal.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, inForce, rosterOn } from '../presence/queries.ts'

/** Children enrolled on a day, in name order, with class, class age and planned hours. */
export async function readChildren(c: Context<App>, asked: Day | undefined) {
  const { facilityId } = c.get('scope')
  const day = asked ?? c.get('today')
  const { who, rows } = await read(c, (db) => [rosterOn(db, facilityId, day), classesOn(db, facilityId, day)])
  const [roster, classes] = rows
  return {
    day,
    classes,
    children: withoutKept(who, roster).map((row) => ({
      childId: row.childId,
      name: fullName(row),
      kana: `${row.familyKana} ${row.givenKana}`.trim(),
      birthDay: row.birthDay,
      classAge: classAgeOf(row.birthDay, fiscalYearOf(day)),
      classId: row.classroomId,
      need: row.need,
      allergens: row.allergens,
      plan: row.week?.[weekdayOf(day)] ?? null,
    })),
  }
}

/** Whom to call about a child, in the family's order, and who may fetch it. Opening this is logged (assurance §2.2 row 3). */
export async function readContacts(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const day = c.get('today')
  const reached = (column: typeof guardianship.childId | typeof pickupPerson.childId | typeof child.id) =>
    sql`${column} = ${childId} and ${childId} in ${reachedChildren('child.phone', facilityId, tokenOf(c), day, c.get('now'))}`
  const { rows } = await read(c, (db) => [
    db
      .select({ familyName: child.familyName, givenName: child.givenName })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), reached(child.id))),
    db
      .select({
        familyName: person.familyName,
        givenName: person.givenName,
        phone: person.phone,
        relationship: guardianship.relationship,
      })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(and(eq(guardianship.facilityId, facilityId), inForce(guardianship, day), reached(guardianship.childId)))
      .orderBy(guardianship.contactOrder),
    db
      .select({ name: pickupPerson.name, relationship: pickupPerson.relationship })
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), inForce(pickupPerson, day), reached(pickupPerson.childId)))
      .orderBy(pickupPerson.position),
  ])
  const [[found], guardians, pickupPeople] = rows
  if (!found) throw notFound()
  await logReading(c, childId, { opened: 'contacts' })
  return {
    childId,
    name: fullName(found),
    guardians: guardians.map(({ familyName, givenName, ...rest }) => ({ ...rest, name: `${familyName} ${givenName}`.trim() })),
    pickupPeople,
  }
}
