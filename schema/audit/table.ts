import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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
    deviceId: text('device_id'),
    /** Carried out; looked at (sensitive reads); refused for want of a right. */
    outcome: text({ enum: ['done', 'read', 'denied'] }).notNull(),
    at: integer().notNull(),
    /** The sender's clock, when it said so. */
    deviceAt: integer('device_at'),
    content: text({ mode: 'json' }).$type<unknown>().notNull(),
    digest: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.commandId, t.childId] }),
    index('audit_child').on(t.facilityId, t.childId, t.at),
    index('audit_account').on(t.facilityId, t.accountId, t.at),
    index('audit_at').on(t.facilityId, t.at),
  ],
)

/** The chain: rows of the audit in the order in which the facility's sealer saw them; each hash covers the one before and the row's digest. */
export const auditSeal = sqliteTable(
  'audit_seal',
  {
    facilityId: integer('facility_id').notNull(),
    number: integer().notNull(),
    commandId: text('command_id').notNull(),
    childId: text('child_id').notNull(),
    hash: text().notNull(),
    sealedAt: integer('sealed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.number] }),
    uniqueIndex('audit_seal_row').on(t.facilityId, t.commandId, t.childId),
  ],
)

/** Who looked at what on a day, summed up: one row a person, device, action and child (empty: all that the right reached). */
export const reading = sqliteTable(
  'reading',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    accountId: text('account_id').notNull(),
    deviceId: text('device_id').notNull(),
    door: text().notNull(),
    action: text().notNull(),
    childId: text('child_id').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    times: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.accountId, t.deviceId, t.door, t.action, t.childId] }),
    index('reading_account').on(t.facilityId, t.accountId, t.day),
  ],
)

// ---- DIRECTORY ----

/** The last link of each facility's chain on each day, out of the shard's reach. */
export const auditHead = sqliteTable(
  'audit_head',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    number: integer().notNull(),
    hash: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day] })],
)
