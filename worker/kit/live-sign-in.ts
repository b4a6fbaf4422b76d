// A sign-in as the directory knows it. It is asked where no facility is: who am I, a city's day, opening a further facility.
import { and, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, signIn } from '../../schema/directory.ts'
import { HOUR } from '../../schema/kit/day.ts'
import type { App } from './context.ts'
import { LIFETIMES, type Token } from './token.ts'

/** SQL for a sign-in that may be used: of this door, not ended, not waiting for its second factor, not expired, not idle too long, of a person who has not left. */
export const liveSignIn = (token: Token, now: number): SQL | undefined =>
  and(
    eq(signIn.tokenHash, token.hash),
    eq(signIn.accountId, token.account),
    sql`${signIn.door} = ${token.door}`,
    isNull(signIn.endedAt),
    ne(signIn.strength, 'half'),
    gt(signIn.expiresAt, now),
    sql`coalesce(${signIn.usedAt}, ${signIn.createdAt}) + ${LIFETIMES[token.door].idle * 1000} > ${now}`,
    sql`not exists (select 1 from ${account} a where a.id = ${token.account} and a.retired_at is not null)`,
  )

/** True for a sign-in that was proved with more than a password. */
export const isStrong = (strength: string): boolean => ['second', 'passkey', 'device'].includes(strength)

/** Moves the idle limit of a sign-in after the answer; at most once an hour. */
export function keepSignIn(c: Context<App>, token: Token, usedAt: number): void {
  const now = c.get('now')
  if (now - usedAt <= HOUR) return
  const moved = drizzle(c.env.DIRECTORY).update(signIn).set({ usedAt: now }).where(eq(signIn.tokenHash, token.hash))
  c.executionCtx.waitUntil(moved.then(() => undefined))
}
