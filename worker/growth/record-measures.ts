// Values on their way into the record. Nothing is ever changed there: a correction is one more row that names what it replaces.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { correctMeasure, measureClass, measureHome } from '../../schema/growth/input.ts'
import { KINDS, type Kind } from '../../schema/growth/rule.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { growthMeasure } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { rightHolds } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

/** How far back a class is measured after the fact, in days (assurance 2.1.3). */
const BACK = 45

/** 身体計測 of a class: any number of children, one statement. */
export async function recordClass(c: Context<App>, asked: v.InferOutput<typeof measureClass>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, children } = asked
  const list = JSON.stringify(children.map(({ childId }) => childId))
  const values = children.flatMap(({ childId, sure = [], ...measured }) =>
    KINDS.flatMap((kind) => (measured[kind] === undefined ? [] : [[childId, kind, measured[kind], sure.includes(kind)]])),
  )
  return write(c, {
    id,
    input: asked,
    children: children.map(({ childId }) => childId),
    conditions: [
      notAhead(c, day),
      {
        holds: day < addDays(c.get('today'), -BACK) ? sql`0` : sql`1`,
        fail: badInput(`計測日（day）: ${BACK}日より前の計測は、まとめて入れられません`, 'day'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from enrollment e
          where e.facility_id = ${facilityId} and e.child_id = c.value and e.kind = 'regular'
            and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`,
        fail: badInput('子ども（children）: この日に在園していない子どもがいます', 'children'),
      },
    ],
    rows: (db) => [
      db.insert(growthMeasure).select(sql`
        select ${facilityId}, m.value ->> 0, ${day}, m.value ->> 1, ${id}, m.value ->> 2, 'nursery', m.value ->> 3, null, null,
          ${tokenOf(c).account}, ${c.get('now')}
        from json_each(${JSON.stringify(values)}) m where true`),
    ],
    content: { day, measured: values.length, children: children.length },
    deviceAt: asked.at,
    topics: [],
  })
}

/** Puts a value of the nursery right, or takes it back. The audit says both values; the old row stays. */
export async function correct(c: Context<App>, asked: v.InferOutput<typeof correctMeasure>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, kind, value = null, measureId, reason, sure = false } = asked
  const { rows } = await read(c, (db) => [
    db
      .select({ day: growthMeasure.day, value: growthMeasure.value })
      .from(growthMeasure)
      .where(
        and(
          eq(growthMeasure.facilityId, facilityId),
          eq(growthMeasure.childId, childId),
          eq(growthMeasure.id, measureId),
          eq(growthMeasure.kind, kind),
        ),
      ),
  ])
  const [before] = rows[0]
  // What is taken back leaves its mark where it stood.
  const day = value === null ? (before?.day ?? asked.day) : asked.day
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...standing(facilityId, childId, kind, measureId, sql`g.place = 'nursery'`),
      notAhead(c, day),
      notBeforeBirth(facilityId, childId, day),
    ],
    rows: (db) => [row(db, c, { id, childId, day, kind, value, place: 'nursery', sure, supersedes: measureId, reason })],
    content: {
      corrected: kind,
      before: { [kind]: before?.value ?? null, day: before?.day ?? null },
      after: { [kind]: value, day },
      reason,
    },
    topics: [],
  })
}

/** A guardian's own value. Needs `health` beside the right to write (assurance §2.2 row 25). */
export async function recordHome(c: Context<App>, asked: v.InferOutput<typeof measureHome>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, kind, value = null, replaces = null, sure = false } = asked
  const mine = sql`g.place = 'home' and g.account_id = ${tokenOf(c).account}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: rightHolds('growth.read', facilityId, tokenOf(c), c.get('today'), c.get('now'), [childId]), fail: notFound },
      ...(replaces ? standing(facilityId, childId, kind, replaces, mine) : []),
      notAhead(c, day),
      notBeforeBirth(facilityId, childId, day),
    ],
    rows: (db) => [row(db, c, { id, childId, day, kind, value, place: 'home', sure, supersedes: replaces, reason: null })],
    content: { day, kind, [kind]: value },
    topics: [],
  })
}

type Row = Omit<typeof growthMeasure.$inferInsert, 'facilityId' | 'accountId' | 'receivedAt'>
const row = (db: Parameters<typeof insertRows>[0], c: Context<App>, one: Row) =>
  insertRows(db, growthMeasure, [
    { facilityId: c.get('scope').facilityId, ...one, accountId: tokenOf(c).account, receivedAt: c.get('now') },
  ])

const notAhead = (c: Context<App>, day: Day): Condition => ({
  holds: day > c.get('today') ? sql`0` : sql`1`,
  fail: () => badInput('計測日（day）: まだ来ていない日です', 'day'),
})

const notBeforeBirth = (facilityId: number, childId: Id, day: Day): Condition => ({
  holds: sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${childId} and k.birth_day <= ${day})`,
  fail: () => badInput('計測日（day）: 生まれる前の日です', 'day'),
})

/** The value to be replaced is there, is one the caller may replace, and nobody replaced it in the meantime. */
function standing(facilityId: number, childId: Id, kind: Kind, id: Id, which: SQL): Condition[] {
  const of = sql`g.facility_id = ${facilityId} and g.child_id = ${childId} and g.kind = ${kind}`
  return [
    {
      holds: sql`exists (select 1 from growth_measure g where ${of} and g.id = ${id} and g.value is not null and ${which})`,
      fail: notFound,
    },
    {
      holds: sql`not exists (select 1 from growth_measure g where ${of} and g.supersedes = ${id})`,
      fail: () => conflict('already_changed', 'この値はもう直されています。いまの値を見て、もういちどおためしください。'),
    },
  ]
}
