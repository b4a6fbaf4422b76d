// The groups and counts of a day, for tablets and desk. Small, and without a name of a child: the board knows those.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { countTimesOn } from '../../schema/roll/count.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import type { Called } from '../../schema/roll/rule.ts'
import { headCount, outing, outingStep } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'

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
    db
      .select({
        id: outing.id,
        kind: outing.kind,
        place: outing.place,
        returnBy: outing.returnBy,
        at: outing.at,
        by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
          where p.facility_id = outing.facility_id and p.account_id = outing.account_id limit 1)`.as('by_name'),
      })
      .from(outing)
      .where(and(eq(outing.facilityId, facilityId), eq(outing.day, day)))
      .orderBy(asc(outing.at)),
    db
      .select({
        outingId: outingStep.outingId,
        id: outingStep.id,
        kind: outingStep.kind,
        scene: outingStep.scene,
        at: outingStep.at,
        children: outingStep.children,
      })
      .from(outingStep)
      .where(and(eq(outingStep.facilityId, facilityId), eq(outingStep.day, day)))
      .orderBy(asc(outingStep.at), sql`outing_step.kind <> 'begin'`),
    db
      .select({
        id: headCount.id,
        classId: headCount.classroomId,
        at: headCount.at,
        counted: headCount.counted,
        expected: headCount.expected,
        settles: headCount.settles,
        reason: headCount.reason,
      })
      .from(headCount)
      .where(and(eq(headCount.facilityId, facilityId), eq(headCount.day, day)))
      .orderBy(asc(headCount.at)),
  ])
  const [[counted], [setting], outings, steps, counts] = rows
  if (!setting) throw notFound()
  const groups: RollDay['outings'] = outings.map(({ by, ...one }) => ({
    ...one,
    by: by ?? '',
    steps: steps
      .filter(({ outingId }) => outingId === one.id)
      .map(({ outingId: _of, children, ...step }) => ({
        ...step,
        // Nobody learns of a child a block keeps from them, here neither.
        children: (JSON.parse(children) as Called[]).filter(([childId]) => !who.kept.has(childId)),
      })),
  }))
  writeEtag(c, who, counted?.version ?? 0, null, day)
  return c.json({
    day,
    outings: groups,
    counts,
    countTimes: countTimesOn(day, setting.settings),
  } satisfies RollDay)
}
