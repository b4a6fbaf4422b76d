import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { STEPS, type Thing } from './rule.ts'

/** 持ち物: something of a child runs short, its family brings it, it came, or the tap was a mistake. Append-only. */
export const belongingStep = sqliteTable(
  'belonging_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    /** The thing's key in the facility's list. */
    thing: text().notNull(),
    kind: text({ enum: STEPS }).notNull(),
    /** How it was called when it was asked for. */
    words: text({ mode: 'json' }).$type<Thing>(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
