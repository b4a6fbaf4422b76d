// docs/security.md is read as it stands: what it names is there, and nothing of the list is left out.
import { existsSync, readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import * as directory from '../../schema/directory.ts'
import * as shard from '../../schema/shard.ts'
import { here } from '../../worker/dev/place.ts'
import { COLUMN_CLASSES } from './column-classes.ts'

/** Requirements of ASVS 5.0.0 this product answers for, by number. */
const WANTED = `
  1.2.1 1.2.2 1.2.4 1.2.9 1.2.10 1.3.4 1.3.6 1.3.12 1.5.3
  2.1.3 2.2.1 2.2.2 2.2.3 2.3.1 2.3.3 2.3.4 2.3.5 2.4.1
  3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.2 3.5.3 3.5.8 3.7.2
  4.1.1 4.1.3 4.1.4 4.4.2 5.1.1 5.2.1 5.2.2 5.2.4 5.2.6 5.3.2 5.4.1 5.4.2
  6.1.1 6.2.1 6.2.4 6.2.5 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.2.12 6.3.1 6.3.2 6.3.3 6.3.4 6.3.5 6.3.6 6.3.7 6.3.8
  6.4.1 6.4.3 6.4.4 6.4.6 6.5.1 6.5.5 6.5.6 6.6.3
  7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.5 7.5.1 7.5.2 7.5.3
  8.1.1 8.1.2 8.1.3 8.2.1 8.2.2 8.2.3 8.2.4 8.3.1 8.3.2 8.3.3 8.4.1
  11.2.1 11.3.2 11.4.2 11.5.1 13.2.4 13.3.1 13.4.1 13.4.2 13.4.3 13.4.4 13.4.5 13.4.6 13.4.7
  14.1.1 14.1.2 14.2.1 14.2.3 14.2.6 14.2.7 14.2.8 14.3.1 14.3.2 14.3.3
  15.1.1 15.1.2 15.2.1 15.2.2 15.2.4 15.3.1 15.3.3 15.3.5 15.3.6 15.3.7 15.4.2
  16.2.1 16.2.2 16.2.5 16.3.1 16.3.2 16.3.3 16.4.1 16.4.2 16.5.1 16.5.2 16.5.3 16.5.4`
  .trim()
  .split(/\s+/)

interface Row {
  ids: string[]
  shownBy: string
}

/** Rows of the tables whose first cell is requirement numbers. */
function rowsIn(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const ids = cells[1]?.split(/\s+/) ?? []
    return ids.length > 0 && ids.every((id) => /^\d+\.\d+\.\d+$/.test(id)) ? [{ ids, shownBy: cells.at(-2) ?? '' }] : []
  })
}

/** What is wrong with a row: a test that is not there, or neither test nor dated decision. */
function faultOf({ ids, shownBy }: Row): string | null {
  const tests = [...shownBy.matchAll(/`(test\/[^`]+)` «([^»]+)»/g)]
  if (tests.length === 0) return /^\d{4}-\d\d-\d\d: .{30,}/.test(shownBy) ? null : `${ids}: neither a test nor a dated decision`
  for (const [, file = '', title = ''] of tests) {
    if (!existsSync(here(file))) return `${ids}: ${file} is not there`
    if (!readFileSync(here(file), 'utf8').includes(title)) return `${ids}: ${file} has no test «${title}»`
  }
  return null
}

const rows = rowsIn(readFileSync(here('docs', 'security.md'), 'utf8'))

describe('docs/security.md', () => {
  test('names for each requirement a test that is there, or a dated decision', () => {
    expect(rows.map(faultOf).filter((fault) => fault !== null)).toEqual([])
    expect(rows.length).toBeGreaterThan(80)
  })

  test('leaves no requirement out and names none twice', () => {
    expect(rows.flatMap(({ ids }) => ids).sort()).toEqual([...WANTED].sort())
  })

  test('a test that is gone, and a decision without its day, would be noticed', () => {
    expect(faultOf({ ids: ['1'], shownBy: '`test/law/nothing.test.ts` «nothing»' })).toContain('is not there')
    expect(faultOf({ ids: ['1'], shownBy: `\`test/law/security.law.test.ts\` «${['no', 'such'].join(' ')}»` })).not.toBeNull()
    expect(faultOf({ ids: ['1'], shownBy: 'later' })).toContain('neither')
  })
})

describe('Data classes', () => {
  test('every column of every table has a data class, and no class is left over', () => {
    const columns = new Set(
      [...Object.values(directory), ...Object.values(shard)].flatMap((table) =>
        is(table, SQLiteTable)
          ? getTableConfig(table).columns.map((column) => `${getTableConfig(table).name}.${column.name}`)
          : [],
      ),
    )
    const classed = Object.entries(COLUMN_CLASSES).flatMap(([table, classes]) =>
      Object.keys(classes).map((column) => `${table}.${column}`),
    )
    expect(classed.sort()).toEqual([...columns].sort())
  })

  test('secrets are kept as hashes or encrypted: no column of that name is anything else', () => {
    const loose = Object.entries(COLUMN_CLASSES).flatMap(([table, classes]) =>
      Object.entries(classes).flatMap(([column, kind]) =>
        /(?:password|token|secret|code|pin)_hash$|^totp_secret$/.test(column) && kind !== 'secret' ? [`${table}.${column}`] : [],
      ),
    )
    expect(loose).toEqual([])
  })
})
