import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { SHOWN } from './rule.ts'

/** Somebody who is not on the list stands at the door for a child: asked of its guardians, or handed over on 主任's or 園長's word without a line. */
export const pickupAsk = sqliteTable(
  'pickup_ask',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    relationship: text().notNull(),
    /** Both as `nameKey` writes them, to be held against a block. */
    nameKey: text('name_key').notNull(),
    relationKey: text('relation_key').notNull(),
    shown: text({ enum: SHOWN }).notNull(),
    /** What was said on the telephone, where the child was handed over without a line; the act has this id. */
    vouched: text(),
    accountId: text('account_id').notNull(),
    askedAt: integer('asked_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** Yes or no, by a guardian in the app, or by 主任 or 園長 after a call. Append-only: a no outweighs what was said before. */
export const pickupAnswer = sqliteTable(
  'pickup_answer',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    askId: text('ask_id').notNull(),
    id: text().notNull(),
    by: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    yes: integer({ mode: 'boolean' }).notNull(),
    /** Who was called, as the list of numbers calls them. */
    called: text(),
    reason: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.askId, t.id] }),
    foreignKey({
      columns: [t.facilityId, t.day, t.childId, t.askId],
      foreignColumns: [pickupAsk.facilityId, pickupAsk.day, pickupAsk.childId, pickupAsk.id],
    }),
  ],
)
