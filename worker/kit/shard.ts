// Which shard a facility lives in. DIRECTORY is asked once per isolate and facility, never on the daily path.
import type { D1Database } from '@cloudflare/workers-types'
import { eq } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { placement } from '../../schema/directory.ts'
import type { Env } from './env.ts'

export type Shard = DrizzleD1Database<Record<string, never>>

/** One facility, in the shard where it lives. Feature code never learns which shard that is. */
export interface Scope {
  facilityId: number
  db: Shard
}

const homes = new Map<number, string>()

/** The shard of a facility, from memory; from DIRECTORY the first time, and whenever `again` says that the memory was wrong. */
export async function findShard(env: Env, facilityId: number, again = false): Promise<Shard | null> {
  const known = again ? undefined : homes.get(facilityId)
  if (known) return openShard(env, known)
  const [row] = await drizzle(env.DIRECTORY)
    .select({ shard: placement.shard })
    .from(placement)
    .where(eq(placement.facilityId, facilityId))
  if (!row) return null
  homes.set(facilityId, row.shard)
  return openShard(env, row.shard)
}

const opened = new WeakMap<D1Database, Shard>()

/** Opens a shard by the name of its binding; the same object each time, since statements are written once for it (prepared.ts). */
export function openShard(env: Env, shard: string): Shard {
  const database = env[shard as `SHARD_${number}`]
  if (!database) throw new Error(`shard ${shard} is not bound`)
  const db = opened.get(database) ?? drizzle(database)
  opened.set(database, db)
  return db
}
