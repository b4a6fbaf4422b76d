import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who did what to which child, when. Append-only; `digest` covers the row, so that a sealer can chain rows without touching content. */
export const audit = sqliteTable(
  'audit',
  {
    facilityId: integer('facility_id').notNull(),
    commandId: text('command_id').notNull(),
    /** Empty when the act concerns no single child. */
    childId: text('child_id').notNull(),
    action: text().notNull(),
    accountId: text('account_id').notNull(),
    door: text().notNull(),
    at: integer().notNull(),
    /** The sender's clock, when it said so. */
    deviceAt: integer('device_at'),
    content: text({ mode: 'json' }).$type<unknown>().notNull(),
    digest: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.commandId, t.childId] }),
    index('audit_child').on(t.facilityId, t.childId, t.at),
  ],
)
