// 締め: a month is published as it stands, once. And 領収: what a household paid for it.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Waits } from '../../schema/fee/house.ts'
import type { CloseMonth, ReceivePayment, TakeBackPayment } from '../../schema/fee/input.ts'
import { addMonths } from '../../schema/kit/day.ts'
import { feeCharge, feeClose, feePayment } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, type Fail, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'
import { notAhead } from './conditions.ts'
import { billsOf, gather, waitsFor } from './gather.ts'

const WAITS: Record<Waits, () => Fail> = {
  not_over: () => conflict('not_over', 'まだ終わっていない月は、締められません。'),
  before: () => conflict('before', '月は順に締めます。先に、前の月を締めてください。'),
  no_tariff: () => conflict('no_tariff', 'この月の料金表がありません。先に料金表を入れてください。'),
  open_days: () => conflict('open_days', '登園か降園の時刻が抜けている日があります。出席簿で直してから、締めてください。'),
}

/**
 * Publishes a month, child by child. It is reckoned before the batch; what changes in between is in no published charge, and so becomes
 * 調整 of the next month.
 */
export async function closeMonth(c: Context<App>, asked: CloseMonth): Promise<Receipt> {
  const { id, month } = asked
  const { facilityId } = c.get('scope')
  const found = await gather(c, month)
  const children = billsOf(found)
  const waits = waitsFor(found, children, c.get('today'))
  const total = children.reduce((sum, { bill }) => sum + bill.total, 0)
  const rows = children.map(({ childId, payerId, payerName, bill }) => [childId, payerId, payerName, bill, bill.total])
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`not exists (select 1 from fee_close k where k.facility_id = ${facilityId} and k.month = ${month})`,
        fail: () => conflict('closed', 'この月は、もう締めてあります。'),
      },
      {
        holds: waits === null ? sql`1` : sql`0`,
        fail: () => WAITS[waits ?? 'before'](),
      },
      {
        holds: sql`not exists (select 1 from fee_close k where k.facility_id = ${facilityId} and k.month > ${addMonths(month, -1)})`,
        fail: WAITS.before,
      },
    ],
    rows: (db) => [
      insertRows(db, feeClose, [
        { facilityId, month, id, children: children.length, total, accountId: tokenOf(c).account, at: c.get('now') },
      ]),
      db.insert(feeCharge).select(sql`select ${facilityId}, ${month}, m.value ->> 0, m.value ->> 1, m.value ->> 2, m.value -> 3,
        m.value ->> 4 from json_each(${JSON.stringify(rows)}) m where true`),
    ],
    content: { closed: month, children: children.length, total },
    topics: ['fee'],
  })
}

/** Writes down what was paid for a bill of a published month: not more than is still to be paid. */
export function receivePayment(c: Context<App>, asked: ReceivePayment): Promise<Receipt> {
  const { id, month, billId, yen, way, paidOn } = asked
  const { facilityId } = c.get('scope')
  const bill = sql`fee_charge f where f.facility_id = ${facilityId} and f.month = ${month}
    and (f.payer_id = ${billId} or (f.payer_id = '' and f.child_id = ${billId}))`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      { holds: sql`exists (select 1 from ${bill})`, fail: notFound },
      notAhead(paidOn, c.get('today'), '受け取った日', 'paidOn'),
      {
        holds: sql`(select sum(f.total) from ${bill}) >= ${yen} + coalesce((select sum(p.yen) from fee_payment p
          where p.facility_id = ${facilityId} and p.month = ${month} and p.bill_id = ${billId} and p.gone_at is null), 0)`,
        fail: () => conflict('too_much', '請求の残りより多い額です。残りを見て、もういちど入れてください。'),
      },
    ],
    rows: (db) => [
      insertRows(db, feePayment, [
        {
          ...{ facilityId, month, id, billId, yen, way, paidOn, accountId: tokenOf(c).account, at: c.get('now') },
          ...{ goneAt: null, goneBy: null, reason: null },
        },
      ]),
    ],
    content: { paid: yen, way, paidOn, month, bill: billId },
    topics: ['fee'],
  })
}

/** Takes back a payment that was written down by mistake, with the reason. */
export function takeBackPayment(c: Context<App>, asked: TakeBackPayment): Promise<Receipt> {
  const { id, month, paymentId, reason } = asked
  const { facilityId } = c.get('scope')
  const own = sql`fee_payment.facility_id = ${facilityId} and fee_payment.month = ${month} and fee_payment.id = ${paymentId}
    and fee_payment.gone_at is null`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [{ holds: sql`exists (select 1 from fee_payment where ${own})`, fail: notFound }],
    rows: (db) => [
      db
        .update(feePayment)
        .set({ goneAt: c.get('now'), goneBy: tokenOf(c).account, reason })
        .where(own),
    ],
    content: { takenBack: paymentId, month, reason },
    topics: ['fee'],
  })
}
