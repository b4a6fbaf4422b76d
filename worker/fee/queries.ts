// What the charges of some months are made of, in few rows: the children with everything dated about them in one, the facts of each day in another.
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Term } from '../../schema/fee/bill.ts'
import type { Column } from '../../schema/fee/input.ts'
import type { Need } from '../../schema/fee/tariff.ts'
import type { Day, Month } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import { child, feeCharge, feeClose, feeExtra, feeLayout, feePayment, feeTariff } from '../../schema/shard.ts'
import { inEffect } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'
import { overlap } from '../presence/month-queries.ts'

type Span = [startsOn: Day, endsOn: Day | null]

/** A child of `feeChildren`. */
export type PackedChild = [
  childId: Id,
  familyName: string,
  givenName: string,
  familyKana: string,
  givenKana: string,
  number: string | null,
  birthDay: Day,
  enrollments: Span[],
  memberships: [...Span, classId: Id][],
  hours: [...Span, need: Need, week: ([Time, Time] | null)[]][],
  terms: [...Span, id: Id, kind: Term['kind'], key: string, value: number, reason: string][],
  payer: [personId: Id, name: string] | null,
]

/**
 * The house's own children of any day of a span as one row of JSON, in name order; a guest is billed at home. The payer is the guardian who is
 * called first of those that see bills (RA27) on the span's last day, and none whom a block keeps from the child.
 */
export const feeChildren = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL | undefined) =>
  db
    .select({
      children: sql<string>`json_group_array(json_array(id, family_name, given_name, family_kana, given_kana, number, birth_day,
        json((select json_group_array(json_array(e.starts_on, e.ends_on)) from (select * from enrollment order by starts_on) e
          where ${overlap('e', from, to)} and e.kind = 'regular')),
        json((select json_group_array(json_array(m.starts_on, m.ends_on, m.classroom_id)) from class_membership m
          where ${overlap('m', from, to)})),
        json((select json_group_array(json_array(h.starts_on, h.ends_on, h.need, json(h.week))) from contract_hours h
          where ${overlap('h', from, to)})),
        json((select json_group_array(json_array(t.starts_on, t.ends_on, t.id, t.kind, t.key, t.value, t.reason)) from fee_term t
          where ${overlap('t', from, to)})),
        json((select json_array(p.id, trim(p.family_name || ' ' || p.given_name)) from guardianship g
          join person p on p.facility_id = g.facility_id and p.id = g.person_id
          where ${overlap('g', to, to)} and g.granted_by is null and instr(g.capabilities, ',billing,') > 0
            and not exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
              where b.facility_id = child.facility_id and b.child_id = child.id and (q.id = p.id or q.account_id = p.account_id)
                and ${inEffect(to)})
          order by g.contact_order, g.person_id limit 1))) order by kana_order, birth_day, id)`.as('children'),
    })
    .from(child)
    .where(
      and(
        eq(child.facilityId, facilityId),
        sql`exists (select 1 from enrollment e where ${overlap('e', from, to)} and e.kind = 'regular')`,
        only,
      ),
    )

/** Tariffs that stand, the first to hold before the others. */
export const tariffsOf = (db: Shard, facilityId: number) =>
  db
    .select({
      id: feeTariff.id,
      startsOn: feeTariff.startsOn,
      tariff: feeTariff.tariff,
      at: feeTariff.at,
      by: writerOf('fee_tariff'),
    })
    .from(feeTariff)
    .where(and(eq(feeTariff.facilityId, facilityId), isNull(feeTariff.goneAt)))
    .orderBy(feeTariff.startsOn)

/** What was charged by hand in some months. */
export const extrasOf = (db: Shard, facilityId: number, months: readonly Month[], only: SQL | undefined) =>
  db
    .select({
      childId: feeExtra.childId,
      month: feeExtra.month,
      id: feeExtra.id,
      kind: feeExtra.kind,
      title: feeExtra.title,
      yen: feeExtra.yen,
      quantity: feeExtra.quantity,
    })
    .from(feeExtra)
    .where(and(eq(feeExtra.facilityId, facilityId), inArray(feeExtra.month, [...months]), isNull(feeExtra.goneAt), only))
    .orderBy(feeExtra.at)

/** The months that were closed, the latest first. */
export const closesOf = (db: Shard, facilityId: number) =>
  db
    .select({ month: feeClose.month, at: feeClose.at, by: writerOf('fee_close') })
    .from(feeClose)
    .where(eq(feeClose.facilityId, facilityId))
    .orderBy(desc(feeClose.month))

/** What was published of some months. */
export const chargesOf = (db: Shard, facilityId: number, months: readonly Month[], only: SQL | undefined) =>
  db
    .select({
      childId: feeCharge.childId,
      month: feeCharge.month,
      payerId: feeCharge.payerId,
      payerName: feeCharge.payerName,
      bill: feeCharge.bill,
      /** Children on the same bill. */
      together: sql<number>`case when fee_charge.payer_id = '' then 1 else (select count(*) from fee_charge x
        where x.facility_id = fee_charge.facility_id and x.month = fee_charge.month and x.payer_id = fee_charge.payer_id) end`.as(
        'together',
      ),
    })
    .from(feeCharge)
    .where(and(eq(feeCharge.facilityId, facilityId), inArray(feeCharge.month, [...months]), only))
    .orderBy(feeCharge.month)

/** What stands of what was paid for a month. */
export const paymentsOf = (db: Shard, facilityId: number, months: readonly Month[]) =>
  db
    .select({
      id: feePayment.id,
      month: feePayment.month,
      billId: feePayment.billId,
      yen: feePayment.yen,
      way: feePayment.way,
      paidOn: feePayment.paidOn,
      by: writerOf('fee_payment'),
    })
    .from(feePayment)
    .where(and(eq(feePayment.facilityId, facilityId), inArray(feePayment.month, [...months]), isNull(feePayment.goneAt)))
    .orderBy(feePayment.paidOn, feePayment.at)

export interface Layout {
  startsOn: Day
  columns: Column[]
}

/** Columns of the file, the latest first. */
export const layoutsOf = (db: Shard, facilityId: number) =>
  db
    .select({ startsOn: feeLayout.startsOn, columns: feeLayout.columns })
    .from(feeLayout)
    .where(eq(feeLayout.facilityId, facilityId))
    .orderBy(desc(feeLayout.startsOn))
