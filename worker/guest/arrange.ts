// Home decides that children spend a day in another facility of the same organisation, or takes a day back. The host hears of it after this.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { placement } from '../../schema/directory.ts'
import type { arrangeStays, endStay } from '../../schema/guest/input.ts'
import { addDays, weekdayOf } from '../../schema/kit/day.ts'
import { guestStay } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { lookAgain } from './exchange.ts'
import { isOpenOn } from './send-copy.ts'

/** How far ahead a day elsewhere is arranged, in days: a quarter's Saturdays. */
const FARTHEST = 92

/** Arranges a day for some children. Their hours there are those planned for the day as they were seen, else of their contract, else those given for all. */
export async function arrange(c: Context<App>, asked: v.InferOutput<typeof arrangeStays>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, hostId, day, kind, childIds, from, to, hours = [] } = asked
  const [today, now] = [c.get('today'), c.get('now')]
  const host = await findHost(c, hostId)
  const closed = host !== null && !(await isOpenOn(host.db, hostId, day))
  const list = JSON.stringify(childIds)
  const own = JSON.stringify(hours)
  const hour = (
    place: 0 | 1,
  ) => sql`coalesce((select o.value ->> ${`$.hours[${place}]`} from json_each(${own}) o where o.value ->> 'childId' = c.value),
    (select h.week ->> ${`$[${weekdayOf(day)}][${place}]`} from contract_hours h where h.facility_id = ${facilityId} and h.child_id = c.value
      and h.starts_on <= ${day} and (h.ends_on is null or h.ends_on >= ${day}) limit 1), ${place ? to : from})`
  const receipt = await write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      {
        // A guest is not sent on, and who is not here is nobody's to send.
        holds: sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from enrollment e join child k
          on k.facility_id = e.facility_id and k.id = e.child_id and k.archived_at is null where e.facility_id = ${facilityId}
            and e.child_id = c.value and e.kind = 'regular' and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`,
        fail: notFound,
      },
      ...(host
        ? []
        : [{ holds: sql`0`, fail: badInput('行き先（hostId）: 同じ法人・市の、ほかの園をえらんでください', 'hostId') }]),
      ...(closed ? [{ holds: sql`0`, fail: badInput('日付（day）: その日は、行き先の園が休みです', 'day') }] : []),
      ...(day < today || day > addDays(today, FARTHEST)
        ? [{ holds: sql`0`, fail: badInput(`日付（day）: きょうから${FARTHEST}日先までの日をえらんでください`, 'day') }]
        : []),
      {
        holds: sql`not exists (select 1 from json_each(${list}) c join guest_stay s on s.facility_id = ${facilityId} and s.day = ${day}
          and s.child_id = c.value and s.ended_at is null)`,
        fail: () => conflict('arranged', 'この日の行き先がもう決まっている子どもがいます。一覧で確かめてください。'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) c join presence_fact f on f.facility_id = ${facilityId} and f.day = ${day}
          and f.child_id = c.value and f.kind <> 'undo' and not exists (select 1 from presence_fact u
            where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id))`,
        fail: () => conflict('has_come', 'この日、もう登園の記録がある子どもがいます。'),
      },
    ],
    rows: (db) => [
      db
        .insert(guestStay)
        .select(sql`select ${facilityId}, ${day}, c.value, ${id}, 'home', ${hostId}, ${host?.name ?? ''}, '', ${kind}, '[]',
        ${hour(0)}, ${hour(1)}, ${tokenOf(c).account}, ${now}, null, null, null, null, null, null
        from json_each(${list}) c where true`),
    ],
    content: { day, kind, sentTo: hostId },
    topics: ['guest', 'presence', ...childIds.map((childId) => `child:${childId}`)],
  })
  lookAgain(facilityId)
  return receipt
}

/** Asks for one child's day to be taken back. It holds until the host has heard, and for good once the child is there. */
export async function end(c: Context<App>, asked: v.InferOutput<typeof endStay>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, stayId } = asked
  const stay = and(
    eq(guestStay.facilityId, facilityId),
    eq(guestStay.day, day),
    eq(guestStay.childId, childId),
    eq(guestStay.id, stayId),
    eq(guestStay.side, 'home'),
  )
  const there = sql`from guest_stay s where s.facility_id = ${facilityId} and s.day = ${day} and s.child_id = ${childId}
    and s.id = ${stayId} and s.side = 'home'`
  const receipt = await write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 ${there})`, fail: notFound },
      {
        holds: sql`exists (select 1 ${there} and s.ended_at is null)`,
        fail: () => conflict('ended', 'もうとりけされています。'),
      },
      ...(day < c.get('today') ? [{ holds: sql`0`, fail: badInput('日付（day）: すぎた日はとりけせません', 'day') }] : []),
    ],
    rows: (db) => [
      db
        .update(guestStay)
        .set({ endAskedAt: c.get('now'), endRefusedAt: null })
        .where(and(stay, isNull(guestStay.endedAt))),
    ],
    content: { day, endsStay: stayId },
    topics: ['guest'],
  })
  lookAgain(facilityId)
  return receipt
}

/** The host, when it is another facility of the same organisation. */
async function findHost(c: Context<App>, hostId: number): Promise<{ name: string; db: Shard } | null> {
  const { facilityId } = c.get('scope')
  const [host] = await drizzle(c.env.DIRECTORY)
    .select({ name: placement.name })
    .from(placement)
    .where(
      and(
        eq(placement.facilityId, hostId),
        sql`${placement.facilityId} <> ${facilityId}`,
        eq(placement.state, 'open'),
        sql`${placement.organisationId} = (select p.organisation_id from placement p where p.facility_id = ${facilityId})`,
      ),
    )
  const db = host && (await findShard(c.env, hostId))
  return db ? { name: host.name, db } : null
}
