// Fixing the count of a day at the set time: once a facility and day, however often and however late the minute's work comes by. What the facts say
// later stands beside it as 差分; the row itself is never changed.
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { placement } from '../../schema/directory.ts'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { FIRST_MEALS } from '../../schema/meal/setting.ts'
import { facilityHome, mealFix } from '../../schema/shard.ts'
import { raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { keepTrays, trayQueries, traysOf } from './gather.ts'

/** Fixes every count that is due. A shard that does not answer is left for the next minute; the others are done, then its error is thrown. */
export async function fixCounts(env: Env, now: Moment): Promise<number> {
  const places = await drizzle(env.DIRECTORY)
    .selectDistinct({ shard: placement.shard })
    .from(placement)
    .where(eq(placement.state, 'open'))
  const done = await Promise.allSettled(places.map(({ shard }) => fixShard(openShard(env, shard), now)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return done.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
}

async function fixShard(db: Shard, now: Moment): Promise<number> {
  const day = dayOf(now)
  const due = await db
    .select({ facilityId: facilityHome.facilityId })
    .from(facilityHome)
    .where(
      sql`${facilityHome.state} = 'open'
        and coalesce((select s.settings ->> '$.meal.fixAt' from facility_setting s where s.facility_id = ${facilityHome.facilityId}
          and s.starts_on <= ${day} order by s.starts_on desc limit 1), ${FIRST_MEALS.fixAt}) <= ${timeOn(day, now)}
        and not exists (select 1 from meal_fix f where f.facility_id = ${facilityHome.facilityId} and f.day = ${day})`,
    )
  let fixed = 0
  for (const { facilityId } of due) if (await fixDay(db, facilityId, day, now)) fixed += 1
  return fixed
}

/** Fixes one day. False where there is nothing to fix: no settings, or nobody comes and nobody was to come. */
async function fixDay(db: Shard, facilityId: number, day: Day, now: Moment): Promise<boolean> {
  const found = traysOf(await db.batch(trayQueries(db, facilityId, day)), day)
  if (!found || (!found.open && found.trays.every(({ meals }) => meals.length === 0))) return false
  const { trays, staff, serving } = found
  await db.batch([
    db
      .insert(mealFix)
      .values({ facilityId, day, at: now, trays: keepTrays(trays), staff, serving })
      .onConflictDoNothing(),
    raiseIn(db, facilityId, ['meal']),
  ])
  return true
}
