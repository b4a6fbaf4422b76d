// 認めたネットワーク: where a password is enough for work that otherwise needs a second factor. They live in the directory, because they count
// before any facility is opened; what stands on one that ends is ended at once, and by a sweep again.
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { network, placement } from '../../schema/directory.ts'
import { HOUR, type Moment } from '../../schema/kit/day.ts'
import { session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { badInput } from '../kit/fail.ts'
import { logTrouble } from '../kit/log.ts'
import { openShard } from '../kit/shard.ts'
import { networkBits, networkText } from '../kit/source.ts'

type Directory = DrizzleD1Database<Record<string, never>> | ReturnType<typeof drizzle>

/** Whose network it is; facility 0 is the whole organisation's. */
export interface Owner {
  organisationId: number
  facilityId: number
}

/** The fewest bits that are still one line of one place. */
const NARROWEST = { 4: 16, 6: 48 } as const
/** Addresses that mean something else in every house, and never reach us as such. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10']
const LOOPBACK = ['127.0.0.0/8', '::1']
const SWEPT_FOR = 24 * HOUR

/** Reads what a person typed. @throws Fail 400 with what to do instead */
export function readNetwork(c: Context<App>, text: string): string {
  const fault = (message: string) => badInput(`ネットワーク（network）: ${message}`, 'network')
  const bits = networkBits(text)
  if (!bits) throw fault('203.0.113.0/24 のように入れてください。わからないときは「いまの接続元を入れる」を押してください')
  const within = (list: readonly string[]) => list.some((one) => bits.startsWith(networkBits(one) ?? '-'))
  if (within(PRIVATE))
    throw fault('これは園の中だけで使う番号で、外からは見えません。園のパソコンから「いまの接続元を入れる」を押してください')
  if (within(LOOPBACK)) {
    if (c.env.MODE === 'production') throw fault('この番号は、使っている機械そのものをさすので認められません')
    return bits
  }
  const family = bits.startsWith('4') ? 4 : 6
  if (bits.length - 2 < NARROWEST[family]) throw fault(`広すぎます。/${NARROWEST[family]} か、それより狭い範囲にしてください`)
  return bits
}

/** A query for the networks of an owner that are in use. */
export const networksOfOwner = (db: Directory, { organisationId, facilityId }: Owner) =>
  db
    .select({ cidr: network.cidr, name: network.name, since: network.createdAt })
    .from(network)
    .where(and(eq(network.organisationId, organisationId), eq(network.facilityId, facilityId), isNull(network.endedAt)))
    .orderBy(network.createdAt)

/** As people read them. */
export const shown = (rows: readonly { cidr: string; name: string; since: Moment }[]) =>
  rows.map(({ cidr, ...rest }) => ({ ...rest, network: networkText(cidr) }))

/** A statement that allows a network, again if it was ended before. */
export const allow = (db: Directory, owner: Owner, cidr: string, name: string, now: Moment) =>
  db
    .insert(network)
    .values({ ...owner, cidr, name, createdAt: now })
    .onConflictDoUpdate({
      target: [network.organisationId, network.facilityId, network.cidr],
      set: { name, createdAt: now, endedAt: null },
    })

/** A statement that ends a network. */
export const disallow = (db: Directory, { organisationId, facilityId }: Owner, cidr: string, now: Moment) =>
  db
    .update(network)
    .set({ endedAt: now })
    .where(
      and(
        eq(network.organisationId, organisationId),
        eq(network.facilityId, facilityId),
        eq(network.cidr, cidr),
        isNull(network.endedAt),
      ),
    )

/** Ends the sessions that stand on networks which ended lately and which nobody else of the same house allows. */
export async function endOnNetworks(env: Env, now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const ended = await directory
    .select({ facilityId: placement.facilityId, shard: placement.shard, cidr: network.cidr })
    .from(network)
    .innerJoin(
      placement,
      sql`${placement.organisationId} = ${network.organisationId} and ${network.facilityId} in (0, ${placement.facilityId})`,
    )
    .where(
      and(
        isNotNull(network.endedAt),
        gt(network.endedAt, now - SWEPT_FOR),
        sql`not exists (select 1 from network o where o.organisation_id = ${network.organisationId} and o.cidr = ${network.cidr}
          and o.ended_at is null and o.facility_id in (0, ${placement.facilityId}))`,
      ),
    )
  for (const { facilityId, shard, cidr } of ended) {
    try {
      await openShard(env, shard)
        .update(session)
        .set({ endedAt: now })
        .where(and(eq(session.facilityId, facilityId), eq(session.network, cidr), isNull(session.endedAt)))
    } catch (error) {
      logTrouble(now, 'endOnNetworks', error)
    }
  }
}
