import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { Source } from '../document/gathered.ts'
import { RELAY_STEPS } from './rule.ts'

/** 申し送り: what one shift tells the next, of a class, of one child of it, or of the whole house; until a day. Append-only. */
export const relay = sqliteTable(
  'relay',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    /** '' of the whole house. */
    classId: text('class_id').notNull(),
    childId: text('child_id'),
    startsOn: text('starts_on').notNull(),
    /** The last day on which it is shown. */
    endsOn: text('ends_on').notNull(),
    text: text().notNull(),
    /** The rows of the day it was taken from; none of what was typed. */
    sources: text({ mode: 'json' }).$type<Source[]>().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    index('relay_until').on(t.facilityId, t.endsOn),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 既読 by each who read it, once; and that it is over before its day. */
export const relayStep = sqliteTable(
  'relay_step',
  {
    facilityId: integer('facility_id').notNull(),
    relayId: text('relay_id').notNull(),
    kind: text({ enum: RELAY_STEPS }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.relayId, t.kind, t.accountId] }),
    foreignKey({ columns: [t.facilityId, t.relayId], foreignColumns: [relay.facilityId, relay.id] }),
  ],
)
