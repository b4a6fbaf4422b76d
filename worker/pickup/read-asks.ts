// Who stands at the door and is on no list: what was asked, and what was answered so far.
import { and, eq, gte, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays } from '../../schema/kit/day.ts'
import { stateOfAsk } from '../../schema/pickup/rule.ts'
import { chaseCall, child, pickupAnswer, pickupAsk } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { withoutKept } from '../kit/principal.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { OLDEST_CORRECTION } from '../presence/past-day.ts'
import { byChild } from '../presence/queries.ts'
import { answered, whoMaySay } from './may-hand.ts'

/** Today's questions of the children the caller reaches, and what older ones wait for the office's look; the newest first. */
export async function readAsks(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [day, now] = [c.get('today'), c.get('now')]
  const mine = reachedChildren('pickup.asks', facilityId, tokenOf(c), day, now)
  const nameOf = (account: ReturnType<typeof sql>) => sql<
    string | null
  >`(select trim(p.family_name || ' ' || p.given_name) from person p
    where p.facility_id = ${facilityId} and p.account_id = ${account} limit 1)`
  const unseen = sql`exists (select 1 from pickup_ask a where a.facility_id = pickup_ask.facility_id and a.day = pickup_ask.day
    and a.child_id = pickup_ask.child_id and a.id = pickup_ask.id and a.vouched is not null and not ${answered(1)} and not ${answered(0)})`
  const since = and(eq(pickupAsk.facilityId, facilityId), gte(pickupAsk.day, addDays(day, -OLDEST_CORRECTION)))
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        askId: pickupAsk.id,
        day: pickupAsk.day,
        childId: pickupAsk.childId,
        familyName: child.familyName,
        givenName: child.givenName,
        kana: sql<string>`trim(${child.familyKana} || ' ' || ${child.givenKana})`.as('kana'),
        name: sql<string>`pickup_ask.name`.as('stranger'),
        relationship: pickupAsk.relationship,
        shown: pickupAsk.shown,
        vouched: pickupAsk.vouched,
        askedBy: nameOf(sql`pickup_ask.account_id`).as('asked_by'),
        askedAt: pickupAsk.askedAt,
        expiresAt: pickupAsk.expiresAt,
        /** Guardians whom the app can ask. */
        guardians: sql<number>`(select count(distinct p.account_id) ${whoMaySay(facilityId, sql`pickup_ask.child_id`, day)})`.as(
          'guardians',
        ),
      })
      .from(pickupAsk)
      .innerJoin(child, and(eq(child.facilityId, pickupAsk.facilityId), eq(child.id, pickupAsk.childId)))
      .where(and(since, or(eq(pickupAsk.day, day), unseen), sql`pickup_ask.child_id in ${mine}`))
      .orderBy(sql`pickup_ask.asked_at desc`),
    db
      .select({
        askId: pickupAnswer.askId,
        by: pickupAnswer.by,
        name: nameOf(sql`pickup_answer.account_id`).as('answerer'),
        yes: pickupAnswer.yes,
        called: pickupAnswer.called,
        reason: pickupAnswer.reason,
        at: pickupAnswer.at,
      })
      .from(pickupAnswer)
      .where(and(eq(pickupAnswer.facilityId, facilityId), eq(pickupAnswer.day, day), sql`pickup_answer.child_id in ${mine}`))
      .orderBy(pickupAnswer.at),
    db
      .select({
        childId: chaseCall.childId,
        id: chaseCall.id,
        at: chaseCall.at,
        person: chaseCall.person,
        outcome: chaseCall.outcome,
        said: chaseCall.said,
        note: chaseCall.note,
        by: sql<string>`coalesce(${nameOf(sql`chase_call.account_id`)}, '')`.as('caller'),
      })
      .from(chaseCall)
      .where(
        and(
          eq(chaseCall.facilityId, facilityId),
          eq(chaseCall.day, day),
          eq(chaseCall.about, 'handover'),
          sql`chase_call.child_id in ${mine}`,
        ),
      )
      .orderBy(chaseCall.at),
  ])
  const callsOf = byChild(rows[2])
  const answers = Map.groupBy(rows[1], ({ askId }) => askId)
  return {
    asks: withoutKept(who, rows[0]).map(({ familyName, givenName, ...ask }) => {
      const said = (answers.get(ask.askId) ?? []).map(({ askId: _ask, ...one }) => one)
      return {
        ...ask,
        child: fullName({ familyName, givenName }),
        state: stateOfAsk(ask, said, now),
        answers: said,
        calls: (callsOf.get(ask.childId) ?? []).map(({ childId: _child, ...call }) => call),
      }
    }),
  }
}
