import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { CARE_KINDS } from './rule.ts'

/**
 * 検温・食事・ミルク・排便・入眠・起床・視診: what a caregiver saw or measured of a child. Append-only: a correction names the entry it replaces,
 * of the same child, day and kind. One act writes many rows, at most one a child and kind.
 */
export const careEntry = sqliteTable(
  'care_entry',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: CARE_KINDS }).notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** Tenths of a degree, ml, or how much was eaten, 0–4. */
    value: integer(),
    /** Which meal, which stool, or mood and signs, comma-joined. */
    detail: text(),
    note: text(),
    /** The entry this one replaces. */
    supersedes: text(),
    /** That entry is taken back, and nothing stands in its place. */
    gone: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id, t.kind] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
