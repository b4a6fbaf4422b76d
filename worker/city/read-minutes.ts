// 書く時間 for the city: each shard is asked once for the sums of its houses, and only what many people wrote is said.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import { type CityMinutes, cityMinutesOf } from '../../schema/document/city-minutes.ts'
import type { ListQuery } from '../../schema/document/input.ts'
import { daysBetween } from '../../schema/kit/day.ts'
import { document, documentTime } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { openShard } from '../kit/shard.ts'
import { readCity } from './scope.ts'

const MOST_DAYS = 366

/** Papers that begin in a span of at most a year, of all open houses of the organisation. */
export async function readCityMinutes(
  c: Context<App>,
  { from, to }: ListQuery,
): Promise<{ kinds: CityMinutes[]; houses: number }> {
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const { rows } = await readCity(c, (db, organisationId) => [
    db
      .select({ facilityId: placement.facilityId, shard: placement.shard })
      .from(placement)
      .where(and(eq(placement.organisationId, organisationId), eq(placement.state, 'open'))),
  ])
  const [houses] = rows
  const parts = await Promise.all(
    [...Map.groupBy(houses, ({ shard }) => shard)].map(([shard, own]) => {
      const ids = JSON.stringify(own.map(({ facilityId }) => facilityId))
      return openShard(c.env, shard)
        .select({
          kind: document.kind,
          papers: sql<number>`count(distinct document.id)`.as('papers'),
          seconds: sql<number>`sum(document_time.seconds)`.as('seconds'),
          accounts: sql<string>`json_group_array(distinct document_time.account_id)`.as('accounts'),
        })
        .from(document)
        .innerJoin(documentTime, and(eq(documentTime.facilityId, document.facilityId), eq(documentTime.documentId, document.id)))
        .where(
          sql`document.facility_id in (select value from json_each(${ids})) and document.starts_on between ${from} and ${to}
            and document_time.seconds > 0`,
        )
        .groupBy(document.kind)
    }),
  )
  const kinds = cityMinutesOf(
    parts.flat().map(({ accounts, ...part }) => ({ ...part, accountIds: JSON.parse(accounts) as string[] })),
  )
  return { kinds, houses: houses.length }
}
