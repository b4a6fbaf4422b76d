import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { LANGUAGES, MAIL_CHOICES, type PushKind } from './input.ts'

/**
 * The truth about telling people: one row per recipient, written in the same batch as the fact. The line in the app is there at once and can
 * be retracted; a push is made from the same row when `dueAt` has come (worker/notification/send-pushes.ts).
 */
export const outbox = sqliteTable(
  'outbox',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    commandId: text('command_id').notNull(),
    childId: text('child_id').notNull(),
    channel: text({ enum: ['app'] }).notNull(),
    /** note: an injury, or a card for an ill child. asked: somebody who is on no list stands at the door (pickup_ask). book, nudge: a page of the 連絡帳 to read, its 家庭欄 to write. records: a child that leaves, its records to take along. missing: 未登園・連絡なし, where is the child? */
    kind: text({
      enum: ['arrived', 'left', 'confirmed', 'corrected', 'asked', 'book', 'nudge', 'note', 'records', 'missing'],
    }).notNull(),
    day: text().notNull(),
    /** When the thing told about happened. */
    at: integer().notNull(),
    createdAt: integer('created_at').notNull(),
    /** When it may leave the app: the window in which it can be taken back without a word is over then. */
    dueAt: integer('due_at').notNull(),
    retractedAt: integer('retracted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.accountId, t.commandId, t.childId, t.channel, t.kind] }),
    index('outbox_day').on(t.facilityId, t.day, t.accountId),
    index('outbox_act').on(t.facilityId, t.commandId),
  ],
)

/** A browser that wants to be told, and how far it has been: everything due up to `toldThrough` is told, given up, or was before its time. */
export const pushDevice = sqliteTable(
  'push_device',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    accountId: text('account_id').notNull(),
    /** The sign-in it belongs to: with that ends the telling, whoever ended it and however. */
    tokenHash: text('token_hash').notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    language: text({ enum: LANGUAGES }).notNull(),
    createdAt: integer('created_at').notNull(),
    toldThrough: integer('told_through').notNull(),
    /** Tries of what is under way, and when the next may be. */
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    /** The last time a push service took something, and the last time something was given up. */
    sentAt: integer('sent_at'),
    failedAt: integer('failed_at'),
    /** What the push service answered last; 0 for nothing. */
    answer: integer(),
    /** At the office door: alarms that this browser was told of and that still stand (schema/alarm/rule.ts). Null: none. */
    alarms: text({ mode: 'json' }).$type<string[]>(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** What a guardian wants to be told outside the app, and when not. Without a row: everything, at any time, by mail where no push arrives. */
export const pushChoice = sqliteTable(
  'push_choice',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    kinds: text({ mode: 'json' }).$type<PushKind[]>().notNull(),
    /** Minutes after midnight; both or none, and over midnight when the first is the later one. */
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    mail: text({ enum: MAIL_CHOICES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.accountId] })],
)

/** How far a guardian has been told by mail, the second channel. The address is known to the directory only. */
export const mailTold = sqliteTable(
  'mail_told',
  {
    facilityId: integer('facility_id').notNull(),
    accountId: text('account_id').notNull(),
    toldThrough: integer('told_through').notNull(),
    tries: integer().notNull(),
    nextAt: integer('next_at').notNull(),
    sentAt: integer('sent_at'),
    failedAt: integer('failed_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.accountId] })],
)
