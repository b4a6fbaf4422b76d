// What all databases hold, to be compared: rows of every table, without the traces that looking and being refused leave on purpose.
import type { Env } from '../../worker/kit/env.ts'
import { changes } from '../law/scene.ts'

type Row = Record<string, unknown>
/** Rows by `DATABASE.table`. */
export type State = Map<string, Row[]>

const NAMES = ['DIRECTORY', 'SHARD_1', 'SHARD_2'] as const
const databasesOf = (env: Env) => NAMES.flatMap((name) => (env[name] ? [{ name, database: env[name] }] : []))
const KNOWN = "type = 'table' and name not like 'sqlite%'"
/** A try at a PIN or a code is counted before it is looked at, whatever becomes of it; a visit moves the idle limits of a session. */
const COUNTED = ['pin_failure', 'attempt']
const VISITED = ['used_at', 'active_at']
/** Only that it rose matters. */
const RISING = ['topic_version.version', 'roll_up.version']

export async function stateOf(env: Env): Promise<State> {
  const state: State = new Map()
  for (const { name, database } of databasesOf(env)) {
    const { results } = await database.prepare(`select name from sqlite_master where ${KNOWN}`).all<{ name: string }>()
    for (const { name: table } of results) {
      if (COUNTED.includes(table)) continue
      const rows = (await database.prepare(`select * from "${table}" where ${changes(table)}`).all<Row>()).results
      state.set(
        `${name}.${table}`,
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(([column]) => !VISITED.includes(column) && !RISING.includes(`${table}.${column}`)),
          ),
        ),
      )
    }
  }
  return state
}

/** `DATABASE.table.column` of everything that the same act writes differently each time: codes, tokens, ids the server makes. */
export function randomColumns(one: State, other: State): ReadonlySet<string> {
  const random = new Set<string>()
  for (const [table, rows] of one) {
    const others = other.get(table) ?? []
    for (const column of Object.keys(rows[0] ?? {})) {
      const values = (list: readonly Row[]) => list.map((row) => JSON.stringify(row[column])).sort()
      if (values(rows).join() !== values(others).join()) random.add(`${table}.${column}`)
    }
  }
  return random
}

/** Tables in which two states differ, random columns apart. */
export function differing(one: State, other: State, random: ReadonlySet<string>): string[] {
  const text = (state: State, table: string) =>
    (state.get(table) ?? [])
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !random.has(`${table}.${column}`))))
      .sort()
      .join('\n')
  return [...one.keys()].filter((table) => text(one, table) !== text(other, table))
}

/** A place in all databases to which everything can be taken back. */
export async function holding<Result>(env: Env, work: () => Promise<Result>): Promise<Result> {
  for (const { database } of databasesOf(env)) await database.exec('savepoint held')
  try {
    return await work()
  } finally {
    for (const { database } of databasesOf(env)) await database.exec('rollback to held; release held')
  }
}
