import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { chaseCall as callInput } from '../../schema/chase/input.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { chaseCall, notice } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/**
 * Writes down a call, for each child of the household it was about. What was said of today is their notice in the same act, marked as written
 * by staff: that, and nothing else, ends the chase.
 */
export async function writeCall(c: Context<App>, asked: v.InferOutput<typeof callInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [day, now] = [c.get('today'), c.get('now')]
  const { id, childIds, about, person, outcome, said, reason, time, note } = asked
  const list = JSON.stringify(childIds)
  const { account } = tokenOf(c)
  const past = time !== undefined && time <= timeOn(day, now)
  const kind = said === 'absent' ? 'absent' : said === 'late' ? (about === 'arrival' ? 'late' : 'pickup_change') : null
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      { holds: enrolledOn(facilityId, list, day), fail: notFound },
      ...(past
        ? [{ holds: sql`0`, fail: badInput(`時刻（time）: いま（${showTime(timeOn(day, now))}）より後にしてください`, 'time') }]
        : []),
      // Nobody is looked for before an announced time: one after the house has closed would be for the whole day.
      ...(said === 'late' && about === 'arrival'
        ? [
            {
              holds: sql`${time ?? 0} <= (select s.settings ->> '$.closesAt' from facility_setting s where s.facility_id = ${facilityId}
                and s.starts_on <= ${day} order by s.starts_on desc limit 1)`,
              fail: badInput('時刻（time）: 閉所より前にしてください。ちがうときは「そのほか」に書いてください', 'time'),
            },
          ]
        : []),
    ],
    rows: (db) => [
      db
        .insert(chaseCall)
        .select(sql`select ${facilityId}, ${day}, c.value, ${id}, ${about}, ${person}, ${outcome}, ${said ?? null}, ${note || null},
        ${account}, ${now} from json_each(${list}) c where true`),
      ...(kind
        ? [
            db.insert(notice).select(sql`select ${facilityId}, c.value, ${id}, ${kind}, ${day}, ${day},
              ${kind === 'absent' ? (reason ?? null) : null}, null, null, ${time ?? null}, null, ${note || null}, 0, null, 'staff', 0,
              ${account}, ${now} from json_each(${list}) c where true`),
          ]
        : []),
    ],
    content: { called: person, about, outcome, ...(said ? { said } : {}), ...(time === undefined ? {} : { time }) },
    topics: ['presence', 'chase', ...childIds.map((childId) => `child:${childId}`)],
  })
}
