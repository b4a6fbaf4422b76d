// From host to home: what was recorded of a guest becomes the child's own day at home, and the family is told by home. The rows are only ever
// added, so their number says whether home has them all.
import { and, between, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { addDays, type Day, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { audit, guard, guestStay, notice, noticeConfirmation, outbox, presenceFact } from '../../schema/shard.ts'
import { digestOf, withDigest } from '../kit/audit-row.ts'
import { isConstraint, raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { tell } from '../kit/tell-listeners.ts'
import { tellFamily } from '../notification/tell-family.ts'
import { topicsOf } from './send-copy.ts'

/** Corrections of the days before go home too (a director's, farther back, are the two facilities' to talk about). */
export const DAYS_BACK = 7
const MOST = 100

const of = (name: string) => {
  const row = sql.identifier(name)
  return sql`${row}.facility_id = guest_stay.facility_id and ${row}.child_id = guest_stay.child_id`
}
/** SQL over a notice `n`: it speaks of the day, or takes the place of one that did. */
const speaksOf = (day: SQL) => sql`((n.starts_on <= ${day} and n.ends_on >= ${day}) or exists (select 1 from notice o
  where o.facility_id = n.facility_id and o.child_id = n.child_id and o.id = n.supersedes and o.starts_on <= ${day} and o.ends_on >= ${day}))`
/** SQL: how many rows the host has of the guest's day. */
const made = sql<number>`((select count(*) from presence_fact f where ${of('f')} and f.day = guest_stay.day)
  + (select count(*) from notice n where ${of('n')} and n.source = 'staff' and ${speaksOf(sql`guest_stay.day`)})
  + (select count(*) from notice_confirmation k where ${of('k')}))`

/** Guests of whom home does not have every row. */
export const resultsDue = (db: Shard, facilityId: number, today: Day) =>
  db
    .select({
      day: guestStay.day,
      childId: guestStay.childId,
      id: guestStay.id,
      otherId: guestStay.otherId,
      made: made.as('made'),
    })
    .from(guestStay)
    .where(
      and(
        eq(guestStay.facilityId, facilityId),
        between(guestStay.day, addDays(today, -DAYS_BACK), today),
        eq(guestStay.side, 'host'),
        // A visitor has no home to tell.
        gt(guestStay.otherId, 0),
        // Also of a day that was taken back: before it was, an arrival may have gone home, and its undo not yet.
        sql`${made} <> cast(coalesce(${guestStay.sent}, '0') as integer)`,
      ),
    )
    .limit(MOST)

type Guest = Awaited<ReturnType<typeof resultsDue>>[number]

/** Sends home what home does not have yet of one guest's day. A home that is moving gets it with the next round. */
export async function sendResults(env: Env, hostId: number, guest: Guest, now: Moment): Promise<void> {
  const { childId, day, otherId: homeId } = guest
  const [host, db] = [await findShard(env, hostId), await findShard(env, homeId)]
  if (!host || !db) return
  const there = await rowsOf(host, hostId, guest)
  const here = await rowsOf(db, homeId, guest)
  const known = new Set(here.facts.map(({ id }) => id))
  const facts = there.facts.filter(({ id }) => !known.has(id))
  const notices = there.notices.filter(({ id }) => !here.notices.some((one) => one.id === id))
  const confirmations = there.confirmations.filter(
    ({ noticeId }) =>
      !here.confirmations.some((one) => one.noticeId === noticeId) &&
      [...here.notices, ...notices].some(({ id }) => id === noticeId),
  )
  if (facts.length + notices.length + confirmations.length > 0) {
    const about = { facilityId: homeId, childId, day, now }
    const batch = [
      db.insert(guard).select(sql`select null where not exists (select 1 from facility_home h
        where h.facility_id = ${homeId} and h.state = 'open')`),
      ...factRows(db, about, hostId, facts),
      ...notices.flatMap((one) => [
        db.insert(notice).values({ ...one, facilityId: homeId }),
        noted(db, about, 'notice.report', one.id, one.accountId, {
          heardAt: hostId,
          kind: one.kind,
          from: one.startsOn,
          to: one.endsOn,
        }),
      ]),
      ...confirmations.flatMap((one) => [
        db.insert(noticeConfirmation).values({ ...one, facilityId: homeId }),
        noted(db, about, 'notice.confirm', digestOf(hostId, one.noticeId), one.accountId, {
          readAt: hostId,
          notice: one.noticeId,
        }),
        tellFamily(db, { ...about, commandId: digestOf(hostId, one.noticeId), kind: 'confirmed', at: one.confirmedAt }),
      ]),
      raiseIn(db, homeId, topicsOf(childId)),
    ]
    try {
      await db.batch(batch as unknown as [BatchItem<'sqlite'>])
      await tell(env, homeId, { topics: topicsOf(childId), again: false, now })
    } catch (error) {
      // Somebody else has just sent the same, or home is moving: the next round looks again.
      if (isConstraint(error)) return
      throw error
    }
  }
  await host
    .update(guestStay)
    .set({ sent: String(guest.made), sentAt: now })
    .where(
      and(eq(guestStay.facilityId, hostId), eq(guestStay.day, day), eq(guestStay.childId, childId), eq(guestStay.id, guest.id)),
    )
}

/** What a facility has of the child's day. */
async function rowsOf(db: Shard, facilityId: number, { childId, day }: Guest) {
  const ofDay = and(
    eq(notice.facilityId, facilityId),
    eq(notice.childId, childId),
    sql`${notice.id} in (select n.id from notice n where n.facility_id = ${facilityId} and n.child_id = ${childId} and ${speaksOf(sql`${day}`)})`,
  )
  const [facts, notices, confirmations] = await db.batch([
    db
      .select()
      .from(presenceFact)
      .where(and(eq(presenceFact.facilityId, facilityId), eq(presenceFact.day, day), eq(presenceFact.childId, childId)))
      .orderBy(presenceFact.receivedAt, presenceFact.at),
    db.select().from(notice).where(ofDay),
    db
      .select()
      .from(noticeConfirmation)
      .where(
        and(
          eq(noticeConfirmation.facilityId, facilityId),
          eq(noticeConfirmation.childId, childId),
          inArray(noticeConfirmation.noticeId, db.select({ id: notice.id }).from(notice).where(ofDay)),
        ),
      ),
  ])
  return { facts, notices, confirmations }
}

type Fact = typeof presenceFact.$inferSelect

/** A row of home's audit about what a person of the host did. */
const noted = (
  db: Shard,
  { facilityId, childId, now }: { facilityId: number; childId: Id; now: Moment },
  action: string,
  commandId: Id,
  accountId: Id,
  content: Record<string, unknown>,
  deviceAt: Moment | null = null,
) =>
  db.insert(audit).values(
    withDigest({
      facilityId,
      commandId,
      childId,
      action,
      accountId,
      door: 'room',
      deviceId: null,
      outcome: 'done',
      at: now,
      deviceAt,
      content,
    }),
  )

/** The facts at home, each act with its line to the family and its row in the audit. */
function factRows(
  db: Shard,
  about: { facilityId: number; childId: Id; day: Day; now: Moment },
  hostId: number,
  facts: readonly Fact[],
): BatchItem<'sqlite'>[] {
  const { facilityId, childId, now } = about
  const acts = new Map<Id, Fact[]>()
  for (const fact of facts) acts.set(fact.id, [...(acts.get(fact.id) ?? []), fact])
  return [...acts].flatMap(([id, rows]): BatchItem<'sqlite'>[] => {
    const [first] = rows
    if (!first) return []
    const { at, accountId } = first
    const kinds = rows.map(({ kind }) => kind)
    const tell = (kind: 'arrived' | 'left' | 'corrected') => tellFamily(db, { ...about, commandId: id, kind, at })
    return [
      db.insert(presenceFact).values(rows.map((row) => ({ ...row, facilityId, source: 'guest' as const }))),
      ...(kinds.includes('arrive') ? [tell('arrived')] : kinds.includes('leave') ? [tell('left')] : []),
      ...(first.kind === 'undo' && first.supersedes
        ? [
            db
              .update(outbox)
              .set({ retractedAt: now })
              .where(and(eq(outbox.facilityId, facilityId), eq(outbox.commandId, first.supersedes), eq(outbox.childId, childId))),
            ...(first.detail ? [tell('corrected')] : []),
          ]
        : []),
      noted(db, about, 'presence.record', id, accountId, { facts: kinds, at, guestAt: hostId }, at),
    ]
  })
}
