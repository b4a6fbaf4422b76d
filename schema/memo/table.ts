import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { classroom } from '../classroom/table.ts'
import type { Tag } from './vocabulary.ts'

/** メモ: what a caregiver noticed. Append-only: a correction is one more version, of the same day and root, that names the one it replaces. */
export const memo = sqliteTable(
  'memo',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    /** The first version; what a memo is called wherever it is linked. */
    rootId: text('root_id').notNull(),
    /** When it was noticed; of every version the same. */
    at: integer().notNull(),
    /** When this version was written, also without a line. */
    writtenAt: integer('written_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** About a class as a whole; otherwise about the children of `memo_child`. */
    classroomId: text('classroom_id'),
    text: text().notNull(),
    tags: text({ mode: 'json' }).$type<Tag[]>().notNull(),
    supersedes: text(),
    /** とりさげ: what it said stays to be read in the version before. */
    gone: integer({ mode: 'boolean' }).notNull(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.id] }),
    uniqueIndex('memo_supersedes').on(t.facilityId, t.day, t.supersedes),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
  ],
)

/** The children a version is about. */
export const memoChild = sqliteTable(
  'memo_child',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    childId: text('child_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.id, t.childId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.day, t.id], foreignColumns: [memo.facilityId, memo.day, memo.id] }),
  ],
)

/**
 * Pictures that belong to a version (worker/photo). They may come after it: a tablet without a line sends what was written first. So the key does
 * not reach over there, and a picture that never came, or was taken away, is simply not shown.
 */
export const memoPhoto = sqliteTable(
  'memo_photo',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    photoId: text('photo_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.id, t.photoId] }),
    foreignKey({ columns: [t.facilityId, t.day, t.id], foreignColumns: [memo.facilityId, memo.day, memo.id] }),
  ],
)
