import { sql } from 'drizzle-orm'
import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { document } from '../document/table.ts'
import { COPIES, METHODS } from './delivery.ts'
import { GROUPS } from './rule.ts'

/** 要録の送付: that the record of a child went to a school. Taken back and received once each; never changed otherwise, and never deleted. */
export const schoolDelivery = sqliteTable(
  'school_delivery',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    documentId: text('document_id').notNull(),
    /** What was sent, by the digest of its last step. */
    digest: text().notNull(),
    school: text().notNull(),
    /** The head of the school, as it stands on the envelope. */
    addressee: text().notNull(),
    method: text({ enum: METHODS }).notNull(),
    copy: text({ enum: COPIES }).notNull(),
    sentOn: text('sent_on').notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    receivedOn: text('received_on'),
    /** とりけし: it was written down by mistake. */
    goneAt: integer('gone_at'),
    goneBy: text('gone_by'),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 保存期間: years for which papers of a group are kept, from a day on. */
export const keepingPeriod = sqliteTable(
  'keeping_period',
  {
    facilityId: integer('facility_id').notNull(),
    startsOn: text('starts_on').notNull(),
    group: text('kind_group', { enum: GROUPS }).notNull(),
    years: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.startsOn, t.group] })],
)

/** 保留: a paper that is kept beyond its time, until somebody ends it. */
export const keepingHold = sqliteTable(
  'keeping_hold',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    id: text().notNull(),
    reason: text().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 廃棄簿: which paper was proposed to be disposed of, by whom, and what 園長 decided. The paper's own row stays; its words go. */
export const disposal = sqliteTable(
  'disposal',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    id: text().notNull(),
    /** Up to which day it was kept, by the rule of the day it was proposed. */
    keptUntil: text('kept_until').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: integer('proposed_at').notNull(),
    outcome: text({ enum: ['disposed', 'refused'] }),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.id] }),
    // One that is open, or was carried out, and no second; what was refused may be proposed again.
    uniqueIndex('disposal_open').on(t.facilityId, t.documentId).where(sql`outcome is not 'refused'`),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)
