import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { Item } from './rule.ts'

/** The nursery's list of items from a day on; of one day what was written last counts. */
export const developmentList = sqliteTable(
  'development_list',
  {
    facilityId: integer('facility_id').notNull(),
    startsOn: text('starts_on').notNull(),
    id: text().notNull(),
    items: text({ mode: 'json' }).$type<Item[]>().notNull(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.startsOn, t.id] })],
)

/** 発達記録: one item of one child was seen on a day, or (without a day) was not after all. Rows are only added. */
export const developmentMark = sqliteTable(
  'development_mark',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    /** The key of an item of a list. */
    item: text().notNull(),
    id: text().notNull(),
    day: text(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.item, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
