import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { WordRules } from './wording.ts'

/** 文例: a sentence that may be taken up while a paper is written. Append-only: a change is one more version that names the one it replaces. */
export const phrase = sqliteTable(
  'phrase',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    /** The first version. */
    rootId: text('root_id').notNull(),
    supersedes: text(),
    /** For which kind of paper, and which section of it; '' for all. */
    kind: text().notNull(),
    section: text().notNull(),
    /** Age of the class on 1 April, and the month of the year; null for all. */
    age: integer(),
    month: integer(),
    text: text().notNull(),
    /** Who keeps it: the house, or the city that gave it to all its houses. */
    from: text('made_by', { enum: ['house', 'city'] }).notNull(),
    /** とりさげ. */
    gone: integer({ mode: 'boolean' }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] }), uniqueIndex('phrase_supersedes').on(t.facilityId, t.supersedes)],
)

/** The facility's own word rules. A change is the whole list anew under the next number, so that what held when is kept. */
export const wordRule = sqliteTable(
  'word_rule',
  {
    facilityId: integer('facility_id').notNull(),
    number: integer().notNull(),
    id: text().notNull(),
    rules: text({ mode: 'json' }).$type<WordRules>().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.number] })],
)
