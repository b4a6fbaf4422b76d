import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { classroom } from '../classroom/table.ts'
import { POSITIONS, WAYS } from './rule.ts'
import type { Reading } from './sensor.ts'

/** 午睡チェック: one look at one sleeping child. Append-only; a correction names the look it replaces, and who entered it afterwards says why. */
export const napCheck = sqliteTable(
  'nap_check',
  {
    facilityId: integer('facility_id').notNull(),
    /** The day of the nap. */
    day: text().notNull(),
    childId: text('child_id').notNull(),
    /** The act it was written with; a round may be written in one. */
    id: text().notNull(),
    /** When it was entered, really. */
    at: integer().notNull(),
    /** The slot it was entered for, where that was not the one that ran. */
    slot: integer(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** Empty: the row only takes back the one it replaces. */
    position: text({ enum: POSITIONS }),
    way: text({ enum: WAYS }).notNull(),
    /** As always; false: something was noticed. */
    breathing: integer({ mode: 'boolean' }).notNull(),
    colour: integer({ mode: 'boolean' }).notNull(),
    bedding: integer({ mode: 'boolean' }).notNull(),
    note: text(),
    supersedes: text(),
    /** Why 主任 or 園長 entered it afterwards. */
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 室温・湿度 of the room a class sleeps in (RE11). Append-only. */
export const napRoomCheck = sqliteTable(
  'nap_room_check',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    classroomId: text('classroom_id').notNull(),
    id: text().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    /** Tenths of a degree, percent. */
    temperature: integer(),
    humidity: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.classroomId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
  ],
)

/** Older children who are looked at on a day all the same (RE01). Append-only; the last word of a child counts. */
export const napAddition = sqliteTable(
  'nap_addition',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    accountId: text('account_id').notNull(),
    added: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What a machine's file says of one child's nap (RE12), a row a file; no look of a person. Append-only: a file that was the wrong one has a row that says so. */
export const napSensor = sqliteTable(
  'nap_sensor',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    /** The same in every row of one file. */
    importId: text('import_id').notNull(),
    file: text().notNull(),
    readings: text({ mode: 'json' }).$type<Reading[]>().notNull(),
    gone: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
