// What the board and the register are made of: the children of a day, their facts, and what was told about them.
import { and, between, eq, gte, isNull, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { StayKind } from '../../schema/guest/input.ts'
import type { VisitKind } from '../../schema/guest/visit.ts'
import { addDays, type Day, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import { type Planned, plannedOn, unpackPlans } from '../../schema/plan/rule.ts'
import {
  child,
  classMembership,
  classroom,
  contractHours,
  enrollment,
  guestStay,
  notice,
  noticeConfirmation,
  presenceFact,
} from '../../schema/shard.ts'
import { standingMarks } from '../health/queries.ts'
import type { Given } from '../kit/prepared.ts'
import { inEffect } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { plansBetween } from '../plan/queries.ts'

/** True for dated rows in force on a day. */
export const inForce = (
  row: { startsOn: typeof enrollment.startsOn; endsOn: typeof enrollment.endsOn } | DatedColumns,
  day: Given<Day>,
): SQL => and(lte(row.startsOn as never, day), or(isNull(row.endsOn as never), gte(row.endsOn as never, day))) as SQL
type DatedColumns = { startsOn: unknown; endsOn: unknown }

/** SQL: a day elsewhere, or of a guest, that was not taken back. */
const stands = (day: Given<Day>) => and(eq(guestStay.day, day), isNull(guestStay.endedAt))
const stayText = sql<
  string | null
>`case when ${guestStay.id} is not null then json_array(${guestStay.side}, ${guestStay.otherName},
  ${guestStay.otherPhone}, ${guestStay.side} = 'host' or ${guestStay.sentAt} is not null, ${guestStay.otherId}, ${guestStay.fromTime}, ${guestStay.toTime}, ${guestStay.kind}) end`

/** 共同保育: where a child of this facility is on a day, or from where a guest comes. */
export interface StayOnDay {
  side: 'home' | 'host'
  name: string
  phone: string
  /** Both facilities know of it. What the other does not know yet, home still answers for. */
  known: boolean
  otherId: number
  hours: [from: Time, to: Time]
  kind: StayKind | VisitKind
}

/** The plan of a row's day. */
export const planOf = (row: Pick<RosterRow, 'week' | 'plans'>, day: Day): Planned =>
  plannedOn(day, row.week, unpackPlans(row.plans))

type PackedStay = [StayOnDay['side'], string, string, 0 | 1, number, Time, Time, StayOnDay['kind']]

/** Reads the `stay` of a row; null on an ordinary day. */
export function stayOf({ stay }: { stay: string | null }): StayOnDay | null {
  if (stay === null) return null
  const [side, name, phone, known, otherId, from, to, kind] = JSON.parse(stay) as PackedStay
  return { side, name, phone, known: known === 1, otherId, hours: [from, to], kind }
}

/** Children enrolled on a day with class, planned week and what was said of the day beside it, in name order. `only` narrows to some children by SQL. */
export const rosterOn = (db: Shard, facilityId: Given<number>, day: Given<Day>, only?: SQL) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      allergens: child.allergens,
      classroomId: classMembership.classroomId,
      week: contractHours.week,
      need: contractHours.need,
      // With those of the day before, from which a stay may go on.
      plans: plansBetween(sql`${enrollment.facilityId}`, sql`${enrollment.childId}`, sql`date(${day}, '-1 day')`, day).as(
        'plans',
      ),
      stay: stayText.as('stay'),
    })
    .from(enrollment)
    .innerJoin(child, and(eq(child.facilityId, enrollment.facilityId), eq(child.id, enrollment.childId)))
    .leftJoin(
      classMembership,
      and(
        eq(classMembership.facilityId, enrollment.facilityId),
        eq(classMembership.childId, enrollment.childId),
        inForce(classMembership, day),
      ),
    )
    .leftJoin(
      contractHours,
      and(
        eq(contractHours.facilityId, enrollment.facilityId),
        eq(contractHours.childId, enrollment.childId),
        inForce(contractHours, day),
      ),
    )
    .leftJoin(
      guestStay,
      and(eq(guestStay.facilityId, enrollment.facilityId), eq(guestStay.childId, enrollment.childId), stands(day)),
    )
    .where(and(eq(enrollment.facilityId, facilityId), inForce(enrollment, day), isNull(child.archivedAt), only))
    .orderBy(child.kanaOrder, child.birthDay, child.id)

/** The roster as one row of JSON, in the same order: a row of ten columns a child would cost more on the way than in the database. */
export const packedRosterOn = (db: Shard, facilityId: Given<number>, day: Given<Day>, today: Given<Day>, only?: SQL) =>
  db
    .select({
      roster: sql<string>`json_group_array(json_array(r.id, r.family_name, r.given_name, r.family_kana, r.given_kana, r.birth_day,
        json(r.allergens), r.classroom_id, json(r.week), r.need, r.plans, r.stay))`.as('roster'),
      /** 配慮: short words of the nursery's own beside names (schema/health). */
      marks: standingMarks(facilityId).as('marks'),
      /** Children of whom staff must ask the office before handing over; never why. */
      asked:
        sql<string>`(select json_group_array(b.child_id) from block b where b.facility_id = ${facilityId} and ${inEffect(today)})`.as(
          'asked',
        ),
    })
    .from(rosterOn(db, facilityId, day, only).as('r'))

/** Reads what `packedRosterOn` packed. */
export const unpackRoster = (packed: string | undefined): RosterRow[] =>
  (JSON.parse(packed ?? '[]') as PackedRosterRow[]).map(
    ([childId, familyName, givenName, familyKana, givenKana, birthDay, allergens, classroomId, week, need, plans, stay]) => ({
      childId,
      familyName,
      givenName,
      familyKana,
      givenKana,
      birthDay,
      allergens,
      classroomId,
      week,
      need,
      plans,
      stay,
    }),
  )
type PackedRosterRow = [
  Id,
  string,
  string,
  string,
  string,
  Day,
  string[],
  Id | null,
  RosterRow['week'],
  RosterRow['need'],
  RosterRow['plans'],
  RosterRow['stay'],
]

/** Classes of a day, in the facility's order. */
export const classesOn = (db: Shard, facilityId: Given<number>, day: Given<Day>) =>
  db
    .select({ classId: classroom.id, name: classroom.name, classAge: classroom.classAge })
    .from(classroom)
    .where(and(eq(classroom.facilityId, facilityId), inForce(classroom, day)))
    .orderBy(classroom.position)

/** Every fact between two days, undone ones included: the fold knows what still counts. */
export const factsBetween = (db: Shard, facilityId: Given<number>, from: Given<Day> | SQL<Day>, to: Given<Day>, only?: SQL) =>
  db
    .select({
      day: presenceFact.day,
      childId: presenceFact.childId,
      id: presenceFact.id,
      kind: presenceFact.kind,
      at: presenceFact.at,
      supersedes: presenceFact.supersedes,
      place: sql<string | null>`case when kind = 'out' then detail end`.as('place'),
    })
    .from(presenceFact)
    .where(and(eq(presenceFact.facilityId, facilityId), between(presenceFact.day, from as Day, to), only))

/** The topic of acts that add facts of today and change nothing else of the board; they raise `presence` too. */
export const ONLY_FACTS = 'presence.facts'

/** SQL: recorded in this house; what came from another, where the child was for the day, is the family's and the register's. */
export const recordedHere = ne(presenceFact.source, 'guest')

/**
 * The facts of one day in this house, and of the night before it from `from` on, as one row of JSON: hundreds of rows would cost more on the
 * way than in the database. The fifth of each is the act that an undo takes back, or the place of a going out; the last is 1 of the day before.
 */
export const factsOn = (db: Shard, facilityId: Given<number>, day: Given<Day>, from: Given<Day> | SQL<Day> = day, only?: SQL) =>
  db
    .select({
      facts:
        sql<string>`json_group_array(json_array(child_id, id, kind, at, iif(kind = 'out', detail, supersedes), day < ${day}))`.as(
          'facts',
        ),
    })
    .from(presenceFact)
    .where(and(eq(presenceFact.facilityId, facilityId), between(presenceFact.day, from as Day, day as Day), recordedHere, only))

/** Reads what `factsOn` packed. */
export const unpackFacts = (packed: string | undefined, day: Day): FactRow[] =>
  (JSON.parse(packed ?? '[]') as [Id, Id, FactRow['kind'], Moment, Id | null, 0 | 1][]).map(
    ([childId, id, kind, at, more, before]) => ({
      day: before ? addDays(day, -1) : day,
      childId,
      id,
      kind,
      at,
      supersedes: kind === 'out' ? null : more,
      place: kind === 'out' ? more : null,
    }),
  )

/**
 * The first day within an absence on which the child came after all (RA03). Its days are counted out, so that each is one look by key:
 * a range of days would walk through every fact of every child in it.
 */
const cameOn = sql<Day | null>`case when ${notice.kind} = 'absent' then (
  with recursive span(day) as (select ${notice.startsOn} union all select date(day, '+1 day') from span where day < ${notice.endsOn})
  select min(f.day) from span cross join presence_fact f where f.facility_id = ${notice.facilityId} and f.day = span.day
    and f.child_id = ${notice.childId} and f.kind in ('arrive', 'sighting') and not exists (select 1 from presence_fact u
      where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id)) end`

/** Latest versions of notices that touch some days, withdrawn ones included, with who confirmed them when. */
export function noticesBetween(db: Shard, facilityId: Given<number>, from: Given<Day> | SQL<Day>, to: Given<Day>, only?: SQL) {
  const newer = alias(notice, 'newer')
  return db
    .select({
      childId: notice.childId,
      id: notice.id,
      kind: notice.kind,
      startsOn: notice.startsOn,
      endsOn: notice.endsOn,
      reason: notice.reason,
      symptoms: notice.symptoms,
      temperature: notice.temperature,
      time: notice.time,
      pickupPerson: notice.pickupPerson,
      note: notice.note,
      withdrawn: notice.withdrawn,
      supersedes: notice.supersedes,
      source: notice.source,
      afterCutoff: notice.afterCutoff,
      accountId: notice.accountId,
      writtenAt: notice.writtenAt,
      confirmedAt: noticeConfirmation.confirmedAt,
      // Two columns of one name would fall together in a batch answer of D1, so the second has a name of its own.
      confirmedBy: sql<Id | null>`${noticeConfirmation.accountId}`.as('confirmed_by'),
      cameOn,
    })
    .from(notice)
    .leftJoin(
      noticeConfirmation,
      and(
        eq(noticeConfirmation.facilityId, notice.facilityId),
        eq(noticeConfirmation.childId, notice.childId),
        eq(noticeConfirmation.noticeId, notice.id),
      ),
    )
    .where(
      and(
        eq(notice.facilityId, facilityId),
        lte(notice.startsOn, to),
        gte(notice.endsOn, from as Day),
        notExists(
          db
            .select({ one: sql`1` })
            .from(newer)
            .where(
              and(eq(newer.facilityId, notice.facilityId), eq(newer.childId, notice.childId), eq(newer.supersedes, notice.id)),
            ),
        ),
        only,
      ),
    )
}

export type RosterRow = Awaited<ReturnType<typeof rosterOn>>[number]
export type FactRow = Awaited<ReturnType<typeof factsBetween>>[number]
export type NoticeRow = Awaited<ReturnType<typeof noticesBetween>>[number]

/** Rows by child. */
export function byChild<Row extends { childId: Id }>(rows: readonly Row[]): Map<Id, Row[]> {
  const groups = new Map<Id, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.childId)
    if (group) group.push(row)
    else groups.set(row.childId, [row])
  }
  return groups
}
