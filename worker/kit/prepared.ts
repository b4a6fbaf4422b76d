// Statements whose SQL is written once. Drizzle takes as long to write a statement as SQLite takes to run it, and from one request to the
// next only the values differ; so what every tap and every look at the board asks is written at the first call and bound from then on.
import { fillPlaceholders, getTableName, type Placeholder, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { RunnableQuery } from 'drizzle-orm/runnable-query'
import type { PreparedQuery } from 'drizzle-orm/session'
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Shard } from './shard.ts'

/** Stands for a value while a statement is written. It may go into the statement and nowhere else: there is nothing to compute with yet. */
export type Slot<Value> = Placeholder<string, Value>
/** What a statement can be written with: the value itself, or its slot. */
export type Given<Value> = Value | Slot<Value>

type Writable = BatchItem<'sqlite'> & { prepare(): PreparedQuery }
type Bound<T extends readonly Writable[]> = { [Place in keyof T]: RunnableQuery<T[Place]['_']['result'], 'sqlite'> }

/** A statement with its values, as `batch` takes it: drizzle asks every query for `_prepare`, and its own would forget to fill the slots. */
function bind(statement: PreparedQuery, values: readonly unknown[]): BatchItem<'sqlite'> {
  const { sql, params } = statement.getQuery()
  // `batch` also needs the parts of a statement that drizzle keeps to itself, so this is that very statement with another answer to `getQuery`.
  const bound: PreparedQuery = Object.create(statement)
  bound.getQuery = () => ({ sql, params: fillPlaceholders(params, values as unknown as Record<string, unknown>) })
  const item: unknown = { _prepare: () => bound }
  return item as BatchItem<'sqlite'>
}

const slots = (count: number): Slot<unknown>[] => Array.from({ length: count }, (_, place) => sql.placeholder(String(place)))

/** Writes some statements with slots, once for each shard, and binds values to them at every call. */
export function prepared<const Values extends readonly unknown[], const T extends readonly Writable[]>(
  write: (db: Shard, ...slots: { [Place in keyof Values]: Slot<Values[Place]> }) => T,
): (db: Shard, ...values: Values) => Bound<T> {
  const written = new WeakMap<Shard, PreparedQuery[]>()
  return (db, ...values) => {
    let statements = written.get(db)
    if (!statements) {
      statements = write(db, ...(slots(values.length) as never)).map((query) => query.prepare())
      written.set(db, statements)
    }
    return statements.map((statement) => bind(statement, values)) as Bound<T>
  }
}

const inserts = new WeakMap<Shard, Map<string, PreparedQuery>>()

/** Inserts rows with the same columns by one statement, which is written once for each table, set of columns and number of rows. */
export function insertRows<T extends SQLiteTable>(db: Shard, table: T, rows: readonly T['$inferInsert'][]): BatchItem<'sqlite'> {
  const columns = Object.keys(rows[0] ?? {})
  const key = `${getTableName(table)} ${columns} ${rows.length}`
  const known = inserts.get(db) ?? new Map<string, PreparedQuery>()
  inserts.set(db, known)
  let statement = known.get(key)
  if (!statement) {
    const all = slots(rows.length * columns.length)
    const asSlots = (_: unknown, row: number) =>
      Object.fromEntries(columns.map((column, place) => [column, all[row * columns.length + place]]))
    statement = db
      .insert(table)
      .values(rows.map(asSlots) as SQLiteInsertValue<T>[])
      .prepare()
    known.set(key, statement)
  }
  const values = rows.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? null))
  return bind(statement, values)
}
