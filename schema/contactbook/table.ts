import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { classroom } from '../classroom/table.ts'
import type { Source } from '../kit/source.ts'
import { HOME_FIELDS, type HomeValue } from './home.ts'
import { STEPS } from './page.ts'

/** 家庭欄: what somebody of the family said of one field. Append-only: of each field the last that was said stands, the others stay to be read. */
export const homeField = sqliteTable(
  'home_field',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    field: text({ enum: HOME_FIELDS }).notNull(),
    /** Null: taken back. */
    value: text({ mode: 'json' }).$type<HomeValue>(),
    /** When it was written, also without a line. */
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id, t.field] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 下書き of a day's page, of a class or of one child. The one text that is written over; its version says by whom first. */
export const contactDraft = sqliteTable(
  'contact_draft',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    /** The child or the class. */
    subjectId: text('subject_id').notNull(),
    childId: text('child_id'),
    classroomId: text('classroom_id'),
    text: text().notNull(),
    /** What it was written out of; carried from the draft into the step, and so kept with what families read. */
    sources: text({ mode: 'json' }).$type<Source[]>().notNull(),
    version: integer().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.subjectId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
    check(
      'contact_draft_subject',
      sql`subject_id is coalesce(child_id, classroom_id) and (child_id is null) <> (classroom_id is null)`,
    ),
  ],
)

/** 園欄: the steps of a day's page. Append-only; one act may step for a class and many of its children. */
export const contactPage = sqliteTable(
  'contact_page',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    subjectId: text('subject_id').notNull(),
    id: text().notNull(),
    childId: text('child_id'),
    classroomId: text('classroom_id'),
    step: text({ enum: STEPS }).notNull(),
    text: text().notNull(),
    sources: text({ mode: 'json' }).$type<Source[]>().notNull(),
    /** 予約公開, or the moment of publishing. Of a submission what its writer wished; null for at once. */
    publishAt: integer('publish_at'),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.subjectId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
    check(
      'contact_page_subject',
      sql`subject_id is coalesce(child_id, classroom_id) and (child_id is null) <> (classroom_id is null)`,
    ),
  ],
)

/** 既読: the first time a guardian opened what an act published, on the book of a child. */
export const contactRead = sqliteTable(
  'contact_read',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    pageId: text('page_id').notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.pageId, t.accountId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
