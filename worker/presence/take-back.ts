// Taking back what was recorded at the door.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import { outbox, presenceFact } from '../../schema/shard.ts'
import { OLDEST_DAYS } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { tellFamily } from '../notification/tell-family.ts'
import { OLDEST_CORRECTION, pastDayConditions } from './past-day.ts'

/** Takes back an act: within a minute without a word, later with a reason. Nothing is deleted; the family's line is withdrawn. */
export async function takeBack(
  c: Context<App>,
  asked: { id: Id; childId: Id; actId: Id; reason?: string | undefined },
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const most = door === 'office' ? OLDEST_CORRECTION : OLDEST_DAYS
  // The days are counted out, so that each is one look by key: a range of days would walk through every fact of every child in it.
  const days = sql`(with recursive span(day) as (select ${addDays(today, -most)} union all select date(day, '+1 day') from span
    where day < ${today}) select day from span) d`
  const act = sql`from ${days} cross join presence_fact f where f.facility_id = ${facilityId} and f.day = d.day
    and f.child_id = ${asked.childId} and f.id = ${asked.actId} and f.kind <> 'undo'`
  const undone = sql`exists (select 1 from ${days} cross join presence_fact u where u.facility_id = ${facilityId} and u.day = d.day
    and u.child_id = ${asked.childId} and u.supersedes = ${asked.actId})`
  const conditions: Condition[] = [
    { holds: sql`exists (select 1 ${act})`, fail: notFound },
    ...pastDayConditions(
      c,
      // What happened today of a stay that began yesterday is today's.
      sql`exists (select 1 ${act} and (f.day = ${today} or (f.day = ${addDays(today, -1)} and f.at >= ${startOf(today)})))`,
      (from) => sql`exists (select 1 ${act} and f.day >= ${from})`,
    ),
    {
      // What another facility saw is that facility's to take back; what it can send no more, home writes down itself.
      holds: sql`not exists (select 1 ${act} and f.source = 'guest' and f.day >= ${addDays(today, -OLDEST_DAYS)})`,
      fail: () => conflict('of_host', '行き先の園の記録です。直すときは、行き先の園に伝えてください。'),
    },
    { holds: sql`not ${undone}`, fail: () => conflict('undone', 'もう取り消されています。') },
  ]
  if (!asked.reason) {
    const holds = sql`exists (select 1 ${act} and f.received_at >= ${now - UNDO_WINDOW})`
    conditions.push({ holds, fail: () => conflict('reason_needed', '1分をすぎたので、取り消すには理由が要ります。') })
  }
  return write(c, {
    id: asked.id,
    input: asked,
    children: [asked.childId],
    conditions,
    rows: (db) => [
      db
        .insert(presenceFact)
        .select(
          sql`select f.facility_id, f.day, f.child_id, ${asked.id}, 'undo', ${now}, ${now}, ${account}, ${door}, ${asked.reason ?? null}, f.id ${act} limit 1`,
        ),
      db
        .update(outbox)
        .set({ retractedAt: now })
        .where(and(eq(outbox.facilityId, facilityId), eq(outbox.commandId, asked.actId), eq(outbox.childId, asked.childId))),
      ...(asked.reason
        ? [
            tellFamily(db, {
              facilityId,
              childId: asked.childId,
              commandId: asked.id,
              kind: 'corrected',
              day: c.get('today'),
              at: now,
              now,
            }),
          ]
        : []),
    ],
    content: { takesBack: asked.actId, ...(asked.reason ? { reason: asked.reason } : {}) },
    topics: ['presence', `child:${asked.childId}`],
  })
}
