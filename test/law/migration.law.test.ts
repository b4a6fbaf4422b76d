import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import * as directory from '../../schema/directory.ts'
import * as shard from '../../schema/shard.ts'
import { here } from '../../worker/dev/place.ts'
import { dangersIn, faultsOfShardTable, indexesIn, tablesIn } from './check-migration.ts'

const sqlOf = (database: 'directory' | 'facility'): string =>
  globSync(`schema/migrations/${database}/*.sql`, { cwd: here() })
    .sort()
    .map((file) => readFileSync(here(file), 'utf8'))
    .join('\n')

const SQL = { directory: sqlOf('directory'), facility: sqlOf('facility') }

/** Tables that keep a rowid, with the reason. */
const WITH_ROWID: Record<string, string> = {
  facility: 'one integer is its whole key: the rowid',
  facility_home: 'one integer is its whole key: the rowid',
  guard: 'holds nothing, ever',
  portrait: 'few rows, each too fat for the leaves of a key tree',
  document_own_file_piece: 'few rows, each too fat for the leaves of a key tree',
  roster_import: 'few rows, each too fat for the leaves of a key tree',
}

describe('Migrations', () => {
  test.each(['directory', 'facility'] as const)('%s: nothing drops, rebuilds or cascades', (database) => {
    expect(dangersIn(SQL[database])).toEqual([])
    expect(tablesIn(SQL[database]).length).toBeGreaterThan(5)
  })

  test.each([
    'DROP TABLE `child`;',
    'CREATE TABLE `__new_child` (',
    'PRAGMA foreign_keys=OFF;',
    'FOREIGN KEY (`a`) REFERENCES `b`(`a`) ON DELETE CASCADE',
  ])('%s would be noticed', (line) => {
    expect(dangersIn(line)).toHaveLength(1)
    expect(dangersIn(`-- reviewed: the table was empty\n${line}`)).toEqual([])
    expect(dangersIn(`-- ${line}`)).toEqual([])
  })

  test('every table of a shard begins with its facility, in its columns, its key and its foreign keys', () => {
    const tables = tablesIn(SQL.facility)
    expect(tables.flatMap(faultsOfShardTable)).toEqual([])
    expect(tables.filter(({ primaryKey }) => primaryKey.length === 0).map(({ name }) => name)).toEqual(['guard'])
    expect(indexesIn(SQL.facility).filter(({ columns }) => columns[0] !== 'facility_id')).toEqual([])
  })

  test('a table that could point into another facility would be noticed', () => {
    const [bad] = tablesIn(
      'CREATE TABLE `note` (\n\t`id` text NOT NULL,\n\t`facility_id` integer NOT NULL,\n\t`child_id` text,\n\tPRIMARY KEY(`id`),\n\tFOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action\n);',
    )
    expect(bad && faultsOfShardTable(bad)).toHaveLength(3)
  })

  test.each(['directory', 'facility'] as const)('%s: tables with composite keys are clustered by them', (database) => {
    const loose = tablesIn(SQL[database]).filter(({ withoutRowid, primaryKey }) => !withoutRowid && primaryKey.length !== 1)
    expect(loose.map(({ name }) => name).filter((name) => !(name in WITH_ROWID))).toEqual([])
  })

  test.each([
    ['directory', directory],
    ['facility', shard],
  ] as const)('%s: the schema in TypeScript and the migrated database are the same', (database, tables) => {
    const db = new DatabaseSync(':memory:')
    db.exec(SQL[database])
    const real = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name").all()
    const known = Object.values(tables).filter((table) => is(table, SQLiteTable))
    expect(real.map(({ name }) => name)).toEqual(known.map((table) => getTableConfig(table).name).sort())
    for (const table of known) {
      const config = getTableConfig(table)
      const columns = db.prepare('select name, type, "notnull" as needed, pk from pragma_table_info(?)').all(config.name)
      expect(
        columns.map(({ name, type, needed, pk }) => [name, String(type).toLowerCase(), needed === 1 || Number(pk) > 0]),
        config.name,
      ).toEqual(config.columns.map((column) => [column.name, column.getSQLType(), column.notNull || column.primary]))
      const key = columns.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk))
      const declared = config.primaryKeys[0]?.columns ?? config.columns.filter(({ primary }) => primary)
      expect(
        key.map(({ name }) => name),
        `${config.name} key`,
      ).toEqual(declared.map(({ name }) => name))
      const foreign = db
        .prepare('select "table", "from", id, seq from pragma_foreign_key_list(?) order by id desc, seq')
        .all(config.name)
      const wanted = config.foreignKeys.map((one) => one.reference())
      expect(
        [...Map.groupBy(foreign, ({ id }) => id).values()].map((group) => `${group[0]?.table}: ${group.map((row) => row.from)}`),
        `${config.name} foreign keys`,
      ).toEqual(wanted.map((one) => `${getTableConfig(one.foreignTable).name}: ${one.columns.map(({ name }) => name)}`))
      const indexes = db
        .prepare('select name, "unique" as one from pragma_index_list(?) where origin = \'c\' order by name')
        .all(config.name)
        .map(({ name }) => name)
      const names = [
        ...config.indexes.map((index) => index.config.name),
        ...config.columns.flatMap(({ isUnique, uniqueName }) => (isUnique ? [uniqueName] : [])),
      ]
      expect(indexes, `${config.name} indexes`).toEqual(names.sort())
    }
    db.close()
  })
})
