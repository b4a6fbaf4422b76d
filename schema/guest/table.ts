import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'

/**
 * 土曜共同保育, 応援, 避難先: a child of this facility is cared for in another one on some days. The host gets a dated, minimal copy (a guest
 * enrolment); what happened there comes home. A saga: `asked` until the host has its copy, `ending` until it has given it up.
 */
export const guestStay = sqliteTable(
  'guest_stay',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    hostFacilityId: integer('host_facility_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    reason: text({ enum: ['saturday', 'support', 'evacuation'] }).notNull(),
    state: text({ enum: ['asked', 'open', 'ending', 'ended'] }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
