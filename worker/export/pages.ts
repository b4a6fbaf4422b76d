// The rows of a table, page after page in the order of its key, as lines of JSON; and what there is to take at all.
import { createHash } from 'node:crypto'
import { and, gte, lte, type SQL, sql } from 'drizzle-orm'
import { monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { medicineSheet, photo, portrait } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import type { ExportTable } from './tables.ts'

export type Row = Record<string, unknown>

/** About what one part weighs; the next page is as long as the last one says. */
const PART_BYTES = 1_000_000
export const FIRST_PAGE = 200
const MOST_ROWS = 10_000
/** What a line weighs on the whole: only for the share that has come. */
const ABOUT_LINE = 300

/** Rows behind `after` (the last row of the page before), as they are stored: JSON stays text, truth stays a number. */
export function pageOf(
  db: Shard,
  { table, columns, key, own }: ExportTable,
  facilityId: number,
  after: Row | null,
  limit: number,
) {
  // The facility is the same in all of them: without it the comparison is the key's own range.
  const rest = key.filter(({ name }) => name !== 'facility_id')
  const list = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`
  const behind =
    after && rest.length > 0
      ? sql`${list(rest.map((column) => sql`${column}`))} > ${list(rest.map(({ name }) => sql`${after[name]}`))}`
      : undefined
  return db
    .select(Object.fromEntries(columns.map((column) => [column.name, sql`${column}`.as(column.name)])))
    .from(table)
    .where(and(own(facilityId), behind))
    .orderBy(...key)
    .limit(limit)
}

export interface Page {
  text: string
  rows: number
}

/** All pages of a table. `ask` fetches one; how the rights are looked at is its business. */
export async function* pagesOf(ask: (after: Row | null, limit: number) => Promise<Row[]>): AsyncGenerator<Page> {
  let [after, limit]: [Row | null, number] = [null, FIRST_PAGE]
  for (;;) {
    const rows: Row[] = await ask(after, limit)
    if (rows.length === 0) return
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    yield { text, rows: rows.length }
    if (rows.length < limit) return
    after = rows.at(-1) ?? null
    limit = Math.min(MOST_ROWS, Math.max(1, Math.round((limit * PART_BYTES) / text.length)))
  }
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** One number a table, and what the faces weigh beside. */
export const counts = (db: Shard, tables: readonly ExportTable[], facilityId: number) =>
  tables.map(({ name, table, own }) =>
    db
      .select({
        rows: sql<number>`count(*)`.as('n'),
        bytes: (name === 'portrait'
          ? sql<number>`coalesce(sum(length(${portrait.jpeg})), 0)`
          : sql<number>`count(*) * ${ABOUT_LINE}`
        ).as('bytes'),
      })
      .from(table)
      .where(own(facilityId)),
  )

/** Pictures by month: of a class's day, and of a pharmacy's sheet. */
export const picturesByMonth = (db: Shard, facilityId: number) =>
  [photo, medicineSheet].map((table) =>
    db
      .select({
        month: sql<string>`substr(${table.day}, 1, 7)`.as('month'),
        pictures: sql<number>`count(*)`.as('pictures'),
        bytes: sql<number>`sum(${table.bytes})`.as('bytes'),
      })
      .from(table)
      .where(sql`${table.facilityId} = ${facilityId} and ${table.objectKey} <> ''`)
      .groupBy(sql`1`),
  )

/** The pictures of a month, some after `after`: where each lies, and by which key its row is found. */
export function picturesOf(
  db: Shard,
  table: typeof photo | typeof medicineSheet,
  facilityId: number,
  month: string,
  after: Id,
  limit: number,
) {
  const { from, to } = monthRange(month)
  return db
    .select({ id: table.id, objectKey: table.objectKey })
    .from(table)
    .where(
      and(
        sql`${table.facilityId} = ${facilityId} and ${table.objectKey} <> '' and ${table.id} > ${after}`,
        gte(table.day, from),
        lte(table.day, to),
      ),
    )
    .orderBy(table.id)
    .limit(limit)
}
