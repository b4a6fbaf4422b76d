import { and, eq, gt, gte, isNull, lt, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { assignment, duty, person } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { endSessions } from './end-sessions.ts'
import { aDirectorStays, isStaff } from './people.ts'
import { settleLater } from './settle.ts'

/**
 * 退職・異動: every assignment and duty of a person ends, in one act. Without a last day it is now: the same batch ends their sessions and
 * takes their PIN, so that the next tap of an open screen is refused. With one, their rights end with that day and the sweep shuts the doors.
 */
export async function retire(c: Context<App>, asked: { id: Id; personId: Id; endsOn?: Day | undefined }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, endsOn } = asked
  const today = c.get('today')
  if (endsOn !== undefined && endsOn < today)
    throw badInput('さいごの日（endsOn）: きょうより前にはできません。いますぐ止めるときは、日を入れないでください', 'endsOn')
  const last = endsOn ?? addDays(today, -1)
  const receipt = await write(c, {
    id,
    input: asked,
    children: [],
    conditions: [isStaff(facilityId, personId), aDirectorStays(facilityId, sql`a.person_id = ${personId}`, last)],
    rows: (db) => [
      db
        .update(assignment)
        .set({ endsOn: last })
        .where(
          and(
            eq(assignment.facilityId, facilityId),
            eq(assignment.personId, personId),
            or(isNull(assignment.endsOn), gt(assignment.endsOn, last)),
          ),
        ),
      ...(endsOn ? [dropDuties(db, facilityId, personId, endsOn)] : outNow(c, db, personId)),
    ],
    content: { personId, retired: true, endsOn: last },
    topics: ['staff', 'duty'],
    receipt: { personId, endsOn: last },
  })
  settleLater(c, personId)
  return receipt
}

const dropDuties = (db: Shard, facilityId: number, personId: Id, after: Day) =>
  db.delete(duty).where(and(eq(duty.facilityId, facilityId), eq(duty.personId, personId), gt(duty.day, after)))

/** A duty that has begun is cut off at this minute, so that the sheet still says who was there; what was to come goes. */
const outNow = (c: Context<App>, db: Shard, personId: Id) => {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const time = timeOn(today, now)
  const mine = and(eq(duty.facilityId, facilityId), eq(duty.personId, personId), eq(duty.day, today))
  return [
    db.delete(duty).where(and(mine, gte(duty.fromTime, time))),
    db
      .update(duty)
      .set({ toTime: time })
      .where(and(mine, lt(duty.fromTime, time), gt(duty.toTime, time))),
    dropDuties(db, facilityId, personId, today),
    endSessions(db, facilityId, personId, now),
    db
      .update(person)
      .set({ pinHash: null, pinCodeHash: null, pinCodeUntil: null })
      .where(and(eq(person.facilityId, facilityId), eq(person.id, personId))),
  ]
}
