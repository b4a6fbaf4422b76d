import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** By what a sign-in was proved: a password alone, one that waits for its second factor, with a code, by passkey, on a paired device. */
const STRENGTHS = ['password', 'half', 'second', 'passkey', 'device'] as const

// ---- DIRECTORY: finds, never grants ----

/** A login and its password hash. One person, one account, wherever they have children or work. */
export const account = sqliteTable('account', {
  id: text().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  /** Empty for somebody who signs in with a passkey alone. */
  passwordHash: text('password_hash').notNull(),
  /** Where to write when something about the sign-in changes. Never signs anybody in. */
  email: text(),
  /** The secret of an authenticator app, encrypted; it counts from `totpAt` on, the moment a first code of it was right. */
  totpSecret: text('totp_secret'),
  totpAt: integer('totp_at'),
  /** The 30-second step of the last code used: a code works once. */
  totpStep: integer('totp_step'),
  /** Up to when the owner has read what happened to the account. */
  eventsSeenAt: integer('events_seen_at'),
  createdAt: integer('created_at').notNull(),
  retiredAt: integer('retired_at'),
})

/** A passkey (WebAuthn credential) of an account. */
export const passkey = sqliteTable(
  'passkey',
  {
    credentialId: text('credential_id').primaryKey(),
    accountId: text('account_id').notNull(),
    publicKey: text('public_key').notNull(),
    counter: integer().notNull(),
    transports: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** What the person calls the device: iPhone, 事務室のPC. */
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('passkey_account').on(t.accountId)],
)

/** What a passkey has to sign, once: by hash, for a few minutes. `accountId` is empty while nobody is known. */
export const challenge = sqliteTable('challenge', {
  hash: text().primaryKey(),
  purpose: text({ enum: ['register', 'sign_in', 'fresh'] }).notNull(),
  accountId: text('account_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** For the day the phone is lost: each code opens once in place of the second factor. */
export const recoveryCode = sqliteTable(
  'recovery_code',
  {
    codeHash: text('code_hash').primaryKey(),
    accountId: text('account_id').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('recovery_code_account').on(t.accountId)],
)

/**
 * A one-time code with which an account chooses a new password: of the set-up for the first director, or of a recovery by the facility.
 * Only its hash is kept. `clearsFactor`: the second factor is lost too, and goes with it.
 */
export const passwordCode = sqliteTable('password_code', {
  codeHash: text('code_hash').primaryKey(),
  accountId: text('account_id').notNull(),
  clearsFactor: integer('clears_factor', { mode: 'boolean' }).notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

/** What happened to a sign-in, for its owner to read: signed in, refused, changed. No name, no address of a network. */
export const accountEvent = sqliteTable(
  'account_event',
  {
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.at, t.id] }), index('account_event_kind').on(t.kind, t.at)],
)

/** Mail about an account, one row a letter: to the address that held when it was written, so that a changed address is told to the old one. */
export const letter = sqliteTable(
  'letter',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    address: text().notNull(),
    kind: text().notNull(),
    createdAt: integer('created_at').notNull(),
    dueAt: integer('due_at').notNull(),
    tries: integer().notNull(),
    sentAt: integer('sent_at'),
    /** Given up, or no longer to be sent. */
    endedAt: integer('ended_at'),
  },
  (t) => [index('letter_due').on(t.sentAt, t.endedAt, t.dueAt)],
)

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
    /** When every facility had heard, for certain, that it ended; until then a sweep tells them again. */
    spreadAt: integer('spread_at'),
    /** Moves at most once an hour; empty until then. */
    usedAt: integer('used_at'),
    /** By what it was proved who this is; `half` waits for the second factor and opens nothing. */
    strength: text({ enum: STRENGTHS }).notNull(),
    /** The last time the person proved it again. */
    freshAt: integer('fresh_at').notNull(),
    /** What kind of browser: `iPhone Safari`. */
    label: text().notNull(),
  },
  (t) => [
    index('sign_in_account').on(t.accountId),
    index('sign_in_ending').on(t.endedAt).where(sql`${t.endedAt} is not null and ${t.spreadAt} is null`),
  ],
)

/** Failed attempts by keyed hash of the login or of the source; exact, because guessing is spread over isolates. */
export const attempt = sqliteTable('attempt', {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  since: integer().notNull(),
})

/** Networks that count as a second factor: of an organisation (facility 0), or of one facility's office. */
export const network = sqliteTable(
  'network',
  {
    organisationId: integer('organisation_id').notNull(),
    facilityId: integer('facility_id').notNull(),
    cidr: text().notNull(),
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.facilityId, t.cidr] })],
)

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
    address: text(),
    workplace: text(),
    /** Opens this person's name on a paired tablet. */
    pinHash: text('pin_hash'),
    /** One-time code with which the person chooses a PIN, by hash, and how long it works. */
    pinCodeHash: text('pin_code_hash'),
    pinCodeUntil: integer('pin_code_until'),
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
    /** `device` is a paired tablet by itself; its account is the device's own id. */
    door: text({ enum: ['family', 'room', 'office', 'device'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at').notNull(),
    idleMs: integer('idle_ms').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    /** As in the directory's sign-in. */
    strength: text({ enum: STRENGTHS }).notNull(),
    freshAt: integer('fresh_at').notNull(),
    /** The network that counted as the second factor, `203.0.113.0/24`; the session works from there only. */
    network: text(),
    label: text().notNull(),
    /** The paired tablet a caregiver opened their name on. */
    deviceId: text('device_id'),
    /** On a tablet: the last act that is more than a tap. Ten minutes later such acts ask for the PIN again. */
    activeAt: integer('active_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.tokenHash] }), index('session_account').on(t.facilityId, t.accountId)],
)

/**
 * A dated role in a facility; with a classroom it reaches that class, without one the whole facility, and with an empty text for one
 * (`ON_DUTY_ONLY`) nothing but what the hours of a duty give.
 */
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
