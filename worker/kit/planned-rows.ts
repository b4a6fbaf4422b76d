// Carrying out a plan that was worked out as plain rows: each table's rows travel as one JSON parameter, and the facility's number is put beside
// them here, so that a plan cannot point into another nursery.
import { and, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Change } from '../../schema/roster/plan.ts'
import type { Shard } from './shard.ts'

export interface PlannedTable {
  table: SQLiteTable
  /** The columns that tell a row from the others, beside the facility: at most three. They never change. */
  keys: readonly string[]
  /** What other rooms keep in this table: a plan neither says it nor changes it. */
  elsewhere?: readonly string[]
}

/** What one batch writes, by table: rows that are new, and rows that change. */
export interface PlannedWrites<Name extends string> {
  insert: { [Table in Name]: readonly object[] }
  change: { [Table in Name]: readonly Change<object>[] }
}

type Columns = Record<string, SQLiteColumn>

// Written out, because a statement of D1 takes a hundred parameters and this one needs them for rows.
const PLACES = [sql`(v.value ->> 0)`, sql`(v.value ->> 1)`, sql`(v.value ->> 2)`]

/** One value out of a JSON row: text and numbers as they are, JSON columns as JSON text. */
const valueAt = (column: SQLiteColumn, path: string): SQL =>
  column.dataType === 'json' ? sql`(v.value -> ${path})` : sql`(v.value ->> ${path})`

/** What plans over some tables need; the tables in an order in which foreign keys hold. */
export function plannedRows<Name extends string>(tables: Record<Name, PlannedTable>) {
  const names = Object.keys(tables) as Name[]
  const isKey = (name: Name, key: string): boolean => tables[name].keys.includes(key)
  const isElsewhere = (name: Name, key: string): boolean => tables[name].elsewhere?.includes(key) ?? false
  const allOf = (name: Name): Columns => getTableColumns(tables[name].table) as unknown as Columns

  /** The columns a plan speaks of, without the facility. */
  const columnsOf = (name: Name): Columns =>
    Object.fromEntries(Object.entries(allOf(name)).filter(([key]) => key !== 'facilityId' && !isElsewhere(name, key)))

  function insertRows(db: Shard, facilityId: number, name: Name, rows: readonly object[]) {
    const values = Object.entries(allOf(name)).map(([key, column]) =>
      key === 'facilityId' ? sql`${facilityId}` : isElsewhere(name, key) ? sql`null` : valueAt(column, `$.${key}`),
    )
    return db
      .insert(tables[name].table)
      .select(sql`select ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(rows)}) v`)
  }

  function updateRows(db: Shard, facilityId: number, name: Name, rows: readonly Change<object>[]) {
    const { table, keys } = tables[name]
    const columns = columnsOf(name)
    const rest = Object.entries(columns).filter(([key]) => !isKey(name, key))
    const same = keys.map(
      (key) =>
        sql`${sql.identifier(getTableName(table))}.${sql.identifier(columns[key]?.name ?? '')} = (v.value ->> ${`$.after.${key}`})`,
    )
    return db
      .update(table)
      .set(Object.fromEntries(rest.map(([key, column]) => [key, valueAt(column, `$.after.${key}`)])))
      .from(sql`json_each(${JSON.stringify(rows)}) v`)
      .where(and(sql`${sql.identifier(getTableName(table))}.facility_id = ${facilityId}`, ...same))
  }

  return {
    columnsOf,

    /** Statements that carry out a plan: at most two for each table, however many rows. */
    writesOf(db: Shard, facilityId: number, writes: PlannedWrites<Name>): BatchItem<'sqlite'>[] {
      return names.flatMap((name) => {
        const statements: BatchItem<'sqlite'>[] = []
        const { [name]: fresh } = writes.insert
        const { [name]: changed } = writes.change
        if (fresh.length > 0) statements.push(insertRows(db, facilityId, name, fresh))
        if (changed.length > 0) statements.push(updateRows(db, facilityId, name, changed))
        return statements
      })
    },

    /**
     * SQL that is true while every row a plan changes still is what it was when the plan was made. Rows are compared as JSON arrays of their
     * columns, keys first.
     */
    stillAsPlanned(facilityId: number, writes: PlannedWrites<Name>): SQL {
      const parts = names
        .filter((name) => writes.change[name].length > 0)
        .map((name) => {
          const { table, keys } = tables[name]
          const columns = columnsOf(name)
          const order = [...keys, ...Object.keys(columns).filter((key) => !isKey(name, key))]
          const own = order.map((key) => {
            const column = sql`t.${sql.identifier(columns[key]?.name ?? '')}`
            return columns[key]?.dataType === 'json' ? sql`json(${column})` : column
          })
          const found = keys.map((_key, index) => sql`${own[index]} = ${PLACES[index]}`)
          const rows = writes.change[name].map(({ before }) =>
            order.map((key) => (before as Record<string, unknown>)[key] ?? null),
          )
          return sql`not exists (select 1 from json_each(${JSON.stringify(rows)}) v where not exists (select 1 from ${table} t
            where t.facility_id = ${facilityId} and ${sql.join(found, sql` and `)} and json_array(${sql.join(own, sql`, `)}) = v.value))`
        })
      return parts.length > 0 ? sql`(${sql.join(parts, sql` and `)})` : sql`true`
    },
  }
}
