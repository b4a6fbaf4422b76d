// The tables a roster touches: what a facility has in them, and how a plan becomes rows of theirs.
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { ROSTER_KEYS, type RosterState, type RosterTable } from '../../schema/roster/plan.ts'
import {
  child,
  classMembership,
  classroom,
  contractHours,
  enrollment,
  guardianship,
  person,
  pickupPerson,
} from '../../schema/shard.ts'
import { type PlannedTable, plannedRows } from '../kit/planned-rows.ts'
import type { Shard } from '../kit/shard.ts'

/** In an order in which foreign keys hold; `elsewhere` is what a roster neither says nor changes. */
const TABLES: Record<RosterTable, PlannedTable> = {
  classroom: { table: classroom, keys: ROSTER_KEYS.classroom },
  person: {
    table: person,
    keys: ROSTER_KEYS.person,
    elsewhere: ['address', 'workplace', 'pinHash', 'pinCodeHash', 'pinCodeUntil'],
  },
  child: { table: child, keys: ROSTER_KEYS.child, elsewhere: ['contactWay'] },
  enrollment: { table: enrollment, keys: ROSTER_KEYS.enrollment },
  classMembership: { table: classMembership, keys: ROSTER_KEYS.classMembership },
  contractHours: { table: contractHours, keys: ROSTER_KEYS.contractHours },
  guardianship: { table: guardianship, keys: ROSTER_KEYS.guardianship, elsewhere: ['grantedBy'] },
  pickupPerson: { table: pickupPerson, keys: ROSTER_KEYS.pickupPerson, elsewhere: ['phone'] },
}
const { columnsOf: own, writesOf, stillAsPlanned } = plannedRows(TABLES)

export { stillAsPlanned, writesOf }

/** Everything a facility has in these tables, as queries for one batch, in the order of `stateOf`. */
export const stateQueries = (db: Shard, facilityId: number) =>
  [
    db.select(own('classroom')).from(classroom).where(eq(classroom.facilityId, facilityId)),
    db.select(own('person')).from(person).where(eq(person.facilityId, facilityId)),
    db
      .select(own('child'))
      .from(child)
      .where(and(eq(child.facilityId, facilityId), noGuest(facilityId, child.id))),
    db
      .select(own('enrollment'))
      .from(enrollment)
      .where(and(eq(enrollment.facilityId, facilityId), eq(enrollment.kind, 'regular'))),
    db
      .select(own('classMembership'))
      .from(classMembership)
      .where(and(eq(classMembership.facilityId, facilityId), noGuest(facilityId, classMembership.childId))),
    db
      .select(own('contractHours'))
      .from(contractHours)
      .where(and(eq(contractHours.facilityId, facilityId), noGuest(facilityId, contractHours.childId))),
    // What a guardian gave to somebody of the family is hers to end; no roster speaks of it.
    db
      .select(own('guardianship'))
      .from(guardianship)
      .where(and(eq(guardianship.facilityId, facilityId), isNull(guardianship.grantedBy))),
    db
      .select(own('pickupPerson'))
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), noGuest(facilityId, pickupPerson.childId))),
  ] as const

/** SQL: not of a child who has only been a guest here; the roster of its own facility speaks of it. */
const noGuest = (
  facilityId: number,
  childId: SQLiteColumn,
): SQL => sql`not exists (select 1 from enrollment e where e.facility_id = ${facilityId}
  and e.child_id = ${childId} and e.kind = 'guest' and not exists (select 1 from enrollment r where r.facility_id = e.facility_id
    and r.child_id = e.child_id and r.kind = 'regular'))`

/** The answers of `stateQueries` as the state a plan is made against. */
export const stateOf = (rows: readonly unknown[]): RosterState =>
  Object.fromEntries(Object.keys(TABLES).map((name, index) => [name, rows[index]])) as unknown as RosterState
