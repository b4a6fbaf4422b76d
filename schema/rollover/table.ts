import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ClassChoice, Outcome, RolloverWrites, WorkChoice } from './plan.ts'

/** 年度更新の下見: what somebody chose by hand for the next year, of a child, a class or somebody's work. Whatever is not here is proposed. */
export const rolloverChoice = sqliteTable(
  'rollover_choice',
  {
    facilityId: integer('facility_id').notNull(),
    /** The fiscal year that begins. */
    year: integer().notNull(),
    about: text({ enum: ['child', 'class', 'work'] }).notNull(),
    /** Child, class, or assignment of this year. */
    item: text().notNull(),
    /** null: taken back; it is proposed again. */
    value: text({ mode: 'json' }).$type<Outcome | ClassChoice | WorkChoice>(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.year, t.about, t.item] })],
)

/** 年度更新: a year that was decided, with all it wrote and replaced, so that it can be taken back as a whole. */
export const rollover = sqliteTable(
  'rollover',
  {
    facilityId: integer('facility_id').notNull(),
    year: integer().notNull(),
    id: text().notNull(),
    state: text({ enum: ['decided', 'undone'] }).notNull(),
    /** From the house without any decision of this year to the house with this one. */
    writes: text({ mode: 'json' }).$type<RolloverWrites>().notNull(),
    /** What was decided, in short: whether the rehearsal has changed since. */
    seen: text().notNull(),
    accountId: text('account_id').notNull(),
    decidedAt: integer('decided_at').notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.year, t.id] })],
)
