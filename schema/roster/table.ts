import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One reading of a roster file: what it would do (preview), then what it did; its plan holds what was there before, so that it can be undone as a whole. */
export const rosterImport = sqliteTable(
  'roster_import',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    state: text({ enum: ['preview', 'done', 'undone'] }).notNull(),
    fileName: text('file_name').notNull(),
    appliesOn: text('applies_on').notNull(),
    accountId: text('account_id').notNull(),
    createdAt: integer('created_at').notNull(),
    doneAt: integer('done_at'),
    undoneAt: integer('undone_at'),
    /** The plan that was previewed, exactly as it will be carried out, with what each change replaces. */
    plan: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)
