import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import { signIn } from '../../schema/directory.ts'
import { passKey, pushDevice, session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { signedOut } from '../kit/fail.ts'
import { isStrong, liveSignIn } from '../kit/live-sign-in.ts'
import type { Proof } from '../kit/reopen.ts'
import { findShard } from '../kit/shard.ts'
import { mintToken, writeCookie } from '../kit/token.ts'
import { openPlaces } from './admit.ts'
import type { Own } from './own-sign-in.ts'
import { placesOf } from './places.ts'

/**
 * The person has just proved again who they are: the sign-in and all its sessions are fresh from now on, as strong as the proof, and under a
 * new token. What was shut for want of a second factor opens. The facilities go first: until the directory agrees the old cookie still works.
 * @param strength what the proof was; a weaker one takes nothing away
 */
export async function renew(c: Context<App>, own: Own, strength: Proof['strength']): Promise<void> {
  const { token, live, directory } = own
  const now = c.get('now')
  const { token: next, value } = mintToken(token.account, token.door)
  const grown = isStrong(strength)
  const places = await placesOf(directory, token.account, c.get('today'))
  const fresh = { tokenHash: next.hash, freshAt: now }
  await Promise.all(
    places
      .filter(({ facilityId, door }) => facilityId > 0 && door === token.door)
      .map(async ({ facilityId }) => {
        const db = await findShard(c.env, facilityId)
        await db?.batch([
          db
            .update(session)
            .set(grown ? { ...fresh, strength, network: null } : fresh)
            .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash), isNull(session.endedAt))),
          db
            .update(pushDevice)
            .set({ tokenHash: next.hash })
            .where(and(eq(pushDevice.facilityId, facilityId), eq(pushDevice.tokenHash, token.hash))),
          db
            .update(passKey)
            .set({ tokenHash: next.hash })
            .where(and(eq(passKey.facilityId, facilityId), eq(passKey.tokenHash, token.hash))),
        ])
      }),
  )
  const moved = await directory
    .update(signIn)
    .set(grown ? { ...fresh, strength } : fresh)
    .where(liveSignIn(token, now))
    .returning()
  if (moved.length === 0) throw signedOut()
  c.set('token', next)
  const proof = { ...live, ...fresh, strength: grown ? strength : live.strength }
  await openPlaces(c, next, proof, places)
  if (token.door !== 'device') writeCookie(c, token.door, value)
}
