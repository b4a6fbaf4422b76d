// City numbers: absolute values per facility and day with the version they were counted from; the newer wins. Counted each minute by the
// scheduled handler, and again when the city looks and finds them old, so that neither a stopped clock nor nobody looking hides a child.
// A facility in which nothing changed, and time alone changes nothing, is not counted again: only the moment it was looked at moves on.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { placement, rollUp } from '../../schema/directory.ts'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { LATELY, lately } from '../../schema/infection/count-cases.ts'
import { addDays, classAgeOf, type Day, dayOf, fiscalYearOf, MINUTE, type Moment, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf, timeOn } from '../../schema/kit/time.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { totalsOf } from '../../schema/presence/rule.ts'
import { topicVersion } from '../../schema/shard.ts'
import { countByAge, NATIONAL, neededFor, staffAt } from '../../schema/staffing/rule.ts'
import { accidentsBy, openReports } from '../document/open-reports.ts'
import { usesOf } from '../document/use-kind.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import { countedFrom } from '../infection/queries.ts'
import type { Env } from '../kit/env.ts'
import { versionOfAll } from '../kit/etag.ts'
import { openShard } from '../kit/shard.ts'
import { assembleBoard } from '../presence/assemble-board.ts'
import { sinceNight } from '../presence/night.ts'
import { factsBetween, noticesBetween, recordedHere, rosterOn } from '../presence/queries.ts'
import { IN_CARE } from '../staffing/read-staffing.ts'

/** Older numbers are counted again when somebody looks. */
export const FRESH = 2 * MINUTE
/** What changes the numbers of a day. */
const TOPICS = ['presence', 'document']
const AT_ONCE = 4

type RollUp = typeof rollUp.$inferSelect
interface Place {
  facilityId: number
  shard: string
}

/**
 * Numbers of a board, never a name. A child who is elsewhere that day is counted there, so that no child is two of the city's. `overdueSince`, `unseenSince`, `cityDueAt` and
 * `nextChangeAt` are moments, 0 when there is none.
 */
export function countBoard(board: Board, cityAfter: number): Record<string, number> {
  const overdue = board.children.flatMap(({ status, since }) => (status === 'overdue' && since !== undefined ? [since] : []))
  const unseen = board.children.flatMap(({ since, contradictions }) =>
    since !== undefined && contradictions?.some(({ kind }) => kind === 'stamp_unseen') ? [since] : [],
  )
  return {
    ...totalsOf(board.children.flatMap(({ status, away }) => (away === undefined ? [status] : []))),
    open: board.rules.open ? 1 : 0,
    contradictions: board.children.reduce((sum, { contradictions }) => sum + (contradictions?.length ?? 0), 0),
    overdueSince: overdue.length > 0 ? Math.min(...overdue) : 0,
    /** 打刻のみ: a machine has heard of them, and for the set minutes nobody has seen them. */
    unseen: unseen.length,
    unseenSince: unseen.length > 0 ? Math.min(...unseen) : 0,
    /** From when on the longest chase is the city's, too. */
    cityDueAt: overdue.length > 0 ? Math.min(...overdue) + cityAfter * MINUTE : 0,
    nextChangeAt: board.nextChangeAt ?? 0,
  }
}

/**
 * Brings the numbers of these facilities up to date. Returns how many were counted anew. A shard that does not answer keeps its
 * old numbers; the others are done, then its error is thrown.
 */
export async function rollUpPlaces(env: Env, places: readonly Place[], now: Moment): Promise<number> {
  const shards = new Map<string, number[]>()
  for (const { shard, facilityId } of places) shards.set(shard, [...(shards.get(shard) ?? []), facilityId])
  const counts = await Promise.allSettled([...shards].map(([shard, ids]) => rollUpShard(env, shard, ids, now)))
  const failed = counts.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return counts.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
}

/** Every open facility. */
export async function rollUpAll(env: Env, now: Moment): Promise<number> {
  const places = await drizzle(env.DIRECTORY)
    .select({ facilityId: placement.facilityId, shard: placement.shard })
    .from(placement)
    .where(eq(placement.state, 'open'))
  return rollUpPlaces(env, places, now)
}

async function rollUpShard(env: Env, shard: string, facilityIds: readonly number[], now: Moment): Promise<number> {
  const directory = drizzle(env.DIRECTORY)
  const day = dayOf(now)
  const ids = JSON.stringify(facilityIds)
  const [versions, known] = await Promise.all([
    openShard(env, shard)
      .select({ facilityId: topicVersion.facilityId, version: sql<number>`sum(${topicVersion.version})` })
      .from(topicVersion)
      .where(and(sql`${topicVersion.facilityId} in (select value from json_each(${ids}))`, inArray(topicVersion.topic, TOPICS)))
      .groupBy(topicVersion.facilityId),
    directory
      .select()
      .from(rollUp)
      .where(and(sql`${rollUp.facilityId} in (select value from json_each(${ids}))`, eq(rollUp.day, day))),
  ])
  const versionOf = new Map(versions.map(({ facilityId, version }) => [facilityId, version]))
  const knownOf = new Map(known.map((row) => [row.facilityId, row]))
  const holds = (id: number): boolean => {
    const row = knownOf.get(id)
    const next = row?.totals.nextChangeAt ?? 0
    return row !== undefined && row.version === (versionOf.get(id) ?? 0) && (next === 0 || now < next) && now >= row.asOf
  }
  const same = facilityIds.filter(holds)
  const stale = facilityIds.filter((id) => !holds(id))
  const fresh: RollUp[] = []
  for (let from = 0; from < stale.length; from += AT_ONCE) {
    const part = stale.slice(from, from + AT_ONCE)
    fresh.push(...(await Promise.all(part.map((id) => countFacility(env, shard, id, day, now)))).filter((row) => row !== null))
  }
  if (same.length > 0)
    await directory
      .update(rollUp)
      .set({ asOf: sql`max(${rollUp.asOf}, ${now})` })
      .where(and(eq(rollUp.day, day), inArray(rollUp.facilityId, sql`(select value from json_each(${JSON.stringify(same)}))`)))
  if (fresh.length > 0) await keep(env, fresh)
  return fresh.length
}

async function countFacility(env: Env, shard: string, facilityId: number, day: Day, now: Moment): Promise<RollUp | null> {
  const db = openShard(env, shard)
  const [[counted], [setting], [exception], roster, facts, notices, ill, accidents, uses] = await db.batch([
    db.select({ version: versionOfAll(facilityId, TOPICS) }).from(sql`(select 1)`),
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    rosterOn(db, facilityId, day),
    factsBetween(db, facilityId, sinceNight(facilityId, day), day, recordedHere),
    noticesBetween(db, facilityId, sinceNight(facilityId, day), day),
    countedFrom(db, facilityId, addDays(day, -LATELY + 1)),
    accidentsBy(db, facilityId, day),
    usesOf(db, facilityId),
  ])
  if (!setting) return null
  const version = counted?.version ?? 0
  const year = fiscalYearOf(day)
  const ages = new Map(roster.map(({ childId, birthDay }) => [childId, classAgeOf(birthDay, year)]))
  const board = assembleBoard({ roster, facts, notices }, dayRules(setting.settings, day, exception), [], version, now)
  return {
    facilityId,
    day,
    version,
    asOf: now,
    totals: {
      ...countBoard(board, setting.settings.chaseCityAfter),
      infections: lately(ill, day).length,
      ...countStaff(board, ages, setting.settings, now),
      ...reportsDue(openReports(accidents, uses)),
    },
  }
}

/** 体制: 保育士 the children here need, and how many are at work by the house's own bands; without bands nobody has said (RK04). */
function countStaff(board: Board, ages: ReadonlyMap<Id, number>, settings: FacilitySettings, now: Moment) {
  const here = board.children.filter(({ status }) => IN_CARE.has(status))
  const { people } = neededFor(
    countByAge(here.map(({ childId }) => ({ age: ages.get(childId) ?? 0 }))),
    settings.ratios ?? NATIONAL,
  )
  const { staffHours = [] } = settings
  if (staffHours.length === 0) return { needed: people }
  const [day, time] = [dayOf(now), timeOn(dayOf(now), now)]
  // Who is at work changes by the clock, too.
  const edges = staffHours.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > time)
  const changes = [...edges.map((edge) => momentOf(day, edge)), ...(board.nextChangeAt === null ? [] : [board.nextChangeAt])]
  return {
    needed: people,
    atWork: staffAt(staffHours, time, time + 1),
    nextChangeAt: Math.min(...changes, startOf(addDays(day, 1))),
  }
}

/** `reportDueAt`: the end of the day by which the next 事故報告 is due. */
const reportsDue = (open: ReturnType<typeof openReports>): Record<string, number> =>
  open ? { reports: open.open, reportDueAt: startOf(addDays(open.due, 1)) } : {}

/** Absolute values: the higher version wins, at one version the later look. Two counters may run at once. */
async function keep(env: Env, rows: readonly RollUp[]): Promise<void> {
  const list = JSON.stringify(rows)
  await drizzle(env.DIRECTORY)
    .insert(rollUp)
    .select(
      sql`select v.value ->> '$.facilityId', v.value ->> '$.day', v.value ->> '$.version', v.value ->> '$.asOf', v.value -> '$.totals'
        from json_each(${list}) v where true`,
    )
    .onConflictDoUpdate({
      target: [rollUp.facilityId, rollUp.day],
      set: { version: sql`excluded.version`, asOf: sql`excluded.as_of`, totals: sql`excluded.totals` },
      setWhere: sql`excluded.version > ${rollUp.version} or (excluded.version = ${rollUp.version} and excluded.as_of >= ${rollUp.asOf})`,
    })
}
