import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { DECISIONS } from '../kit/said.ts'
import { LEDGER_KINDS, type LedgerValue } from './rule.ts'

/** 園児台帳: one word about one item of a child. Append-only: what was said before stays, with when it was said. */
export const ledgerEntry = sqliteTable(
  'ledger_entry',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    kind: text({ enum: LEDGER_KINDS }).notNull(),
    item: text().notNull(),
    /** The act; it says one thing of each item. */
    id: text().notNull(),
    /** Null: it no longer is so. */
    value: text({ mode: 'json' }).$type<LedgerValue>(),
    /** A guardian's waits to be taken, staff's stands at once. */
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.kind, t.item, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What became of a guardian's entry: once. */
export const ledgerDecision = sqliteTable(
  'ledger_decision',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    kind: text({ enum: LEDGER_KINDS }).notNull(),
    item: text().notNull(),
    entryId: text('entry_id').notNull(),
    decision: text({ enum: DECISIONS }).notNull(),
    note: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.kind, t.item, t.entryId] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.kind, t.item, t.entryId],
      foreignColumns: [ledgerEntry.facilityId, ledgerEntry.childId, ledgerEntry.kind, ledgerEntry.item, ledgerEntry.id],
    }),
  ],
)

/** 年に一度の確認: a household said that its card is right. */
export const ledgerCheck = sqliteTable(
  'ledger_check',
  {
    facilityId: integer('facility_id').notNull(),
    /** The fiscal year. */
    year: integer().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    way: text({ enum: ['app', 'paper'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.year, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 住所秘匿: from a day on nobody but 園長 and 主任 reads where this child's household lives. Append-only; the newest holds. */
export const hiddenHome = sqliteTable(
  'hidden_home',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    hidden: integer({ mode: 'boolean' }).notNull(),
    reason: text().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
