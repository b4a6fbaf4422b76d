import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { FACT_KINDS } from './rule.ts'

/**
 * What happened to a child on a day: stamps (arrive, leave), sightings, goings out and comings back, handovers, and the undoing of one of them. Append-only.
 * One act may write two facts (a tap is stamp and sighting); they share the act's id. `at` is when it happened, `receivedAt` when we heard.
 */
export const presenceFact = sqliteTable(
  'presence_fact',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: FACT_KINDS }).notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /**
     * Where it was recorded; `card`, `qr`: on a device that read a printed card or a guardian's phone; `guest`: in the facility where the child was
     * that day (共同保育); `paper`: on paper, and written down here later.
     */
    source: text({ enum: ['room', 'kiosk', 'phone', 'office', 'guest', 'paper', 'card', 'qr'] }).notNull(),
    /** Whom the child was handed to, where it went out to, or why a fact was taken back. */
    detail: text(),
    /** The act an `undo` takes back. */
    supersedes: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id, t.kind] }),
    // A month has some ten thousand facts and a handful that were taken back with a reason; the register prints those.
    index('presence_corrected').on(t.facilityId, t.day).where(sql`kind = 'undo' and detail is not null`),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 備考: a word of 主任 or 園長 about a child's day, printed in the register (RB21). Append-only: the newest holds, an empty one takes it away. */
export const presenceRemark = sqliteTable(
  'presence_remark',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    text: text().notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
