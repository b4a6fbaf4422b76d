// What the host may not decide, and no longer read, about a child that is another facility's.
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { digestOf } from '../kit/audit-row.ts'
import { conflict } from '../kit/fail.ts'

/** The id under which something of home's is kept here: always the same for the same things, and never one that somebody made. */
export const idHere = (...parts: unknown[]): Id =>
  `0${digestOf(...parts)
    .replaceAll(/[-_]/g, 'x')
    .slice(1)}`

/** SQL: a child of another facility that has only been a guest here. */
export const isOnlyGuest = (facilityId: number, childId: SQL): SQL => sql`(exists (select 1 from enrollment e
  where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'guest') and not exists (select 1 from enrollment r
  where r.facility_id = ${facilityId} and r.child_id = ${childId} and r.kind = 'regular'))`

/** SQL: the facility's own child, or a guest of whom a day here is today or lies ahead. When it is over, what was known for it is too. */
export const isOurs = (facilityId: number, childId: SQL, today: Day): SQL => sql`(not ${isOnlyGuest(facilityId, childId)}
  or exists (select 1 from enrollment g where g.facility_id = ${facilityId} and g.child_id = ${childId} and g.kind = 'guest'
    and g.ends_on >= g.starts_on and g.ends_on >= ${today}))`

/** For what home keeps about a guest, and sends here. */
export const ofHome = () =>
  conflict('of_home', 'ほかの園からあずかっている子どもです。在籍園に伝えて、そちらで直してもらってください。')
