import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { DECISIONS } from '../kit/said.ts'
import { HEALTH_KINDS, type HealthValue } from './rule.ts'

/** 健康記録: one word about one item of a child. Append-only: what was said before stays. The kind comes first, since a house is read by kind. */
export const healthEntry = sqliteTable(
  'health_entry',
  {
    facilityId: integer('facility_id').notNull(),
    kind: text({ enum: HEALTH_KINDS }).notNull(),
    childId: text('child_id').notNull(),
    item: text().notNull(),
    /** The act; it says one thing of each item. */
    id: text().notNull(),
    /** Null: it no longer is so. */
    value: text({ mode: 'json' }).$type<HealthValue>(),
    /** A guardian's waits to be confirmed, staff's stands at once. */
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.kind, t.childId, t.item, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What became of a guardian's entry: once. */
export const healthDecision = sqliteTable(
  'health_decision',
  {
    facilityId: integer('facility_id').notNull(),
    kind: text({ enum: HEALTH_KINDS }).notNull(),
    childId: text('child_id').notNull(),
    item: text().notNull(),
    entryId: text('entry_id').notNull(),
    decision: text({ enum: DECISIONS }).notNull(),
    note: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.kind, t.childId, t.item, t.entryId] }),
    foreignKey({
      columns: [t.facilityId, t.kind, t.childId, t.item, t.entryId],
      foreignColumns: [healthEntry.facilityId, healthEntry.kind, healthEntry.childId, healthEntry.item, healthEntry.id],
    }),
  ],
)
