import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'

/** 登園カード: printed, for one child, good for arriving until it is revoked. What is printed is kept as a hash only. */
export const passCard = sqliteTable(
  'pass_card',
  {
    facilityId: integer('facility_id').notNull(),
    codeHash: text('code_hash').notNull(),
    childId: text('child_id').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: integer('issued_at').notNull(),
    revokedBy: text('revoked_by'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.codeHash] }),
    index('pass_card_child').on(t.facilityId, t.childId),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** The public half of a key that a guardian's phone made for this facility. It is worth nothing once the phone's session here is over. */
export const passKey = sqliteTable(
  'pass_key',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    accountId: text('account_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** P-256, uncompressed point, base64url. */
    publicKey: text('public_key').notNull(),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] }), index('pass_key_token').on(t.facilityId, t.tokenHash)],
)

/** The first device that a phone's code of a minute was shown to; shown to another, it is a copy. */
export const passUse = sqliteTable(
  'pass_use',
  {
    facilityId: integer('facility_id').notNull(),
    keyId: text('key_id').notNull(),
    minute: integer().notNull(),
    deviceId: text('device_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.keyId, t.minute] }),
    foreignKey({ columns: [t.facilityId, t.keyId], foreignColumns: [passKey.facilityId, passKey.id] }),
  ],
)

/** 玄関のQR: what hangs at the entrance, kept as a hash. One holds at a time. */
export const entranceCode = sqliteTable(
  'entrance_code',
  {
    facilityId: integer('facility_id').notNull(),
    codeHash: text('code_hash').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: integer('issued_at').notNull(),
    revokedBy: text('revoked_by'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.codeHash] })],
)
