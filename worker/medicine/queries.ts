import { and, asc, between, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, medicineRequest, medicineSheet, medicineStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

interface Wanted {
  from: Day
  to: Day
  /** SQL: of which rows. */
  only: SQL
  account: Id
  /** Staff are told who wrote, a family is not. */
  named: boolean
}

/** Requests of some days, each with its child and the class of that day. */
export const requestsOf = (db: Shard, facilityId: number, { from, to, only, account, named }: Wanted) =>
  db
    .select({
      id: medicineRequest.id,
      day: medicineRequest.day,
      childId: medicineRequest.childId,
      kind: medicineRequest.kind,
      medicine: medicineRequest.medicine,
      sorts: medicineRequest.sorts,
      special: medicineRequest.special,
      amount: medicineRequest.amount,
      timing: medicineRequest.timing,
      time: medicineRequest.time,
      storage: medicineRequest.storage,
      condition: medicineRequest.condition,
      clinic: medicineRequest.clinic,
      prescribedOn: medicineRequest.prescribedOn,
      usedBefore: medicineRequest.usedBefore,
      note: medicineRequest.note,
      /** The picture of 薬剤情報, while it is kept. */
      sheetId: sql<Id | null>`medicine_sheet.id`.as('kept_sheet'),
      sheetWidth: sql<number | null>`medicine_sheet.width`.as('kept_width'),
      sheetHeight: sql<number | null>`medicine_sheet.height`.as('kept_height'),
      source: medicineRequest.source,
      writtenAt: medicineRequest.writtenAt,
      by: writerOf('medicine_request', named),
      mine: sql<number>`medicine_request.account_id = ${account}`.as('mine'),
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      className: sql<string | null>`(select r.name from class_membership m join classroom r on r.facility_id = m.facility_id
        and r.id = m.classroom_id where m.facility_id = medicine_request.facility_id and m.child_id = medicine_request.child_id
        and m.starts_on <= medicine_request.day and (m.ends_on is null or m.ends_on >= medicine_request.day) limit 1)`.as(
        'class_name',
      ),
    })
    .from(medicineRequest)
    .innerJoin(child, and(eq(child.facilityId, medicineRequest.facilityId), eq(child.id, medicineRequest.childId)))
    .leftJoin(
      medicineSheet,
      and(
        eq(medicineSheet.facilityId, medicineRequest.facilityId),
        eq(medicineSheet.childId, medicineRequest.childId),
        eq(medicineSheet.id, medicineRequest.sheetId),
        ne(medicineSheet.objectKey, ''),
      ),
    )
    .where(and(eq(medicineRequest.facilityId, facilityId), between(medicineRequest.day, from, to), only))
    .orderBy(asc(medicineRequest.day), sql`medicine_request.time is null, medicine_request.time, child.kana_order`)

/** What was done about them, in order. */
export const stepsOf = (db: Shard, facilityId: number, { from, to, only, account, named }: Wanted) =>
  db
    .select({
      id: medicineStep.id,
      requestId: medicineStep.requestId,
      kind: medicineStep.kind,
      at: medicineStep.at,
      receivedAt: medicineStep.receivedAt,
      reason: medicineStep.reason,
      note: medicineStep.note,
      supersedes: medicineStep.supersedes,
      by: writerOf('medicine_step', named),
      mine: sql<number>`medicine_step.account_id = ${account}`.as('mine'),
    })
    .from(medicineStep)
    .where(and(eq(medicineStep.facilityId, facilityId), between(medicineStep.day, from, to), only))
    .orderBy(asc(medicineStep.receivedAt), asc(medicineStep.id))

/** SQL: a step `s` of that kind stands for a request `r`: nobody undid it. */
export const stands = (
  kind: SQL,
): SQL => sql`exists (select 1 from medicine_step s where s.facility_id = r.facility_id and s.day = r.day
  and s.child_id = r.child_id and s.request_id = r.id and s.kind in (${kind}) and ${notUndone})`

/** SQL behind a step `s`: nobody undid it. */
export const notUndone: SQL = sql`not exists (select 1 from medicine_step u where u.facility_id = s.facility_id and u.day = s.day
  and u.child_id = s.child_id and u.request_id = s.request_id and u.kind = 'undone' and u.supersedes = s.id)`

/** Children who are told or asked of a medicine on a day, `only` of some: for looking at them when they sleep (RE09). */
export const onMedicine = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .selectDistinct({ childId: sql<Id>`r.child_id`.as('child_id') })
    .from(sql`medicine_request r`)
    .where(sql`r.facility_id = ${facilityId} and r.day = ${day} and ${only} and not ${stands(sql`'withdrawn'`)}`)
