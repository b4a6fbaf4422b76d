import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { Card } from './card.ts'
import { CARD_STEPS } from './rule.ts'

/** 引き継ぎカード that were handed out, as they were then. Append-only. */
export const handoverCard = sqliteTable(
  'handover_card',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    content: text({ mode: 'json' }).$type<Card>().notNull(),
    /** In the words of whoever hands the child over. */
    note: text().notNull(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What guardians did with a card that was handed out to them. Append-only. */
export const handoverStep = sqliteTable(
  'handover_step',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    childId: text('child_id').notNull(),
    cardId: text('card_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: CARD_STEPS }).notNull(),
    note: text(),
    at: integer().notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.day, t.childId, t.cardId, t.id] }),
    foreignKey({
      columns: [t.facilityId, t.day, t.childId, t.cardId],
      foreignColumns: [handoverCard.facilityId, handoverCard.day, handoverCard.childId, handoverCard.id],
    }),
  ],
)
