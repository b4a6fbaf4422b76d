// Statements whose SQL is written once. Drizzle takes as long to write a statement as SQLite takes to run it, and from one request to the
// next only the values differ; so what every tap and every look at the board asks is written at the first call and bound from then on.
import { fillPlaceholders, getTableColumns, getTableName, type Placeholder, SQL, StringChunk, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { RunnableQuery } from 'drizzle-orm/runnable-query'
import type { PreparedQuery } from 'drizzle-orm/session'
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Shard } from './shard.ts'

/** Stands for a value while a statement is written. It may go into the statement and nowhere else: there is nothing to compute with yet. */
export type Slot<Value> = Placeholder<string, Value>
/** What a statement can be written with: the value itself, or its slot. */
export type Given<Value> = Value | Slot<Value>

/** How one of several statements that only differ in their values is carried out together with the others: written once, one list a statement. */
interface Joined {
  key: unknown
  write: (db: Shard, lists: SQL) => Writable
  lists: readonly (readonly unknown[])[]
}
const JOINED = Symbol('joined')

export type Writable = BatchItem<'sqlite'> & { prepare(): PreparedQuery }
type Bound<T extends readonly Writable[]> = { [Place in keyof T]: RunnableQuery<T[Place]['_']['result'], 'sqlite'> }

/** A statement with its parameters, as `batch` takes it: drizzle asks every query for `_prepare`, and its own would forget to fill the slots. */
export function bindTo(statement: PreparedQuery, paramsOf: (written: unknown[]) => unknown[]): BatchItem<'sqlite'> {
  const prepare = () => {
    const { sql, params } = statement.getQuery()
    // `batch` also needs the parts of a statement that drizzle keeps to itself, so this is that very statement with another answer to `getQuery`.
    const bound: PreparedQuery = Object.create(statement)
    bound.getQuery = () => ({ sql, params: paramsOf(params) })
    return bound
  }
  const item: unknown = { _prepare: prepare }
  return item as BatchItem<'sqlite'>
}

const bind = (statement: PreparedQuery, values: readonly unknown[]): BatchItem<'sqlite'> =>
  bindTo(statement, (params) => fillPlaceholders(params, values as unknown as Record<string, unknown>))

/**
 * The value at a place of the list that is looked at, inside a statement that many share. The place stands in the text: D1 binds numbers as
 * reals, and at a real place of a list there is nothing. No other SQL of ours calls anything so.
 */
export const listed = (place: number): SQL => new SQL([new StringChunk(`(one_act.value ->> ${place})`)])
/** The lists themselves, as a table. */
export const listsOf = (json: Given<string>): SQL => sql`json_each(${json}) one_act`

const joinedStatements = new WeakMap<Shard, Map<unknown, PreparedQuery>>()

/** Puts together those of some statements that differ in their values only; each stands where the first of its kind stood. */
export function joinStatements(db: Shard, items: readonly BatchItem<'sqlite'>[]): BatchItem<'sqlite'>[] {
  const known = joinedStatements.get(db) ?? new Map<unknown, PreparedQuery>()
  joinedStatements.set(db, known)
  const kinds = new Map<unknown, { joined?: Joined; lists: (readonly unknown[])[] }>()
  for (const item of items) {
    const { [JOINED]: joined } = item as { [JOINED]?: Joined }
    const key = joined?.key ?? item
    const kind = kinds.get(key) ?? { ...(joined ? { joined } : {}), lists: [] }
    kind.lists.push(...(joined?.lists ?? []))
    kinds.set(key, kind)
  }
  return [...kinds].map(([key, { joined, lists }]) => {
    if (!joined) return key as BatchItem<'sqlite'>
    const statement = known.get(key) ?? joined.write(db, listsOf(sql.placeholder('0'))).prepare()
    known.set(key, statement)
    return bind(statement, [JSON.stringify(lists)])
  })
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

/**
 * One statement that takes what it writes from a `select`. Alone it is bound like others; of acts that came together it is carried out once
 * for all. `from` stands before the tables it selects from.
 */
export function joinable<const Values extends readonly unknown[]>(
  write: (db: Shard, from: SQL, ...slots: { [Place in keyof Values]: Slot<Values[Place]> }) => Writable,
): (db: Shard, ...values: Values) => BatchItem<'sqlite'> {
  const alone = prepared<Values, readonly [Writable]>((db, ...given) => [write(db, sql``, ...given)])
  return (db, ...values) => {
    const joined: Joined = {
      key: write,
      write: (shard, lists) => write(shard, sql`${lists} cross join`, ...(values.map((_, place) => listed(place)) as never)),
      lists: [values],
    }
    return Object.assign(alone(db, ...values)[0], { [JOINED]: joined })
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
  const values = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? null))
  return Object.assign(bind(statement, values.flat()), { [JOINED]: joinedInsert(table, columns, values) })
}

/** The same for rows of many acts. A column that is not given is null, as it is without a default. */
function joinedInsert(table: SQLiteTable, given: readonly string[], rows: readonly (readonly unknown[])[]): Joined {
  const columns = getTableColumns(table)
  return {
    key: `${getTableName(table)} ${given}`,
    write: (db, lists) => {
      const places = Object.keys(columns).map((name) => (given.includes(name) ? listed(given.indexOf(name)) : sql`null`))
      return db.insert(table).select(sql`select ${sql.join(places, sql`, `)} from ${lists}`)
    },
    lists: rows.map((row) =>
      row.map((value, place) => (value === null ? null : (columns[given[place] ?? '']?.mapToDriverValue(value) ?? null))),
    ),
  }
}
