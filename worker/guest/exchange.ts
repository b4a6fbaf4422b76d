// Keeps two facilities in step about the children who spend a day in the other: at once after whatever is written in one of them, and each
// minute by the sweep, which finishes what was interrupted.
import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Context, MiddlewareHandler } from 'hono'
import { addDays, dayOf, type Moment, SECOND } from '../../schema/kit/day.ts'
import { facilityHome, guestStay } from '../../schema/shard.ts'
import { wallClock } from '../kit/clock.ts'
import type { App } from '../kit/context.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { findShard, openShard, type Shard } from '../kit/shard.ts'
import { copiesDue } from './copy.ts'
import { sendCopy } from './send-copy.ts'
import { sendEnd } from './send-end.ts'
import { sendLookedFor } from './send-looked-for.ts'
import { DAYS_BACK, resultsDue, sendResults } from './send-results.ts'

/** Sends what one facility has for others: copies of its children, and what it recorded of theirs. One that fails holds up no other. */
export async function exchange(env: Env, facilityId: number, now: Moment): Promise<boolean> {
  const db = await findOpen(env, facilityId)
  // In the middle of a move nothing is sent: what would be noted of it stays behind. The sweep begins anew in the new house.
  if (!db) return true
  const today = dayOf(now)
  const [copies, [own], [setting], results, [any]] = await db.batch([
    ...copiesDue(db, facilityId, today),
    resultsDue(db, facilityId, today),
    db
      .select({ one: sql<number>`1`.as('one') })
      .from(guestStay)
      .where(and(eq(guestStay.facilityId, facilityId), gte(guestStay.day, today), isNull(guestStay.endedAt)))
      .limit(1),
  ])
  const failures: unknown[] = []
  const each = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => failures.push(error))
  }
  const home = own && { facilityId, ...own, phone: setting?.settings.phone ?? '' }
  if (home)
    for (const stay of copies)
      await each(stay.endAskedAt || stay.gone ? sendEnd(env, home, stay, now) : sendCopy(env, home, stay, now))
  for (const guest of results) await each(sendResults(env, facilityId, guest, now))
  if (any) await each(sendLookedFor(env, db, facilityId, now))
  if (failures.length > 0) throw failures[0]
  return any !== undefined
}

/** The shard in which a facility lives and takes acts; null while it moves. Memory may be of the house it left. */
async function findOpen(env: Env, facilityId: number): Promise<Shard | null> {
  for (const again of [false, true]) {
    const db = await findShard(env, facilityId, again)
    const [home] =
      (await db?.select({ state: facilityHome.state }).from(facilityHome).where(eq(facilityHome.facilityId, facilityId))) ?? []
    if (db && home?.state === 'open') return db
  }
  return null
}

/** A round in the facility's object, where a request waits for none of it; here when there is none. */
const round = (env: Env, facilityId: number, now: Moment): Promise<boolean> =>
  env.FACILITY ? env.FACILITY.getByName(String(facilityId)).exchange(facilityId, now) : exchange(env, facilityId, now)

/** The sweep: every facility with a guest, or with a child who is one elsewhere, in these days. One that fails holds up no other. */
export async function exchangeAll(env: Env, now: Moment): Promise<void> {
  const since = addDays(dayOf(now), -DAYS_BACK)
  const homes = await Promise.all(
    shardNames(env).map((shard) =>
      openShard(env, shard)
        .select({ facilityId: facilityHome.facilityId })
        .from(facilityHome)
        .where(
          sql`exists (select 1 from guest_stay s where s.facility_id = ${facilityHome.facilityId} and s.day >= ${since}
            and (s.ended_at is null or s.side = 'host'))`,
        ),
    ),
  )
  const done = await Promise.allSettled(homes.flat().map(({ facilityId }) => round(env, facilityId, now)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** How long an isolate believes that a facility has nothing to exchange. */
const BELIEVED = 30 * SECOND
const MOST_REMEMBERED = 20_000
const nothing = new Map<number, Moment>()

/** Looks anew at a facility from which something has just been arranged. */
export const lookAgain = (facilityId: number): boolean => nothing.delete(facilityId)

/** After each act: a facility with guests, or with children who are some, sends at once. One without them is asked now and then. */
export const keepInStep: MiddlewareHandler<App> = async (c, next) => {
  await next()
  if (c.req.method !== 'GET' && c.res.ok) exchangeSoon(c)
}

function exchangeSoon(c: Context<App>): void {
  const { facilityId } = c.get('scope')
  if (wallClock() - (nothing.get(facilityId) ?? 0) < BELIEVED) return
  const now = c.get('now')
  const work = async () => {
    if (await round(c.env, facilityId, now)) return
    if (nothing.size >= MOST_REMEMBERED) nothing.clear()
    nothing.set(facilityId, wallClock())
  }
  c.executionCtx.waitUntil(work().catch((error: unknown) => logTrouble(now, 'exchange', error)))
}
