// 予定の申し込み: asked by a family before its deadline, answered by the house where the house wants to; what holds becomes a plan of the day (decision 58).
import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, writeTime } from '../../schema/kit/time.ts'
import {
  type answerPlan as answerInput,
  type askPlan as askInput,
  deadlineOf,
  FIRST_WAYS,
  type withdrawPlan as withdrawInput,
} from '../../schema/plan/request.ts'
import { dayPlan, dayPlanEnd, planRequest, planRequestStep } from '../../schema/shard.ts'
import { exceptionOn, isOpen, settingsOn } from '../facility/day-rules.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, Fail, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { hoursRefused, insertPlan, topicsOf } from './write-plan.ts'

/** How far ahead families ask, in days. */
export const FARTHEST = 92

/** Asks for other hours of one day; where the facility takes it at once, it is the plan in the same act. */
export async function askPlan(c: Context<App>, asked: v.InferOutput<typeof askInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const { id, childIds, kind, day, arrive, leave, note } = asked
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, day), exceptionOn(db, facilityId, day)])
  const [[setting], [exception]] = rows
  if (!setting) throw notFound()
  const way = (setting.settings.planRequests ?? FIRST_WAYS)[kind]
  const { phone } = setting.settings
  const byStaff = tokenOf(c).door !== 'family'
  const taken = way.how === 'take'
  const steps = [{ from: day, to: day, arrive, leave, meals: true }]
  const call = phone ? `園にお電話ください（${phone}）。` : '園におたずねください。'
  const refusal =
    way.how === 'off'
      ? badInput('種類（kind）: この園では、アプリから申し込めません', 'kind')
      : day < today || day > addDays(today, FARTHEST)
        ? badInput(`日付（day）: きょうから${FARTHEST}日先までの日をえらんでください`, 'day')
        : !isOpen(setting.settings, day, exception)
          ? badInput('日付（day）: その日は園が休みです', 'day')
          : (hoursRefused(steps, setting.settings) ??
            (!byStaff && now > deadlineOf(day, way)
              ? new Fail(
                  409,
                  'after_deadline',
                  `締切（${way.days === 0 ? '当日' : `${way.days}日前`}の${showTime(way.at)}）をすぎています。${call}`,
                )
              : null))
  const list = JSON.stringify(childIds)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      { holds: enrolledOn(facilityId, list, day), fail: notFound },
      ...(refusal ? [{ holds: sql`0`, fail: refusal }] : []),
      {
        holds: sql`not exists (select 1 from json_each(${list}) c join plan_request r on r.facility_id = ${facilityId} and r.day = ${day}
          and r.child_id = c.value and r.kind = ${kind} and not exists (select 1 from plan_request_step s where ${stepOf('r')}))
          and not exists (select 1 from json_each(${list}) c join plan_request r on r.facility_id = ${facilityId} and r.day = ${day}
          and r.child_id = c.value and r.kind = ${kind} and exists (select 1 from plan_request_step s where ${stepOf('r')} and s.step = 'accepted')
          and not exists (select 1 from plan_request_step s where ${stepOf('r')} and s.step = 'withdrawn'))`,
        fail: () => conflict('asked', 'この日はもう申し込まれています。とりけしてから、もういちど申し込んでください。'),
      },
    ],
    rows: (db) => [
      db
        .insert(planRequest)
        .select(sql`select ${facilityId}, ${day}, c.value, ${id}, ${kind}, ${arrive}, ${leave}, ${note || null},
        ${taken ? 1 : 0}, ${tokenOf(c).account}, ${now} from json_each(${list}) c where true`),
      ...(taken ? [insertPlan(c, db, { id, childIds, kind, steps, note: null, source: 'guardian' })] : []),
    ],
    content: { asks: kind, day, arrive: writeTime(arrive), leave: writeTime(leave), ...(note ? { note } : {}), taken },
    topics: topicsOf(childIds),
    receipt: { taken },
  })
}

/** SQL: a step `s` is one of the request of that alias. */
const stepOf = (alias: string): SQL => {
  const r = sql.identifier(alias)
  return sql`s.facility_id = ${r}.facility_id and s.day = ${r}.day and s.child_id = ${r}.child_id and s.request_id = ${r}.id`
}

interface Named {
  childId: Id
  day: Day
  requestId: Id
}
const requestOf = (facilityId: number, { childId, day, requestId }: Named): SQL =>
  sql`plan_request r where r.facility_id = ${facilityId} and r.day = ${day} and r.child_id = ${childId} and r.id = ${requestId}`

/** The house says yes or no; a yes is the plan of that day in the same act. */
export function answerPlan(c: Context<App>, asked: v.InferOutput<typeof answerInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, requestId, answer, note } = asked
  const its = requestOf(facilityId, asked)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 from ${its})`, fail: notFound },
      {
        holds: sql`exists (select 1 from ${its} and r.taken = 0 and not exists (select 1 from plan_request_step s where ${stepOf('r')}))`,
        fail: () => conflict('answered', 'この申し込みは、もう返事がされたか、とりけされています。'),
      },
      { holds: sql`${day >= c.get('today') ? 1 : 0}`, fail: () => conflict('over', 'すぎた日の申し込みです。') },
    ],
    rows: (db) => [
      stepRow(c, db, asked, answer, note || null),
      ...(answer === 'accepted'
        ? [
            db
              .insert(dayPlan)
              .select(sql`select r.facility_id, r.child_id, r.day, r.id, r.day, r.kind, r.arrive, r.leave, 1, null, 'guardian',
              r.account_id, ${c.get('now')} from ${its}`),
          ]
        : []),
    ],
    content: { answers: requestId, day, answer, ...(note ? { note } : {}) },
    topics: topicsOf([childId]),
  })
}

/** The family takes it back: while nobody answered at any time, afterwards until the deadline. */
export async function withdrawPlan(c: Context<App>, asked: v.InferOutput<typeof withdrawInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const { id, childId, day, requestId } = asked
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, day)])
  const settings = rows[0][0]?.settings
  if (!settings) throw notFound()
  const its = requestOf(facilityId, asked)
  const open = Object.entries(settings.planRequests ?? FIRST_WAYS).flatMap(([kind, way]) =>
    now <= deadlineOf(day, way) ? [kind] : [],
  )
  const answered = sql`(r.taken = 1 or exists (select 1 from plan_request_step s where ${stepOf('r')}))`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 from ${its})`, fail: notFound },
      {
        holds: sql`exists (select 1 from ${its} and not exists (select 1 from plan_request_step s where ${stepOf('r')} and s.step <> 'accepted'))`,
        fail: () => conflict('answered', 'この申し込みは、もうおことわりされたか、とりけされています。'),
      },
      {
        holds: sql`${
          tokenOf(c).door === 'family'
            ? sql`exists (select 1 from ${its} and r.day >= ${today} and (not ${answered} or r.kind in
          (select value from json_each(${JSON.stringify(open)}))))`
            : sql`${day >= today ? 1 : 0}`
        }`,
        fail: () => conflict('after_deadline', `締切をすぎています。園にお電話ください。${settings.phone}`),
      },
    ],
    rows: (db) => [
      stepRow(c, db, asked, 'withdrawn', null),
      db
        .insert(dayPlanEnd)
        .select(sql`select p.facility_id, p.child_id, p.id, ${today}, null, ${tokenOf(c).account}, ${now} from day_plan p
        where p.facility_id = ${facilityId} and p.child_id = ${childId} and p.ends_on = ${day} and p.id = ${requestId}
          and not exists (select 1 from day_plan_end x where x.facility_id = p.facility_id and x.child_id = p.child_id and x.plan_id = p.id)`),
    ],
    content: { withdraws: requestId, day },
    topics: topicsOf([childId]),
  })
}

const stepRow = (
  c: Context<App>,
  db: Shard,
  { childId, day, requestId }: Named,
  step: typeof planRequestStep.$inferInsert.step,
  note: string | null,
): BatchItem<'sqlite'> =>
  db.insert(planRequestStep).values({
    facilityId: c.get('scope').facilityId,
    day,
    childId,
    requestId,
    step,
    note,
    accountId: tokenOf(c).account,
    at: c.get('now'),
  })
