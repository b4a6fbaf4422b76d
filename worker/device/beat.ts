// 端末不通: a tablet says each minute that it is there and how many acts it has not sent. One that is silent may hold arrivals nobody else knows
// of: the office looks with its own eyes, and no family is told that its child has not come.
import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { IN_USE_FOR, SILENT_AFTER } from '../../schema/device/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { device } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'

/** Notes that the calling tablet is there. */
export async function beat(c: Context<App>, { unsent, ahead = 0 }: { unsent: number; ahead?: number | undefined }) {
  const { db, facilityId } = c.get('scope')
  const { who } = await read(c, () => [])
  if (!who.deviceId) throw notFound()
  await db
    .update(device)
    .set({ seenAt: c.get('now'), unsent, ahead })
    .where(and(eq(device.facilityId, facilityId), eq(device.id, who.deviceId), isNull(device.revokedAt)))
  return { at: c.get('now') }
}

/** SQL, over the row `device`: in use these days, and either not heard of or with acts that were not sent. `silentTablets` in words. */
const silent = (now: Moment): SQL =>
  sql`(device.seen_at > ${now - IN_USE_FOR} and (device.seen_at <= ${now - SILENT_AFTER} or device.unsent > 0))`

/** SQL that is true while a tablet of the facility is silent. */
export const anySilent = (
  facilityId: number,
  now: Moment,
): SQL => sql`exists (select 1 from device where device.facility_id = ${facilityId}
  and device.revoked_at is null and device.kind <> 'office_pc' and ${silent(now)})`

/** Tablets of which nobody knows what they hold. */
export async function readSilent(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ deviceId: device.id, name: device.name, seenAt: device.seenAt, unsent: device.unsent })
      .from(device)
      .where(and(eq(device.facilityId, facilityId), isNull(device.revokedAt), ne(device.kind, 'office_pc'), silent(c.get('now'))))
      .orderBy(device.seenAt),
    db
      .select({ heardAt: sql<Moment | null>`max(coalesce(${device.seenAt}, ${device.pairedAt}))`.as('heard_at') })
      .from(device)
      .where(and(eq(device.facilityId, facilityId), isNull(device.revokedAt), ne(device.kind, 'office_pc'))),
  ])
  const heardAt = rows[1][0]?.heardAt ?? null
  return {
    tablets: rows[0],
    /** Since when none of the facility's tablets was heard of, when that is longer than a tablet counts as in use: then none can be silent. */
    noneSince: heardAt !== null && heardAt <= c.get('now') - IN_USE_FOR ? heardAt : null,
  }
}
