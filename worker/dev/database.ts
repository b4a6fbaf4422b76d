// The databases of wrangler.toml, and their local files: `wrangler dev`, `wrangler d1 … --local` and these scripts open the same ones.
import { createHash, createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { here } from './place.ts'

export interface DatabaseEntry {
  /** DIRECTORY, SHARD_1, SHARD_2 … */
  binding: string
  name: string
  id: string
  migrations: string
}

/** The databases bound in wrangler.toml, in order. */
export function databaseEntries(file = here('wrangler.toml')): DatabaseEntry[] {
  const [, ...blocks] = readFileSync(file, 'utf8').split(/^\[\[d1_databases\]\]\s*$/m)
  return blocks.map((block) => {
    const own = block.split(/^\[/m)[0] ?? ''
    const value = (key: string): string => new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, 'm').exec(own)?.[1] ?? ''
    return {
      binding: value('binding'),
      name: value('database_name'),
      id: value('database_id'),
      migrations: value('migrations_dir'),
    }
  })
}

/** Binding names of the shards, in order. */
export const shardBindings = (): string[] =>
  databaseEntries().flatMap(({ binding }) => (binding.startsWith('SHARD_') ? [binding] : []))

/**
 * The local file of a database. The local runtime keeps D1 in a Durable Object and names the file after the object's id, which is made
 * from the database id as below (a test opens a file the runtime made by this name).
 */
export function fileOf(state: string, databaseId: string): string {
  const key = createHash('sha256').update('miniflare-D1DatabaseObject').digest()
  const short = (data: string | Buffer) => createHmac('sha256', key).update(data).digest().subarray(0, 16)
  const name = short(databaseId)
  return join(state, 'v3', 'd1', 'miniflare-D1DatabaseObject', `${Buffer.concat([name, short(name)]).toString('hex')}.sqlite`)
}

/** Opens a local database; makes it when it is not there. Close it when done. */
export function openLocal(state: string, binding: string): DatabaseSync {
  const entry = databaseEntries().find((one) => one.binding === binding)
  if (!entry) throw new Error(`wrangler.toml に ${binding} がありません`)
  const file = fileOf(state, entry.id)
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 5000 })
  database.exec('pragma journal_mode = wal; pragma foreign_keys = on')
  return database
}

/** Opens a local database, does something, closes it. */
export function withLocal<Result>(state: string, binding: string, work: (database: DatabaseSync) => Result): Result {
  const database = openLocal(state, binding)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** True when this state folder holds a migrated directory. */
export function isMade(state: string): boolean {
  const entry = databaseEntries().find((one) => one.binding === 'DIRECTORY')
  return entry !== undefined && existsSync(fileOf(state, entry.id))
}

// The same table `wrangler d1 migrations` keeps, so that both ways agree on what has been applied.
const APPLIED = `create table if not exists d1_migrations(
  id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)`

/** Applies what is missing to every local database, each migration in one transaction. Returns "BINDING file" for each one applied. */
export function migrateLocal(state: string): string[] {
  const done: string[] = []
  for (const { binding, migrations } of databaseEntries()) {
    const folder = here(migrations)
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    withLocal(state, binding, (database) => {
      database.exec(APPLIED)
      const applied = new Set(
        database
          .prepare('select name from d1_migrations')
          .all()
          .map(({ name }) => name),
      )
      for (const file of files.filter((name) => !applied.has(name))) {
        apply(database, file, readFileSync(join(folder, file), 'utf8'))
        done.push(`${binding} ${file}`)
      }
    })
  }
  return done
}

function apply(database: DatabaseSync, name: string, sql: string): void {
  database.exec('begin immediate')
  try {
    database.exec(sql)
    database.prepare('insert into d1_migrations(name) values (?)').run(name)
    database.exec('commit')
  } catch (error) {
    database.exec('rollback')
    throw new Error(`${name} を適用できませんでした`, { cause: error })
  }
}
