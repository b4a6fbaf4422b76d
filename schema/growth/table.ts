import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { KINDS } from './rule.ts'

/** 身体計測: one value of one child on one day. Append-only; a correction is a further row that says which one it replaces, and why. */
export const growthMeasure = sqliteTable(
  'growth_measure',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    /** The day on which it was measured. */
    day: text().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    /** The act it was written with; a class is written in one. */
    id: text().notNull(),
    /** Grams or millimetres. Empty: the row only takes back the one it replaces. */
    value: integer(),
    /** Who measured: the nursery, or a guardian at home or at a check-up. */
    place: text({ enum: ['nursery', 'home'] }).notNull(),
    /** It looked impossible beside what was known, and whoever entered it was asked and said that it is so. */
    sure: integer({ mode: 'boolean' }).notNull(),
    /** The act whose value of this kind it replaces. */
    supersedes: text(),
    reason: text(),
    accountId: text('account_id').notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.day, t.kind, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
