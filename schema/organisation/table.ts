import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AdoptionCounts } from './adoption.ts'
import type { Gift } from './gift.ts'
import type { MonthCounts } from './month-count.ts'
import type { ReturnColumn } from './return-layout.ts'

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

/** A month of one facility in numbers, for the city's 月次報告: absolute values with the version they were counted from. Never a name. */
export const monthCount = sqliteTable(
  'month_count',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    version: integer().notNull(),
    asOf: integer('as_of').notNull(),
    counts: text({ mode: 'json' }).$type<MonthCounts>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.month] })],
)

/** 採用状況 of one facility as of a day: absolute values, the later look wins. Never a name, never a word of a text. */
export const adoptionCount = sqliteTable(
  'adoption_count',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    asOf: integer('as_of').notNull(),
    counts: text({ mode: 'json' }).$type<AdoptionCounts>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day] })],
)

/** In which columns an organisation hands its 月次報告 on: append-only, the last one written counts. */
export const returnLayout = sqliteTable(
  'return_layout',
  {
    organisationId: integer('organisation_id').notNull(),
    id: text().notNull(),
    columns: text({ mode: 'json' }).$type<ReturnColumn[]>().notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** What an organisation gave to all its houses (gift.ts), in the order in which it gave it. Append-only. */
export const cityGift = sqliteTable(
  'city_gift',
  {
    organisationId: integer('organisation_id').notNull(),
    number: integer().notNull(),
    /** The act that gave it: the same in each house. */
    id: text().notNull(),
    gift: text({ mode: 'json' }).$type<Gift>().notNull(),
    givenBy: text('given_by').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.number] }), uniqueIndex('city_gift_once').on(t.organisationId, t.id)],
)

/** The bytes of a file that was given, in base64, in pieces as in each house. */
export const cityGiftPiece = sqliteTable(
  'city_gift_piece',
  {
    organisationId: integer('organisation_id').notNull(),
    giftId: text('gift_id').notNull(),
    place: integer().notNull(),
    piece: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.giftId, t.place] })],
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
