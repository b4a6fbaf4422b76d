import { and, asc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { adoptionCount, monthCount, placement } from '../../schema/directory.ts'
import { type Day, dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import { type AdoptionLine, adoptionOf } from '../../schema/organisation/adoption.ts'
import type { MonthCounts } from '../../schema/organisation/month-count.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { countAdoption } from './count-adoption.ts'
import { readCity } from './scope.ts'

/** Older numbers are counted again when somebody looks. */
const FRESH = HOUR
/** Facilities counted anew in one answer; whoever asks again gets the next. */
const COUNTED_A_LOOK = 8

/** 採用状況 of every facility of the organisation (RN06). */
export async function readAdoption(c: Context<App>) {
  const now = c.get('now')
  const today = c.get('today')
  const { organisation, rows } = await readCity(c, (db, organisationId) => [
    db
      .select({
        facilityId: placement.facilityId,
        name: placement.name,
        shard: placement.shard,
        state: placement.state,
        asOf: adoptionCount.asOf,
        counts: adoptionCount.counts,
        // Two columns of one name would be one in what D1 answers.
        month: sql<string | null>`month_count.counts`.as('month_counts'),
      })
      .from(placement)
      .leftJoin(
        adoptionCount,
        and(eq(adoptionCount.facilityId, placement.facilityId), eq(adoptionCount.day, lastDay(placement.facilityId, today))),
      )
      .leftJoin(monthCount, and(eq(monthCount.facilityId, placement.facilityId), eq(monthCount.month, today.slice(0, 7))))
      .where(eq(placement.organisationId, organisationId))
      .orderBy(asc(placement.facilityId)),
  ])
  const [places] = rows
  const old = places.filter(({ state, asOf }) => state === 'open' && (asOf === null || now - asOf > FRESH))
  const anew = await countAdoption(c.env, old.slice(0, COUNTED_A_LOOK), now)
  const known = new Map(anew.map((row) => [row.facilityId, row]))
  return {
    day: today,
    organisation: { organisationId: organisation.id, name: organisation.name },
    lines: places.map(({ facilityId, name, month, ...kept }): AdoptionLine => {
      const { asOf, counts } = known.get(facilityId) ?? kept
      return { facilityId, name, asOf, ...adoptionOf(counts ?? {}, JSON.parse(month ?? '{}') as MonthCounts) }
    }),
    /** Facilities that the next answer will count. */
    left: Math.max(0, old.length - COUNTED_A_LOOK),
  }
}

/** SQL: the last day a facility was counted for. */
const lastDay = (facilityId: typeof placement.facilityId, today: Day) =>
  sql`(select max(a.day) from adoption_count a where a.facility_id = ${facilityId} and a.day <= ${today})`

/** At night, for the morning: every open facility whose day has not been counted. */
export async function countAdoptionNightly(env: Env, now: Moment): Promise<void> {
  const places = await drizzle(env.DIRECTORY)
    .select({ facilityId: placement.facilityId, shard: placement.shard })
    .from(placement)
    .where(
      sql`${placement.state} = 'open' and not exists (select 1 from adoption_count a where a.facility_id = ${placement.facilityId}
        and a.day = ${dayOf(now)})`,
    )
  await countAdoption(env, places, now)
}
