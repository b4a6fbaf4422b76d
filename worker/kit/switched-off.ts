// Which features of a house do not run: stopped by somebody from one request to the next, or not begun on that day. One text for both, `,import,export,`.
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { Feature } from '../../schema/permission/matrix.ts'
import type { Given } from './prepared.ts'

/** SQL: the features that do not run on a day, each between commas; null where there is no such house. */
export const switchedOffOn = (facilityId: Given<number>, day: Given<Day>): SQL<string | null> =>
  sql<
    string | null
  >`(select coalesce(h.switched_off, '') || coalesce((select group_concat(',' || s.feature || ',', '') from feature_start s
    where s.facility_id = h.facility_id and s.starts_on > ${day}), '') from facility_home h where h.facility_id = ${facilityId})`

/** SQL: a feature does not run on a day. */
export const isOffOn = (facilityId: Given<number>, feature: Feature, day: Given<Day>): SQL =>
  sql`instr(coalesce(${switchedOffOn(facilityId, day)}, ''), ${`,${feature},`}) > 0`
