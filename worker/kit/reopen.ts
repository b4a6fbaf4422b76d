// A token without a live session in this shard: either it is dead, or its owner has a facility here that was never opened (a sibling
// added later, a facility that moved). The directory knows which; the second is opened on the spot.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { membership, signIn } from '../../schema/directory.ts'
import { session } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { notFound, signedOut } from './fail.ts'
import { liveSignIn } from './live-sign-in.ts'
import { findShard, type Scope } from './shard.ts'
import { LIFETIMES, type Token } from './token.ts'

/** Opens a session in the scope's facility, or throws: 401 for a dead token, 404 for a facility that is not one's own. */
export async function reopen(c: Context<App>, scope: Scope | null): Promise<void> {
  const token = c.get('token')
  if (!token) throw signedOut()
  const directory = drizzle(c.env.DIRECTORY)
  const [[live], [place]] = await directory.batch([
    directory
      .select()
      .from(signIn)
      .where(liveSignIn(token, c.get('now'))),
    directory
      .select()
      .from(membership)
      .where(
        and(
          eq(membership.accountId, token.account),
          eq(membership.facilityId, scope?.facilityId ?? 0),
          eq(membership.door, token.door),
        ),
      ),
  ])
  if (!live) throw signedOut()
  if (!scope || !place) throw notFound()
  const db = await findShard(c.env, scope.facilityId, true)
  if (!db) throw notFound()
  const made = await openSession(db, scope.facilityId, token, c.get('now'), live.expiresAt)
  if (!made) throw signedOut()
  c.set('scope', { ...scope, db })
}

/** Makes the session row of a token in one facility. False when one is there already that has ended or gone idle: it stays dead. */
export async function openSession(
  db: Scope['db'],
  facilityId: number,
  token: Token,
  now: number,
  expiresAt: number,
): Promise<boolean> {
  const rows = await db
    .insert(session)
    .values({
      facilityId,
      tokenHash: token.hash,
      accountId: token.account,
      door: token.door,
      createdAt: now,
      usedAt: now,
      idleMs: LIFETIMES[token.door].idle * 1000,
      expiresAt,
    })
    .onConflictDoNothing()
    .returning({ made: session.tokenHash })
  return rows.length > 0
}
