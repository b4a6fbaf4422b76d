import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { CHECKUPS, FOLLOW_UPS, OUTCOMES } from './rule.ts'

/** 健康診断: what was found of a child on a day, or that it was absent. Append-only; a correction names the line it replaces, and why. */
export const checkupResult = sqliteTable(
  'checkup_result',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    kind: text({ enum: CHECKUPS }).notNull(),
    day: text().notNull(),
    /** The act; a class is written in one. */
    id: text().notNull(),
    /** Null: the line it replaces is taken back. */
    outcome: text({ enum: OUTCOMES }),
    findings: text(),
    followUp: text('follow_up', { enum: FOLLOW_UPS }).notNull(),
    doctor: text().notNull(),
    supersedes: text(),
    reason: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.kind, t.day, t.id] }),
    index('checkup_result_day').on(t.facilityId, t.day),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** A guardian has read a result. */
export const checkupRead = sqliteTable(
  'checkup_read',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    kind: text({ enum: CHECKUPS }).notNull(),
    day: text().notNull(),
    resultId: text('result_id').notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.kind, t.day, t.resultId, t.accountId] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.kind, t.day, t.resultId],
      foreignColumns: [checkupResult.facilityId, checkupResult.childId, checkupResult.kind, checkupResult.day, checkupResult.id],
    }),
  ],
)
