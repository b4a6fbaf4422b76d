// Puts an exported facility into databases that do not know it: everything is looked at before anything is written, the rows are compared with
// the manifest before the place opens, and whoever worked or waited there is let in anew. Broken off, it begins again from the start.
import { createHash } from 'node:crypto'
import { FORMAT, FORMAT_VERSION, type Manifest, type Part, RECORDS, type TableEntry } from '../../schema/export/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { EXPORT_TABLES, type ExportTable } from '../export/tables.ts'
import type { Archive } from './archive.ts'
import { letInAgain } from './let-in-again.ts'
import { shardTables } from './move-facility.ts'
import { Refused } from './open-house.ts'
import { insert, quote, type Row, type Target } from './target.ts'

const PAGE = 1000
/** What stands in the place of what an export leaves out, where a table wants something. */
const FILL: Record<string, Row> = {
  account: { password_hash: '' },
  invitation: { code_hash: '' },
  photo: { object_key: '' },
  medicine_sheet: { object_key: '' },
  facility_home: { state: 'frozen' },
}

export interface Restored {
  facilityId: number
  name: string
  shard: string
  exportId: string
  rows: number
  tables: number
  /** With one of these each 園長 chooses a password; the others are let in by them. */
  directors: { login: string; code: string }[]
}

/** The manifest of a file that is whole and ours. @throws Refused */
export function readManifest(archive: Archive): Manifest {
  const manifest = JSON.parse(archive.read('manifest.json').toString('utf8')) as Manifest
  if (manifest.format !== FORMAT) throw new Refused('つむぎから書き出したファイルではありません。')
  if (manifest.version !== FORMAT_VERSION)
    throw new Refused(
      `書き出しの版が ${manifest.version} です。ここで読めるのは ${FORMAT_VERSION} です。つむぎを新しくしてください。`,
    )
  return manifest
}

/**
 * Restores a facility from the file with its records. @returns what came, and codes for its 園長
 * @throws Refused for a file that is wrong, damaged or of another make, and for a facility or accounts that are there already
 */
export function restoreFacility(
  target: Target,
  archive: Archive,
  shard: string,
  shards: readonly string[],
  now: Moment,
): Restored {
  const manifest = readManifest(archive)
  if (manifest.part !== RECORDS) throw new Refused('これは写真のファイルです。先に記録のファイルを入れてください。')
  const { id: facilityId, name } = manifest.facility
  const tables = manifest.tables.map((entry) => ({ entry, table: tableOf(entry) }))
  for (const { entry } of tables) lookThrough(archive, entry)
  refuseKnown(target, archive, manifest, shards)

  target.run(
    shard,
    [...shardTables(), { name: 'facility_home' }]
      .map((one) => one.name)
      .toReversed()
      .map((one) => `delete from "${one}" where facility_id = ${facilityId}`),
  )
  const own = EXPORT_TABLES.flatMap((table) => tables.filter((one) => one.table === table))
  for (const { entry } of own.filter(({ table }) => table.source === 'facility'))
    for (const part of entry.parts)
      target.run(
        shard,
        linesOf(archive, part).map((row) => insertion(entry.name, row)),
      )
  for (const { entry, table } of own.filter(({ table }) => table.source === 'facility')) {
    const there = digestOf(target, shard, entry, table, facilityId)
    if (there.sha256 !== entry.sha256)
      throw new Error(`${entry.name}: ${entry.rows} 行が ${there.rows} 行になり、内容が合いません`)
  }

  // What only the old place could honour is over, as it would be there if somebody had ended it.
  target.run(shard, [
    `update invitation set revoked_at = ${now} where facility_id = ${facilityId} and claimed_at is null and revoked_at is null`,
    `update device set revoked_at = ${now}, revoked_by = '' where facility_id = ${facilityId} and revoked_at is null`,
    `update facility_home set state = 'open' where facility_id = ${facilityId}`,
  ])
  target.run(
    'DIRECTORY',
    own
      .filter(({ table }) => table.source === 'directory')
      .flatMap(({ entry }) =>
        entry.parts.flatMap((part) =>
          linesOf(archive, part).map((row) =>
            insertion(entry.name, entry.name === 'placement' ? { ...row, shard, state: 'open' } : row),
          ),
        ),
      ),
  )
  return {
    facilityId,
    name,
    shard,
    exportId: manifest.exportId,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: manifest.tables.length,
    directors: directorsOf(target, shard, facilityId).map((login) => ({ login, code: letInAgain(target, login, now).code })),
  }
}

/** The table of today that an entry belongs in. @throws Refused where its columns do not fit */
function tableOf(entry: TableEntry): ExportTable {
  const table = EXPORT_TABLES.find(({ source, name }) => source === entry.source && name === entry.name)
  if (!table) throw new Refused(`${entry.name} という表は、ここのつむぎにはありません。同じ版か、新しい版で入れてください。`)
  const unknown = entry.columns.filter((column) => !table.columns.some(({ name }) => name === column))
  const missing = table.columns.filter((column) => column.notNull && !column.hasDefault && !entry.columns.includes(column.name))
  if (unknown.length > 0 || missing.length > 0)
    throw new Refused(
      `${entry.name} の列（${[...unknown, ...missing.map(({ name }) => name)].join('、')}）が、ここのつむぎと合いません。`,
    )
  return table
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Reads a table once without keeping it. @throws Refused where something was changed or is missing */
function lookThrough(archive: Archive, { name, sha256: whole, rows, parts }: TableEntry): void {
  const all = createHash('sha256')
  for (const part of parts) {
    const bytes = archive.read(part.name)
    if (sha256(bytes) !== part.sha256)
      throw new Refused(`${part.name} は、書き出したときと内容が違います。もとのファイルを使ってください。`)
    all.update(bytes)
  }
  const counted = parts.reduce((sum, part) => sum + part.rows, 0)
  if (all.digest('hex') !== whole || counted !== rows)
    throw new Refused(`${name} の部分がそろっていません。もとのファイルを使ってください。`)
}

const linesOf = (archive: Archive, part: Part): Row[] =>
  archive
    .read(part.name)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line) as Row] : []))

const insertion = (table: string, row: Row): string =>
  insert(table, { ...row, ...FILL[table] }, table === 'organisation' ? 'ignore' : 'abort')

/** Nothing is put over what is there: neither a facility, nor a person's sign-in. */
function refuseKnown(target: Target, archive: Archive, { facility, tables }: Manifest, shards: readonly string[]): void {
  const { id, name } = facility
  const [placed] = target.all('DIRECTORY', `select name from placement where facility_id = ${id}`)
  if (placed)
    throw new Refused(`園 ${id}（${placed.name}）はもうここにあります。上書きはしません。空の置き場所に入れてください。`)
  for (const shard of shards) {
    const [home] = target.all(shard, `select state from facility_home where facility_id = ${id} and state <> 'frozen'`)
    if (home) throw new Refused(`${shard} に園 ${id} の行が残っています（${home.state}）。先に確かめてください。`)
  }
  const rowsOf = (table: string) =>
    tables.find((one) => one.source === 'directory' && one.name === table)?.parts.flatMap((part) => linesOf(archive, part)) ?? []
  for (const row of rowsOf('organisation')) {
    const [there] = target.all('DIRECTORY', `select name from organisation where id = ${Number(row.id)}`)
    if (there && there.name !== row.name)
      throw new Refused(
        `ここでは番号 ${row.id} が「${there.name}」なので、「${row.name}」の ${name} は入れられません。空の置き場所に入れてください。`,
      )
  }
  const accounts = rowsOf('account')
  for (let from = 0; from < accounts.length; from += PAGE) {
    const page = accounts.slice(from, from + PAGE)
    const among = (column: string) => `${column} in (${page.map((row) => quote(row[column] ?? null)).join(', ')})`
    const [known] = target.all('DIRECTORY', `select login from account where ${among('id')} or ${among('login')} limit 1`)
    if (known)
      throw new Refused(
        `「${known.login}」というIDがもうここにあります。人のサインインには重ねません。空の置き場所に入れてください。`,
      )
  }
}

function digestOf(
  target: Target,
  shard: string,
  entry: TableEntry,
  { key }: ExportTable,
  facilityId: number,
): { rows: number; sha256: string } {
  const hash = createHash('sha256')
  let rows = 0
  const columns = entry.columns.map((name) => `"${name}"`).join(', ')
  const order = key.map(({ name }) => `"${name}"`).join(', ')
  for (let page: Row[] = [], first = true; first || page.length === PAGE; first = false) {
    page = target.all(
      shard,
      `select ${columns} from "${entry.name}" where facility_id = ${facilityId} order by ${order} limit ${PAGE} offset ${rows}`,
    )
    for (const row of page) hash.update(`${JSON.stringify(Object.fromEntries(entry.columns.map((name) => [name, row[name]])))}\n`)
    rows += page.length
  }
  return { rows, sha256: hash.digest('hex') }
}

/** The sign-ins of those who are 園長 as far as is known of their days. */
function directorsOf(target: Target, shard: string, facilityId: number): string[] {
  const found = target.all(
    shard,
    `select distinct p.account_id as id from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
    where a.facility_id = ${facilityId} and a.role = 'director' and a.ends_on is null and p.account_id is not null`,
  )
  return found.flatMap(({ id }) =>
    target
      .all('DIRECTORY', `select login from account where id = ${quote(id ?? null)} and retired_at is null`)
      .map(({ login }) => String(login)),
  )
}
