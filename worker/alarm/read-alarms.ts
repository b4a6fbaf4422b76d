// What 主任 and 園長 have to look at now, for the pushes: chases, rolls and counts that differ, tablets nobody has heard of. No names, no words.
import { and, eq, gt, isNull, lte, ne } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import { type Alarm, aboutChild } from '../../schema/alarm/rule.ts'
import { IN_USE_FOR, SILENT_AFTER } from '../../schema/device/rule.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { foldCounts } from '../../schema/roll/count.ts'
import { foldOuting } from '../../schema/roll/rule.ts'
import { device } from '../../schema/shard.ts'
import { assembleChases, chaseQueries } from '../chase/read-chases.ts'
import { isOpen } from '../facility/day-rules.ts'
import type { Shard } from '../kit/shard.ts'
import { countsOn, groupsOf, outingsOn, stepsOn } from '../roll/queries.ts'

/** Everything the alarms of a facility are computed from, for one batch. */
export const alarmQueries = (db: Shard, facilityId: number, now: Moment) =>
  [
    outingsOn(db, facilityId, dayOf(now)),
    stepsOn(db, facilityId, dayOf(now)),
    countsOn(db, facilityId, dayOf(now)),
    db
      .select({ id: device.id })
      .from(device)
      .where(
        and(
          eq(device.facilityId, facilityId),
          isNull(device.revokedAt),
          ne(device.kind, 'office_pc'),
          gt(device.seenAt, now - IN_USE_FOR),
          lte(device.seenAt, now - SILENT_AFTER),
        ),
      ),
    ...chaseQueries(db, facilityId, dayOf(now)),
  ] as const

/** The alarms that stand at a moment, out of what `alarmQueries` found. */
export function assembleAlarms(rows: BatchResponse<ReturnType<typeof alarmQueries>>, now: Moment): Alarm[] {
  const day = dayOf(now)
  const [outings, steps, counts, silent, ...chased] = rows
  const [[setting], [exception]] = chased
  if (!setting) return []
  const { settings } = setting
  const time = timeOn(day, now)
  // Tablets sleep at night, and until the first child is waited for.
  const awake = isOpen(settings, day, exception) && time >= settings.chaseFrom && time < settings.closesAt
  const chases = assembleChases(chased, day, now)?.chases ?? []
  const byClass = Map.groupBy(counts, ({ classId }) => classId)
  return [
    ...chases.flatMap(({ about, step, children }) =>
      children.map(({ childId, since }): Alarm => ({ kind: about, of: aboutChild(childId, since), step })),
    ),
    ...groupsOf(outings, steps).flatMap((group): Alarm[] => {
      const { alarms, missing } = foldOuting(group, group.steps, now)
      return alarms.map((alarm) => ({
        kind: 'roll',
        of: [group.id, alarm, ...(alarm === 'missing' ? missing.toSorted() : [])].join(' '),
        step: null,
      }))
    }),
    ...[...byClass.values()].flatMap((rows): Alarm[] => {
      const { differs, last } = foldCounts(rows, [], day, now)
      return differs && last ? [{ kind: 'roll', of: last.id, step: null }] : []
    }),
    ...(awake ? silent.map(({ id }): Alarm => ({ kind: 'tablet', of: id, step: null })) : []),
  ]
}
