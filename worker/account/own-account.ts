// The way to one's own account: a live sign-in of this door, read in the same round trip as what is asked.
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { signIn } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { proofNeeded, signedOut } from '../kit/fail.ts'
import { keepSignIn, liveSignIn } from '../kit/live-sign-in.ts'
import { FRESH_FOR } from '../kit/rights.ts'
import { type Token, tokenOf } from '../kit/token.ts'

type Directory = ReturnType<typeof drizzle>

/**
 * Reads the directory about the caller's own account; what the queries found is handed over only to a live sign-in.
 * @param more `fresh`: the person must have proved who they are within the last minutes
 * @throws Fail 401 without a live sign-in, 403 `fresh_needed` when the proof is old
 */
export async function readOwn<const T extends readonly BatchItem<'sqlite'>[]>(
  c: Context<App>,
  queries: (db: Directory, accountId: string) => T,
  more: { fresh?: true } = {},
): Promise<{ db: Directory; token: Token; live: typeof signIn.$inferSelect; rows: BatchResponse<T> }> {
  const token = tokenOf(c)
  const now = c.get('now')
  const db = drizzle(c.env.DIRECTORY)
  const [[live], ...rows] = await db.batch([
    db.select().from(signIn).where(liveSignIn(token, now)),
    ...queries(db, token.account),
  ])
  if (!live) throw signedOut()
  c.set('checked', true)
  if (more.fresh && live.freshAt <= now - FRESH_FOR) throw proofNeeded()
  keepSignIn(c, token, live.usedAt ?? live.createdAt)
  return { db, token, live, rows: rows as unknown as BatchResponse<T> }
}
