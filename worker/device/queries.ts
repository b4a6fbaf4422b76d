// Devices and the people who may open their names on them.
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { person, session } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

const inForce = (day: Day): SQL => sql`a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day})`

/** SQL: this person works here today, by an assignment or by a duty. */
export const worksToday = (personId: SQL, facilityId: number, day: Day): SQL => sql`(exists (select 1 from assignment a
    where a.facility_id = ${facilityId} and a.person_id = ${personId} and ${inForce(day)})
  or exists (select 1 from duty u where u.facility_id = ${facilityId} and u.day = ${day} and u.person_id = ${personId}))`

/** Today's staff in kana order, with what they work as. Nothing secret: it is what a tablet shows to choose from. */
export const staffToday = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      personId: person.id,
      familyName: person.familyName,
      givenName: person.givenName,
      kana: person.kana,
      roles: sql<string>`(select json_group_array(json_array(a.role, a.classroom_id)) from assignment a
        where a.facility_id = person.facility_id and a.person_id = person.id and ${inForce(day)})`.as('roles'),
    })
    .from(person)
    .where(and(eq(person.facilityId, facilityId), worksToday(sql`person.id`, facilityId, day)))
    .orderBy(person.kana, person.id)

export const rolesOf = (text: string): { role: Role; classroomId: Id | null }[] =>
  (JSON.parse(text) as [Role, Id | null][]).map(([role, classroomId]) => ({ role, classroomId }))

/** Names that lie open on tablets now. */
export const openNames = (db: Shard, facilityId: number, now: Moment, deviceId?: Id) =>
  db
    .select({
      deviceId: session.deviceId,
      personId: person.id,
      familyName: person.familyName,
      givenName: person.givenName,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(person, and(eq(person.facilityId, session.facilityId), eq(person.accountId, session.accountId)))
    .where(
      and(
        eq(session.facilityId, facilityId),
        eq(session.door, 'room'),
        deviceId ? eq(session.deviceId, deviceId) : sql`${session.deviceId} is not null`,
        isNull(session.endedAt),
        sql`${session.expiresAt} > ${now} and ${session.usedAt} + ${session.idleMs} > ${now}`,
      ),
    )
    .orderBy(session.createdAt)

/** 姓 名 */
export const nameOf = (row: { familyName: string; givenName: string }): string => `${row.familyName} ${row.givenName}`.trim()
