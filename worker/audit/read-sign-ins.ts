// Who signed in to this facility, from what kind of browser and how it was proved; and who is signed in somewhere else and asked here.
import { and, between, desc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { signInQuery } from '../../schema/audit/input.ts'
import { accountEvent } from '../../schema/directory.ts'
import { addDays, startOf } from '../../schema/kit/day.ts'
import { session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { keptPerson } from './read-audit.ts'

const MOST = 500

/** Sign-ins of a window, newest first. Ended ones are kept 35 days; older ones are not told. */
export async function readSignIns(c: Context<App>, { from, to, account }: v.InferOutput<typeof signInQuery>) {
  const { facilityId } = c.get('scope')
  const [first, last] = [startOf(from), startOf(addDays(to, 1)) - 1]
  const { rows } = await read(c, (db) => [
    db
      .select({
        accountId: session.accountId,
        at: session.createdAt,
        door: session.door,
        endedAt: session.endedAt,
        strength: session.strength,
        label: session.label,
        name: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
          where p.facility_id = session.facility_id and p.account_id = session.account_id
          and not ${keptPerson(c)} limit 1)`,
        device: sql<string | null>`(select d.name from device d where d.facility_id = session.facility_id
          and d.id = coalesce(session.device_id, session.account_id))`,
      })
      .from(session)
      .where(
        and(
          eq(session.facilityId, facilityId),
          between(session.createdAt, first, last),
          account === undefined ? undefined : eq(session.accountId, account),
        ),
      )
      .orderBy(desc(session.createdAt))
      .limit(MOST),
  ])
  // Asked after the right was found to hold; the directory is not on anybody's daily path.
  const [strangers] = await drizzle(c.env.DIRECTORY)
    .select({ times: sql<number>`count(*)`, lastAt: sql<number | null>`max(${accountEvent.at})` })
    .from(accountEvent)
    .where(
      and(
        eq(accountEvent.kind, 'denied'),
        between(accountEvent.at, first, last),
        sql`${accountEvent.detail} ->> 'facility' = ${facilityId}`,
      ),
    )
  return { signIns: rows[0], strangers: { times: strangers?.times ?? 0, lastAt: strangers?.lastAt ?? null } }
}
