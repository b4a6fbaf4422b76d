import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// ---- DIRECTORY: finds, never grants ----

/** A login and its password hash. One person, one account, wherever they have children or work. */
export const account = sqliteTable('account', {
  id: text().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at').notNull(),
  retiredAt: integer('retired_at'),
})

/** Where an account may have something to open. It grants nothing: the shard decides. */
export const membership = sqliteTable(
  'membership',
  {
    accountId: text('account_id').notNull(),
    facilityId: integer('facility_id').notNull(),
    door: text({ enum: ['family', 'room', 'office'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.facilityId, t.door] }), index('membership_facility').on(t.facilityId)],
)

/** A signed-in browser, known to the directory so that a further facility can be opened and sign-out can reach every shard. */
export const signIn = sqliteTable(
  'sign_in',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id').notNull(),
    door: text({ enum: ['family', 'room', 'office'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    /** Moves at most once an hour; empty until then. */
    usedAt: integer('used_at'),
  },
  (t) => [index('sign_in_account').on(t.accountId)],
)

/** Failed attempts by keyed hash of the login or of the source; exact, because guessing is spread over isolates. */
export const attempt = sqliteTable('attempt', {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  since: integer().notNull(),
})

// ---- SHARD ----

/** A person a facility knows: guardian, staff, or both. `accountId` is empty until an invitation is claimed. */
export const person = sqliteTable(
  'person',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    accountId: text('account_id'),
    familyName: text('family_name').notNull(),
    givenName: text('given_name').notNull(),
    kana: text().notNull(),
    phone: text(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] }), index('person_account').on(t.facilityId, t.accountId)],
)

/** A browser that may act in one facility. Token hashes only; the idle limit moves with `usedAt`. */
export const session = sqliteTable(
  'session',
  {
    facilityId: integer('facility_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    accountId: text('account_id').notNull(),
    door: text({ enum: ['family', 'room', 'office'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at').notNull(),
    idleMs: integer('idle_ms').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.tokenHash] }), index('session_account').on(t.facilityId, t.accountId)],
)

/** A dated role in a facility; with a classroom it reaches that class, without one the whole facility. */
export const assignment = sqliteTable(
  'assignment',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    role: text().notNull(),
    classroomId: text('classroom_id'),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    index('assignment_person').on(t.facilityId, t.personId),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)

/** 当番 (early, late, Saturday, 応援): facility-wide presence work on one day between two times. */
export const duty = sqliteTable(
  'duty',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    personId: text('person_id').notNull(),
    kind: text({ enum: ['early', 'late', 'saturday', 'helper'] }).notNull(),
    fromTime: integer('from_time').notNull(),
    toTime: integer('to_time').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.personId, t.kind] }),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)
