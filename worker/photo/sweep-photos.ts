// At night the bucket is brought in line with the rows: the bytes of what was taken away go, and bytes that no row names, because something
// went wrong behind them.
import type { R2Bucket } from '@cloudflare/workers-types'
import { and, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import { addDays, dayOf, type Moment } from '../../schema/kit/day.ts'
import { photo } from '../../schema/shard.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { findShard, openShard, type Shard } from '../kit/shard.ts'
import { type Folder, ofDay, placesOf, readPlace } from './bucket.ts'

/** A night that was missed is made good within these. Never today's: its rows may still be on their way. */
const DAYS_BACK = [1, 2, 3]
/** What one call of R2 deletes at most is a thousand objects; each picture is two. */
const AT_ONCE = 400

/** May run at any time and as often as one likes. Resolves to how many objects were deleted. */
export async function sweepPhotos(env: Env, now: Moment): Promise<number> {
  const bucket = env.PHOTOS
  if (!bucket) return 0
  let deleted = 0
  for (const shard of shardNames(env)) deleted += await forgetRemoved(env, bucket, shard)
  return deleted + (await forgetUnnamed(env, bucket, 'photo', now, namedPhotos))
}

/** Those of some keys of a house that a row names. */
export type NamedIn = (db: Shard, facilityId: number, keys: SQL) => PromiseLike<{ key: string }[]>

const namedPhotos: NamedIn = (db, facilityId, keys) =>
  db
    .select({ key: photo.objectKey })
    .from(photo)
    .where(and(eq(photo.facilityId, facilityId), sql`${photo.objectKey} in ${keys}`))

/** First the bytes, then the row's word of them: what fails between is done again. */
async function forgetRemoved(env: Env, bucket: R2Bucket, shard: string): Promise<number> {
  const db = openShard(env, shard)
  const rows = await db
    .select({ facilityId: photo.facilityId, id: photo.id, key: photo.objectKey })
    .from(photo)
    .where(and(isNotNull(photo.removedAt), ne(photo.objectKey, '')))
    .limit(AT_ONCE)
  if (rows.length === 0) return 0
  const places = rows.flatMap(({ key }) => placesOf(key))
  await bucket.delete(places)
  await db
    .update(photo)
    .set({ objectKey: '' })
    .where(
      sql`(facility_id, id) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows.map(({ facilityId, id }) => [facilityId, id]))}))`,
    )
  return places.length
}

/** Deletes what came to a folder in the last days and no row names. Resolves to how many objects. */
export async function forgetUnnamed(env: Env, bucket: R2Bucket, folder: Folder, now: Moment, named: NamedIn): Promise<number> {
  let deleted = 0
  for (const back of DAYS_BACK) deleted += await ofOneDay(env, bucket, ofDay(addDays(dayOf(now), -back), folder), named)
  return deleted
}

async function ofOneDay(env: Env, bucket: R2Bucket, prefix: string, named: NamedIn): Promise<number> {
  let deleted = 0
  for (let cursor: string | undefined; ; ) {
    const listed = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const unnamed = await unnamedOf(
      env,
      listed.objects.map(({ key }) => key),
      named,
    )
    if (unnamed.length > 0) await bucket.delete(unnamed)
    deleted += unnamed.length
    if (!listed.truncated) return deleted
    cursor = listed.cursor
  }
}

/** Those of some places that no row of their house names. A house that cannot be asked keeps all of its own. */
async function unnamedOf(env: Env, places: readonly string[], named: NamedIn): Promise<string[]> {
  const keys = new Map<number, Set<string>>()
  for (const place of places) {
    const found = readPlace(place)
    if (found) keys.set(found.facilityId, (keys.get(found.facilityId) ?? new Set()).add(found.key))
  }
  const gone = new Set<string>()
  for (const [facilityId, mine] of keys) {
    const db = await findShard(env, facilityId)
    if (!db) continue
    const rows = await named(db, facilityId, sql`(select value from json_each(${JSON.stringify([...mine])}))`)
    for (const key of mine) if (!rows.some((row) => row.key === key)) gone.add(key)
  }
  return places.filter((place) => gone.has(readPlace(place)?.key ?? ''))
}
