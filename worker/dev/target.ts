// Where a command's SQL goes: the local database files, or Cloudflare through wrangler. Values are written into the text, because the
// second way knows no parameters.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseEntries, isMade, migrateLocal, withLocal } from './database.ts'
import { root, stateFolder } from './place.ts'
import { giveUp } from './say.ts'
import { wranglerEnvironment, wranglerFile } from './serve.ts'

export type Value = string | number | null
export type Row = Record<string, Value>

export interface Target {
  remote: boolean
  /** Rows of one query. */
  all(binding: string, sql: string): Row[]
  /** Runs statements in order, all or none. */
  run(binding: string, statements: readonly string[]): void
}

/** A value as SQL text. A text may hold NUL (kana order does), which no SQL literal can: it travels as bytes. */
export function quote(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  return value.includes('\0') ? `cast(x'${Buffer.from(value).toString('hex')}' as text)` : `'${value.replaceAll("'", "''")}'`
}

/** `insert into table (columns) values (…)`; `or` says what happens to a row that is there already. */
export function insert(table: string, row: Row, or: 'abort' | 'ignore' = 'abort'): string {
  const columns = Object.keys(row).map((name) => `"${name}"`)
  return `insert or ${or} into "${table}" (${columns.join(', ')}) values (${Object.values(row).map(quote).join(', ')})`
}

/** The local databases of a state folder. */
export const localTarget = (state: string): Target => ({
  remote: false,
  all: (binding, sql) => withLocal(state, binding, (database) => database.prepare(sql).all() as Row[]),
  run: (binding, statements) =>
    withLocal(state, binding, (database) => {
      database.exec('begin immediate')
      try {
        for (const statement of statements) database.exec(statement)
        database.exec('commit')
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    }),
})

/** Databases reached through `wrangler d1 execute`. `where` is `--remote`, or `--local --persist-to <folder>` for trying this way out. */
export function wranglerTarget(where: readonly string[] = ['--remote']): Target {
  const wrangler = (binding: string, words: readonly string[]): string => {
    const all = ['--no-warnings', wranglerFile, 'd1', 'execute', binding, ...where, '--yes', ...words]
    const environment = wranglerEnvironment(stateFolder())
    const result = spawnSync(process.execPath, all, {
      cwd: root,
      encoding: 'utf8',
      env: environment,
      maxBuffer: 256 * 1024 * 1024,
    })
    if (result.status !== 0) throw new Error(`wrangler d1 execute ${binding} が失敗しました。\n${result.stdout}${result.stderr}`)
    return result.stdout
  }
  return {
    remote: where.includes('--remote'),
    all: (binding, sql) => {
      const printed = wrangler(binding, ['--json', '--command', sql])
      const [first] = JSON.parse(printed.slice(printed.indexOf('['))) as { results: Row[] }[]
      return first?.results ?? []
    },
    run: (binding, statements) => {
      const folder = mkdtempSync(join(tmpdir(), 'tsumugi-sql-'))
      const file = join(folder, 'statements.sql')
      try {
        writeFileSync(file, statements.map((statement) => `${statement};\n`).join(''), { mode: 0o600 })
        wrangler(binding, ['--file', file])
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** Bindings whose database ids are still the placeholders of the repository. */
export const placeholders = (entries = databaseEntries()): string[] =>
  entries.flatMap(({ binding, id }) => (/^0{8}-0{4}-0{4}-0{4}-0/.test(id) ? [binding] : []))

/** The databases a command was asked for: `--remote` the deployed ones, `--demo` the local demo's, else the local ones. */
export function chosenTarget(asked: { remote?: boolean | undefined; demo?: boolean | undefined }): Target {
  if (asked.remote) {
    if (placeholders().length > 0) giveUp(`wrangler.toml の ${placeholders().join('、')} の database_id が仮のままです。`)
    return wranglerTarget()
  }
  const state = join(stateFolder(), asked.demo ? 'demo' : 'local')
  if (!isMade(state))
    giveUp(
      '手元のデータベースがまだありません。「npm start」か「npm run setup」が作ります。おためしの方は --demo をつけてください。',
    )
  migrateLocal(state)
  return localTarget(state)
}
