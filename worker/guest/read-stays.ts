import { and, between, eq, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import { isVisit } from '../../schema/guest/visit.ts'
import { addDays, type Day, type Moment } from '../../schema/kit/day.ts'
import { child, guestStay } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'

/** The longest span that is read at once, in days. */
const LONGEST = 100

/** Facts of the child's day that were not taken back, as they go on behind `select`. */
const stands = sql`from presence_fact f where f.facility_id = guest_stay.facility_id and f.day = guest_stay.day
  and f.child_id = guest_stay.child_id and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day
    and u.child_id = f.child_id and u.supersedes = f.id)`
const arrivedAt = sql<Moment | null>`(select min(f.at) ${stands} and f.kind in ('arrive', 'sighting'))`.as('arrived_at')
const leftAt = sql<Moment | null>`(select max(f.at) ${stands} and f.kind in ('leave', 'handover'))`.as('left_at')

/** Children of this facility elsewhere, and guests from elsewhere, in a span of days, with when they came and went. */
export async function readStays(c: Context<App>, { from, to }: { from: Day; to: Day }) {
  if (to > addDays(from, LONGEST)) throw badInput(`おわりの日（to）: 一度に${LONGEST}日までです`, 'to')
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        id: guestStay.id,
        day: guestStay.day,
        childId: guestStay.childId,
        side: guestStay.side,
        otherId: guestStay.otherId,
        otherName: guestStay.otherName,
        otherPhone: guestStay.otherPhone,
        kind: guestStay.kind,
        from: guestStay.fromTime,
        to: guestStay.toTime,
        arrangedAt: guestStay.arrangedAt,
        sentAt: guestStay.sentAt,
        endAskedAt: guestStay.endAskedAt,
        endRefusedAt: guestStay.endRefusedAt,
        endedAt: guestStay.endedAt,
        lookedFor: guestStay.lookedFor,
        guardians: guestStay.guardians,
        birthDay: child.birthDay,
        sex: child.sex,
        allergens: child.allergens,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        arrivedAt,
        leftAt,
      })
      .from(guestStay)
      .innerJoin(child, and(eq(child.facilityId, guestStay.facilityId), eq(child.id, guestStay.childId)))
      .where(and(eq(guestStay.facilityId, facilityId), between(guestStay.day, from, to)))
      .orderBy(guestStay.day, guestStay.otherName, child.kanaOrder),
  ])
  return {
    stays: withoutKept(who, rows[0]).map(
      ({ familyName, givenName, familyKana, givenKana, guardians, birthDay, sex, allergens, ...stay }) => ({
        ...stay,
        name: fullName({ familyName, givenName }),
        kana: `${familyKana} ${givenKana}`.trim(),
        /** What is known of a visitor, for the next time; what is known of another facility's guest is that one's. */
        visitor: isVisit(stay.kind)
          ? {
              ...{ familyName, givenName, familyKana, givenKana, birthDay, sex, allergens },
              contacts: guardians.map(([, name, relationship, phone]) => ({ name, relationship, phone: phone ?? '' })),
            }
          : null,
      }),
    ),
  }
}

/** The other facilities of the same organisation: where a child may spend a day. */
export async function readHosts(c: Context<App>) {
  const { facilityId } = c.get('scope')
  await read(c, () => [])
  const hosts = await drizzle(c.env.DIRECTORY)
    .select({ facilityId: placement.facilityId, name: placement.name })
    .from(placement)
    .where(
      and(
        sql`${placement.organisationId} = (select p.organisation_id from placement p where p.facility_id = ${facilityId})`,
        ne(placement.facilityId, facilityId),
        eq(placement.state, 'open'),
      ),
    )
    .orderBy(placement.name)
  return { hosts }
}
