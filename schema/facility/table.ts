import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FEATURES } from '../permission/matrix.ts'
import type { FacilitySettings } from './input.ts'

/** Where a facility's acts may land. Every command checks it, so that a facility can move at night without losing one. */
export const facilityHome = sqliteTable('facility_home', {
  facilityId: integer('facility_id').primaryKey(),
  state: text({ enum: ['open', 'frozen', 'moved'] }).notNull(),
  /** Features switched off at once, comma-joined with a comma at both ends: `,invitation,export,`. Empty: all run. */
  switchedOff: text('switched_off'),
})

/** 園: one nursery. */
export const facility = sqliteTable('facility', {
  facilityId: integer('facility_id').primaryKey(),
  organisationId: integer('organisation_id').notNull(),
  name: text().notNull(),
  wording: text({ enum: ['en', 'sho'] }).notNull(),
})

/** Settings from a day on. A past day is computed with the settings of that day. */
export const facilitySetting = sqliteTable(
  'facility_setting',
  {
    facilityId: integer('facility_id').notNull(),
    startsOn: text('starts_on').notNull(),
    settings: text({ mode: 'json' }).$type<FacilitySettings>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.startsOn] })],
)

/** A day that differs from weekday and national calendar: closed (災害, 行事) or open (振替保育). */
export const calendarDay = sqliteTable(
  'calendar_day',
  {
    facilityId: integer('facility_id').notNull(),
    day: text().notNull(),
    open: integer({ mode: 'boolean' }).notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.day] })],
)

/** 使いはじめる日: a feature does not run before it (RN11). Without a day it runs, unless somebody stopped it. */
export const featureStart = sqliteTable(
  'feature_start',
  {
    facilityId: integer('facility_id').notNull(),
    feature: text({ enum: FEATURES }).notNull(),
    startsOn: text('starts_on'),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.feature] })],
)
