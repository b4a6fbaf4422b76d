import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'

/**
 * Guardianships `g` that hold today or will hold, as they go on behind `from`: not over, never begun in vain, and not kept from the person
 * by a block that stands or is to come. Somebody without an account is matched by the person, somebody with one by that too.
 */
export const relations = (facilityId: number, today: Day): SQL => sql`guardianship g where g.facility_id = ${facilityId}
  and (g.ends_on is null or (g.ends_on >= ${today} and g.ends_on >= g.starts_on))
  and not exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
    join person w on w.facility_id = b.facility_id and w.id = g.person_id
    where b.facility_id = g.facility_id and b.child_id = g.child_id and (q.id = w.id or q.account_id = w.account_id)
      and b.lifted_at is null and (b.ends_on is null or b.ends_on >= ${today}))`
