import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { KINDS, type Sort, type Special, STEP_KINDS, STORAGES, TIMINGS } from './rule.ts'

/** A picture of a pharmacy's 薬剤情報, named by the requests it was handed in for. Its bytes lie in the bucket PHOTOS, and not for long. */
export const medicineSheet = sqliteTable(
  'medicine_sheet',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    /** The day it came. */
    day: text().notNull(),
    /** Where it lies in the bucket: random, and told nobody. Empty once the bytes are gone. */
    objectKey: text('object_key').notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 与薬依頼 and 服薬連絡: one medicine of one child on one day, as it was asked. Never changed: another is asked, this one withdrawn. */
export const medicineRequest = sqliteTable(
  'medicine_request',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    /** As it stands on the pharmacy's sheet; empty of a 服薬連絡 that names none. */
    medicine: text().notNull(),
    sorts: text({ mode: 'json' }).$type<Sort[]>().notNull(),
    special: text({ mode: 'json' }).$type<Special[]>().notNull(),
    amount: text(),
    timing: text({ enum: TIMINGS }),
    /** About when, in minutes after midnight. */
    time: integer(),
    storage: text({ enum: STORAGES }),
    /** 病名・症状, or how the child is. */
    condition: text().notNull(),
    clinic: text(),
    prescribedOn: text('prescribed_on'),
    usedBefore: integer('used_before', { mode: 'boolean' }).notNull(),
    /** The picture of 薬剤情報 that was handed in with it; of a family that handed in none, none. */
    sheetId: text('sheet_id'),
    note: text().notNull(),
    /** staff: written down from a paper of the family's. */
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.sheetId],
      foreignColumns: [medicineSheet.facilityId, medicineSheet.childId, medicineSheet.id],
    }),
  ],
)

/** What was done about a request, one after the other. */
export const medicineStep = sqliteTable(
  'medicine_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    requestId: text('request_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: STEP_KINDS }).notNull(),
    /** When it happened, and when it reached the server. */
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** Why a dose was withheld, or a step undone. */
    reason: text(),
    note: text(),
    supersedes: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.requestId, t.id] }),
    foreignKey({
      columns: [t.facilityId, t.day, t.childId, t.requestId],
      foreignColumns: [medicineRequest.facilityId, medicineRequest.day, medicineRequest.childId, medicineRequest.id],
    }),
  ],
)
