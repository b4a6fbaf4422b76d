import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { classroom } from '../classroom/table.ts'
import { OUTING_KINDS, SCENES } from './input.ts'
import { STEP_KINDS } from './rule.ts'

/** A group of children that goes somewhere together, or is counted together: 散歩, バス, 園内の場面, 避難. */
export const outing = sqliteTable(
  'outing',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    kind: text({ enum: OUTING_KINDS }).notNull(),
    place: text(),
    /** When it means to be back. */
    returnBy: integer('return_by'),
    at: integer().notNull(),
    /** Who leads. */
    accountId: text('account_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day, t.id] })],
)

/** What happened in a group. Append-only; `rule.ts` folds the steps into who is in it and who is missing. */
export const outingStep = sqliteTable(
  'outing_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    outingId: text('outing_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: STEP_KINDS }).notNull(),
    scene: text({ enum: SCENES }),
    /** When it was done; each child carries the moment at which it was seen. */
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** `[[childId, seenAt | null, reason?], …]`. */
    children: text().notNull(),
    /** Of a bus that is over: walked through to the last row, device seen to. */
    walkedThrough: integer('walked_through', { mode: 'boolean' }),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.outingId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.day, t.outingId], foreignColumns: [outing.facilityId, outing.day, outing.id] }),
  ],
)

/** 人数確認: how many children a caregiver counted in a class, and why a count that differed did. Append-only. */
export const headCount = sqliteTable(
  'head_count',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    classroomId: text('classroom_id').notNull(),
    id: text().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** The set time it was counted for, minutes after midnight. */
    slot: integer(),
    /** Counted by eye, and held to be there. Null in a row that only says why. */
    counted: integer(),
    expected: integer(),
    /** The count this row explains. */
    settles: text(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.classroomId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
  ],
)

/**
 * 部屋うつり: from when classes, or children by themselves, are in another room. Append-only: another move ends one, and so does a row that takes
 * it back.
 */
export const roomMove = sqliteTable(
  'room_move',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    id: text().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** Who moved: `[classId, …]` and `[childId, …]`. */
    classes: text().notNull(),
    children: text().notNull(),
    /** The room of a class, or one the facility names. Neither: back in their own. */
    toClassroomId: text('to_classroom_id'),
    toRoom: text('to_room'),
    /** The move this row takes back, and why. */
    takesBack: text('takes_back'),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.id] }),
    foreignKey({ columns: [t.facilityId, t.toClassroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
  ],
)
