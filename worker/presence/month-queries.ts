// What a register is made of, in few rows: all children with their dated relations in one, all notices in another, the facts of each day in a
// third kind. A month of 150 children is some 12,000 facts; as rows of their own they would cost more on the way than in the database.
import { and, between, eq, lte, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind } from '../../schema/notice/rule.ts'
import type { PackedPlan } from '../../schema/plan/rule.ts'
import { child, classroom, facility, notice, presenceFact } from '../../schema/shard.ts'
import type { Given } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'
import { plansBetween } from '../plan/queries.ts'

/** No notice is longer (worker/notice), so the index on its last day is bounded at both ends. */
const LONGEST_NOTICE = 92

export const overlap = (name: string, from: Given<Day>, to: Given<Day>) => {
  const row = sql.identifier(name)
  return sql`${row}.facility_id = child.facility_id and ${row}.child_id = child.id and ${row}.starts_on <= ${to}
    and (${row}.ends_on is null or (${row}.ends_on >= ${from} and ${row}.ends_on >= ${row}.starts_on))`
}

/** The facility's own children of any day of a span (a guest's days are in the register of its home) as one row of JSON, in name order, with enrolments, classes, contracts and plans of single days. */
export const childrenBetween = (db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) =>
  db
    .select({
      children: sql<string>`json_group_array(json_array(id, family_name, given_name, family_kana, given_kana,
        json((select json_group_array(json_array(e.starts_on, e.ends_on)) from enrollment e where ${overlap('e', from, to)} and e.kind = 'regular')),
        json((select json_group_array(json_array(m.starts_on, m.ends_on, m.classroom_id)) from class_membership m
          where ${overlap('m', from, to)})),
        json((select json_group_array(json_array(h.starts_on, h.ends_on, json(h.week))) from contract_hours h
          where ${overlap('h', from, to)})),
        json(coalesce(${plansBetween(sql`child.facility_id`, sql`child.id`, from, to)}, '[]'))) order by kana_order, birth_day, id)`.as(
        'children',
      ),
    })
    .from(child)
    .where(
      and(
        eq(child.facilityId, facilityId),
        sql`exists (select 1 from enrollment e where ${overlap('e', from, to)} and e.kind = 'regular')`,
      ),
    )

/** A child of `childrenBetween`. */
export type ChildOfMonth = [
  childId: Id,
  familyName: string,
  givenName: string,
  familyKana: string,
  givenKana: string,
  enrollments: [startsOn: Day, endsOn: Day | null][],
  memberships: [startsOn: Day, endsOn: Day | null, classId: Id][],
  contracts: [startsOn: Day, endsOn: Day | null, week: ([Time, Time] | null)[]][],
  plans: PackedPlan[],
]

/**
 * Facts of each day as text, without what was taken back: `<child> a1796079600000 s1796079600000,<child> …`, the first letter of each kind,
 * a capital where it stood on paper, and its moment. As JSON with ids it would be five times as long, and a month of it is most of what an export waits for. Only where a
 * child's day has an undo at all is it looked at which facts are left. `only` narrows to some children.
 */
export function factsByDay(db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>, only?: SQL) {
  const written = (row: string) => {
    const its = sql.identifier(row)
    return sql`iif(${its}.source = 'paper', upper(substr(${its}.kind, 1, 1)), substr(${its}.kind, 1, 1)) || ${its}.at`
  }
  const left = sql`(select group_concat(${written('f')}, ' ') from presence_fact f
    where f.facility_id = presence_fact.facility_id and f.day = presence_fact.day and f.child_id = presence_fact.child_id and f.kind <> 'undo'
      and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id
        and u.supersedes = f.id))`
  const one = db
    .select({
      day: presenceFact.day,
      child: sql<string>`child_id || ' ' || case when sum(kind = 'undo') > 0 then ${left}
        else group_concat(${written('presence_fact')}, ' ') end`.as('child'),
    })
    .from(presenceFact)
    .where(and(eq(presenceFact.facilityId, facilityId), between(presenceFact.day, from, to), only))
    .groupBy(presenceFact.day, presenceFact.childId)
    .as('one')
  return db
    .select({ day: one.day, facts: sql<string | null>`group_concat(${one.child})`.as('facts') })
    .from(one)
    .groupBy(one.day)
    .orderBy(one.day)
}

/**
 * Latest versions of notices that touch a span, as one row of JSON. `cameBefore` is the day before the span on which an absent child came
 * after all; days within the span are read from the facts at hand.
 */
export function noticesOfMonth(db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) {
  const newer = alias(notice, 'newer')
  const cameBefore = sql`case when notice.kind = 'absent' and notice.starts_on < ${from} then (select min(f.day) from presence_fact f
    where f.facility_id = notice.facility_id and f.day >= notice.starts_on and f.day < ${from} and f.child_id = notice.child_id
      and f.kind in ('arrive', 'sighting') and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id
        and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id)) end`
  return db
    .select({
      notices: sql<string>`json_group_array(json_array(notice.child_id, notice.id, notice.kind, notice.starts_on, notice.ends_on,
        notice.reason, notice.time, notice.withdrawn, notice.written_at, ${cameBefore}))`.as('notices'),
    })
    .from(notice)
    .where(
      and(
        eq(notice.facilityId, facilityId),
        between(notice.endsOn, from, sql`date(${to}, ${`+${LONGEST_NOTICE} days`})`),
        lte(notice.startsOn, to),
        notExists(
          db
            .select({ one: sql`1` })
            .from(newer)
            .where(
              and(eq(newer.facilityId, notice.facilityId), eq(newer.childId, notice.childId), eq(newer.supersedes, notice.id)),
            ),
        ),
      ),
    )
}

/** A notice of `noticesOfMonth`. */
export type NoticeOfMonth = [
  childId: Id,
  id: Id,
  kind: NoticeKind,
  startsOn: Day,
  endsOn: Day,
  reason: AbsenceReason | null,
  time: Time | null,
  withdrawn: 0 | 1,
  writtenAt: Moment,
  cameBefore: Day | null,
]

/** Classes that existed on any day of a span, in the facility's order. */
export const classesBetween = (db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) =>
  db
    .select({ classId: classroom.id, name: classroom.name, classAge: classroom.classAge })
    .from(classroom)
    .where(
      and(
        eq(classroom.facilityId, facilityId),
        lte(classroom.startsOn, to),
        sql`(${classroom.endsOn} is null or (${classroom.endsOn} >= ${from} and ${classroom.endsOn} >= ${classroom.startsOn}))`,
      ),
    )
    .orderBy(classroom.position)

/** Remarks of a span, and what was taken back in it with a reason, day by day. Names come from the house's own list of people. */
export const notesBetween = (db: Shard, facilityId: Given<number>, from: Given<Day>, to: Given<Day>) =>
  db
    .select({
      notes:
        sql<string>`(select json_group_array(json_array(n.kind, n.day, n.child_id, n.at, n.text, n.was, p.family_name, p.given_name)
      order by n.day, n.at) from (
      select 'corrected' as kind, u.facility_id, u.day, u.child_id, u.account_id, u.at, u.detail as text,
        (select json_group_array(json_array(f.kind, f.at)) from presence_fact f where f.facility_id = u.facility_id and f.day = u.day
          and f.child_id = u.child_id and f.id = u.supersedes and f.kind <> 'undo') as was
      from presence_fact u where u.facility_id = ${facilityId} and u.day between ${from} and ${to}
        and u.kind = 'undo' and u.detail is not null
      union all
      select 'remark', r.facility_id, r.day, r.child_id, r.account_id, r.written_at, r.text, null
      from presence_remark r where r.facility_id = ${facilityId} and r.day between ${from} and ${to} and r.text <> ''
        and not exists (select 1 from presence_remark newer where newer.facility_id = r.facility_id and newer.day = r.day
          and newer.child_id = r.child_id and (newer.written_at, newer.id) > (r.written_at, r.id))
    ) n left join person p on p.facility_id = n.facility_id and p.account_id = n.account_id)`.as('notes'),
    })
    .from(facility)
    .where(eq(facility.facilityId, facilityId))

/** A note of `notesBetween`. */
export type NoteOfMonth = [
  kind: 'corrected' | 'remark',
  day: Day,
  childId: Id,
  at: Moment,
  text: string,
  was: string | null,
  familyName: string | null,
  givenName: string | null,
]

export type FactsRow = Awaited<ReturnType<typeof factsByDay>>[number]
