// The way into one organisation. A city officer's right is the one right that lives in DIRECTORY: a dated duty and a live sign-in at the
// office door, read in the same batch as what is asked. Unknown, foreign and no longer one's own are the same 404.
import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Context, MiddlewareHandler } from 'hono'
import { network, officer, organisation, signIn } from '../../schema/directory.ts'
import type { Day } from '../../schema/kit/day.ts'
import { MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import type { App } from '../kit/context.ts'
import { notFound, proofNeeded, secondFactorNeeded, signedOut } from '../kit/fail.ts'
import { isStrong, keepSignIn, liveSignIn } from '../kit/live-sign-in.ts'
import { FRESH_FOR } from '../kit/rights.ts'
import { lineOf } from '../kit/source.ts'
import { tokenOf } from '../kit/token.ts'

export type Directory = DrizzleD1Database<Record<string, never>>

/** Nobody without a token gets further, and no route answers without having decided. */
export const cityScope: MiddlewareHandler<App> = async (c, next) => {
  tokenOf(c)
  await next()
  if (!c.get('checked') && c.res.ok) throw new Error(`${c.req.path} answered without deciding ${c.get('action')}`)
}

const organisationIdOf = (c: Context<App>): number => {
  const text = c.req.param('organisation') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}

/** SQL: somebody's dated duty as an officer holds on a day. */
export const onDuty = (day: Day) => and(lte(officer.startsOn, day), or(isNull(officer.endsOn), gte(officer.endsOn, day)))

/** Reads DIRECTORY in one round trip: sign-in and duty first, then the given queries; what they found is handed over only to an officer. */
export async function readCity<const T extends readonly BatchItem<'sqlite'>[]>(
  c: Context<App>,
  queries: (db: Directory, organisationId: number) => T,
): Promise<{ organisation: typeof organisation.$inferSelect; db: Directory; rows: BatchResponse<T> }> {
  const token = tokenOf(c)
  const organisationId = organisationIdOf(c)
  const today = c.get('today')
  const db: Directory = drizzle(c.env.DIRECTORY)
  const [[live], [found], [near], ...rows] = await db.batch([
    db
      .select({ createdAt: signIn.createdAt, usedAt: signIn.usedAt, strength: signIn.strength, freshAt: signIn.freshAt })
      .from(signIn)
      .where(liveSignIn(token, c.get('now'))),
    db
      .select({
        id: organisation.id,
        name: organisation.name,
        wording: organisation.wording,
        demo: organisation.demo,
        createdAt: organisation.createdAt,
      })
      .from(organisation)
      .innerJoin(officer, eq(officer.organisationId, organisation.id))
      .where(and(eq(organisation.id, organisationId), eq(officer.accountId, token.account), onDuty(today)))
      .limit(1),
    db
      .select({ cidr: network.cidr })
      .from(network)
      .where(
        and(
          eq(network.organisationId, organisationId),
          eq(network.facilityId, 0),
          isNull(network.endedAt),
          sql`instr(${lineOf(c)}, ${network.cidr}) = 1`,
        ),
      )
      .limit(1),
    ...queries(db, organisationId),
  ])
  if (!live) throw signedOut()
  if (!found || token.door !== 'office') throw notFound()
  if (!isStrong(live.strength) && !near) throw secondFactorNeeded()
  const rule: Rule = MATRIX[c.get('action')]
  if (rule.fresh && live.freshAt <= c.get('now') - FRESH_FOR) throw proofNeeded()
  c.set('checked', true)
  keepSignIn(c, token, live.usedAt ?? live.createdAt)
  return { organisation: found, db, rows: rows as unknown as BatchResponse<T> }
}
