import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../account/table.ts'
import { child } from '../child/table.ts'

/**
 * 支援措置 等: this person has nothing to do with this child, whatever relation or role there is. It holds from the moment one person sets
 * it; a second one confirms it, and lifting it takes two. It is matched by account, so that another row for the same person helps nobody.
 */
export const block = sqliteTable(
  'block',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    /** How the person may be called at the door, as `nameKey` writes it: a handover to one of these is refused. */
    names: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    kind: text({ enum: ['support_measure', 'court_order', 'other'] }).notNull(),
    /** What staff at the door must do, encrypted; opened after a PIN only. */
    text: text().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    setBy: text('set_by').notNull(),
    setAt: integer('set_at').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: integer('confirmed_at'),
    liftAskedBy: text('lift_asked_by'),
    liftAskedAt: integer('lift_asked_at'),
    liftedBy: text('lifted_by'),
    liftedAt: integer('lifted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)
