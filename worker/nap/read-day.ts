// 午睡チェック of a day: who slept, the looks, the rooms. One round trip, for the tablet, the desk and the file.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { classAgeOf, type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { NapDay } from '../../schema/nap/day.ts'
import { NAP_SETTING } from '../../schema/nap/rule.ts'
import { careRows } from '../care/read-day.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { onMedicine } from '../medicine/queries.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, rosterOn } from '../presence/queries.ts'
import { additionsOn, checksOn, handedOverOn, roomsOn, sensorsOn } from './queries.ts'

interface Asked {
  day: Day
  class?: Id | undefined
}

/** SQL: children whose naps the caller reaches on a day, in that column. */
function reach(c: Context<App>, day: Day, childId: SQL): SQL {
  const { facilityId } = c.get('scope')
  const [token, today, action] = [tokenOf(c), c.get('today'), c.get('action')]
  if (day === today) return sql`${childId} in ${reachedChildren(action, facilityId, token, today, c.get('now'))}`
  return sql`(${reachesPast(action, facilityId, token, today, childId, sql`${day}`)} and not ${blocked(facilityId, childId, token.account, today)})`
}

const versionOf = (facilityId: number) => sql<number>`coalesce((select sum(v.version) from topic_version v
  where v.facility_id = ${facilityId} and v.topic in ('nap', 'care', 'presence', 'medicine', 'facility')), 0)`

/** A day, with the etag's version and who asked. */
async function gather(c: Context<App>, { day, class: classId }: Asked) {
  const { facilityId } = c.get('scope')
  if (day > c.get('today')) throw notFound()
  const inClass = (childId: SQL): SQL =>
    classId
      ? sql`(${reach(c, day, childId)} and ${childId} in (select m.child_id from class_membership m where m.facility_id = ${facilityId}
          and m.classroom_id = ${classId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})))`
      : reach(c, day, childId)
  const { who, rows } = await read(c, (db) => [
    db.select({ version: versionOf(facilityId) }).from(sql`(select 1)`),
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, inClass(sql`"child"."id"`)),
    careRows(db, facilityId, day, sql`care_entry.kind in ('asleep', 'awake') and ${inClass(sql`care_entry.child_id`)}`, true),
    checksOn(db, facilityId, day, inClass(sql`nap_check.child_id`)),
    roomsOn(db, facilityId, day),
    additionsOn(db, facilityId, day, inClass(sql`nap_addition.child_id`)),
    handedOverOn(db, facilityId, day, inClass(sql`presence_fact.child_id`)),
    onMedicine(db, facilityId, day, inClass(sql`r.child_id`)),
    // Nobody looks at a machine's numbers in the round.
    sensorsOn(db, facilityId, day, sql`${tokenOf(c).door === 'office' ? 1 : 0} and ${inClass(sql`nap_sensor.child_id`)}`),
  ])
  const [[counted], [house], [setting], classes, children, sleeps, checks, rooms, additions, handedOver, medicines, sensors] =
    rows
  if (!house || !setting) throw notFound()
  const year = fiscalYearOf(day)
  const ages = new Map(classes.map((one) => [one.classId, one.classAge]))
  const body: NapDay = {
    day,
    facility: house.name,
    closesAt: setting.settings.closesAt,
    setting: setting.settings.nap ?? NAP_SETTING,
    classes: classId ? classes.filter((one) => one.classId === classId) : classes,
    children: children.map((child) => ({
      childId: child.childId,
      classId: child.classroomId,
      kana: `${child.familyKana} ${child.givenKana}`.trim(),
      name: fullName(child),
      classAge: ages.get(child.classroomId ?? '') ?? classAgeOf(child.birthDay, year),
    })),
    // What was written beside a sleep is read with the day's care.
    sleeps: sleeps.map((row) => ({ ...row, note: null })),
    checks,
    rooms: classId ? rooms.filter((one) => one.classId === classId) : rooms,
    additions,
    handedOver,
    extra: medicines.map(({ childId }) => childId),
    sensors,
  }
  return { body, who, version: counted?.version ?? 0 }
}

export const readDay = async (c: Context<App>, asked: Asked): Promise<NapDay> => (await gather(c, asked)).body

/** Answers the day, or 304 for who has it. */
export async function answerDay(c: Context<App>, asked: Asked) {
  const key = `${asked.day}${asked.class ?? ''}`
  if (await stillFresh(c, versionOf(c.get('scope').facilityId), key)) return c.body(null, 304)
  const { body, who, version } = await gather(c, asked)
  writeEtag(c, who, version, null, key)
  return c.json(body)
}
