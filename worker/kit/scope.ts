// The way into one facility: find its shard, check session and right, hand over what was read.

import { and, eq } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { Context, MiddlewareHandler } from 'hono'
import { HOUR } from '../../schema/kit/day.ts'
import { session } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { notFound, signedOut } from './fail.ts'
import { keepSignIn } from './live-sign-in.ts'
import { allows } from './may.ts'
import { isLive, type Principal, principalQuery, type SessionRow, toPrincipal } from './principal.ts'
import { reopen } from './reopen.ts'
import { findShard, type Shard } from './shard.ts'
import type { Token } from './token.ts'

/** The token of the caller; 401 without one. */
export function tokenOf(c: Context<App>): Token {
  const token = c.get('token')
  if (!token) throw signedOut()
  return token
}

/** Opens the facility named in the path. Nobody without a token gets further, and an unknown facility looks like a foreign one. */
export const facilityScope: MiddlewareHandler<App> = async (c, next) => {
  tokenOf(c)
  const text = c.req.param('facility') ?? ''
  const facilityId = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
  const db = facilityId ? await findShard(c.env, facilityId) : null
  if (!db) {
    await reopen(c, null)
    throw notFound()
  }
  c.set('scope', { facilityId, db })
  await next()
  if (!c.get('checked') && c.res.ok) throw new Error(`${c.req.path} answered without deciding ${c.get('action')}`)
}

type Queries = readonly BatchItem<'sqlite'>[]

/**
 * Reads in one round trip: session and rights first, then the given queries. What they found is handed over only if the declared action
 * is allowed; otherwise it is dropped unread. Queries carry ownership in their own WHERE, since a right may reach some children only.
 */
export async function read<const T extends Queries>(
  c: Context<App>,
  queries: (db: Shard) => T,
): Promise<{ who: Principal; rows: BatchResponse<T> }> {
  const token = tokenOf(c)
  const now = c.get('now')
  const ask = async () => {
    const { db, facilityId } = c.get('scope')
    const [mine, ...rows] = await db.batch([principalQuery(db, facilityId, token, c.get('today')), ...queries(db)])
    return { row: mine[0] as SessionRow | undefined, rows: rows as unknown as BatchResponse<T> }
  }
  let found = await ask()
  if (!isLive(found.row, now)) {
    await reopen(c, c.get('scope'))
    found = await ask()
  }
  if (!isLive(found.row, now)) throw notFound()
  const who = toPrincipal(found.row)
  if (!allows(c.get('action'), who)) throw notFound()
  c.set('checked', true)
  if (now - found.row.usedAt > HOUR) {
    c.executionCtx.waitUntil(touch(c, token))
    keepSignIn(c, token, found.row.usedAt)
  }
  return { who, rows: found.rows }
}

/** Moves the idle limit; at most once an hour, so that reading stays reading. */
async function touch(c: Context<App>, token: Token): Promise<void> {
  const { db, facilityId } = c.get('scope')
  await db
    .update(session)
    .set({ usedAt: c.get('now') })
    .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash)))
}
