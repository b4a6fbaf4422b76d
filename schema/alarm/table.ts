import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AlarmKind } from './input.ts'

/** Of which alarms 主任 or 園長 wants to be told outside the app. Without a row: all. There are no quiet hours: it is about a child. */
export const alarmChoice = sqliteTable(
  'alarm_choice',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    kinds: text({ mode: 'json' }).$type<AlarmKind[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.accountId] })],
)
