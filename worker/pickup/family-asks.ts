// Questions at the door as a guardian reads them: who stands there, until when an answer counts, and what was said. Never who of the family said it.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import { stateOfAsk } from '../../schema/pickup/rule.ts'
import { pickupAnswer, pickupAsk } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { reachedChildren } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { aboutBarred } from './may-hand.ts'

/** Today's questions about the caller's children, a row for each answer; none of somebody a block keeps from the child. */
export const asksForFamily = (c: Context<App>, db: Shard) => {
  const { facilityId } = c.get('scope')
  const day = c.get('today')
  const mine = reachedChildren('pickup.answer', facilityId, tokenOf(c), day, c.get('now'))
  return db
    .select({
      childId: pickupAsk.childId,
      askId: pickupAsk.id,
      name: pickupAsk.name,
      relationship: pickupAsk.relationship,
      shown: pickupAsk.shown,
      askedAt: pickupAsk.askedAt,
      expiresAt: pickupAsk.expiresAt,
      yes: pickupAnswer.yes,
      at: pickupAnswer.at,
    })
    .from(pickupAsk)
    .leftJoin(
      pickupAnswer,
      and(
        eq(pickupAnswer.facilityId, pickupAsk.facilityId),
        eq(pickupAnswer.day, pickupAsk.day),
        eq(pickupAnswer.childId, pickupAsk.childId),
        eq(pickupAnswer.askId, pickupAsk.id),
      ),
    )
    .where(
      and(
        eq(pickupAsk.facilityId, facilityId),
        eq(pickupAsk.day, day),
        isNull(pickupAsk.vouched),
        sql`pickup_ask.child_id in ${mine}`,
        sql`not exists (select 1 from pickup_ask a where a.facility_id = pickup_ask.facility_id and a.day = pickup_ask.day
          and a.child_id = pickup_ask.child_id and a.id = pickup_ask.id and ${aboutBarred})`,
      ),
    )
    .orderBy(pickupAsk.askedAt)
}

/** The last question about each child out of those rows, with what is true of it now; what nobody answered in time is left out. */
export function assembleAsks(rows: readonly Awaited<ReturnType<typeof asksForFamily>>[number][], now: Moment) {
  const last = new Map(rows.map(({ childId, askId }) => [childId, askId]))
  return [...last.values()].flatMap((askId) => {
    const lines = rows.filter((row) => row.askId === askId)
    const [first] = lines
    if (!first) return []
    const { yes: _yes, at: _at, ...ask } = first
    const answers = lines.flatMap(({ yes, at }) => (yes === null || at === null ? [] : [{ yes, at }]))
    const state = stateOfAsk({ ...ask, vouched: null }, answers, now)
    return state === 'over' ? [] : [{ ...ask, state }]
  })
}
