// The way of those who run the service. Their right lives in DIRECTORY like a city officer's: a dated duty, and a sign-in at the office door
// that was proved with more than a password. No network counts here: whoever reaches every facility's devices brings the second factor along.
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Context, MiddlewareHandler } from 'hono'
import { operator, signIn } from '../../schema/directory.ts'
import { MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import type { App } from '../kit/context.ts'
import { notFound, proofNeeded, secondFactorNeeded, signedOut } from '../kit/fail.ts'
import { isStrong, keepSignIn, liveSignIn } from '../kit/live-sign-in.ts'
import { FRESH_FOR } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

export type Directory = DrizzleD1Database<Record<string, never>>

/** Nobody without a token gets further, and no route answers without having decided. */
export const operatorScope: MiddlewareHandler<App> = async (c, next) => {
  tokenOf(c)
  await next()
  if (!c.get('checked') && c.res.ok) throw new Error(`${c.req.path} answered without deciding ${c.get('action')}`)
}

/** Reads DIRECTORY in one round trip: sign-in and duty first, then the given queries; what they found is handed over only to an operator. */
export async function readOperator<const T extends readonly BatchItem<'sqlite'>[]>(
  c: Context<App>,
  queries: (db: Directory) => T,
): Promise<{ db: Directory; rows: BatchResponse<T> }> {
  const token = tokenOf(c)
  const today = c.get('today')
  const db: Directory = drizzle(c.env.DIRECTORY)
  const [[live], [duty], ...rows] = await db.batch([
    db
      .select({ createdAt: signIn.createdAt, usedAt: signIn.usedAt, strength: signIn.strength, freshAt: signIn.freshAt })
      .from(signIn)
      .where(liveSignIn(token, c.get('now'))),
    db
      .select({ startsOn: operator.startsOn })
      .from(operator)
      .where(
        and(
          eq(operator.accountId, token.account),
          lte(operator.startsOn, today),
          or(isNull(operator.endsOn), gte(operator.endsOn, today)),
        ),
      )
      .limit(1),
    ...queries(db),
  ])
  if (!live) throw signedOut()
  if (!duty || token.door !== 'office') throw notFound()
  if (!isStrong(live.strength)) throw secondFactorNeeded()
  const rule: Rule = MATRIX[c.get('action')]
  if (rule.fresh && live.freshAt <= c.get('now') - FRESH_FOR) throw proofNeeded()
  c.set('checked', true)
  keepSignIn(c, token, live.usedAt ?? live.createdAt)
  return { db, rows: rows as unknown as BatchResponse<T> }
}
