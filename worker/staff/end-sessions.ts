import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { session } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

const accountOf = (facilityId: number, personId: Id): SQL =>
  sql`(select p.account_id from person p where p.facility_id = ${facilityId} and p.id = ${personId})`

const sessionsOf = (facilityId: number, personId: Id): SQL | undefined =>
  and(
    eq(session.facilityId, facilityId),
    eq(session.accountId, accountOf(facilityId, personId)),
    sql`${session.door} in ('room', 'office')`,
    isNull(session.endedAt),
  )

/** Ends every session of a person at the doors of the staff; what they have as a guardian stays. */
export const endSessions = (db: Shard, facilityId: number, personId: Id, now: Moment) =>
  db.update(session).set({ endedAt: now }).where(sessionsOf(facilityId, personId))

/** Ends those proved by a password alone, from no network of ours: whoever reaches the whole facility signs in again with more. */
export const endWeakSessions = (db: Shard, facilityId: number, personId: Id, now: Moment) =>
  db
    .update(session)
    .set({ endedAt: now })
    .where(and(sessionsOf(facilityId, personId), eq(session.strength, 'password'), isNull(session.network)))
