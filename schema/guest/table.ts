import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { About, Outcome, Said, Step } from '../chase/rule.ts'
import { child } from '../child/table.ts'
import type { Moment } from '../kit/day.ts'
import { STAY_KINDS } from './input.ts'
import { VISIT_KINDS } from './visit.ts'

/** That host looks for the child: what about, since when, who has to act by now, and what came of the last call. No name of anybody. */
export interface LookedFor {
  about: About
  since: Moment
  step: Step
  calls: number
  last: { at: Moment; outcome: Outcome; said: Said | null } | null
}

export type GuestGuardian = [accountId: string | null, name: string, relationship: string, phone: string | null]

/**
 * 共同保育: one day that a child spends in another facility. Each of the two keeps a row under the same id: `home`, where the child belongs,
 * and `host`, where it is that day. Home decides; host has a minimal copy of the child, and what happens there is sent home.
 */
export const guestStay = sqliteTable(
  'guest_stay',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    side: text({ enum: ['home', 'host'] }).notNull(),
    /** The other facility, 0 for a visitor who belongs to none: its number, and its name and telephone as they were when the copy last went over. */
    otherId: integer('other_id').notNull(),
    otherName: text('other_name').notNull(),
    otherPhone: text('other_phone').notNull(),
    kind: text({ enum: [...STAY_KINDS, ...VISIT_KINDS] }).notNull(),
    /**
     * Host only: whom to call, in the family's order. They are no guardians here: no right, no invitation and no account comes of it; the
     * account only keeps staff who are parents of a guest from what is sensitive about it.
     */
    guardians: text({ mode: 'json' }).$type<GuestGuardian[]>().notNull(),
    /** Planned hours there, minutes after midnight. */
    fromTime: integer('from_time').notNull(),
    toTime: integer('to_time').notNull(),
    arrangedBy: text('arranged_by').notNull(),
    arrangedAt: integer('arranged_at').notNull(),
    /** Home only: somebody took the day back; it still holds until host has heard. */
    endAskedAt: integer('end_asked_at'),
    /** Home only: host could not take it back any more, because the child had come. */
    endRefusedAt: integer('end_refused_at'),
    endedAt: integer('ended_at'),
    /** Home only: null while host looks for nobody. An absolute value, sent again whenever it differs. */
    lookedFor: text('looked_for', { mode: 'json' }).$type<LookedFor>(),
    /** What the other side had last: of home, the digest of the copy; of host, the number of rows that were sent home. Empty: nothing yet. */
    sent: text(),
    sentAt: integer('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    index('guest_stay_child').on(t.facilityId, t.childId),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
