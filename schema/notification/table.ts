import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The truth about telling people: one row per recipient and channel, written in the same batch as the fact.
 * The `app` channel is there at once and can be retracted; other channels wait for `dueAt` and a sender.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    commandId: text('command_id').notNull(),
    childId: text('child_id').notNull(),
    channel: text({ enum: ['app'] }).notNull(),
    kind: text({ enum: ['arrived', 'left', 'confirmed', 'corrected'] }).notNull(),
    day: text().notNull(),
    /** When the thing told about happened. */
    at: integer().notNull(),
    createdAt: integer('created_at').notNull(),
    dueAt: integer('due_at').notNull(),
    retractedAt: integer('retracted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.accountId, t.commandId, t.childId, t.channel, t.kind] }),
    index('outbox_day').on(t.facilityId, t.day, t.accountId),
    index('outbox_act').on(t.facilityId, t.commandId),
  ],
)
