// 成果の見える化: the figures of a fiscal year out of the months that are kept in DIRECTORY. Months that nobody has counted, and the one under way, are
// counted first, a few in each answer.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { monthCount, placement } from '../../schema/directory.ts'
import type { Month } from '../../schema/kit/day.ts'
import type { MonthCounts } from '../../schema/organisation/month-count.ts'
import { monthsOfYear, OUTCOME_COUNTS, outcomesOf } from '../../schema/organisation/outcome.ts'
import type { App } from '../kit/context.ts'
import { countMonths, staleMonths } from './count-month.ts'
import { readCity } from './scope.ts'

const COUNTED_A_LOOK = 8
/** What of a month's counts the figures are made of. */
const KEYS = JSON.stringify(['attended', 'absent', ...OUTCOME_COUNTS])

export async function readOutcome(c: Context<App>, year: number) {
  const now = c.get('now')
  const months = monthsOfYear(year, c.get('today'))
  const { organisation, rows } = await readCity(c, (db, organisationId) => [
    db
      .select({
        facilityId: placement.facilityId,
        shard: placement.shard,
        month: sql<Month>`y.value`.as('counted_month'),
        version: monthCount.version,
        asOf: monthCount.asOf,
        counts: sql<string | null>`(select json_group_object(e.key, e.value) from json_each(month_count.counts) e
          where e.key in (select value from json_each(${KEYS})))`.as('outcome'),
      })
      .from(placement)
      .innerJoin(sql`json_each(${JSON.stringify(months)}) y`, sql`true`)
      .leftJoin(monthCount, and(eq(monthCount.facilityId, placement.facilityId), eq(monthCount.month, sql`y.value`)))
      .where(and(eq(placement.organisationId, organisationId), eq(placement.state, 'open'))),
  ])
  const [kept] = rows
  const here = months.at(-1)
  const under = kept.filter(({ month }) => month === here)
  const stale = [
    ...kept.filter(({ asOf, month }) => asOf === null && month !== here).reverse(),
    ...(here ? (await staleMonths(c.env, under, here, now)).stale.map((place) => ({ ...place, month: here })) : []),
  ]
  const anew = new Map<string, MonthCounts>()
  for (const [month, places] of Map.groupBy(stale.slice(0, COUNTED_A_LOOK), (one) => one.month))
    for (const row of await countMonths(c.env, places, month, now)) anew.set(`${row.facilityId} ${month}`, row.counts)
  const countsOf = ({ facilityId, month, counts }: (typeof kept)[number]): MonthCounts =>
    anew.get(`${facilityId} ${month}`) ?? (JSON.parse(counts ?? '{}') as MonthCounts)
  return {
    year,
    organisation: { organisationId: organisation.id, name: organisation.name },
    houses: new Set(kept.map(({ facilityId }) => facilityId)).size,
    months,
    figures: outcomesOf(months.map((month) => kept.filter((one) => one.month === month).map(countsOf))),
    left: Math.max(0, stale.length - COUNTED_A_LOOK),
  }
}
