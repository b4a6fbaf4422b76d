// A tablet whose pairing is over hands over what it had not sent. It proves itself with the cookie it had, and what it brings is sealed.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, device, quarantine, session } from '../../schema/shard.ts'
import { auditRow } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { findShard } from '../kit/shard.ts'
import { readDevice } from '../kit/token.ts'

/** More than any tablet makes in the days it may be without a line; beyond it somebody is filling the table. */
const MOST = 2000

/**
 * Takes sealed acts in, each once. Only from a device this facility knows, revoked or expired as it may be, with the cookie it had here:
 * everyone else gets the answer of an unknown address. Gives the ids that are safe now; those a full table left out stay on the tablet.
 */
export async function takeOver(
  c: Context<App>,
  asked: { facilityId: number; deviceId: Id; acts: readonly { id: Id; sealed: string }[] },
): Promise<{ ids: Id[] }> {
  const { facilityId, deviceId, acts } = asked
  const token = readDevice(c)
  const db = token?.account === deviceId ? await findShard(c.env, facilityId) : null
  if (!token || !db) throw notFound()
  const [proved] = await db
    .select({ name: device.name })
    .from(session)
    .innerJoin(device, and(eq(device.facilityId, session.facilityId), eq(device.id, session.accountId)))
    .where(
      and(
        eq(session.facilityId, facilityId),
        eq(session.tokenHash, token.hash),
        eq(session.accountId, deviceId),
        eq(session.door, 'device'),
      ),
    )
  if (!proved) throw notFound()
  c.set('scope', { facilityId, db })
  c.set('token', token)
  const now = c.get('now')
  const [, kept] = await db.batch([
    db
      .insert(quarantine)
      .select(
        sql`select ${facilityId}, a.value ->> 'id', ${deviceId}, ${now}, a.value ->> 'sealed', null, null, null, null
          from json_each(${JSON.stringify(acts)}) a
          where (select count(*) from quarantine q where q.facility_id = ${facilityId} and q.device_id = ${deviceId}) < ${MOST}`,
      )
      .onConflictDoNothing(),
    db
      .select({ id: quarantine.id })
      .from(quarantine)
      .where(
        and(
          eq(quarantine.facilityId, facilityId),
          eq(quarantine.deviceId, deviceId),
          sql`${quarantine.id} in (select value ->> 'id' from json_each(${JSON.stringify(acts)}))`,
        ),
      ),
    db.insert(audit).values(auditRow(c, { id: newId(now), childId: '', content: { handedOver: acts.map(({ id }) => id) } })),
  ])
  return { ids: kept.map(({ id }) => id) }
}
