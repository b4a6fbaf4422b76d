import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { BodyPart } from './body.ts'
import { DOCTORS, type InjuryKind, STEP_KINDS } from './rule.ts'

/** けがの連絡. Append-only: a 訂正 is one more version, of the same day and root, that names the one it replaces. */
export const injury = sqliteTable(
  'injury',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    /** The first version; what a note is called wherever it is named. */
    rootId: text('root_id').notNull(),
    at: integer().notNull(),
    place: text().notNull(),
    parts: text({ mode: 'json' }).$type<BodyPart[]>().notNull(),
    kinds: text({ mode: 'json' }).$type<InjuryKind[]>().notNull(),
    what: text().notNull(),
    aid: text().notNull(),
    doctor: text({ enum: DOCTORS }).notNull(),
    clinic: text().notNull(),
    /** For the nursery alone; no family reads these two. */
    inside: text().notNull(),
    sawBy: text('saw_by').notNull(),
    writtenAt: integer('written_at').notNull(),
    accountId: text('account_id').notNull(),
    supersedes: text(),
    gone: integer({ mode: 'boolean' }).notNull(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    uniqueIndex('injury_supersedes').on(t.facilityId, t.day, t.childId, t.supersedes),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What became of a version: approved or sent back by 主任 or 園長, read, acknowledged and answered by each guardian; and how the child was later. */
export const injuryStep = sqliteTable(
  'injury_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    rootId: text('root_id').notNull(),
    versionId: text('version_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: STEP_KINDS }).notNull(),
    note: text(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.rootId, t.id, t.kind] }),
    foreignKey({
      columns: [t.facilityId, t.day, t.childId, t.versionId],
      foreignColumns: [injury.facilityId, injury.day, injury.childId, injury.id],
    }),
  ],
)
