import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { ALLERGY_DECISIONS, ALLERGY_KINDS, type AllergyValues } from './rule.ts'

/** 生活管理指導表 and what belongs to it: one word about one child. Append-only. */
export const allergyEntry = sqliteTable(
  'allergy_entry',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: ALLERGY_KINDS }).notNull(),
    value: text({ mode: 'json' }).$type<AllergyValues[keyof AllergyValues]>().notNull(),
    /** What the child was not to eat when this was written. */
    before: text({ mode: 'json' }).$type<string[]>().notNull(),
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** A look at a paper, by one person: the original seen, sent back, taken back. Append-only; a release takes two. */
export const allergyDecision = sqliteTable(
  'allergy_decision',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    entryId: text('entry_id').notNull(),
    accountId: text('account_id').notNull(),
    decision: text({ enum: ALLERGY_DECISIONS }).notNull(),
    originalOn: text('original_on'),
    expiresOn: text('expires_on'),
    note: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.entryId, t.accountId] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.entryId],
      foreignColumns: [allergyEntry.facilityId, allergyEntry.childId, allergyEntry.id],
    }),
  ],
)
