// Whether somebody named at the door is one a block keeps from the child. Names are compared as keys, which SQL cannot make: a name that was
// written down earlier is first suspected in the moment of writing, and looked at only then, so that an ordinary act stays one round trip.
import { type SQL, sql } from 'drizzle-orm'
import { nameKey } from '../../schema/block/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { inEffect } from '../kit/rights.ts'

/** SQL that is true when a block in effect on the day keeps a person of this name from the child. */
export function isBarred(facilityId: number, childId: Id, person: string, day: Day): SQL {
  const said = nameKey(person)
  return sql`exists (select 1 from block b, json_each(b.names) n where b.facility_id = ${facilityId}
    and b.child_id = ${childId} and ${inEffect(day)} and (n.value = ${said} or (length(n.value) > 1 and instr(${said}, n.value) > 0)))`
}

/** SQL that is true of a notice `n`, not withdrawn, that names who fetches a child about whom a block is in effect on that day. */
export const namesPickupUnderBlock: SQL = sql`(n.pickup_person is not null and n.withdrawn = 0 and n.kind in ('early_leave', 'pickup_change')
  and exists (select 1 from block b where b.facility_id = n.facility_id and b.child_id = n.child_id and ${inEffect(sql`n.starts_on` as never)}))`

/** True for somebody whose name or relation to the child is one that a block keeps from it. */
export const isBarredName = (names: readonly string[], name: string, relationship: string): boolean =>
  names.some((barredName) => nameKey(name).includes(barredName) || nameKey(relationship) === barredName)
