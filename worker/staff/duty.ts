// 当番: who does early, late and Saturday hours in a week, and 応援: somebody who helps for some hours of today.
import { and, asc, between, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { momentOf, timeOn } from '../../schema/kit/time.ts'
import { ON_DUTY_ONLY } from '../../schema/permission/matrix.ts'
import { assignment, duty, person } from '../../schema/shard.ts'
import type { setDuty as dutyInput, addHelper as helperInput } from '../../schema/staff/input.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { keptCode, pinCodeOf } from './pin-code.ts'
import { peopleBetween, toPeople } from './read-staff.ts'

/** Seven days from a day: who works here in them, and who has which duty. */
export async function readWeek(c: Context<App>, from: Day) {
  const { facilityId } = c.get('scope')
  const to = addDays(from, 6)
  const { rows } = await read(c, (db) => [
    peopleBetween(db, facilityId, from, to),
    db
      .select({ day: duty.day, personId: duty.personId, kind: duty.kind, from: duty.fromTime, to: duty.toTime })
      .from(duty)
      .where(and(eq(duty.facilityId, facilityId), between(duty.day, from, to)))
      .orderBy(asc(duty.day), asc(duty.fromTime)),
    settingsOn(db, facilityId, from),
  ])
  const [people, duties, [setting]] = rows
  if (!setting) throw notFound()
  const { opensAt, closesAt } = setting.settings
  return { today: c.get('today'), from, opensAt, closesAt, people: toPeople(people), duties }
}

/** Puts a duty on the sheet, moves its hours, or takes it off. Days that are over stay as they were. */
export async function setDuty(c: Context<App>, asked: v.InferOutput<typeof dutyInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, day, kind, from, to } = asked
  if (day < c.get('today')) throw badInput('日付（day）: すぎた日の当番は変えられません', 'day')
  const mine = and(eq(duty.facilityId, facilityId), eq(duty.day, day), eq(duty.personId, personId), eq(duty.kind, kind))
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${personId}
          and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day}))`,
        fail: notFound,
      },
    ],
    rows: (db) =>
      from === undefined || to === undefined
        ? [db.delete(duty).where(mine)]
        : [
            db
              .insert(duty)
              .values({ facilityId, day, personId, kind, fromTime: from, toTime: to })
              .onConflictDoUpdate({
                target: [duty.facilityId, duty.day, duty.personId, duty.kind],
                set: { fromTime: from, toTime: to },
              }),
          ],
    content: { personId, day, kind, from: from ?? null, to: to ?? null },
    topics: ['duty'],
    receipt: { personId },
  })
}

/** A day account: the person, one day of work that counts only in the hours of the duty, the duty, and a code to choose a PIN with. */
export async function addHelper(c: Context<App>, asked: v.InferOutput<typeof helperInput>): Promise<Receipt & { code: string }> {
  const { facilityId } = c.get('scope')
  const { id, familyName, givenName, kana, from, to } = asked
  const [today, now] = [c.get('today'), c.get('now')]
  if (to <= timeOn(today, now)) throw badInput('おわり（to）: いまより後の時刻にしてください', 'to')
  const code = pinCodeOf(c.env, facilityId, id)
  const until = momentOf(today, to)
  const receipt = await write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db.insert(person).values({ facilityId, id, familyName, givenName, kana, ...keptCode(code, until) }),
      db.insert(assignment).values({
        facilityId,
        id,
        personId: id,
        role: 'nursery_teacher',
        classroomId: ON_DUTY_ONLY,
        startsOn: today,
        endsOn: today,
      }),
      db.insert(duty).values({ facilityId, day: today, personId: id, kind: 'helper', fromTime: from, toTime: to }),
    ],
    content: { added: id, helper: true, day: today, from, to },
    topics: ['staff', 'duty'],
    receipt: { personId: id, until },
  })
  return { ...receipt, code }
}
