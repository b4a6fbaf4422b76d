// What was found on a day, of a class in one act; a line put right; a guardian's word that it was read. Rows are only added.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { correctCheckup, readCheckup, recordCheckup } from '../../schema/checkup/input.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { checkupRead, checkupResult } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>

/** How far back a sheet is written after the fact: the paper of a whole fiscal year. */
const BACK = 366

const notAhead = (c: Context<App>, day: Day): Condition => ({
  holds: day > c.get('today') ? sql`0` : sql`1`,
  fail: () => badInput('健診日（day）: まだ来ていない日です', 'day'),
})

/** A sheet: any number of children, one statement. Who is on it already waits for its correction. */
export async function recordSheet(c: Context<App>, asked: Of<typeof recordCheckup>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, kind, day, doctor, children } = asked
  const list = JSON.stringify(children)
  const childIds = children.map(({ childId }) => childId)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      notAhead(c, day),
      {
        holds: day < addDays(c.get('today'), -BACK) ? sql`0` : sql`1`,
        fail: () => badInput('健診日（day）: 1年より前の健診は入れられません', 'day'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) s where not exists (select 1 from enrollment e where e.facility_id = ${facilityId}
          and e.child_id = s.value ->> 'childId' and e.kind = 'regular' and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`,
        fail: () => badInput('子ども（children）: この日に在園していない子どもがいます', 'children'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) s join checkup_result r on r.facility_id = ${facilityId}
          and r.child_id = s.value ->> 'childId' and r.kind = ${kind} and r.day = ${day} and r.outcome is not null
          where not exists (select 1 from checkup_result n where n.facility_id = ${facilityId} and n.child_id = r.child_id and n.kind = r.kind
            and n.supersedes = r.id))`,
        fail: () =>
          conflict('already_there', 'この日の結果が、もう入っている子どもがいます。直すときは、その子の結果を開いてください。'),
      },
    ],
    rows: (db) => [
      db
        .insert(checkupResult)
        .select(sql`select ${facilityId}, s.value ->> 'childId', ${kind}, ${day}, ${id}, s.value ->> 'outcome',
        s.value ->> 'findings', s.value ->> 'followUp', ${doctor}, null, null, ${tokenOf(c).account}, ${c.get('now')}
        from json_each(${list}) s where true`),
    ],
    content: { checkup: kind, day, children: children.length },
    topics: childIds.map((childId) => `child:${childId}`),
  })
}

/** Puts a line right, or takes it back. The audit says both; the old line stays. */
export async function correctLine(c: Context<App>, asked: Of<typeof correctCheckup>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, kind, day, resultId, outcome = null, findings = null, followUp, doctor, reason } = asked
  const { rows } = await read(c, (db) => [
    db
      .select({
        day: checkupResult.day,
        attended: checkupResult.outcome,
        findings: checkupResult.findings,
        followUp: checkupResult.followUp,
      })
      .from(checkupResult)
      .where(
        and(
          eq(checkupResult.facilityId, facilityId),
          eq(checkupResult.childId, childId),
          eq(checkupResult.kind, kind),
          eq(checkupResult.id, resultId),
        ),
      ),
  ])
  const [before] = rows[0]
  const of = sql`r.facility_id = ${facilityId} and r.child_id = ${childId} and r.kind = ${kind}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      {
        holds: sql`exists (select 1 from checkup_result r where ${of} and r.id = ${resultId} and r.outcome is not null)`,
        fail: notFound,
      },
      {
        holds: sql`not exists (select 1 from checkup_result r where ${of} and r.supersedes = ${resultId})`,
        fail: () => conflict('already_changed', 'この結果はもう直されています。いまの結果を見て、もういちどおためしください。'),
      },
      notAhead(c, day),
    ],
    rows: (db) => [
      insertRows(db, checkupResult, [
        {
          facilityId,
          childId,
          kind,
          day,
          id,
          outcome,
          findings,
          followUp,
          doctor,
          supersedes: resultId,
          reason,
          accountId: tokenOf(c).account,
          at: c.get('now'),
        },
      ]),
    ],
    content: { checkup: kind, before: before ?? null, after: { day, attended: outcome, findings, followUp }, reason },
    topics: [`child:${childId}`],
  })
}

/** A guardian has read a result; said twice it is one word. */
export async function sayRead(c: Context<App>, asked: Of<typeof readCheckup>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, kind, day, resultId } = asked
  const { account } = tokenOf(c)
  const of = sql`r.facility_id = ${facilityId} and r.child_id = ${childId} and r.kind = ${kind} and r.day = ${day}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      {
        holds: sql`exists (select 1 from checkup_result r where ${of} and r.id = ${resultId} and r.outcome is not null)`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .insert(checkupRead)
        .select(sql`select ${facilityId}, ${childId}, ${kind}, ${day}, ${resultId}, ${account}, ${c.get('now')}
        where not exists (select 1 from checkup_read r where ${of} and r.result_id = ${resultId} and r.account_id = ${account})`),
    ],
    content: { checkup: kind, day },
    topics: [`child:${childId}`],
  })
}
