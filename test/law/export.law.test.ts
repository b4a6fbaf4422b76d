// Nothing is forgotten and no credential goes out: each table and column of the schema is in the export, or is left out with its reason.
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteSyncDialect, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as directory from '../../schema/directory.ts'
import * as facility from '../../schema/shard.ts'
import { EXPORT_TABLES, inOrder, LEFT_OUT, LEFT_OUT_COLUMNS } from '../../worker/export/tables.ts'
import { COLUMN_CLASSES } from './column-classes.ts'

const all = [directory, facility].flatMap((schema) =>
  Object.values(schema).flatMap((one) => (is(one, SQLiteTable) ? [getTableConfig(one)] : [])),
)

test('RO03 every table and every column goes out, or is named among what is left out', () => {
  const names = [...EXPORT_TABLES.map(({ name }) => name), ...Object.keys(LEFT_OUT)]
  expect(names.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
  const out = EXPORT_TABLES.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
  const known = all
    .filter(({ name }) => !(name in LEFT_OUT))
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
  expect([...out, ...Object.keys(LEFT_OUT_COLUMNS)].toSorted()).toEqual(known.toSorted())
})

test('RO03 no column that lets somebody in goes out', () => {
  const secret = EXPORT_TABLES.flatMap(({ name, columns }) =>
    columns.flatMap((column) => (COLUMN_CLASSES[name]?.[column.name] === 'secret' ? [`${name}.${column.name}`] : [])),
  )
  expect(secret).toEqual([])
  expect(EXPORT_TABLES.map(({ name }) => name)).not.toContain('session')
})

test('RO03 every table that goes out has a key that gives each row its place, and comes behind what it points to', () => {
  for (const { name, key, columns, own } of EXPORT_TABLES) {
    const found = new SQLiteSyncDialect().sqlToQuery(own(1)).sql
    // What is found by the facility's number has it.
    if (found.startsWith('facility_id'))
      expect(
        columns.map((column) => column.name),
        name,
      ).toContain('facility_id')
    expect(key.length, name).toBeGreaterThan(0)
    expect(columns, name).toEqual(expect.arrayContaining(key))
  }
  const order = EXPORT_TABLES.map(({ name }) => name)
  expect(order.indexOf('child')).toBeLessThan(order.indexOf('presence_fact'))
  expect(order.indexOf('audit')).toBeLessThan(order.indexOf('audit_seal'))
  expect(inOrder(facility).length).toBeGreaterThan(80)
})
