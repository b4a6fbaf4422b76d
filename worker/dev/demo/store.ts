// Many rows in few statements: the rows travel as one JSON parameter, so neither the limit of parameters nor that of the text is near.
import type { D1Database } from '@cloudflare/workers-types'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Env } from '../../kit/env.ts'

/** Bytes of one parameter stay well under the 2 MB a row may have. */
const MOST = 900_000

/** Adds rows to a table. `onConflict` is SQL behind the values, e.g. `on conflict do nothing`. */
export async function insertRows<Table extends SQLiteTable>(
  db: D1Database,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  onConflict = '',
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const values = columns.map((_, index) => `value->>${index}`).join(', ')
  // `where true` tells the parser that a following "on conflict" belongs to the insert.
  const statement = db.prepare(
    `insert into "${getTableName(table)}" (${names}) select ${values} from json_each(?) where true ${onConflict}`,
  )
  const send = async (packed: string[]): Promise<void> => {
    await statement.bind(`[${packed.join(',')}]`).run()
  }
  let packed: string[] = []
  let size = 0
  for (const row of rows as readonly Record<string, unknown>[]) {
    const text = JSON.stringify(columns.map(([key, column]) => (row[key] == null ? null : column.mapToDriverValue(row[key]))))
    if (size + text.length > MOST / 2) {
      await send(packed)
      packed = []
      size = 0
    }
    packed.push(text)
    size += text.length
  }
  await send(packed)
}

/** The database of a shard's binding. */
export function shardOf(env: Env, shard: `SHARD_${number}`): D1Database {
  const database = env[shard]
  if (!database) throw new Error(`${shard} is not bound`)
  return database
}

/** Rows of a query. */
export async function rowsOf<Row>(db: D1Database, sql: string, ...values: unknown[]): Promise<Row[]> {
  const { results } = await db
    .prepare(sql)
    .bind(...values)
    .all<Row>()
  return results
}
