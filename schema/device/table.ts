import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// ---- DIRECTORY ----

/** A tablet that asks to be paired: it shows a short code and waits with a secret of its own; the office answers with facility and device. */
export const pairing = sqliteTable('pairing', {
  codeHash: text('code_hash').primaryKey(),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  facilityId: integer('facility_id'),
  deviceId: text('device_id'),
})

// ---- SHARD ----

/** A paired tablet or office PC. Revoked, it stays in the list. */
export const device = sqliteTable(
  'device',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: ['tablet', 'kiosk', 'office_pc'] }).notNull(),
    name: text().notNull(),
    /** Classes it shows; empty for all. */
    classroomIds: text('classroom_ids', { mode: 'json' }).$type<string[]>().notNull(),
    pairedBy: text('paired_by').notNull(),
    pairedAt: integer('paired_at').notNull(),
    revokedBy: text('revoked_by'),
    revokedAt: integer('revoked_at'),
    /** When it last said that it is there, and how many acts it had not sent then. Empty: it never did. */
    seenAt: integer('seen_at'),
    unsent: integer(),
    /** How far its clock was ahead of the server's then, ms. */
    ahead: integer(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** Wrong PINs, by device and person; those of a device together are its total. */
export const pinFailure = sqliteTable(
  'pin_failure',
  {
    facilityId: integer('facility_id').notNull(),
    deviceId: text('device_id').notNull(),
    personId: text('person_id').notNull(),
    failures: integer().notNull(),
    since: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.deviceId, t.personId] })],
)

/** Acts a tablet could no longer send in its own name (revoked, expired): sealed to the server's key, waiting for the director. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    deviceId: text('device_id').notNull(),
    receivedAt: integer('received_at').notNull(),
    sealed: text().notNull(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    decision: text({ enum: ['recorded', 'refused'] }),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] }), index('quarantine_device').on(t.facilityId, t.deviceId)],
)
