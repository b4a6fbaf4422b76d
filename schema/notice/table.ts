import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'

/**
 * 保護者からの連絡. One row per child and version; a row is never changed. A correction is a new notice that names the one it replaces,
 * a withdrawal is a correction that says nothing is announced any more.
 */
export const notice = sqliteTable(
  'notice',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: ['absent', 'late', 'early_leave', 'pickup_change'] }).notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    reason: text({ enum: ['sick', 'family', 'suspended', 'bereavement'] }),
    symptoms: text({ mode: 'json' }).$type<string[]>(),
    /** Home temperature in tenths of a degree. */
    temperature: integer(),
    /** Announced arrival or pick-up, minutes after midnight. */
    time: integer(),
    pickupPerson: text('pickup_person'),
    note: text(),
    withdrawn: integer({ mode: 'boolean' }).notNull(),
    /** The notice this one replaces, for the same child. */
    supersedes: text(),
    /** Who spoke: the guardian, or staff writing down a telephone call (園で登録). */
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    afterCutoff: integer('after_cutoff', { mode: 'boolean' }).notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    index('notice_days').on(t.facilityId, t.endsOn),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 園が確認: a person read it, and when. */
export const noticeConfirmation = sqliteTable(
  'notice_confirmation',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    noticeId: text('notice_id').notNull(),
    accountId: text('account_id').notNull(),
    confirmedAt: integer('confirmed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.noticeId] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.noticeId],
      foreignColumns: [notice.facilityId, notice.childId, notice.id],
    }),
  ],
)

/** 緊急連絡先: where whoever wrote a notice of absence can be reached on its days (RA24). For the nursery; no other guardian reads it. */
export const noticeContact = sqliteTable(
  'notice_contact',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    noticeId: text('notice_id').notNull(),
    contact: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.noticeId] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.noticeId],
      foreignColumns: [notice.facilityId, notice.childId, notice.id],
    }),
  ],
)
