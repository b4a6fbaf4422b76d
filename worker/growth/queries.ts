import { and, eq, gte, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import { child, classMembership, enrollment, facility, facilitySetting, growthMeasure, person } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { inForce } from '../presence/queries.ts'

/** Children of this nursery's own on a day, in name order; a guest is measured at home. `only` narrows by SQL. */
export const ownChildrenOn = (db: Shard, facilityId: number, day: Day, only: SQL | undefined) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      sex: child.sex,
      classId: classMembership.classroomId,
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
    .where(
      and(
        eq(enrollment.facilityId, facilityId),
        eq(enrollment.kind, 'regular'),
        inForce(enrollment, day),
        isNull(child.archivedAt),
        only,
      ),
    )
    .orderBy(child.kanaOrder, child.birthDay, child.id)

const columns = {
  childId: growthMeasure.childId,
  id: growthMeasure.id,
  day: growthMeasure.day,
  kind: growthMeasure.kind,
  value: growthMeasure.value,
  place: growthMeasure.place,
  supersedes: growthMeasure.supersedes,
  receivedAt: growthMeasure.receivedAt,
}

/** What was measured from a day on, and whatever replaces something, so that nothing replaced is taken for standing. */
export const measuresFrom = (db: Shard, facilityId: number, from: Day, only: SQL) =>
  db
    .select(columns)
    .from(growthMeasure)
    .where(
      and(eq(growthMeasure.facilityId, facilityId), only, or(gte(growthMeasure.day, from), isNotNull(growthMeasure.supersedes))),
    )

/** Everything of some children, with who wrote it. */
export const measuresOf = (db: Shard, facilityId: number, only: SQL) =>
  db
    .select({
      ...columns,
      sure: growthMeasure.sure,
      reason: growthMeasure.reason,
      accountId: growthMeasure.accountId,
      by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from ${person} p
        where p.facility_id = growth_measure.facility_id and p.account_id = growth_measure.account_id limit 1)`.as('by_name'),
    })
    .from(growthMeasure)
    .where(and(eq(growthMeasure.facilityId, facilityId), only))
    .orderBy(growthMeasure.day, growthMeasure.receivedAt, isNotNull(growthMeasure.supersedes))

/** The editions of 肥満度 the nursery has reckoned with, oldest first. */
export const editionsOf = (db: Shard, facilityId: number) =>
  db
    .select({
      startsOn: facilitySetting.startsOn,
      edition: sql<'cfa2023' | 'manual2012'>`coalesce(json_extract(facility_setting.settings, '$.obesityEdition'), 'cfa2023')`.as(
        'edition',
      ),
    })
    .from(facilitySetting)
    .where(eq(facilitySetting.facilityId, facilityId))
    .orderBy(facilitySetting.startsOn)

export const nameOfHouse = (db: Shard, facilityId: number) =>
  db.select({ name: facility.name }).from(facility).where(eq(facility.facilityId, facilityId))
