// The cron's part in sealing: each minute it looks which facilities have rows that waited too long, and wakes their object or does the work
// itself; at night it looks at everything and puts the heads of the last days into the archive.
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { auditHead } from '../../schema/directory.ts'
import { addDays, dayOf, HOUR, type Moment, SECOND } from '../../schema/kit/day.ts'
import { facilityHome } from '../../schema/shard.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { openShard } from '../kit/shard.ts'
import { sealFacility } from './seal.ts'

/** The object seals within 25 seconds; what is older than this has been forgotten. */
const WAITED = 30 * SECOND
const ANSWERS_WITHIN = 5 * SECOND
const AT_ONCE = 5
const ARCHIVED_DAYS = 7

/** Seals what the facilities' objects have left. Resolves to the number of facilities that were due. */
export async function sealDue(env: Env, now: Moment): Promise<number> {
  const due = (await Promise.all(shardNames(env).map((shard) => facilitiesDue(env, shard, now)))).flat()
  await each(due, (facilityId) => wake(env, facilityId, now))
  return due.length
}

/** Looks at every row of every facility, and archives the heads of finished days. */
export async function sealNightly(env: Env, now: Moment): Promise<void> {
  for (const shard of shardNames(env)) {
    const homes = await openShard(env, shard)
      .select({ facilityId: facilityHome.facilityId })
      .from(facilityHome)
      .where(eq(facilityHome.state, 'open'))
    await each(
      homes.map(({ facilityId }) => facilityId),
      (facilityId) => sealFacility(env, facilityId, now, true),
    )
  }
  await archiveHeads(env, now)
}

/** Open facilities of a shard with a row that has waited; only rows since the last seal are looked at, and an hour before it. */
async function facilitiesDue(env: Env, shard: string, now: Moment): Promise<number[]> {
  const rows = await openShard(env, shard)
    .select({ facilityId: facilityHome.facilityId })
    .from(facilityHome)
    .where(
      and(
        eq(facilityHome.state, 'open'),
        sql`exists (select 1 from audit a where a.facility_id = ${facilityHome.facilityId} and a.at < ${now - WAITED}
          and a.at >= coalesce((select min(s.sealed_at, ${now}) - ${HOUR} from audit_seal s where s.facility_id = ${facilityHome.facilityId}
            order by s.number desc limit 1), 0)
          and not exists (select 1 from audit_seal s where s.facility_id = a.facility_id and s.command_id = a.command_id
            and s.child_id = a.child_id))`,
      ),
    )
  return rows.map(({ facilityId }) => facilityId)
}

/** Lets the facility's object seal; when it does not answer, the same work is done here. */
async function wake(env: Env, facilityId: number, now: Moment): Promise<void> {
  const asked = env.FACILITY?.getByName(String(facilityId)).seal(facilityId)
  const late = new Promise<'late'>((settle) => setTimeout(() => settle('late'), ANSWERS_WITHIN))
  const answer = await Promise.race([asked, late]).catch(() => undefined)
  if (typeof answer !== 'number') await sealFacility(env, facilityId, now)
}

async function each(facilityIds: readonly number[], work: (facilityId: number) => Promise<unknown>): Promise<void> {
  const waiting = [...facilityIds]
  const failures: unknown[] = []
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await work(next).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))
  if (failures.length > 0) throw failures[0]
}

/** `audit/<facility>/<day>.json`, written once and never again. */
async function archiveHeads(env: Env, now: Moment): Promise<void> {
  const bucket = env.ARCHIVE
  if (!bucket) return
  const today = dayOf(now)
  const heads = await drizzle(env.DIRECTORY)
    .select()
    .from(auditHead)
    .where(and(gte(auditHead.day, addDays(today, -ARCHIVED_DAYS)), lt(auditHead.day, today)))
  for (const head of heads) {
    const key = `audit/${head.facilityId}/${head.day}.json`
    await bucket.put(key, JSON.stringify(head), { onlyIf: { etagDoesNotMatch: '*' } })
  }
}
