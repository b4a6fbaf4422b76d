// 休園日と臨時の開園日: days on which the facility differs from weekday and national calendar.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { changeDay as input } from '../../schema/facility/input.ts'
import { addDays, type Day, daysBetween, daysFrom } from '../../schema/kit/day.ts'
import { calendarDay } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, overtaken } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { exceptionOn, exceptionsBetween, holidayName } from './day-rules.ts'

/** A closure is often written down afterwards; further back the register is settled (assurance 2.1.3). */
const BACK = 45
const AHEAD = 800

/** The facility's own exceptions and the national calendar between two days. */
export async function readCalendar(c: Context<App>, { from, to }: { from: Day; to: Day }) {
  if (to < from) throw badInput('おわりの日（to）: はじめの日と同じか後にしてください', 'to')
  if (daysBetween(from, to) > AHEAD) throw badInput('おわりの日（to）: 一度に2年までです', 'to')
  const { rows } = await read(c, (db) => [exceptionsBetween(db, c.get('scope').facilityId, from, to)])
  return {
    days: rows[0],
    holidays: daysFrom(from, to).flatMap((day) => {
      const name = holidayName(day)
      return name ? [{ day, name }] : []
    }),
  }
}

/** Opens or closes one day, or gives it back to the calendar (RB22). */
export async function changeDay(c: Context<App>, asked: v.InferOutput<typeof input>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { day, state, name = '' } = asked
  const today = c.get('today')
  if (day < addDays(today, -BACK)) throw badInput(`日付（day）: ${BACK}日より前の日は、もう変えられません`, 'day')
  if (day > addDays(today, AHEAD)) throw badInput('日付（day）: 2年より先の日は、まだ入れられません', 'day')
  if (state !== 'usual' && !name) throw badInput('名前（name）: 「台風のため休園」のように、わけを入れてください', 'name')
  const { rows } = await read(c, (db) => [exceptionOn(db, facilityId, day)])
  const known = rows[0][0]
  const before = known ? { state: known.open ? 'open' : 'closed', name: known.name } : { state: 'usual', name: '' }
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`(select k.open || k.name from calendar_day k where k.facility_id = ${facilityId} and k.day = ${day})
          is ${known ? `${Number(known.open)}${known.name}` : null}`,
        fail: overtaken,
      },
    ],
    rows: (db) => [
      state === 'usual'
        ? db.delete(calendarDay).where(and(eq(calendarDay.facilityId, facilityId), eq(calendarDay.day, day)))
        : db
            .insert(calendarDay)
            .values({ facilityId, day, open: state === 'open', name })
            .onConflictDoUpdate({ target: [calendarDay.facilityId, calendarDay.day], set: { open: state === 'open', name } }),
    ],
    content: { day, before, after: { state, name } },
    topics: ['presence', 'facility'],
  })
}
