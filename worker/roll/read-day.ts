// The groups and counts of a day, for tablets and desk. Small, and without a name of a child: the board knows those.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { countTimesOn } from '../../schema/roll/count.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { FIRST_ROOMS } from '../../schema/roll/room.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { countsOn, groupsOf, movesOf, movesOn, outingsOn, stepsOn } from './queries.ts'

/** How far back the day is looked at; older ones are in the audit. */
const OLDEST_DAYS = 62

export async function readRollDay(c: Context<App>, day: Day) {
  const { facilityId } = c.get('scope')
  if (day > c.get('today') || day < addDays(c.get('today'), -OLDEST_DAYS)) throw notFound()
  const version = versionOfAll(facilityId, ['roll', 'facility'])
  if (await stillFresh(c, version, day)) return c.body(null, 304)
  const { who, rows } = await read(c, (db) => [
    db.select({ version }).from(sql`(select 1)`),
    settingsOn(db, facilityId, day),
    outingsOn(db, facilityId, day),
    stepsOn(db, facilityId, day),
    countsOn(db, facilityId, day),
    movesOn(db, facilityId, day),
  ])
  const [[counted], [setting], outings, steps, counts, moves] = rows
  if (!setting) throw notFound()
  writeEtag(c, who, counted?.version ?? 0, null, day)
  return c.json({
    day,
    // Nobody learns of a child a block keeps from them, here neither.
    outings: groupsOf(outings, steps, who.kept),
    counts,
    countTimes: countTimesOn(day, setting.settings),
    moves: movesOf(moves, who.kept),
    rooms: [...(setting.settings.rooms ?? FIRST_ROOMS)],
  } satisfies RollDay)
}
