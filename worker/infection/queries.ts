import { and, eq, gte, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, facility, infectionCase, infectionDisease, infectionForm, infectionStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** How long a case that is over is still shown, in days. */
const SHOWN = 60
/** A case whose paper is here, or that asked for none, is over by itself after so many days; told again it is a new one. */
const SETTLED = 30

const endOf = (of: SQL): SQL<'recovered' | 'wrong' | null> => sql`(select e.kind from infection_step e
  where e.facility_id = ${of}.facility_id and e.child_id = ${of}.child_id and e.case_id = ${of}.id and e.kind in ('recovered', 'wrong')
  order by e.at desc limit 1)`

/** SQL: somebody said that the case is over. */
export const endedCase = (facilityId: SQL, childId: SQL, caseId: SQL): SQL => sql`exists (select 1 from infection_step e
  where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.case_id = ${caseId} and e.kind in ('recovered', 'wrong'))`

/** SQL: a case `k` that goes on. */
const goesOn = (today: Day): SQL => sql`not ${endedCase(sql`k.facility_id`, sql`k.child_id`, sql`k.id`)}
  and (k.day >= ${addDays(today, -SETTLED)} or (json_extract(k.disease, '$.form') <> 'none' and not exists (select 1 from infection_step p
    where p.facility_id = k.facility_id and p.child_id = k.child_id and p.case_id = k.id and p.kind in ('paper', 'confirmed'))))`

/** SQL: a case of this disease that goes on for a child. */
export const openCases = (facilityId: number, childId: Id, key: string, today: Day): SQL => sql`select 1 from infection_case k
  where k.facility_id = ${facilityId} and k.child_id = ${childId} and json_extract(k.disease, '$.key') = ${key} and ${goesOn(today)}`

/** Whether there is one, as the one row of an answer. */
export const knownCase = (db: Shard, facilityId: number, childId: Id, key: string, today: Day) =>
  db
    .select({ known: sql<0 | 1>`exists (${openCases(facilityId, childId, key, today)})`.as('known') })
    .from(facility)
    .where(eq(facility.facilityId, facilityId))

/** Cases `k` that go on, or were told in the last weeks. */
const shown = (
  facilityId: number,
  today: Day,
  only: SQL,
): SQL => sql`(select k.facility_id, k.child_id, k.id from infection_case k
  where k.facility_id = ${facilityId} and k.child_id in ${only} and (k.day >= ${addDays(today, -SHOWN)} or (${goesOn(today)})))`

const isShown = (of: SQL, caseId: SQL, facilityId: number, today: Day, only: SQL): SQL =>
  sql`${of}.facility_id = ${facilityId} and (${of}.child_id, ${caseId}) in
    (select x.child_id, x.id from ${shown(facilityId, today, only)} x)`

const nameOf = (of: SQL): SQL<string | null> => sql`(select trim(p.family_name || ' ' || p.given_name) from person p
  where p.facility_id = ${of}.facility_id and p.account_id = ${of}.account_id limit 1)`

/** SQL: it was told with an absence, and no absence stands any more that touches its day or a later one: perhaps it was told by mistake. */
const absenceWithdrawn = sql<0 | 1>`(exists (select 1 from notice n where n.facility_id = infection_case.facility_id
    and n.child_id = infection_case.child_id and n.id = infection_case.id)
  and not exists (select 1 from notice n where n.facility_id = infection_case.facility_id and n.child_id = infection_case.child_id
    and n.kind = 'absent' and not n.withdrawn and n.ends_on >= infection_case.day
    and not exists (select 1 from notice w where w.facility_id = n.facility_id and w.child_id = n.child_id and w.supersedes = n.id)))`

/** Cases of some children (SQL of ids), newest first. */
export const casesOf = (db: Shard, facilityId: number, today: Day, only: SQL) =>
  db
    .select({
      childId: infectionCase.childId,
      id: infectionCase.id,
      disease: infectionCase.disease,
      day: infectionCase.day,
      supersedes: infectionCase.supersedes,
      absenceWithdrawn: absenceWithdrawn.as('absence_withdrawn'),
      writtenAt: infectionCase.writtenAt,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      classId: sql<Id | null>`(select m.classroom_id from class_membership m where m.facility_id = infection_case.facility_id
        and m.child_id = infection_case.child_id and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) limit 1)`.as(
        'class_id',
      ),
    })
    .from(infectionCase)
    .innerJoin(child, and(eq(child.facilityId, infectionCase.facilityId), eq(child.id, infectionCase.childId)))
    .where(isShown(sql`infection_case`, sql`infection_case.id`, facilityId, today, only))
    .orderBy(sql`infection_case.written_at desc`)

/** Their steps, in order, with who wrote them. */
export const stepsOf = (db: Shard, facilityId: number, today: Day, only: SQL) =>
  db
    .select({
      caseId: infectionStep.caseId,
      id: infectionStep.id,
      kind: infectionStep.kind,
      fact: infectionStep.fact,
      day: infectionStep.day,
      formId: infectionStep.formId,
      note: infectionStep.note,
      source: infectionStep.source,
      accountId: infectionStep.accountId,
      at: infectionStep.at,
      by: nameOf(sql`infection_step`).as('by_name'),
    })
    .from(infectionStep)
    .where(isShown(sql`infection_step`, sql`infection_step.case_id`, facilityId, today, only))
    .orderBy(infectionStep.at, infectionStep.id, infectionStep.position)

/** Their 登園届, those that were taken back too. */
export const formsOf = (db: Shard, facilityId: number, today: Day, only: SQL) =>
  db
    .select({
      caseId: infectionForm.caseId,
      id: infectionForm.id,
      returnsOn: infectionForm.returnsOn,
      checks: infectionForm.checks,
      doctor: infectionForm.doctor,
      visitedOn: infectionForm.visitedOn,
      accountId: infectionForm.accountId,
      at: infectionForm.writtenAt,
      by: nameOf(sql`infection_form`).as('by_name'),
    })
    .from(infectionForm)
    .where(isShown(sql`infection_form`, sql`infection_form.case_id`, facilityId, today, only))
    .orderBy(infectionForm.writtenAt)

/** What the nursery decided about diseases, oldest first. */
export const ownDiseases = (db: Shard, facilityId: number) =>
  db
    .select({
      id: infectionDisease.id,
      key: infectionDisease.key,
      startsOn: infectionDisease.startsOn,
      writtenAt: infectionDisease.writtenAt,
      form: infectionDisease.form,
      name: infectionDisease.name,
      criteria: infectionDisease.criteria,
      rule: infectionDisease.rule,
    })
    .from(infectionDisease)
    .where(eq(infectionDisease.facilityId, facilityId))
    .orderBy(infectionDisease.startsOn, infectionDisease.writtenAt)

/** Every case of the house from a day on, for counting: with the class of the day it was told. */
export const countedFrom = (db: Shard, facilityId: number, from: Day) =>
  db
    .select({
      childId: infectionCase.childId,
      key: sql<string>`json_extract(infection_case.disease, '$.key')`.as('disease_key'),
      name: sql<string>`json_extract(infection_case.disease, '$.name')`.as('disease_name'),
      day: infectionCase.day,
      classId: sql<Id | null>`(select m.classroom_id from class_membership m where m.facility_id = infection_case.facility_id
        and m.child_id = infection_case.child_id and m.starts_on <= infection_case.day
        and (m.ends_on is null or m.ends_on >= infection_case.day) limit 1)`.as('class_id'),
      ended: endOf(sql`infection_case`).as('ended'),
    })
    .from(infectionCase)
    .where(and(eq(infectionCase.facilityId, facilityId), gte(infectionCase.day, from)))
    .orderBy(infectionCase.day)
