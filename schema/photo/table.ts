import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { classroom } from '../classroom/table.ts'
import { AUDIENCES, LEVELS } from './rule.ts'

/** 写真: a picture of a class's day. Its bytes lie in the bucket PHOTOS, in two sizes; nobody but staff sees it before it is published. */
export const photo = sqliteTable(
  'photo',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    day: text().notNull(),
    classroomId: text('classroom_id').notNull(),
    /** Where it lies in the bucket: random, and told nobody. Empty once the bytes are gone. */
    objectKey: text('object_key').notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** Of the large one. */
    bytes: integer().notNull(),
    /** When it was taken or chosen, also without a line. */
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    caption: text(),
    audience: text({ enum: AUDIENCES }),
    /** By whom, who thereby said that it shows nobody undressed, in the water or hurt (RC14). */
    publishedBy: text('published_by'),
    publishedAt: integer('published_at'),
    removedBy: text('removed_by'),
    removedAt: integer('removed_at'),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
    index('photo_day').on(t.facilityId, t.day),
  ],
)

/** Who is in a picture. */
export const photoChild = sqliteTable(
  'photo_child',
  {
    facilityId: integer('facility_id').notNull(),
    photoId: text('photo_id').notNull(),
    childId: text('child_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.photoId, t.childId] }),
    foreignKey({ columns: [t.facilityId, t.photoId], foreignColumns: [photo.facilityId, photo.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    index('photo_child_child').on(t.facilityId, t.childId),
  ],
)

/** 写真の同意: what was said of a child. Append-only; the last that was said stands. */
export const photoConsent = sqliteTable(
  'photo_consent',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    level: text({ enum: LEVELS }).notNull(),
    /** 紙で同意: signed on paper, and written down by the nursery. */
    paper: integer({ mode: 'boolean' }).notNull(),
    /** The day it was said; of paper, the day that stands on it. */
    day: text().notNull(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
