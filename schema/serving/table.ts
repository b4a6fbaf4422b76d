import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MEALS } from '../care/rule.ts'
import { child } from '../child/table.ts'
import { type ServedDish, STEPS } from './rule.ts'

/** 配膳の確認: one look at one tray before one child. Append-only; a wrong tray stays written down. */
export const servingCheck = sqliteTable(
  'serving_check',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    meal: text({ enum: MEALS }).notNull(),
    step: text({ enum: STEPS }).notNull(),
    /** Whose card lay on the tray: a child's id, or `ordinary`. */
    tray: text().notNull(),
    dishes: text({ mode: 'json' }).$type<ServedDish[]>().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
