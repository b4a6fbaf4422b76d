// Every night each database is written to the bucket ARCHIVE, out of the databases' reach: sealed with SECRET, some pages a minute until all is
// there, so that no night's work has to fit into one call. Broken off, it goes on where it was with the next minute.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { R2Bucket } from '@cloudflare/workers-types'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import * as directory from '../../schema/directory.ts'
import { addDays, type Day, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import * as facility from '../../schema/shard.ts'
import { facilityHome } from '../../schema/shard.ts'
import { pageOf, pagesOf } from '../export/pages.ts'
import { type ExportTable, inOrder } from '../export/tables.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { sealBytes } from '../kit/seal.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import {
  type BackupState,
  dayFolder,
  keptDays,
  manifestPlace,
  partAbout,
  partPlace,
  statePlace,
  type TableOf,
  type Unit,
  type UnitManifest,
} from './store.ts'

/** Pages a call may write: each asks the database once and the bucket once, and a call may ask a thousand times. */
const PAGES_A_CALL = 200
/** Days before the last one kept that are looked at for what an earlier night left. */
const SWEPT_DAYS = 7

/** All tables with all columns, children before parents: what is written meanwhile never leaves a row that points to nothing. */
const tablesOf = (schema: Record<string, unknown>, source: ExportTable['source']): ExportTable[] =>
  inOrder(schema)
    .map(({ name, table, key }) => ({
      ...{ source, name, table, key, columns: getTableConfig(table).columns },
      own: (facilityId: number) => (source === 'facility' ? sql`facility_id = ${facilityId}` : sql`1`),
    }))
    .toReversed()
const SHARD_TABLES = tablesOf(facility, 'facility')
const DIRECTORY_TABLES = tablesOf(directory, 'directory')

/** The tables of a unit in the order in which they are written. */
export const unitTables = (unit: Unit): readonly ExportTable[] => (unit === 'DIRECTORY' ? DIRECTORY_TABLES : SHARD_TABLES)

/**
 * Writes what is still missing of this night's backup, as much as one call may. @returns true once the night's backup is whole; nothing is done
 * without a bucket.
 */
export async function backUp(env: Env, now: Moment, pages = PAGES_A_CALL): Promise<boolean> {
  const bucket = env.ARCHIVE
  if (!bucket) return false
  const day = dayOf(now)
  const state = await readState(bucket, day)
  if (state.finishedAt !== null) return true
  if (state.busyUntil > now) return false
  await writeState(bucket, day, { ...state, busyUntil: now + MINUTE - 1 })
  let left = pages
  for (const unit of await unitsOf(env)) {
    if (state.done.includes(unit)) continue
    state.begun = state.begun?.unit === unit ? state.begun : { unit, tables: [] }
    for (const table of unitTables(unit)) {
      if (state.begun.tables.some(({ name }) => name === table.name)) continue
      if (left <= 0) {
        await writeState(bucket, day, { ...state, busyUntil: 0 })
        return false
      }
      const written = await writeTable(env, bucket, { day, unit }, table)
      state.begun.tables.push(written)
      left -= written.parts + 1
    }
    const manifest: UnitManifest = { unit, at: now, tables: state.begun.tables }
    await bucket.put(manifestPlace(day, unit), JSON.stringify(manifest))
    state.done.push(unit)
    state.begun = null
  }
  await writeState(bucket, day, { ...state, busyUntil: 0, finishedAt: now })
  await forget(bucket, day, keptDays(env))
  return true
}

/** DIRECTORY and each facility where it is at home. */
async function unitsOf(env: Env): Promise<Unit[]> {
  const units: Unit[] = ['DIRECTORY']
  for (const shard of shardNames(env)) {
    const homes = await openShard(env, shard)
      .select({ facilityId: facilityHome.facilityId })
      .from(facilityHome)
      .where(sql`${facilityHome.state} <> 'moved'`)
      .orderBy(facilityHome.facilityId)
    units.push(...homes.map(({ facilityId }) => `${shard}/${facilityId}`))
  }
  return units
}

async function writeTable(
  env: Env,
  bucket: R2Bucket,
  { day, unit }: { day: Day; unit: Unit },
  table: ExportTable,
): Promise<TableOf> {
  const [shard = '', facilityId = '0'] = unit.split('/')
  const db = shard === 'DIRECTORY' ? (drizzle(env.DIRECTORY) as Shard) : openShard(env, shard)
  const hash = createHash('sha256')
  const written: TableOf = { name: table.name, rows: 0, sha256: '', parts: 0 }
  for await (const page of pagesOf(async (after, limit) => pageOf(db, table, Number(facilityId), after, limit))) {
    const bytes = new TextEncoder().encode(page.text)
    hash.update(bytes)
    written.rows += page.rows
    written.parts += 1
    const place = partPlace(day, unit, table.name, written.parts)
    await bucket.put(place, sealBytes(env, partAbout(place), gzipSync(bytes)))
  }
  return { ...written, sha256: hash.digest('hex') }
}

async function readState(bucket: R2Bucket, day: Day): Promise<BackupState> {
  const kept = await bucket.get(statePlace(day))
  return kept ? ((await kept.json()) as BackupState) : { done: [], begun: null, busyUntil: 0, finishedAt: null }
}
const writeState = (bucket: R2Bucket, day: Day, state: BackupState) => bucket.put(statePlace(day), JSON.stringify(state))

/** Removes the backups whose time is over. */
async function forget(bucket: R2Bucket, today: Day, kept: number): Promise<void> {
  for (let past = kept; past < kept + SWEPT_DAYS; past++) {
    const prefix = dayFolder(addDays(today, -past))
    for (let more = true; more; ) {
      const { objects, truncated } = await bucket.list({ prefix })
      if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key))
      more = truncated
    }
  }
}
