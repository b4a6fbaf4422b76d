// From host to home: that a guest is looked for there. Host calls the family; home, which knows it, hears of it in the same minute. An absolute
// value, compared with what home has: a round that broke off is made up for by the next.
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { LookedFor } from '../../schema/guest/table.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, guestStay } from '../../schema/shard.ts'
import { assembleChases, chaseQueries } from '../chase/read-chases.ts'
import { raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { tell } from '../kit/tell-listeners.ts'

/** Tells each home which of its children are looked for here, and which no longer are. */
export async function sendLookedFor(env: Env, host: Shard, hostId: number, now: Moment): Promise<void> {
  const today = dayOf(now)
  const ofToday = (facilityId: number, side: 'home' | 'host') =>
    and(eq(guestStay.facilityId, facilityId), eq(guestStay.day, today), eq(guestStay.side, side), isNull(guestStay.endedAt))
  const guests = await host
    .select({ childId: guestStay.childId, homeId: guestStay.otherId })
    .from(guestStay)
    .where(and(ofToday(hostId, 'host'), gt(guestStay.otherId, 0)))
  if (guests.length === 0) return
  const ids = JSON.stringify(guests.map(({ childId }) => childId))
  const those = sql`${child.id} in (select value from json_each(${ids}))`
  const found = assembleChases(await host.batch(chaseQueries(host, hostId, today, those)), today, now)
  const looked = new Map<Id, LookedFor>(
    (found?.chases ?? []).flatMap(({ children, about, since, step, calls }) => {
      const last = calls.at(-1)
      const said = {
        about,
        since,
        step,
        calls: calls.length,
        last: last ? { at: last.at, outcome: last.outcome, said: last.said } : null,
      }
      return children.map(({ childId }) => [childId, said] as const)
    }),
  )
  for (const homeId of new Set(guests.map((one) => one.homeId))) {
    const home = await findShard(env, homeId)
    if (!home) continue
    const known = await home
      .select({ childId: guestStay.childId, id: guestStay.id, lookedFor: guestStay.lookedFor })
      .from(guestStay)
      .where(and(ofToday(homeId, 'home'), eq(guestStay.otherId, hostId)))
    const changed = known.filter(
      ({ childId, lookedFor }) => JSON.stringify(looked.get(childId) ?? null) !== JSON.stringify(lookedFor),
    )
    if (changed.length === 0) continue
    const topics = ['guest', ...changed.map(({ childId }) => `child:${childId}`)]
    await home.batch([
      ...changed.map(({ childId, id }) =>
        home
          .update(guestStay)
          .set({ lookedFor: looked.get(childId) ?? null })
          .where(and(ofToday(homeId, 'home'), eq(guestStay.childId, childId), eq(guestStay.id, id))),
      ),
      raiseIn(home, homeId, topics),
    ] as unknown as [BatchItem<'sqlite'>])
    await tell(env, homeId, { topics, again: false, now })
  }
}
