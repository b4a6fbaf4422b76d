import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Holds nothing, ever: a refused guard inserts NULL here, and NOT NULL undoes the whole batch. */
export const guard = sqliteTable('guard', { facilityId: integer('facility_id').notNull() })

/** Every act that was carried out, with the digest of what was asked and a receipt without personal data. Kept 35 days. */
export const command = sqliteTable(
  'command',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    id: text().notNull(),
    inputDigest: text('input_digest').notNull(),
    receipt: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.accountId, t.id] })],
)

/** Counts the changes of a topic; it is the ETag of every screen that shows the topic. */
export const topicVersion = sqliteTable(
  'topic_version',
  {
    facilityId: integer('facility_id').notNull(),
    topic: text().notNull(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.topic] })],
)
