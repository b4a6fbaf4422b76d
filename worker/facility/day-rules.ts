// What a facility has decided for one day: settings as they stood, national calendar, and the facility's own exceptions.
import holidayTable from '@holiday-jp/holiday_jp'
import { and, between, desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { type Day, weekdayOf } from '../../schema/kit/day.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { calendarDay, facilitySetting } from '../../schema/shard.ts'
import type { Given } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'

/** Settings in force on a day: the latest that had begun. */
export const settingsOn = (db: Shard, facilityId: Given<number>, day: Given<Day>) =>
  db
    .select({ settings: facilitySetting.settings })
    .from(facilitySetting)
    .where(and(eq(facilitySetting.facilityId, facilityId), lte(facilitySetting.startsOn, day)))
    .orderBy(desc(facilitySetting.startsOn))
    .limit(1)

/** The facility's own exception for a day, if any. */
export const exceptionOn = (db: Shard, facilityId: Given<number>, day: Given<Day>) =>
  db
    .select({ day: calendarDay.day, open: calendarDay.open, name: calendarDay.name })
    .from(calendarDay)
    .where(and(eq(calendarDay.facilityId, facilityId), eq(calendarDay.day, day)))

/** Settings that were in force on any day of a span, oldest first. */
export const settingsBetween = (db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) =>
  db
    .select({ startsOn: facilitySetting.startsOn, settings: facilitySetting.settings })
    .from(facilitySetting)
    .where(
      and(
        eq(facilitySetting.facilityId, facilityId),
        lte(facilitySetting.startsOn, to),
        gte(
          facilitySetting.startsOn,
          sql`coalesce((select max(s.starts_on) from facility_setting s where s.facility_id = ${facilityId} and s.starts_on <= ${from}), '')`,
        ),
      ),
    )
    .orderBy(facilitySetting.startsOn)

/** The facility's own exceptions in a span. */
export const exceptionsBetween = (db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) =>
  db
    .select({ day: calendarDay.day, open: calendarDay.open, name: calendarDay.name })
    .from(calendarDay)
    .where(and(eq(calendarDay.facilityId, facilityId), between(calendarDay.day, from, to)))
    .orderBy(calendarDay.day)

/** National holidays and the turn of the year (12/29–1/3) are closed without asking. Domain rules §5. */
export const isPublicHoliday = (day: Day): boolean => {
  const date = day.slice(5)
  return date >= '12-29' || date <= '01-03' || day in holidayTable.holidays
}

/** What a day that is not an ordinary one is called: 勤労感謝の日, 年末年始. */
export function holidayName(day: Day): string | undefined {
  const named = holidayTable.holidays[day as keyof typeof holidayTable.holidays] as { name: string } | undefined
  return named?.name ?? (isPublicHoliday(day) ? '年末年始' : undefined)
}

/** Open or closed: the exception first, then weekday and calendar. */
export const isOpen = (settings: FacilitySettings, day: Day, exception: { open: boolean } | undefined): boolean =>
  exception ? exception.open : settings.openWeekdays.includes(weekdayOf(day)) && !isPublicHoliday(day)

/** The rules by which a day's presence is folded. */
export const dayRules = (settings: FacilitySettings, day: Day, exception: { open: boolean } | undefined): DayRules => ({
  day,
  open: isOpen(settings, day, exception),
  closesAt: settings.closesAt,
  chaseFrom: settings.chaseFrom,
  arrivalGrace: settings.arrivalGrace,
  pickupGrace: settings.pickupGrace,
  unseenAfter: settings.unseenAfter,
  ...(settings.overnightHours ? { overnight: settings.overnightHours } : {}),
})
