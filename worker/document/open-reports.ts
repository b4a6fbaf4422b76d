// 事故報告 that are still to come, as numbers: what the city watches of every facility (RN05). Neither the child nor what happened.
import { and, eq, gte, sql } from 'drizzle-orm'
import { opens } from '../../schema/document/approval.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { reportsOf, type Use } from '../../schema/document/use.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { document } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { lastStep } from './queries.ts'

const ACCIDENT = kindOf('accident', 1)

/** How long a report that was never handed in is watched, in days. */
const WATCHED_FOR = 400

/** Accidents of the last year with how many reports of each were handed in: 第1報 is the first version, 第2報 its revision. */
export const accidentsBy = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      startsOn: document.startsOn,
      handedIn:
        sql<number>`(select count(*) from document_step r where r.facility_id = ${facilityId} and r.document_id = document.id
          and r.kind = 'revised')
        + exists (select 1 from ${lastStep(facilityId, sql`document.id`)}
          and s.kind not in (select value from json_each(${JSON.stringify(opens.map(({ kind }) => kind))})))`.as('handed_in'),
    })
    .from(document)
    .where(
      and(eq(document.facilityId, facilityId), eq(document.kind, 'accident'), gte(document.startsOn, addDays(day, -WATCHED_FOR))),
    )

/** How many accidents still want a report, and the day by which the first of these is due; null when none is. */
export function openReports(
  accidents: readonly { startsOn: Day; handedIn: number }[],
  uses: readonly Use[],
): { open: number; due: Day } | null {
  if (!ACCIDENT) return null
  const dues = accidents.flatMap(({ startsOn, handedIn }) => reportsOf(uses, ACCIDENT, startsOn)[handedIn]?.due ?? []).sort()
  return dues[0] === undefined ? null : { open: dues.length, due: dues[0] }
}
