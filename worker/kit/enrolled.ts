// Whom the nursery has: asked before something about a child is written, in every room.
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'

/** SQL: every child of a JSON list is enrolled on a day. */
export const enrolledOn = (facilityId: number, list: string, day: Day): SQL =>
  sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from enrollment e
    where e.facility_id = ${facilityId} and e.child_id = c.value and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`

/** SQL: a child is, was or will be this nursery's own. What is kept of a guest is kept at home. */
export const isOwnChild = (facilityId: number, childId: SQL): SQL =>
  sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'regular')`
