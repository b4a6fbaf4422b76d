// Ending sign-ins. The directory is told first, then every facility where the account may have a session. What did not hear is told by a
// sweep, and what did is told once more: a session opened in the very same moment ends too.
import { and, eq, exists, gt, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { membership, signIn } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { findShard } from '../kit/shard.ts'
import { tell } from '../kit/tell-listeners.ts'
import { tellNow, tellOwner } from './tell-owner.ts'

type Directory = ReturnType<typeof drizzle>

/** Ends asked for by the sweep in one go. */
const MOST_AT_ONCE = 500

/**
 * Ends every sign-in of an account but one, in the directory and in every facility, names opened on tablets included. For whoever changes
 * how an account signs in: password, passkey, authenticator app, recovery.
 * @param keep token hash of the sign-in that stays, or null for none
 * @returns how many sign-ins ended
 */
export async function endOtherSignIns(c: Context<App>, accountId: Id, keep: string | null): Promise<number> {
  const directory = drizzle(c.env.DIRECTORY)
  const [ended] = await directory.batch([
    endRows(directory, and(eq(signIn.accountId, accountId), ne(signIn.tokenHash, keep ?? '')), c.get('now')),
    ...(keep ? tellOwner(directory, accountId, { kind: 'ended_others', now: c.get('now') }) : []),
  ])
  await spreadEnds(c.env, accountId, c.get('now'), keep)
  return ended.length
}

/**
 * Ends every other sign-in of an account that was proved with a password alone, and tells the owner if there was one: who came in with a
 * password that somebody else knows is out once a second factor or a passkey is there.
 */
export async function endWeakerSignIns(c: Context<App>, accountId: Id, keep: string): Promise<void> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const weaker = and(eq(signIn.accountId, accountId), ne(signIn.tokenHash, keep), eq(signIn.strength, 'password'))
  const some = directory
    .select({ one: sql`1` })
    .from(signIn)
    .where(and(weaker, isNull(signIn.endedAt), gt(signIn.expiresAt, now)))
  await tellNow(directory, tellOwner(directory, accountId, { kind: 'ended_others', now, when: exists(some) }))
  const hashes = (await endRows(directory, weaker, now)).map(({ hash }) => hash)
  if (hashes.length === 0) return
  await toEach(c.env, accountId, now, (facilityId) =>
    and(
      eq(session.facilityId, facilityId),
      sql`${session.tokenHash} in (select value from json_each(${JSON.stringify(hashes)}))`,
      isNull(session.endedAt),
    ),
  )
}

/** A statement that ends live sign-ins, for a batch of more. */
export const endRows = (directory: Directory, which: SQL | undefined, now: Moment) =>
  directory
    .update(signIn)
    .set({ endedAt: now })
    .where(and(which, isNull(signIn.endedAt)))
    .returning({ hash: signIn.tokenHash })

/** Ends one sign-in of an account everywhere. */
export async function endSignIn(c: Context<App>, accountId: Id, hash: string): Promise<void> {
  const directory = drizzle(c.env.DIRECTORY)
  await endRows(directory, and(eq(signIn.accountId, accountId), eq(signIn.tokenHash, hash)), c.get('now'))
  await toEach(c.env, accountId, c.get('now'), (facilityId) =>
    and(eq(session.facilityId, facilityId), eq(session.tokenHash, hash), isNull(session.endedAt)),
  )
}

/** Ends the sessions of an account in every facility, but those of one token. A facility that cannot be reached is left to the sweep. */
export const spreadEnds = (env: Env, accountId: Id, now: Moment, keep: string | null): Promise<void> =>
  toEach(env, accountId, now, (facilityId) =>
    and(
      eq(session.facilityId, facilityId),
      eq(session.accountId, accountId),
      ne(session.tokenHash, keep ?? ''),
      isNull(session.endedAt),
    ),
  )

async function toEach(env: Env, accountId: Id, now: Moment, which: (facilityId: number) => SQL | undefined): Promise<void> {
  const places = await drizzle(env.DIRECTORY)
    .selectDistinct({ facilityId: membership.facilityId })
    .from(membership)
    .where(and(eq(membership.accountId, accountId), ne(membership.facilityId, 0)))
  const results = await Promise.allSettled(
    places.map(async ({ facilityId }) => {
      const db = await findShard(env, facilityId)
      await db?.update(session).set({ endedAt: now }).where(which(facilityId))
      await tell(env, facilityId, { topics: [], again: true, now })
    }),
  )
  for (const result of results) if (result.status === 'rejected') logTrouble(now, 'endSessions', result.reason)
}

/** The sweep: tells every facility of sign-ins that ended, until each has heard. */
export async function finishEndings(env: Env, now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const ended = await directory
    .select({ hash: signIn.tokenHash, accountId: signIn.accountId })
    .from(signIn)
    .where(and(isNull(signIn.spreadAt), lt(signIn.endedAt, now - MINUTE / 2)))
    .orderBy(signIn.endedAt)
    .limit(MOST_AT_ONCE)
  if (ended.length === 0) return
  const accounts = [...new Set(ended.map(({ accountId }) => accountId))]
  const places = await directory
    .selectDistinct({ accountId: membership.accountId, facilityId: membership.facilityId })
    .from(membership)
    .where(
      sql`${membership.accountId} in (select value from json_each(${JSON.stringify(accounts)})) and ${membership.facilityId} > 0`,
    )
  const unheard = new Set<string>()
  for (const facilityId of new Set(places.map((place) => place.facilityId))) {
    const here = new Set(places.filter((place) => place.facilityId === facilityId).map(({ accountId }) => accountId))
    const hashes = ended.filter(({ accountId }) => here.has(accountId)).map(({ hash }) => hash)
    try {
      const db = await findShard(env, facilityId, true)
      await db
        ?.update(session)
        .set({ endedAt: now })
        .where(
          and(
            eq(session.facilityId, facilityId),
            sql`${session.tokenHash} in (select value from json_each(${JSON.stringify(hashes)}))`,
            isNull(session.endedAt),
          ),
        )
    } catch (error) {
      logTrouble(now, 'finishEndings', error)
      for (const hash of hashes) unheard.add(hash)
    }
  }
  const heard = ended.map(({ hash }) => hash).filter((hash) => !unheard.has(hash))
  await directory
    .update(signIn)
    .set({ spreadAt: now })
    .where(sql`${signIn.tokenHash} in (select value from json_each(${JSON.stringify(heard)}))`)
}
