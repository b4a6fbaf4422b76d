import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { Role } from '../permission/matrix.ts'
import { ABSENT_ROLES } from './absence.ts'
import { STEP_KINDS } from './approval.ts'
import type { Source } from './gathered.ts'
import { ABOUT, type Kind } from './kind.ts'
import { MEASURE_STATES } from './measure.ts'
import { FILE_FORMATS } from './own-file.ts'
import type { Snapshot } from './snapshot.ts'

/** 書類: one paper of one period. It is there from the first word on, and there is no twin. */
export const document = sqliteTable(
  'document',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    /** The version of the kind it was begun with. */
    kindVersion: integer('kind_version').notNull(),
    about: text({ enum: ABOUT }).notNull(),
    /** The class or the child it is about; '' of the facility. */
    subject: text().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** Who wrote the first word. */
    accountId: text('account_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    uniqueIndex('document_once').on(t.facilityId, t.kind, t.subject, t.startsOn),
    index('document_from').on(t.facilityId, t.startsOn),
  ],
)

/** What was written into a field (schema/document/merge.ts). A row is replaced only by its own writer who types on, and then has another id. */
export const documentEdit = sqliteTable(
  'document_edit',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    id: text().notNull(),
    field: text().notNull(),
    /** The edits it was written upon. */
    bases: text({ mode: 'json' }).$type<string[]>().notNull(),
    text: text().notNull(),
    accountId: text('account_id').notNull(),
    /** When its writer began, and when they typed last. */
    beganAt: integer('began_at').notNull(),
    at: integer().notNull(),
    /** How often its text was written: the sum of them all goes up with every word that is written into the document. */
    times: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** What was offered out of records (`Gathered.key`), and was taken into the text or dropped. The last word about a key counts. */
export const documentChoice = sqliteTable(
  'document_choice',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    key: text().notNull(),
    id: text().notNull(),
    field: text().notNull(),
    /** Where what was offered stands. */
    sources: text({ mode: 'json' }).$type<Source[]>().notNull(),
    kept: integer({ mode: 'boolean' }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.key, t.id] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** Seconds somebody wrote in it (schema/document/minutes.ts): their own to see, a sum without names for everybody else. */
export const documentTime = sqliteTable(
  'document_time',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    accountId: text('account_id').notNull(),
    seconds: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.accountId] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 提出・確認・決裁 and the ways back. Append-only: a step names by its number the one it follows, so that two cannot follow the same. */
export const documentStep = sqliteTable(
  'document_step',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    number: integer().notNull(),
    id: text().notNull(),
    kind: text({ enum: STEP_KINDS }).notNull(),
    place: integer().notNull(),
    role: text().$type<Role>().notNull(),
    comment: text(),
    /** The field a comment is about. */
    field: text(),
    /** What was handed in, by its digest: every later step says to which words it was given. */
    digest: text().notNull(),
    /** What was handed in, with the facts as they stood then; of 提出 alone. */
    snapshot: text({ mode: 'json' }).$type<Snapshot>(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.number] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 開示簿: that a copy of a paper, as far as it is about one child, was printed for somebody outside. Append-only. */
export const documentDisclosure = sqliteTable(
  'document_disclosure',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    documentId: text('document_id').notNull(),
    /** For whom, and why, as it was said. */
    recipient: text().notNull(),
    why: text().notNull(),
    /** Of which words: the digest of what was handed in, or of a draft's texts. */
    digest: text().notNull(),
    /** Places that were masked. Which words stood there is kept nowhere. */
    masks: integer().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 改善策 of a paper of what happened (schema/document/measure.ts). Append-only: each word about one is the row of the next number. */
export const documentMeasure = sqliteTable(
  'document_measure',
  {
    facilityId: integer('facility_id').notNull(),
    documentId: text('document_id').notNull(),
    /** The act that wrote it down first. */
    rootId: text('root_id').notNull(),
    number: integer().notNull(),
    what: text().notNull(),
    due: text().notNull(),
    state: text({ enum: MEASURE_STATES }).notNull(),
    /** What was done, or why it will not be. */
    note: text().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.documentId, t.rootId, t.number] }),
    foreignKey({ columns: [t.facilityId, t.documentId], foreignColumns: [document.facilityId, document.id] }),
  ],
)

/** 不在と代決者 (schema/document/absence.ts). A row is ended and never changed otherwise. */
export const documentAbsence = sqliteTable(
  'document_absence',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    role: text({ enum: ABSENT_ROLES }).notNull(),
    /** The person who stands in. */
    deputyId: text('deputy_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    reason: text().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** Which kinds a house uses, from a day on, and by when (schema/document/use.ts). */
export const documentUse = sqliteTable(
  'document_use',
  {
    facilityId: integer('facility_id').notNull(),
    kind: text().notNull(),
    startsOn: text('starts_on').notNull(),
    used: integer({ mode: 'boolean' }).notNull(),
    due: text({ mode: 'json' }).$type<number[]>(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.kind, t.startsOn] })],
)

/** Forms of a house's own, and those its city gave it (schema/document/own-form.ts). A version is never changed: papers were written with it. */
export const documentForm = sqliteTable(
  'document_form',
  {
    facilityId: integer('facility_id').notNull(),
    kind: text().notNull(),
    version: integer().notNull(),
    /** The act that made it; of a city the same in each of its houses. */
    id: text().notNull(),
    form: text({ mode: 'json' }).$type<Kind>().notNull(),
    from: text('made_by', { enum: ['house', 'city'] }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.kind, t.version] }), uniqueIndex('document_form_once').on(t.facilityId, t.id)],
)

/**
 * 様式ファイル: the house's own Excel or Word form of a kind, from a day on (schema/document/own-file.ts); without a format, the end of its use. A row is
 * never changed, so that a paper can go out again as it did.
 */
export const documentOwnFile = sqliteTable(
  'document_own_file',
  {
    facilityId: integer('facility_id').notNull(),
    kind: text().notNull(),
    number: integer().notNull(),
    /** The act that brought it. */
    id: text().notNull(),
    startsOn: text('starts_on').notNull(),
    name: text().notNull(),
    format: text({ enum: FILE_FORMATS }),
    from: text('made_by', { enum: ['house', 'city'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.kind, t.number] }),
    uniqueIndex('document_own_file_once').on(t.facilityId, t.id),
  ],
)

/** Its bytes in base64, in pieces: a statement of D1 has at most 100 KB, also the one with which a house moves to another shard. */
export const documentOwnFilePiece = sqliteTable(
  'document_own_file_piece',
  {
    facilityId: integer('facility_id').notNull(),
    fileId: text('file_id').notNull(),
    place: integer().notNull(),
    piece: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.fileId, t.place] })],
)
