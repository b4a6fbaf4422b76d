// Taking a day back. The host has the last word, because the child may be there already.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { addDays, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { audit, classMembership, contractHours, enrollment, guard, guestStay, pickupPerson } from '../../schema/shard.ts'
import { digestOf, withDigest } from '../kit/audit-row.ts'
import { isConstraint, raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { tell } from '../kit/tell-listeners.ts'
import type { StayToSend } from './copy.ts'
import { type Home, topicsOf } from './send-copy.ts'

/** A copy that is under way when a day is taken back has arrived, or never will, after this. */
const UNDER_WAY = 2 * MINUTE

const stayIs = (facilityId: number, { day, childId, id }: StayToSend) =>
  and(eq(guestStay.facilityId, facilityId), eq(guestStay.day, day), eq(guestStay.childId, childId), eq(guestStay.id, id))

/** SQL: the host takes acts. What it was told while it moves would stay behind. */
const takesActs = (hostId: number) =>
  sql`exists (select 1 from facility_home h where h.facility_id = ${hostId} and h.state = 'open')`

/** SQL: something was recorded of the child at the host on that day, and stands. */
const hasCome = (hostId: number, { day, childId }: StayToSend) => sql`exists (select 1 from presence_fact f
  where f.facility_id = ${hostId} and f.day = ${day} and f.child_id = ${childId} and f.kind <> 'undo'
    and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id
      and u.supersedes = f.id))`

/** Ends a stay at the host and then at home; when the child is there already, home is told that it stays. */
export async function sendEnd(env: Env, home: Home, stay: StayToSend, now: Moment): Promise<void> {
  const [db, host] = [await findShard(env, home.facilityId), await findShard(env, stay.otherId)]
  if (!db || !host) return
  const [[known], [open]] = await host.batch([
    host.select({ endedAt: guestStay.endedAt }).from(guestStay).where(stayIs(stay.otherId, stay)),
    host
      .select({ one: sql<number>`1`.as('one') })
      .from(sql`(select 1)`)
      .where(takesActs(stay.otherId)),
  ])
  if (!open) {
    await findShard(env, stay.otherId, true)
    return
  }
  if (!known && now - (stay.endAskedAt ?? now) < UNDER_WAY) return
  const ended = !known || known.endedAt !== null || (await endAtHost(host, stay, now))
  if (ended === null) return
  await db.batch([
    db
      .update(guestStay)
      .set(ended ? { endedAt: now } : { endAskedAt: null, endRefusedAt: now })
      .where(and(stayIs(home.facilityId, stay), isNull(guestStay.endedAt))),
    raiseIn(db, home.facilityId, topicsOf(stay.childId)),
  ])
  const news = { topics: topicsOf(stay.childId), again: true, now }
  await Promise.all([tell(env, home.facilityId, news), tell(env, stay.otherId, news)])
}

/** True when it is over there, false when the child has come; null when the host began to move in between. */
async function endAtHost(host: Shard, stay: StayToSend, now: Moment): Promise<boolean | null> {
  const { otherId: hostId, day, childId } = stay
  const before = addDays(day, -1)
  const ofDay = (table: typeof enrollment | typeof classMembership | typeof contractHours | typeof pickupPerson) =>
    host
      .update(table)
      .set({ endsOn: before })
      .where(and(eq(table.facilityId, hostId), eq(table.childId, childId), eq(table.startsOn, day), eq(table.endsOn, day)))
  try {
    await host.batch([
      host.insert(guard).select(sql`select null where ${hasCome(hostId, stay)} or not ${takesActs(hostId)}`),
      ofDay(enrollment),
      ofDay(classMembership),
      ofDay(contractHours),
      ofDay(pickupPerson),
      host.update(guestStay).set({ endedAt: now }).where(stayIs(hostId, stay)),
      // Who asked for it stands in the audit of home.
      host
        .insert(audit)
        .values(
          withDigest({
            facilityId: hostId,
            commandId: digestOf('end', stay.id),
            childId,
            action: 'guest.arrange',
            accountId: '',
            door: 'office',
            deviceId: null,
            outcome: 'done',
            at: now,
            deviceAt: null,
            content: { endedStay: stay.id, day },
          }),
        )
        .onConflictDoNothing(),
      raiseIn(host, hostId, topicsOf(childId)),
    ])
    return true
  } catch (error) {
    if (!isConstraint(error)) throw error
    const [come] = await host
      .select({ one: sql<number>`1`.as('one') })
      .from(sql`(select 1)`)
      .where(hasCome(hostId, stay))
    return come ? false : null
  }
}
