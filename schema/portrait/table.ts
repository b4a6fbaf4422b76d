import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'

/**
 * 顔写真: of a child, and of the people who fetch it; the newest of each, an older one is not kept. They lie in the database, not in a bucket:
 * what a tablet needs at the door is there with the roster, in one transaction and in every backup (docs/decisions/55).
 */
export const portrait = sqliteTable(
  'portrait',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    /** Somebody of `pickup_person`; empty: the child itself. */
    pickupId: text('pickup_id').notNull(),
    /** The act that put it there: another picture has another id. */
    id: text().notNull(),
    /** Base64. Without any note of where, when or by what it was taken. */
    jpeg: text().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.pickupId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
