// What a register is made of, in few rows: one per child with its dated relations, one per day with that day's facts. A month of 150 children
// is some 12,000 facts; as rows of their own they would cost more on the way than in the database.
import { and, between, eq, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { child, classroom, notice, presenceFact } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** No notice is longer (worker/notice), so the index on its last day is bounded at both ends. */
const LONGEST_NOTICE = 92

const overlap = (name: string, from: Day, to: Day) => {
  const row = sql.identifier(name)
  return sql`${row}.facility_id = child.facility_id and ${row}.child_id = child.id and ${row}.starts_on <= ${to}
    and (${row}.ends_on is null or (${row}.ends_on >= ${from} and ${row}.ends_on >= ${row}.starts_on))`
}

/** Children enrolled on any day of a span, in name order, with enrolments, classes and contracts as JSON. */
export const childrenBetween = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      enrollments: sql<string>`(select json_group_array(json_array(e.starts_on, e.ends_on)) from enrollment e
        where ${overlap('e', from, to)})`.as('enrollments'),
      memberships:
        sql<string>`(select json_group_array(json_array(m.starts_on, m.ends_on, m.classroom_id)) from class_membership m
        where ${overlap('m', from, to)})`.as('memberships'),
      contracts: sql<string>`(select json_group_array(json_array(h.starts_on, h.ends_on, json(h.week))) from contract_hours h
        where ${overlap('h', from, to)})`.as('contracts'),
    })
    .from(child)
    .where(and(eq(child.facilityId, facilityId), sql`exists (select 1 from enrollment e where ${overlap('e', from, to)})`))
    .orderBy(child.kanaOrder, child.birthDay, child.id)

/** Facts of each day as JSON `[child, act, kind, at, supersedes]`, undone ones included. */
export const factsByDay = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      day: presenceFact.day,
      facts: sql<string>`json_group_array(json_array(child_id, id, kind, at, supersedes))`.as('facts'),
    })
    .from(presenceFact)
    .where(and(eq(presenceFact.facilityId, facilityId), between(presenceFact.day, from, to)))
    .groupBy(presenceFact.day)

/**
 * Latest versions of notices that touch a span. `cameBefore` is the day before the span on which an absent child came after all;
 * days within the span are read from the facts at hand.
 */
export function noticesOfMonth(db: Shard, facilityId: number, from: Day, to: Day) {
  const newer = alias(notice, 'newer')
  return db
    .select({
      childId: notice.childId,
      id: notice.id,
      kind: notice.kind,
      startsOn: notice.startsOn,
      endsOn: notice.endsOn,
      reason: notice.reason,
      time: notice.time,
      pickupPerson: notice.pickupPerson,
      withdrawn: notice.withdrawn,
      supersedes: notice.supersedes,
      writtenAt: notice.writtenAt,
      cameBefore:
        sql<Day | null>`case when notice.kind = 'absent' and notice.starts_on < ${from} then (select min(f.day) from presence_fact f
        where f.facility_id = notice.facility_id and f.day >= notice.starts_on and f.day < ${from} and f.child_id = notice.child_id
          and f.kind in ('arrive', 'sighting') and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id
            and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id)) end`.as('came_before'),
    })
    .from(notice)
    .where(
      and(
        eq(notice.facilityId, facilityId),
        between(notice.endsOn, from, addDays(to, LONGEST_NOTICE)),
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

/** Classes that existed on any day of a span, in the facility's order. */
export const classesBetween = (db: Shard, facilityId: number, from: Day, to: Day) =>
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

export type ChildMonthRow = Awaited<ReturnType<typeof childrenBetween>>[number]
export type FactsRow = Awaited<ReturnType<typeof factsByDay>>[number]
export type MonthNoticeRow = Awaited<ReturnType<typeof noticesOfMonth>>[number]
