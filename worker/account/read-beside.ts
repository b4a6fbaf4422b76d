// What a family has in a facility beside the children it sees today: children who begin later, of whom nothing is said but the day; and
// children one may only fetch, of whom nothing is said but the first name.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { onlyFetches } from '../../schema/invitation/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { facility } from '../../schema/shard.ts'
import { relations } from '../invitation/relations.ts'
import type { App } from '../kit/context.ts'
import { grantHolds } from '../kit/rights.ts'
import { findShard } from '../kit/shard.ts'

export interface Beside {
  /** The first day on which something opens here. */
  soon: { facilityId: number; name: string; from: Day } | null
  /** First names of children whom this person is on the list to fetch today, and nothing more. */
  fetching: { facilityId: number; name: string; children: string[] } | null
}

/** Reads it for one facility; `null`s when there is nothing. */
export async function readBeside(c: Context<App>, facilityId: number, account: string): Promise<Beside> {
  const db = await findShard(c.env, facilityId)
  const today = c.get('today')
  if (!db) return { soon: null, fetching: null }
  const [[home], rows] = await db.batch([
    db.select({ name: facility.name }).from(facility).where(sql`${facility.facilityId} = ${facilityId}`),
    db
      .select({
        startsOn: sql<Day>`r.starts_on`.as('starts_on'),
        capabilities: sql<string>`r.capabilities`.as('capabilities'),
        given: sql<string>`coalesce(nullif(d.given_kana, ''), d.given_name)`.as('given'),
        fetches: sql<number>`r.fetches`.as('fetches'),
      })
      .from(
        sql`(select g.child_id, g.starts_on, g.capabilities, ${grantHolds(facilityId, today, 'pickup')} as fetches
          from ${relations(facilityId, today)} and g.person_id in (select p.id from person p
            where p.facility_id = ${facilityId} and p.account_id = ${account})) r`,
      )
      .innerJoin(sql`child d`, sql`d.facility_id = ${facilityId} and d.id = r.child_id and d.archived_at is null`)
      .orderBy(sql`d.birth_day`),
  ])
  if (!home) return { soon: null, fetching: null }
  const from = rows
    .filter(({ startsOn }) => startsOn > today)
    .map(({ startsOn }) => startsOn)
    .sort()[0]
  const fetched = rows.filter(
    ({ startsOn, capabilities, fetches }) => startsOn <= today && fetches === 1 && onlyFetches(capabilities),
  )
  return {
    soon: from ? { facilityId, name: home.name, from } : null,
    fetching: fetched.length > 0 ? { facilityId, name: home.name, children: fetched.map(({ given }) => given) } : null,
  }
}
