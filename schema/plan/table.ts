import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { REQUEST_KINDS } from './request.ts'
import { PLAN_KINDS } from './rule.ts'

/**
 * 予定: what differs from a child's week on one day, or over some days until it ends by itself (慣らし保育). One act may write several rows, the
 * steps of a 慣らし; their days do not meet. A row is never changed: what no longer holds has a `day_plan_end`.
 */
export const dayPlan = sqliteTable(
  'day_plan',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    /** The last day; first in the key, so that a day's plans are found without walking through those that are over. */
    endsOn: text('ends_on').notNull(),
    id: text().notNull(),
    startsOn: text('starts_on').notNull(),
    kind: text({ enum: PLAN_KINDS }).notNull(),
    /** Planned hours, minutes after midnight; both empty: the child does not come. */
    arrive: integer(),
    leave: integer(),
    /** Whether the child eats here, as far as it is here at meals. */
    meals: integer({ mode: 'boolean' }).notNull(),
    /** Why. The family reads it too. */
    note: text(),
    /** Who asked for it: the house, or a guardian. */
    source: text({ enum: ['staff', 'guardian'] }).notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.endsOn, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** From this day on a plan no longer holds; what it said of the days before stays said. Where another took its place, that one's id. */
export const dayPlanEnd = sqliteTable(
  'day_plan_end',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    planId: text('plan_id').notNull(),
    fromDay: text('from_day').notNull(),
    replacedBy: text('replaced_by'),
    accountId: text('account_id').notNull(),
    endedAt: integer('ended_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.planId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 予定の申し込み by a family, for one child and day. Never changed: what became of it are its steps. */
export const planRequest = sqliteTable(
  'plan_request',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: REQUEST_KINDS }).notNull(),
    arrive: integer().notNull(),
    leave: integer().notNull(),
    note: text(),
    /** It held at once, as the facility had decided. */
    taken: integer({ mode: 'boolean' }).notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What became of a request: the house's word, and the family's taking back. */
export const planRequestStep = sqliteTable(
  'plan_request_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    requestId: text('request_id').notNull(),
    step: text({ enum: ['accepted', 'declined', 'withdrawn'] }).notNull(),
    note: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.requestId, t.step] }),
    foreignKey({
      columns: [t.facilityId, t.day, t.childId, t.requestId],
      foreignColumns: [planRequest.facilityId, planRequest.day, planRequest.childId, planRequest.id],
    }),
  ],
)
