// 予定 of one child: each day of the coming weeks as it stands, and the plans it comes from, also those that were taken back.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { WeekPattern } from '../../schema/child/table.ts'
import { addDays, type Day, daysFrom, later, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import { FIRST_WAYS } from '../../schema/plan/request.ts'
import { type DayPlan, type PlanKind, plannedOn } from '../../schema/plan/rule.ts'
import { exceptionsBetween, holidayName, isOpen, settingsBetween } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { rightHolds } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { plansOfChild } from './queries.ts'
import { requestOf, requestsBetween } from './read-requests.ts'
import { FARTHEST } from './requests.ts'

/** How many days are listed after the first: six weeks, as far as a 慣らし goes. */
const AHEAD = 41
/** How far back plans are, days: what a 慣らし was like is asked about when the next child comes. */
const BACK = 62

/** A day of the list. `usual` are the hours of the contract's week; `hours` is null on a day at home, `kind` where the day was spoken of beside the week. */
export interface DayOfPlan {
  day: Day
  open: boolean
  holiday: string | null
  hours: [Time, Time] | null
  usual: [Time, Time] | null
  kind: PlanKind | null
  meals: boolean
}

/** One act of planning with its steps. `by` is empty for a family, which never reads who of the staff or of the family it was. */
export interface PlanAct {
  planId: Id
  kind: PlanKind
  steps: { from: Day; to: Day; hours: [Time, Time] | null; meals: boolean }[]
  note: string | null
  source: 'staff' | 'guardian'
  by: string
  writtenAt: Moment
  end: { from: Day; replaced: boolean; at: Moment; by: string } | null
}

/** @throws 404 for a child the caller does not reach, or that is not here any more */
export async function readPlan(c: Context<App>, { childId, from: first }: { childId: Id; from?: Day | undefined }) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const from = later(today, first ?? today)
  const to = addDays(from, AHEAD)
  const reached = sql`${rightHolds('notice.read', facilityId, tokenOf(c), today, c.get('now'), [childId])} and exists (select 1 from enrollment e
    where e.facility_id = ${facilityId} and e.child_id = ${childId} and (e.ends_on is null or e.ends_on >= ${today}))`
  const dated = (
    name: string,
  ) => sql`from ${sql.identifier(name)} h where h.facility_id = ${facilityId} and h.child_id = ${childId}
    and h.starts_on <= ${to} and (h.ends_on is null or h.ends_on >= ${from})`
  const { rows } = await read(c, (db) => [
    settingsBetween(db, facilityId, from, to),
    exceptionsBetween(db, facilityId, from, to),
    plansOfChild(db, facilityId, childId, addDays(today, -BACK)),
    requestsBetween(db, facilityId, today, addDays(today, FARTHEST), sql`plan_request.child_id = ${childId}`),
    db
      .select({
        reached: sql<number>`${reached}`.as('reached'),
        weeks:
          sql<string>`(select json_group_array(json_array(h.starts_on, h.ends_on, json(h.week))) ${dated('contract_hours')})`.as(
            'weeks',
          ),
        stays: sql<string>`(select json_group_array(json_array(h.starts_on, h.ends_on)) ${dated('enrollment')})`.as('stays'),
      })
      .from(sql`(select 1)`),
  ])
  const [settings, exceptions, rowsOfPlans, asked, [child]] = rows
  if (!child?.reached) throw notFound()
  const family = tokenOf(c).door === 'family'
  const weeks = JSON.parse(child.weeks) as [Day, Day | null, WeekPattern][]
  const stays = JSON.parse(child.stays) as [Day, Day | null][]
  const plans = rowsOfPlans.map(
    (row): PlanRow => ({ ...row, hours: hoursOf(row), endedFrom: row.end ? (JSON.parse(row.end) as End)[0] : null }),
  )
  return {
    childId,
    today,
    days: daysFrom(from, to).flatMap((day): DayOfPlan[] => {
      const held = settings.findLast(({ startsOn }) => startsOn <= day)?.settings
      if (!held || !rowOn(stays, day)) return []
      const exception = exceptions.find((one) => one.day === day)
      const week = rowOn(weeks, day)?.[2]
      return [dayOf(day, isOpen(held, day, exception), exception?.name || holidayName(day), week, plans)]
    }),
    /** 日またぎ: for how many hours the house keeps a child over midnight. */
    overnightHours: settings.findLast(({ startsOn }) => startsOn <= from)?.settings.overnightHours ?? 0,
    /** Which other hours families may ask for, until when (RA30). */
    ways: settings.findLast(({ startsOn }) => startsOn <= from)?.settings.planRequests ?? FIRST_WAYS,
    requests: asked.map(requestOf),
    plans: [...Map.groupBy(plans, ({ id }) => id).values()]
      .map((steps) => actOf(steps, family))
      .sort((a, b) => b.writtenAt - a.writtenAt),
  }
}
export type ChildPlan = Awaited<ReturnType<typeof readPlan>>

type PlanRow = DayPlan & Awaited<ReturnType<typeof plansOfChild>>[number]
type End = [from: Day, replacedBy: Id | null, at: Moment, by: string | null]

const rowOn = <Row extends [Day, Day | null, ...unknown[]]>(list: readonly Row[], day: Day): Row | undefined =>
  list.find(([startsOn, endsOn]) => startsOn <= day && (endsOn === null || endsOn >= day))

/** A day of the list; on a closed one nobody is planned. */
function dayOf(
  day: Day,
  open: boolean,
  holiday: string | undefined,
  week: WeekPattern | undefined,
  plans: readonly DayPlan[],
): DayOfPlan {
  const { hours, by } = plannedOn(day, week, plans)
  const usual = plannedOn(day, week).hours
  const named = { day, open, holiday: holiday ?? null }
  return open
    ? { ...named, hours, usual, kind: by?.kind ?? null, meals: by?.meals ?? true }
    : { ...named, hours: null, usual: null, kind: null, meals: true }
}

function actOf(steps: readonly PlanRow[], family: boolean): PlanAct {
  const row = steps[0] as PlanRow
  const end = row.end ? (JSON.parse(row.end) as End) : null
  return {
    planId: row.id,
    kind: row.kind,
    steps: steps.map(({ startsOn, endsOn, hours, meals }) => ({ from: startsOn, to: endsOn, hours, meals })),
    note: row.note,
    source: row.source,
    by: family ? '' : (row.by ?? ''),
    writtenAt: row.writtenAt,
    end: end && { from: end[0], replaced: end[1] !== null, at: end[2], by: family ? '' : (end[3] ?? '') },
  }
}

const hoursOf = ({ arrive, leave }: { arrive: Time | null; leave: Time | null }): [Time, Time] | null =>
  arrive === null || leave === null ? null : [arrive, leave]
