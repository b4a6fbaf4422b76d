// The way into one facility: find its shard, check session and right, hand over what was read.

import { and, eq } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { Context, MiddlewareHandler } from 'hono'
import { HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { session } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { demanded, notFound } from './fail.ts'
import { keepSignIn } from './live-sign-in.ts'
import { noteDenial, noteReading } from './log-reading.ts'
import { allows, keepsOpen, wardsFor } from './may.ts'
import { nudgeSealer } from './nudge-sealer.ts'
import { demandUnmet, isLive, type Principal, principalQuery, type SessionRow, toPrincipal } from './principal.ts'
import { reopen } from './reopen.ts'
import { findShard, type Shard } from './shard.ts'
import { lineOf } from './source.ts'
import { tellAfter } from './tell-listeners.ts'
import { type Token, tokenOf } from './token.ts'

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
  tellAfter(c)
  if (c.req.method !== 'GET' || c.get('looked') === 'logged') nudgeSealer(c)
  if (c.get('looked') === 'plainly' && c.req.method === 'GET' && c.res.ok) noteReading(c)
  if (!c.get('checked') && c.res.ok) throw new Error(`${c.req.path} answered without deciding ${c.get('action')}`)
}

type Queries = readonly BatchItem<'sqlite'>[]

/**
 * Reads in one round trip: session and rights first, then the given queries. What they found is handed over only if the declared action
 * is allowed, and `also` when one is named (a file of what the screen shows); otherwise it is dropped unread. Queries carry ownership in their own WHERE, since a right may reach some children only.
 */
export async function read<const T extends Queries>(
  c: Context<App>,
  queries: (db: Shard) => T,
  also?: Action,
): Promise<{ who: Principal; rows: BatchResponse<T> }> {
  const token = tokenOf(c)
  const now = c.get('now')
  const ask = async () => {
    const { db, facilityId } = c.get('scope')
    const [mine, ...rows] = await db.batch([principalQuery(db, facilityId, token, c.get('today'), now), ...queries(db)])
    return { row: mine[0] as SessionRow | undefined, rows: rows as unknown as BatchResponse<T> }
  }
  const line = lineOf(c)
  let found = await ask()
  if (!isLive(found.row, now, line)) {
    await reopen(c, c.get('scope'))
    found = await ask()
  }
  if (!isLive(found.row, now, line)) throw notFound()
  const who = toPrincipal(found.row, now)
  if (!allows(c.get('action'), who) || (also && !allows(also, who))) {
    noteDenial(c)
    throw notFound()
  }
  c.set('checked', true)
  for (const action of [c.get('action'), ...(also ? [also] : [])]) {
    const unmet = demandUnmet(action, found.row, now)
    if (unmet) throw demanded(unmet)
  }
  if (!c.get('looked')) c.set('looked', 'plainly')
  if (token.door === 'family') c.set('reached', wardsFor(c.get('action'), who))
  if (who.deviceId && token.door === 'room' && now - found.row.activeAt > MINUTE && keepsOpen(c.get('action')))
    c.executionCtx.waitUntil(Promise.resolve(keepOpen(c.get('scope').db, c.get('scope').facilityId, token, now)))
  if (now - found.row.usedAt > HOUR) {
    c.executionCtx.waitUntil(touch(c, token))
    keepSignIn(c, token, found.row.usedAt)
  }
  return { who, rows: found.rows }
}

/** Moves the ten minutes after which a tablet asks for the PIN again: by what is more than a tap. */
export const keepOpen = (db: Shard, facilityId: number, token: Token, now: Moment) =>
  db
    .update(session)
    .set({ activeAt: now })
    .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash)))

/** Moves the idle limit; at most once an hour, so that reading stays reading. */
async function touch(c: Context<App>, token: Token): Promise<void> {
  const { db, facilityId } = c.get('scope')
  await db
    .update(session)
    .set({ usedAt: c.get('now') })
    .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash)))
}
