// お迎えの人: who may fetch a child, and who of the family sees it in the app.
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { shareOf, stateOf } from '../../schema/invitation/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, pickupPerson } from '../../schema/shard.ts'
import { membersOf } from '../family/members.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

/** The list of one child, those whose time is still to come included. Staff open telephone numbers with it, so their reading is logged. */
export async function readPickup(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const reached = sql`${childId} in ${reachedChildren('pickup.read', facilityId, tokenOf(c), today, now)}`
  const { who, rows } = await read(c, (db) => [
    db
      .select({ childId: child.id })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), eq(child.id, childId), reached)),
    db
      .select({
        id: pickupPerson.id,
        name: pickupPerson.name,
        relationship: pickupPerson.relationship,
        phone: pickupPerson.phone,
        startsOn: pickupPerson.startsOn,
        endsOn: pickupPerson.endsOn,
      })
      .from(pickupPerson)
      .where(
        and(
          eq(pickupPerson.facilityId, facilityId),
          eq(pickupPerson.childId, childId),
          or(
            isNull(pickupPerson.endsOn),
            and(gte(pickupPerson.endsOn, today), sql`${pickupPerson.endsOn} >= ${pickupPerson.startsOn}`),
          ),
          reached,
        ),
      )
      .orderBy(pickupPerson.position, pickupPerson.id),
    membersOf(db, facilityId, today, sql`(select ${childId} where ${reached})`),
  ])
  const [[found], people, members] = rows
  if (!found) throw notFound()
  const staff = who.door !== 'family'
  if (staff) await logReading(c, childId, { opened: 'pickup' })
  return {
    childId,
    today,
    people,
    /** Who else of the family has access, for staff; a guardian's own page says it in other words. */
    members: staff
      ? members.map((one) => ({
          personId: one.personId,
          name: `${one.familyName} ${one.givenName}`.trim(),
          relationship: one.relationship,
          share: shareOf(one.capabilities),
          state: stateOf({ registered: one.registered === 1, expiresAt: one.expiresAt }, now),
          until: one.expiresAt === null ? null : dayOf(one.expiresAt),
          /** A guardian let them in: the facility may end it. */
          granted: one.grantedBy !== null,
        }))
      : [],
  }
}
