// 人数確認: a count by eye, and why one differed. A count says how many, never who: it makes nobody present.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { headCount as countInput, settleCount } from '../../schema/roll/input.ts'
import { headCount } from '../../schema/shard.ts'
import { AHEAD, OLDEST_DAYS } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

function common(c: Context<App>, classId: Id, at: Moment): Condition[] {
  if (at > c.get('now') + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  const day = dayOf(at)
  const holds: SQL = sql`exists (select 1 from classroom r where r.facility_id = ${c.get('scope').facilityId} and r.id = ${classId}
    and r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day}))`
  return [
    { holds, fail: notFound },
    ...(day < addDays(c.get('today'), -OLDEST_DAYS)
      ? [{ holds: sql`0`, fail: badInput(`時刻（at）: ${OLDEST_DAYS}日より前の人数確認は記録できません`, 'at') }]
      : []),
  ]
}

const rowOf = (c: Context<App>, { id, classId, at }: { id: Id; classId: Id; at: Moment }) => ({
  facilityId: c.get('scope').facilityId,
  day: dayOf(at),
  classroomId: classId,
  id,
  at,
  receivedAt: c.get('now'),
  accountId: tokenOf(c).account,
})

/** Writes down how many children somebody counted in a class, beside how many were held to be there. */
export async function countHeads(c: Context<App>, asked: v.InferOutput<typeof countInput>): Promise<Receipt> {
  const { id, at, classId, slot = null, counted, expected } = asked
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: common(c, classId, at),
    rows: (db) => [insertRows(db, headCount, [{ ...rowOf(c, asked), slot, counted, expected }])],
    content: { class: classId, counted, expected },
    deviceAt: at,
    topics: ['roll'],
  })
}

/** Says why a count differed: only a person's reason or a later count that agrees ends it. */
export async function settle(c: Context<App>, asked: v.InferOutput<typeof settleCount>): Promise<Receipt> {
  const { id, at, classId, countId, reason } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      ...common(c, classId, at),
      {
        holds: sql`exists (select 1 from head_count h where h.facility_id = ${facilityId} and h.day = ${dayOf(at)}
          and h.classroom_id = ${classId} and h.id = ${countId} and h.counted is not null)`,
        fail: notFound,
      },
      {
        holds: sql`exists (select 1 from head_count h where h.facility_id = ${facilityId} and h.day = ${dayOf(at)}
          and h.classroom_id = ${classId} and h.id = ${countId} and h.counted <> h.expected)`,
        fail: () => conflict('agrees', 'この人数確認は、合っています。'),
      },
    ],
    rows: (db) => [insertRows(db, headCount, [{ ...rowOf(c, asked), settles: countId, reason }])],
    content: { class: classId, count: countId, reason },
    deviceAt: at,
    topics: ['roll'],
  })
}
