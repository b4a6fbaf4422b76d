import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { AUDIENCES } from './rule.ts'

/** That somebody was asked in a month and answered or let it be. Which of the two is written nowhere, and the row goes with the month. */
export const surveyAsked = sqliteTable(
  'survey_asked',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.month, t.accountId] })],
)

/** How often each answer was given. There is no row of one person's answers, and no moment. */
export const surveyTally = sqliteTable(
  'survey_tally',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    audience: text({ enum: AUDIENCES }).notNull(),
    question: integer().notNull(),
    score: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.month, t.audience, t.question, t.score] })],
)
