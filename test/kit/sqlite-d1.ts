// D1's interface over SQLite in this process. For the runs of a hundred thousand calls and of a thousand mutants: the same SQL of the same
// worker, three times as fast as through the local runtime. What npm test holds about D1 itself runs over the real local one.
import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { openLocal } from '../../worker/dev/database.ts'
import { here } from '../../worker/dev/place.ts'
import { newPushKeys } from '../../worker/dev/secret.ts'
import type { Env } from '../../worker/kit/env.ts'
import { memoryBucket } from './memory-bucket.ts'

type Row = Record<string, unknown>

class Statement {
  readonly database: Database
  readonly sql: string
  readonly values: readonly unknown[]
  constructor(database: Database, sql: string, values: readonly unknown[] = []) {
    this.database = database
    this.sql = sql
    this.values = values
  }
  bind(...values: unknown[]): Statement {
    return new Statement(this.database, this.sql, values)
  }
  carryOut(): { success: true; results: Row[]; meta: object } {
    return { success: true, results: this.rows(false) as Row[], meta: {} }
  }
  private rows(asArrays: boolean): unknown[] {
    const values = this.values.map((value) => (typeof value === 'boolean' ? Number(value) : value)) as SQLInputValue[]
    const statement = this.database.statement(this.sql)
    statement.setReturnArrays(asArrays)
    return statement.all(...values)
  }
  async all() {
    return this.database.guarded(() => this.carryOut())
  }
  async run() {
    return this.all()
  }
  async first(column?: string) {
    const [row] = (await this.all()).results
    return row === undefined ? null : column === undefined ? row : row[column]
  }
  async raw() {
    return this.database.guarded(() => this.rows(true))
  }
}

class Database {
  readonly #open: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  constructor(open: DatabaseSync) {
    this.#open = open
  }
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#open.prepare(sql)
    this.#statements.set(sql, known)
    return known
  }
  prepare(sql: string): Statement {
    return new Statement(this, sql)
  }
  /** Says errors as D1 says them. */
  guarded<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw new Error(`D1_ERROR: ${(error as Error).message}`, { cause: error })
    }
  }
  /** A savepoint outside a transaction is one; within one, whoever opened that may still take everything back. */
  async batch(statements: readonly Statement[]) {
    return this.guarded(() => {
      this.#open.exec('savepoint batch')
      try {
        const results = statements.map((one) => one.carryOut())
        this.#open.exec('release batch')
        return results
      } catch (error) {
        this.#open.exec('rollback to batch; release batch')
        throw error
      }
    })
  }
  async exec(sql: string) {
    this.#open.exec(sql)
    return { count: 1, duration: 0 }
  }
}

const asBinding = (open: DatabaseSync) => new Database(open) as unknown as Env['DIRECTORY']

/** Fresh, migrated, empty databases as the worker's bindings. */
export function sqliteEnv(): Env {
  const database = (folder: string) => {
    const open = new DatabaseSync(':memory:')
    open.exec('pragma foreign_keys = on')
    for (const file of globSync(`schema/migrations/${folder}/*.sql`, { cwd: here() }).sort())
      open.exec(readFileSync(here(file), 'utf8'))
    return asBinding(open)
  }
  return {
    MODE: 'test',
    SECRET: 'test-secret-of-the-law-runs',
    VAPID_KEYS: newPushKeys(),
    PUSH_LOOPBACK: 'on',
    DIRECTORY: database('directory'),
    SHARD_1: database('facility'),
    SHARD_2: database('facility'),
    PHOTOS: memoryBucket(),
  }
}

/** The databases of a state folder, which a runtime may have open at the same time. `close` when done. */
export function fileEnv(state: string): Pick<Env, 'MODE' | 'DIRECTORY' | `SHARD_${number}`> & { close(): void } {
  const opened: DatabaseSync[] = []
  const database = (binding: string) => {
    const open = openLocal(state, binding)
    opened.push(open)
    // Scenes are made by it; what is promised about losing power is the runtime's own connection's.
    open.exec('pragma synchronous = off')
    return asBinding(open)
  }
  const close = () => {
    for (const open of opened) open.close()
  }
  return { MODE: 'test', DIRECTORY: database('DIRECTORY'), SHARD_1: database('SHARD_1'), SHARD_2: database('SHARD_2'), close }
}
