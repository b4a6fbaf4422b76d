// The same person in the 職員食 of two nurseries on one day: somebody who helps out, and whose meal both would be charged for. Found by account, and for
// a helper without one by name and reading, among the nurseries of one organisation.
import { and, eq, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import { weekdayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { staffEating } from '../../schema/meal/count.ts'
import { person, staffMeal } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { openShard } from '../kit/shard.ts'

interface Eater {
  personId: Id
  accountId: string | null
  familyName: string
  givenName: string
  kana: string
}

/** By person: names of the other nurseries in whose count of today somebody who is the same stands. One look a shard, at the desk only. */
export async function eatsElsewhere(c: Context<App>, people: readonly Eater[]): Promise<Map<Id, string[]>> {
  const found = new Map<Id, string[]>()
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  if (people.length === 0) return found
  const mine = sql`(select p.organisation_id from placement p where p.facility_id = ${facilityId})`
  const places = await drizzle(c.env.DIRECTORY)
    .select({ facilityId: placement.facilityId, name: placement.name, shard: placement.shard })
    .from(placement)
    .where(and(sql`${placement.organisationId} = ${mine}`, ne(placement.facilityId, facilityId), eq(placement.state, 'open')))
  const asked = JSON.stringify(
    people.map(({ accountId, familyName, givenName, kana }) => [accountId, familyName, givenName, kana]),
  )
  const ofShard = Map.groupBy(places, ({ shard }) => shard)
  await Promise.all(
    [...ofShard].map(async ([shard, here]) => {
      const ids = JSON.stringify(here.map((one) => one.facilityId))
      const rows = await openShard(c.env, shard)
        .select({
          facilityId: staffMeal.facilityId,
          personId: staffMeal.personId,
          id: staffMeal.id,
          startsOn: staffMeal.startsOn,
          endsOn: staffMeal.endsOn,
          weekdays: staffMeal.weekdays,
          writtenAt: staffMeal.writtenAt,
          accountId: person.accountId,
          familyName: person.familyName,
          givenName: person.givenName,
          kana: person.kana,
        })
        .from(staffMeal)
        .innerJoin(person, and(eq(person.facilityId, staffMeal.facilityId), eq(person.id, staffMeal.personId)))
        .where(
          sql`${staffMeal.facilityId} in (select value from json_each(${ids})) and ${staffMeal.startsOn} <= ${today}
            and (${staffMeal.endsOn} is null or ${staffMeal.endsOn} >= ${today}) and exists (select 1 from json_each(${asked}) a
              where ${person.accountId} = a.value ->> 0 or (${person.familyName} = a.value ->> 1 and ${person.givenName} = a.value ->> 2
                and ${person.kana} = a.value ->> 3))
            and exists (select 1 from assignment w where w.facility_id = ${staffMeal.facilityId} and w.person_id = ${staffMeal.personId}
              and w.starts_on <= ${today} and (w.ends_on is null or w.ends_on >= ${today}))`,
        )
      for (const [key, own] of Map.groupBy(rows, (row) => `${row.facilityId} ${row.personId}`)) {
        const [one] = own
        if (!one || staffEating(own, today, weekdayOf(today)).length === 0) continue
        const name = here.find((place) => `${place.facilityId} ${one.personId}` === key)?.name ?? ''
        for (const { personId } of people.filter((person) => isSame(person, one)))
          found.set(personId, [...(found.get(personId) ?? []), name])
      }
    }),
  )
  return found
}

/** One account, or one name and reading. */
const isSame = (a: Omit<Eater, 'personId'>, b: Omit<Eater, 'personId'>): boolean =>
  (a.accountId !== null && a.accountId === b.accountId) ||
  (a.familyName === b.familyName && a.givenName === b.givenName && a.kana === b.kana)
