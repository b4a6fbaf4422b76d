import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// DIRECTORY only.

/** A city or a corporation. `wording` chooses 園 or 所 for every screen of its facilities. */
export const organisation = sqliteTable('organisation', {
  id: integer().primaryKey(),
  name: text().notNull(),
  wording: text({ enum: ['en', 'sho'] }).notNull(),
  demo: integer({ mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

/** Which shard holds a facility. `opening` until the shard has answered; a sweep finishes what was interrupted. */
export const placement = sqliteTable(
  'placement',
  {
    facilityId: integer('facility_id').primaryKey({ autoIncrement: true }),
    organisationId: integer('organisation_id').notNull(),
    name: text().notNull(),
    shard: text().notNull(),
    state: text({ enum: ['opening', 'open', 'moving'] }).notNull(),
    publicId: text('public_id'),
    details: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  },
  (t) => [index('placement_organisation').on(t.organisationId)],
)

/** Dated duty of a city officer; the one right that lives here, because its object does. */
export const officer = sqliteTable(
  'officer',
  {
    organisationId: integer('organisation_id').notNull(),
    accountId: text('account_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.accountId, t.startsOn] })],
)

/** Today's totals of one facility: absolute values with a version, the newer wins. Never a name. */
export const rollUp = sqliteTable(
  'roll_up',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    version: integer().notNull(),
    asOf: integer('as_of').notNull(),
    totals: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day] })],
)

/** Dated duty of somebody who runs the service. It reaches databases and devices, never a child. */
export const operator = sqliteTable(
  'operator',
  {
    accountId: text('account_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.startsOn] })],
)
