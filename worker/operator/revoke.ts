import { and, eq } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { audit, device } from '../../schema/shard.ts'
import { endDevice } from '../device/pair-device.ts'
import { auditRow } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { findShard } from '../kit/shard.ts'
import { tell } from '../kit/tell-listeners.ts'
import { tokenOf } from '../kit/token.ts'
import { readOperator } from './scope.ts'

/** Ends a device in a facility: lost at night, and nobody there to do it. The facility's own audit says who did. Twice is once. */
export async function revoke(c: Context<App>, asked: { id: Id; facilityId: number; deviceId: Id }) {
  const { id, facilityId, deviceId } = asked
  await readOperator(c, () => [])
  const db = await findShard(c.env, facilityId)
  if (!db) throw notFound()
  const [found] = await db
    .select({ revokedAt: device.revokedAt })
    .from(device)
    .where(and(eq(device.facilityId, facilityId), eq(device.id, deviceId)))
  if (!found) throw notFound()
  const now = c.get('now')
  if (found.revokedAt !== null) return { id, at: found.revokedAt }
  c.set('scope', { facilityId, db })
  const row = auditRow(c, { id, childId: '', content: { revoked: deviceId, by: 'operator' } })
  await db.batch([
    ...endDevice(db, facilityId, deviceId, tokenOf(c).account, now),
    db.insert(audit).values(row).onConflictDoNothing(),
  ])
  await tell(c.env, facilityId, { topics: ['device'], again: true, now })
  return { id, at: now }
}
