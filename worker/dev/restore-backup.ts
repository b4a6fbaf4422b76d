// Puts a night's backup into empty databases: each unit is read through before a row is written, and what it holds is counted and compared.
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { D1Database } from '@cloudflare/workers-types'
import type { Day } from '../../schema/kit/day.ts'
import {
  type BackupState,
  manifestPlace,
  partAbout,
  partPlace,
  statePlace,
  type TableOf,
  type Unit,
  type UnitManifest,
} from '../backup/store.ts'
import { unitTables } from '../backup/write-backup.ts'
import type { Env } from '../kit/env.ts'
import { openBytes } from '../kit/seal.ts'
import { Refused } from './open-house.ts'

/** Letters of one parameter, of which at most two million bytes are taken. */
const MOST_TEXT = 300_000
type Line = Record<string, string | number | null>

export interface RestoredBackup {
  day: Day
  units: { unit: Unit; rows: number }[]
}

/**
 * @param only of which units; all of the day without
 * @throws Refused where the backup is not whole, does not open with this SECRET, or its place is not empty
 */
export async function restoreBackup(env: Env, day: Day, only?: readonly Unit[]): Promise<RestoredBackup> {
  const bucket = env.ARCHIVE
  if (!bucket) throw new Refused('wrangler.toml に ARCHIVE がありません。')
  const json = async <Kept>(place: string): Promise<Kept | null> =>
    ((await (await bucket.get(place))?.json()) as Kept | undefined) ?? null
  const state = await json<BackupState>(statePlace(day))
  if (state === null || (state.finishedAt === null && !only))
    throw new Refused(`${day} の控えは、最後まで書かれていません。別の日を選んでください。`)
  const units: RestoredBackup['units'] = []
  for (const unit of only ?? state.done) {
    const manifest = await json<UnitManifest>(manifestPlace(day, unit))
    if (!manifest) throw new Refused(`${day} の控えに ${unit} がありません。`)
    const database = databaseOf(env, unit)
    const tables = inOrderOf(unit, manifest)
    const linesOf = async (table: TableOf, part: number): Promise<Buffer> => {
      const place = partPlace(day, unit, table.name, part)
      const sealed = await (await bucket.get(place))?.arrayBuffer()
      const opened = sealed && openBytes(env, partAbout(place), new Uint8Array(sealed))
      if (!opened)
        throw new Refused(
          `${place} がないか、この SECRET では開きません。控えたときの SECRET を SECRET_BEFORE に入れてください。`,
        )
      return gunzipSync(opened)
    }
    for (const table of tables) await lookThrough(table, linesOf)
    await mustBeEmpty(database, unit, tables)
    for (const table of tables)
      for (let part = 1; part <= table.parts; part++) await insertLines(database, table.name, await linesOf(table, part))
    units.push({ unit, rows: tables.reduce((sum, { rows }) => sum + rows, 0) })
  }
  return { day, units }
}

function databaseOf(env: Env, unit: Unit): D1Database {
  const name = unit.split('/')[0] ?? ''
  const database = name === 'DIRECTORY' ? env.DIRECTORY : env[name as `SHARD_${number}`]
  if (!database) throw new Refused(`${name} がつながっていません。`)
  return database
}

/** Parents before children, as they can be put in; a table of another make is refused. */
function inOrderOf(unit: Unit, { tables }: UnitManifest): TableOf[] {
  const known = unitTables(unit).toReversed()
  const unknown = tables.filter(({ name }) => !known.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new Refused(`${unknown.map(({ name }) => name).join('、')} という表は、ここのつむぎにはありません。`)
  return known.flatMap(({ name }) => tables.filter((one) => one.name === name))
}

async function lookThrough(table: TableOf, linesOf: (table: TableOf, part: number) => Promise<Buffer>): Promise<void> {
  const hash = createHash('sha256')
  for (let part = 1; part <= table.parts; part++) hash.update(await linesOf(table, part))
  if (hash.digest('hex') !== table.sha256) throw new Refused(`${table.name} の控えがそろっていません。別の日を選んでください。`)
}

/** Yesterday is never put over today. */
async function mustBeEmpty(database: D1Database, unit: Unit, tables: readonly TableOf[]): Promise<void> {
  const facilityId = unit.split('/')[1]
  for (const { name } of tables) {
    const where = facilityId ? ` where facility_id = ${Number(facilityId)}` : ''
    const found = await database.prepare(`select 1 as found from "${name}"${where} limit 1`).first()
    if (found) throw new Refused(`${unit} の ${name} に行があります。控えは空の置き場所にだけ入れます。`)
  }
}

/** Many rows travel as one parameter; a text with NUL, which SQLite's JSON would end there, goes by itself. */
async function insertLines(database: D1Database, table: string, lines: Buffer): Promise<void> {
  const rows = lines.toString('utf8').split('\n').filter(Boolean)
  const columns = Object.keys(JSON.parse(rows[0] ?? '{}') as Line)
  const into = `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')})`
  const each = columns.map((_, place) => `j.value ->> ${place}`).join(', ')
  const values = (line: string) => Object.values(JSON.parse(line) as Line)
  for (const line of rows.filter((one) => one.includes('\\u0000')))
    await database
      .prepare(`${into} values (${columns.map(() => '?').join(', ')})`)
      .bind(...values(line))
      .run()
  for (const part of inParts(rows.filter((one) => !one.includes('\\u0000'))))
    await database
      .prepare(`${into} select ${each} from json_each(?) j`)
      .bind(JSON.stringify(part.map(values)))
      .run()
}

function inParts(lines: readonly string[]): string[][] {
  const parts: string[][] = []
  let bytes = MOST_TEXT
  for (const line of lines) {
    bytes += line.length
    if (bytes >= MOST_TEXT) {
      parts.push([])
      bytes = line.length
    }
    parts.at(-1)?.push(line)
  }
  return parts
}
