import { and, asc, between, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, injury, injuryStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

interface Wanted {
  from: Day
  to: Day
  /** SQL: of which rows. */
  only: SQL
  account: Id
  /** A family reads what was approved, without what is kept inside and who wrote it. */
  family: boolean
}

/** SQL: 主任 or 園長 approved that version. */
const approved = sql`exists (select 1 from injury_step a where a.facility_id = injury.facility_id and a.day = injury.day
  and a.child_id = injury.child_id and a.version_id = injury.id and a.kind = 'approved')`

/** Versions of some days, each with its child and the class of that day. */
export const versionsOf = (db: Shard, facilityId: number, { from, to, only, account, family }: Wanted) =>
  db
    .select({
      id: injury.id,
      rootId: injury.rootId,
      day: injury.day,
      childId: injury.childId,
      at: injury.at,
      place: injury.place,
      parts: injury.parts,
      kinds: injury.kinds,
      what: injury.what,
      aid: injury.aid,
      doctor: injury.doctor,
      clinic: injury.clinic,
      inside: (family ? sql<string | null>`null` : sql<string | null>`injury.inside`).as('inside_text'),
      sawBy: (family ? sql<string | null>`null` : sql<string | null>`injury.saw_by`).as('saw_by_text'),
      writtenAt: injury.writtenAt,
      supersedes: injury.supersedes,
      gone: injury.gone,
      reason: (family ? sql<string | null>`null` : sql<string | null>`injury.reason`).as('reason_text'),
      by: writerOf('injury', !family),
      mine: sql<number>`injury.account_id = ${account}`.as('mine'),
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      className: sql<string | null>`(select r.name from class_membership m join classroom r on r.facility_id = m.facility_id
        and r.id = m.classroom_id where m.facility_id = injury.facility_id and m.child_id = injury.child_id
        and m.starts_on <= injury.day and (m.ends_on is null or m.ends_on >= injury.day) limit 1)`.as('class_name'),
    })
    .from(injury)
    .innerJoin(child, and(eq(child.facilityId, injury.facilityId), eq(child.id, injury.childId)))
    .where(and(eq(injury.facilityId, facilityId), between(injury.day, from, to), only, family ? approved : undefined))
    .orderBy(asc(injury.day), asc(injury.at))

/** What became of them. A family reads its own steps, and that a version was approved. */
export const stepsOf = (db: Shard, facilityId: number, { from, to, only, account, family }: Wanted) =>
  db
    .select({
      id: injuryStep.id,
      rootId: injuryStep.rootId,
      versionId: injuryStep.versionId,
      kind: injuryStep.kind,
      note: injuryStep.note,
      at: injuryStep.at,
      by: writerOf('injury_step', !family),
      mine: sql<number>`injury_step.account_id = ${account}`.as('mine'),
    })
    .from(injuryStep)
    .where(
      and(
        eq(injuryStep.facilityId, facilityId),
        between(injuryStep.day, from, to),
        only,
        family ? sql`(injury_step.kind = 'approved' or injury_step.account_id = ${account})` : undefined,
      ),
    )
    .orderBy(asc(injuryStep.at))
