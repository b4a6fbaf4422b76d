// What need not be kept longer: command rows after 35 days (design §4), dead sign-ins and sessions, counters of wrong guesses, letters, codes, dry runs of
// rosters that were never carried out. By facility, so that every statement follows its table's key.
import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import {
  accountEvent,
  adoptionCount,
  attempt,
  challenge,
  letter,
  pairing,
  passwordCode,
  placement,
  rollUp,
  signIn,
} from '../schema/directory.ts'
import { addDays, dayOf, HOUR, type Moment } from '../schema/kit/day.ts'
import { command, pushDevice, rosterImport, session, surveyAsked } from '../schema/shard.ts'
import type { Env } from './kit/env.ts'
import { openShard } from './kit/shard.ts'

const DAY_MS = 24 * HOUR
const KEEP = 35 * DAY_MS
/** What happened to a sign-in, for its owner: a year and a month. */
const KEEP_EVENT = 400 * DAY_MS
const KEEP_DRY_RUN = 2 * DAY_MS

/** Deletes what is old. May run at any time and as often as one likes. */
export async function forgetOld(env: Env, now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const before = now - KEEP
  await directory.batch([
    directory.delete(signIn).where(or(lt(signIn.expiresAt, before), lt(signIn.endedAt, before))),
    directory.delete(accountEvent).where(lt(accountEvent.at, now - KEEP_EVENT)),
    directory.delete(letter).where(and(lt(letter.createdAt, before), or(isNotNull(letter.sentAt), isNotNull(letter.endedAt)))),
    directory.delete(passwordCode).where(lt(passwordCode.expiresAt, before)),
    directory.delete(challenge).where(lt(challenge.expiresAt, now)),
    directory.delete(attempt).where(lt(attempt.since, now - DAY_MS)),
    directory.delete(pairing).where(lt(pairing.expiresAt, now - HOUR)),
    directory.delete(rollUp).where(lt(rollUp.day, addDays(dayOf(now), -35))),
    directory.delete(adoptionCount).where(lt(adoptionCount.day, addDays(dayOf(now), -35))),
  ])
  const places = await directory
    .select({ facilityId: placement.facilityId, shard: placement.shard })
    .from(placement)
    .where(eq(placement.state, 'open'))
  for (const { facilityId, shard } of places) {
    const db = openShard(env, shard)
    await db.batch([
      db.delete(command).where(and(eq(command.facilityId, facilityId), lt(command.at, before))),
      db
        .delete(session)
        .where(and(eq(session.facilityId, facilityId), or(lt(session.expiresAt, before), lt(session.endedAt, before)))),
      db.delete(surveyAsked).where(and(eq(surveyAsked.facilityId, facilityId), lt(surveyAsked.month, dayOf(now).slice(0, 7)))),
      // After the sessions: a device without its sign-in is told nothing, and comes back with the next one.
      db.delete(pushDevice).where(
        and(
          eq(pushDevice.facilityId, facilityId),
          sql`not exists (select 1 from session s where s.facility_id = ${facilityId} and s.token_hash = ${pushDevice.tokenHash}
              and s.ended_at is null)`,
        ),
      ),
      db
        .delete(rosterImport)
        .where(
          and(
            eq(rosterImport.facilityId, facilityId),
            eq(rosterImport.state, 'preview'),
            sql`${rosterImport.createdAt} < ${now - KEEP_DRY_RUN}`,
          ),
        ),
    ])
  }
}
