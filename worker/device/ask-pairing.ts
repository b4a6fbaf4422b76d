// A tablet asks to be paired: it gets a code to show and a secret to wait with. The directory holds the question, because no facility is known.
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { pairing } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { device, session } from '../../schema/shard.ts'
import { browserLabel } from '../account/browser-label.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { hashCode, newCode } from '../kit/one-time-code.ts'
import { findShard } from '../kit/shard.ts'
import { LIFETIMES, mintToken, writeCookie } from '../kit/token.ts'

/** About 39 bits, good for ten minutes and five tries. */
const CODE_SIGNS = 8
/** How long a code stands on the screen of a tablet. */
export const CODE_LASTS = 10 * MINUTE
/** An answer may be fetched a little after the code is over, and once more when it was lost on the way. */
const GRACE = 2 * MINUTE

const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Makes a question: the code for the screen, the secret for the browser, and until when. */
export async function askPairing(c: Context<App>): Promise<{ code: string; secret: string; until: Moment }> {
  const now = c.get('now')
  const code = newCode(CODE_SIGNS)
  const secret = randomBytes(32).toString('base64url')
  const until = now + CODE_LASTS
  await drizzle(c.env.DIRECTORY)
    .insert(pairing)
    .values({ codeHash: hashCode(code), secretHash: hashSecret(secret), createdAt: now, expiresAt: until })
  return { code, secret, until }
}

export type PairingAnswer =
  | { state: 'waiting'; until: Moment }
  | { state: 'paired'; facilityId: number; deviceId: Id; kind: 'tablet' | 'kiosk' | 'office_pc' }

/**
 * Asks whether the office has confirmed. When it has, the browser gets the device's cookie; asked again (an answer that was lost) it gets a
 * new one, and the one before ends.
 */
export async function awaitPairing(c: Context<App>, secret: string): Promise<PairingAnswer> {
  const now = c.get('now')
  const [asked] = await drizzle(c.env.DIRECTORY)
    .select()
    .from(pairing)
    .where(eq(pairing.secretHash, hashSecret(secret)))
  const over = new Fail(404, 'pairing_over', 'このコードは時間がすぎました。新しいコードを出してください。')
  if (!asked || asked.expiresAt + (asked.deviceId ? GRACE : 0) <= now) throw over
  if (!asked.facilityId || !asked.deviceId) return { state: 'waiting', until: asked.expiresAt }
  const { facilityId, deviceId } = asked
  const db = await findShard(c.env, facilityId)
  const { token, value } = mintToken(deviceId, 'device')
  const { idle, most } = LIFETIMES.device
  const made =
    (await db?.batch([
      db
        .update(session)
        .set({ endedAt: now })
        .where(
          and(
            eq(session.facilityId, facilityId),
            eq(session.accountId, deviceId),
            eq(session.door, 'device'),
            isNull(session.endedAt),
          ),
        ),
      db.insert(session).select(
        sql`select ${facilityId}, ${token.hash}, d.id, 'device', ${now}, ${now}, ${idle * 1000}, ${now + most * 1000}, null, 'device', ${now},
            null, ${browserLabel(c.req.header('user-agent'))}, null, ${now}
            from device d where d.facility_id = ${facilityId} and d.id = ${deviceId} and d.revoked_at is null`,
      ),
      db
        .select({ kind: device.kind })
        .from(device)
        .where(and(eq(device.facilityId, facilityId), eq(device.id, deviceId), isNull(device.revokedAt))),
    ])) ?? []
  const kind = made[2]?.[0]?.kind
  // The office has said yes to the code and is about to write the device down.
  if (!kind) return { state: 'waiting', until: asked.expiresAt }
  writeCookie(c, 'device', value)
  return { state: 'paired', facilityId, deviceId, kind }
}
