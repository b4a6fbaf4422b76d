import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** クラス: a class of a fiscal year (or longer), dated. */
export const classroom = sqliteTable(
  'classroom',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    /** 0–5; null for a mixed group. */
    classAge: integer('class_age'),
    position: integer().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)
