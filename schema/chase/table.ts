import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { CALLED_ABOUT } from './rule.ts'

/**
 * A telephone call about a child nobody knows the whereabouts of: whom, what came of it, what was said. Append-only; whether the chase goes on
 * follows from presence and notices alone.
 */
export const chaseCall = sqliteTable(
  'chase_call',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    about: text({ enum: CALLED_ABOUT }).notNull(),
    /** Whom, as the list of numbers calls them: 母 佐藤 遥. */
    person: text().notNull(),
    outcome: text({ enum: ['spoke', 'message', 'no_answer'] }).notNull(),
    said: text({ enum: ['absent', 'late', 'should_be_here', 'other'] }),
    note: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

// ---- DIRECTORY ----

/**
 * 事案: a facility whose chase has gone on for so long that it is the city's too. While it lasts, an officer may read who is missing there,
 * and each look is written down in the facility's audit. It holds no name.
 */
export const chaseCase = sqliteTable(
  'chase_case',
  {
    organisationId: integer('organisation_id').notNull(),
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.facilityId, t.day] })],
)

/**
 * How far an officer has been told by mail of chases that are the city's: those that still stand, each as its facility and since when it is the
 * city's. It holds no child and no address.
 */
export const officerTold = sqliteTable(
  'officer_told',
  {
    organisationId: integer('organisation_id').notNull(),
    accountId: text('account_id').notNull(),
    cases: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** Tries of the letter that is under way, and when the next may be. */
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    /** The last time a letter was taken, and the last time one was given up. */
    sentAt: integer('sent_at'),
    failedAt: integer('failed_at'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.accountId] })],
)

/**
 * A browser in which an officer wants to be told when a chase becomes the city's, and of which it was told. It goes by the officer's sign-in: with
 * that, or with the duty, ends the telling.
 */
export const officerPush = sqliteTable(
  'officer_push',
  {
    organisationId: integer('organisation_id').notNull(),
    id: text().notNull(),
    accountId: text('account_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    createdAt: integer('created_at').notNull(),
    /** Chases that this browser was told of, as in `officer_told`. */
    cases: text({ mode: 'json' }).$type<string[]>().notNull(),
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    sentAt: integer('sent_at'),
    failedAt: integer('failed_at'),
    /** What the push service answered last; 0 for nothing. */
    answer: integer(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
