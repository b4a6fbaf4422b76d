import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { STEPS } from './rule.ts'

/** 医務室: a child was taken there, went back or home, or the step was a mistake. Append-only. */
export const sickbayStep = sqliteTable(
  'sickbay_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    stayId: text('stay_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: STEPS }).notNull(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.stayId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
