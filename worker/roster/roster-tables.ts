// The tables a roster touches, and how a plan's rows become rows of theirs: each table's rows travel as one JSON parameter, and the facility's
// number is put beside them here, so that a plan cannot point into another nursery.
import { and, eq, getTableColumns, getTableName, isNull, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { ROSTER_KEYS, type RosterState, type RosterTable, type RosterWrites } from '../../schema/roster/plan.ts'
import {
  child,
  classMembership,
  classroom,
  contractHours,
  enrollment,
  guardianship,
  person,
  pickupPerson,
} from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** In an order in which foreign keys hold. */
const TABLES = { classroom, person, child, enrollment, classMembership, contractHours, guardianship, pickupPerson }
type Columns = Record<string, SQLiteColumn>
const NAMES = Object.keys(TABLES) as RosterTable[]
/** What other rooms keep in these tables: a roster neither says it nor changes it. */
const ELSEWHERE = {
  child: ['contactWay'],
  person: ['address', 'workplace', 'pinHash', 'pinCodeHash', 'pinCodeUntil'],
  pickupPerson: ['phone'],
  guardianship: ['grantedBy'],
} as const
const elsewhere = (table: RosterTable): readonly string[] =>
  table in ELSEWHERE ? ELSEWHERE[table as keyof typeof ELSEWHERE] : []

/** The columns a roster speaks of, the facility included. */
const columnsOf = (table: RosterTable): Columns =>
  Object.fromEntries(
    Object.entries(getTableColumns(TABLES[table]) as unknown as Columns).filter(([key]) => !elsewhere(table).includes(key)),
  )

/** One value out of a JSON row: text and numbers as they are, JSON columns as JSON text. */
const valueAt = (column: SQLiteColumn, path: string): SQL =>
  column.dataType === 'json' ? sql`(v.value -> ${path})` : sql`(v.value ->> ${path})`

/** Everything a facility has in these tables, as queries for one batch, in the order of `stateOf`. */
export const stateQueries = (db: Shard, facilityId: number) =>
  [
    db.select(own('classroom')).from(classroom).where(eq(classroom.facilityId, facilityId)),
    db.select(own('person')).from(person).where(eq(person.facilityId, facilityId)),
    db
      .select(own('child'))
      .from(child)
      .where(and(eq(child.facilityId, facilityId), noGuest(facilityId, child.id))),
    db
      .select(own('enrollment'))
      .from(enrollment)
      .where(and(eq(enrollment.facilityId, facilityId), eq(enrollment.kind, 'regular'))),
    db
      .select(own('classMembership'))
      .from(classMembership)
      .where(and(eq(classMembership.facilityId, facilityId), noGuest(facilityId, classMembership.childId))),
    db
      .select(own('contractHours'))
      .from(contractHours)
      .where(and(eq(contractHours.facilityId, facilityId), noGuest(facilityId, contractHours.childId))),
    // What a guardian gave to somebody of the family is hers to end; no roster speaks of it.
    db
      .select(own('guardianship'))
      .from(guardianship)
      .where(and(eq(guardianship.facilityId, facilityId), isNull(guardianship.grantedBy))),
    db
      .select(own('pickupPerson'))
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), noGuest(facilityId, pickupPerson.childId))),
  ] as const

/** SQL: not of a child who has only been a guest here; the roster of its own facility speaks of it. */
const noGuest = (
  facilityId: number,
  childId: SQLiteColumn,
): SQL => sql`not exists (select 1 from enrollment e where e.facility_id = ${facilityId}
  and e.child_id = ${childId} and e.kind = 'guest' and not exists (select 1 from enrollment r where r.facility_id = e.facility_id
    and r.child_id = e.child_id and r.kind = 'regular'))`

const own = (table: RosterTable): Columns => {
  const { facilityId: _facility, ...columns } = columnsOf(table)
  return columns
}

/** The answers of `stateQueries` as the state a plan is made against. */
export const stateOf = (rows: readonly unknown[]): RosterState =>
  Object.fromEntries(NAMES.map((name, index) => [name, rows[index]])) as unknown as RosterState

/** Statements that carry out a plan: at most two for each table, however many rows. */
export function writesOf(db: Shard, facilityId: number, writes: RosterWrites): BatchItem<'sqlite'>[] {
  return NAMES.flatMap((name) => {
    const statements: BatchItem<'sqlite'>[] = []
    const { [name]: fresh } = writes.insert
    const { [name]: changed } = writes.change
    if (fresh.length > 0) statements.push(insertRows(db, facilityId, name, fresh))
    if (changed.length > 0) statements.push(updateRows(db, facilityId, name, changed))
    return statements
  })
}

function insertRows(db: Shard, facilityId: number, name: RosterTable, rows: readonly object[]) {
  const values = Object.entries(getTableColumns(TABLES[name]) as unknown as Columns).map(([key, column]) =>
    key === 'facilityId' ? sql`${facilityId}` : elsewhere(name).includes(key) ? sql`null` : valueAt(column, `$.${key}`),
  )
  return db
    .insert(TABLES[name] as typeof child)
    .select(sql`select ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(rows)}) v`)
}

function updateRows(db: Shard, facilityId: number, name: RosterTable, rows: readonly { after: object }[]) {
  const table = TABLES[name]
  const all = columnsOf(name)
  const columns = Object.entries(all).filter(([key]) => key !== 'facilityId' && !isKey(name, key))
  const keys = ROSTER_KEYS[name].map(
    (key) =>
      sql`${sql.identifier(getTableName(table))}.${sql.identifier(all[key]?.name ?? '')} = (v.value ->> ${`$.after.${key}`})`,
  )
  return db
    .update(table as typeof child)
    .set(Object.fromEntries(columns.map(([key, column]) => [key, valueAt(column, `$.after.${key}`)])))
    .from(sql`json_each(${JSON.stringify(rows)}) v`)
    .where(and(sql`${sql.identifier(getTableName(table))}.facility_id = ${facilityId}`, ...keys))
}

const isKey = (name: RosterTable, key: string): boolean => (ROSTER_KEYS[name] as readonly string[]).includes(key)

// A key has at most three columns; written out, because a statement of D1 takes a hundred parameters and this one needs them for rows.
const PLACES = [sql`(v.value ->> 0)`, sql`(v.value ->> 1)`, sql`(v.value ->> 2)`]

/**
 * SQL that is true while every row a plan changes still is what it was when the plan was made. Rows are compared as JSON arrays of their
 * columns, keys first.
 */
export function stillAsPlanned(facilityId: number, writes: RosterWrites): SQL {
  const parts = NAMES.filter((name) => writes.change[name].length > 0).map((name) => {
    const columns = columnsOf(name)
    const rest = Object.keys(columns).filter((key) => key !== 'facilityId' && !isKey(name, key))
    const order = [...ROSTER_KEYS[name], ...rest]
    const own = order.map((key) => {
      const column = sql`t.${sql.identifier(columns[key]?.name ?? '')}`
      return columns[key]?.dataType === 'json' ? sql`json(${column})` : column
    })
    const found = ROSTER_KEYS[name].map((_key, index) => sql`${own[index]} = ${PLACES[index]}`)
    const rows = writes.change[name].map(({ before }) =>
      order.map((key) => (before as unknown as Record<string, unknown>)[key] ?? null),
    )
    return sql`not exists (select 1 from json_each(${JSON.stringify(rows)}) v where not exists (select 1 from ${TABLES[name]} t
      where t.facility_id = ${facilityId} and ${sql.join(found, sql` and `)} and json_array(${sql.join(own, sql`, `)}) = v.value))`
  })
  return parts.length > 0 ? sql`(${sql.join(parts, sql` and `)})` : sql`true`
}
