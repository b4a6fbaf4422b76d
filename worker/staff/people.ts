// What must be true of a person, a class and an assignment in the moment of writing. Another facility's are as unknown as nobody's.
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import { addDays } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Condition } from '../kit/command.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'

/** Somebody with an assignment here, now or at some time. */
export const isStaff = (facilityId: number, personId: Id): Condition => ({
  holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${personId})`,
  fail: notFound,
})

/** An assignment of this person that is not over before a day. */
export const isAssignment = (facilityId: number, personId: Id, assignmentId: Id, day: Day): Condition => ({
  holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${personId} and a.id = ${assignmentId}
    and (a.ends_on is null or a.ends_on >= ${day}))`,
  fail: notFound,
})

/** A class that runs on the day the work in it begins; none is no class. */
export const isClass = (facilityId: number, classroomId: Id | undefined, day: Day): Condition[] =>
  classroomId === undefined
    ? []
    : [
        {
          holds: sql`exists (select 1 from classroom k where k.facility_id = ${facilityId} and k.id = ${classroomId}
            and k.starts_on <= ${day} and (k.ends_on is null or k.ends_on >= ${day}))`,
          fail: () => badInput('クラス（classroomId）: その日にあるクラスをえらんでください', 'classroomId'),
        },
      ]

/** Another 園長 stays after a day, besides what ends with it: without one nobody could take anybody on again. */
export const aDirectorStays = (facilityId: number, ends: SQL, after: Day): Condition => ({
  holds: sql`(not exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.role = 'director' and (${ends})
      and (a.ends_on is null or a.ends_on > ${after}))
    or exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.role = 'director' and not (${ends})
      and a.starts_on <= ${addDays(after, 1)} and (a.ends_on is null or a.ends_on > ${after})))`,
  fail: () =>
    conflict('last_director', 'これでは園長がいなくなります。先に、次の園長を入れてください。まだ何も変わっていません。'),
})
