// At night pictures of 薬剤情報 go that have been kept for as long as their facility says; the requests they belonged to stay.
import type { R2Bucket } from '@cloudflare/workers-types'
import { and, eq, sql } from 'drizzle-orm'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { SHEET_DAYS } from '../../schema/medicine/rule.ts'
import { medicineSheet } from '../../schema/shard.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { openShard } from '../kit/shard.ts'
import { placeOf } from '../photo/bucket.ts'
import { forgetUnnamed } from '../photo/sweep-photos.ts'

/** What one call of R2 deletes at most is a thousand objects. */
const AT_ONCE = 900

/** May run at any time and as often as one likes. Resolves to how many objects were deleted. */
export async function sweepSheets(env: Env, now: Moment): Promise<number> {
  const bucket = env.PHOTOS
  if (!bucket) return 0
  let deleted = 0
  for (const shard of shardNames(env)) deleted += await forgetKept(env, bucket, shard, dayOf(now))
  const unnamed = await forgetUnnamed(env, bucket, 'sheet', now, (db, facilityId, keys) =>
    db
      .select({ key: medicineSheet.objectKey })
      .from(medicineSheet)
      .where(and(eq(medicineSheet.facilityId, facilityId), sql`${medicineSheet.objectKey} in ${keys}`)),
  )
  return deleted + unnamed
}

/** First the bytes, then the row's word of them. One that no request names counts from the day it came. */
async function forgetKept(env: Env, bucket: R2Bucket, shard: string, today: Day): Promise<number> {
  const db = openShard(env, shard)
  const days = sql`coalesce((select json_extract(f.settings, '$.medicineSheetDays') from facility_setting f
    where f.facility_id = ${medicineSheet.facilityId} and f.starts_on <= ${today} order by f.starts_on desc limit 1), ${SHEET_DAYS})`
  const last = sql`coalesce((select max(r.day) from medicine_request r where r.facility_id = ${medicineSheet.facilityId}
    and r.day >= ${medicineSheet.day} and r.child_id = ${medicineSheet.childId} and r.sheet_id = ${medicineSheet.id}), ${medicineSheet.day})`
  const rows = await db
    .select({
      facilityId: medicineSheet.facilityId,
      childId: medicineSheet.childId,
      id: medicineSheet.id,
      key: medicineSheet.objectKey,
    })
    .from(medicineSheet)
    .where(sql`${medicineSheet.objectKey} <> '' and date(${last}, '+' || ${days} || ' days') < ${today}`)
    .limit(AT_ONCE)
  if (rows.length === 0) return 0
  await bucket.delete(rows.map(({ key }) => placeOf(key, 'large')))
  const gone = JSON.stringify(rows.map(({ facilityId, childId, id }) => [facilityId, childId, id]))
  await db
    .update(medicineSheet)
    .set({ objectKey: '' })
    .where(sql`(facility_id, child_id, id) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(${gone}))`)
  return rows.length
}
