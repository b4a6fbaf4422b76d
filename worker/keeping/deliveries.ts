// 要録の送付簿: to which school the record of each child of the last year went, how, when, by whom, and when it was received.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { before } from '../../schema/document/approval.ts'
import { SCHOOL_RECORD } from '../../schema/document/kinds/school-record.ts'
import type { Copy, Leaver, Method } from '../../schema/keeping/delivery.ts'
import type { ReceiveRecord, SendRecord, TakeBackRecord } from '../../schema/keeping/input.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { schoolDelivery } from '../../schema/shard.ts'
import { askedOf } from '../document/asked.ts'
import { bornForLastYear } from '../document/last-year.ts'
import { idOf, lastStep } from '../document/queries.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'

const SCHOOL = 'admission.school.text'

/** SQL: the last step `s` is one after which a 要録 is decided. */
const isDecided = sql`exists (select 1 from json_each(${JSON.stringify(before([...SCHOOL_RECORD.approval], { kind: 'revised', place: -1 }).after)}) w
  where w.value ->> 'kind' = s.kind and w.value ->> 'place' = s.place)`

/** The children who were here in their last year, that fiscal year, each with its 要録 and its deliveries; whom a block keeps from the caller is left out. */
export async function readDeliveries(c: Context<App>, year: number) {
  const { facilityId } = c.get('scope')
  const [from, to] = [`${year}-04-01`, `${year + 1}-03-31`]
  const born = bornForLastYear(from)
  const leaver = sql`child k join enrollment e on e.facility_id = k.facility_id and e.child_id = k.id and e.kind = 'regular'
    and e.starts_on <= ${to} and (e.ends_on is null or e.ends_on >= ${from})
    where k.facility_id = ${facilityId} and k.birth_day between ${born.from} and ${born.to}
      and not ${blocked(facilityId, sql`k.id`, tokenOf(c).account, c.get('today'))}`
  const documentId = sql`(select d.id from document d where d.facility_id = k.facility_id and d.kind = ${SCHOOL_RECORD.key} and d.subject = k.id
    and d.starts_on = ${from})`
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    db
      .select({
        childId: sql<Id>`k.id`.as('child_id'),
        name: sql<string>`trim(k.family_name || ' ' || k.given_name)`.as('child_name'),
        kana: sql<string>`trim(k.family_kana || ' ' || k.given_kana)`.as('child_kana'),
        leftOn: sql<Day | null>`max(e.ends_on)`.as('left_on'),
        record: sql<Leaver['record']>`case when ${documentId} is null then 'none'
          when exists (select 1 from ${lastStep(facilityId, documentId)} and ${isDecided}) then 'decided' else 'open' end`.as(
          'record',
        ),
        school: sql<string>`coalesce((select json_extract(s.snapshot, ${`$.texts."${SCHOOL}"`}) from document_step s
            where s.facility_id = k.facility_id and s.document_id = ${documentId} and s.kind = 'submitted' order by s.number desc limit 1),
          (select w.text from document_edit w where w.facility_id = k.facility_id and w.document_id = ${documentId} and w.field = ${SCHOOL}
            order by w.at desc limit 1), '')`.as('school'),
      })
      .from(sql`${leaver} group by k.id order by k.kana_order`),
    db
      .select({
        id: schoolDelivery.id,
        childId: schoolDelivery.childId,
        school: schoolDelivery.school,
        addressee: schoolDelivery.addressee,
        method: sql<Method>`school_delivery.method`.as('method'),
        copy: sql<Copy>`school_delivery.copy`.as('copy'),
        sentOn: schoolDelivery.sentOn,
        by: writerOf('school_delivery'),
        receivedOn: schoolDelivery.receivedOn,
        goneAt: sql<Moment | null>`school_delivery.gone_at`.as('gone_at'),
        reason: schoolDelivery.reason,
      })
      .from(schoolDelivery)
      .where(sql`school_delivery.facility_id = ${facilityId} and school_delivery.child_id in (select k.id from ${leaver})`)
      .orderBy(schoolDelivery.sentOn, schoolDelivery.at),
  ])
  const [[house], children, deliveries] = rows
  if (!house) throw notFound()
  const of = Map.groupBy(deliveries, ({ childId }) => childId)
  return {
    year,
    from,
    today: c.get('today'),
    facility: house.name,
    leavers: children.map((one): Leaver => ({ ...one, deliveries: of.get(one.childId) ?? [] })),
  }
}

/** The child is not kept from the caller. */
const notKept = (c: Context<App>, childId: Id): Condition => ({
  holds: sql`not ${blocked(c.get('scope').facilityId, sql`${childId}`, tokenOf(c).account, c.get('today'))}`,
  fail: notFound,
})

/** A 要録 is sent once it is decided, and what is written down names the words that were decided. */
export function sendRecord(c: Context<App>, asked: SendRecord): Promise<Receipt> {
  const { id, childId, day, school, addressee, method, copy, sentOn } = asked
  const { facilityId } = c.get('scope')
  if (sentOn > c.get('today')) throw badInput('送付した日（sentOn）: きょうまでの日を入れてください', 'sentOn')
  const paper = askedOf(c, { kind: SCHOOL_RECORD.key, subject: childId, day })
  const documentId = idOf(facilityId, paper)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      notKept(c, childId),
      {
        holds: sql`exists (select 1 from ${lastStep(facilityId, documentId)} and ${isDecided})`,
        fail: () => conflict('not_decided', '要録がまだ決裁されていません。決裁のあとで、送付を記録できます。'),
      },
    ],
    rows: (db) => [
      db
        .insert(schoolDelivery)
        .select(sql`select ${facilityId}, ${childId}, ${id}, s.document_id, s.digest, ${school}, ${addressee},
        ${method}, ${copy}, ${sentOn}, ${tokenOf(c).account}, ${c.get('now')}, null, null, null, null
        from ${lastStep(facilityId, documentId)}`),
    ],
    content: { delivery: 'sent', day: sentOn, method, copy },
    topics: ['keeping'],
  })
}

/** SQL: the delivery stands. */
const stands = (facilityId: number, childId: Id, deliveryId: Id) =>
  sql`school_delivery.facility_id = ${facilityId} and school_delivery.child_id = ${childId} and school_delivery.id = ${deliveryId}
    and school_delivery.gone_at is null`

const thatStands = (facilityId: number, childId: Id, deliveryId: Id): Condition => ({
  holds: sql`exists (select 1 from school_delivery where ${stands(facilityId, childId, deliveryId)})`,
  fail: () => conflict('gone', 'この送付は、とりけされています。いまのようすを見てください。'),
})

/** 受領: the day on which the school said that it has it; said again, the later word counts. */
export function receiveRecord(c: Context<App>, asked: ReceiveRecord): Promise<Receipt> {
  const { id, childId, deliveryId, receivedOn } = asked
  const { facilityId } = c.get('scope')
  if (receivedOn > c.get('today')) throw badInput('受領の日（receivedOn）: きょうまでの日を入れてください', 'receivedOn')
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      notKept(c, childId),
      thatStands(facilityId, childId, deliveryId),
      {
        holds: sql`exists (select 1 from school_delivery where ${stands(facilityId, childId, deliveryId)} and school_delivery.sent_on <= ${receivedOn})`,
        fail: () => badInput('受領の日（receivedOn）: 送付した日より前です', 'receivedOn'),
      },
    ],
    rows: (db) => [
      db
        .update(schoolDelivery)
        .set({ receivedOn })
        .where(stands(facilityId, childId, deliveryId)),
    ],
    content: { delivery: 'received', day: receivedOn },
    topics: ['keeping'],
  })
}

/** とりけし, with a reason: it stays to be read in the register. */
export function takeBackRecord(c: Context<App>, asked: TakeBackRecord): Promise<Receipt> {
  const { id, childId, deliveryId, reason } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [notKept(c, childId), thatStands(facilityId, childId, deliveryId)],
    rows: (db) => [
      db
        .update(schoolDelivery)
        .set({ goneAt: c.get('now'), goneBy: tokenOf(c).account, reason })
        .where(stands(facilityId, childId, deliveryId)),
    ],
    content: { delivery: 'taken back', reason },
    topics: ['keeping'],
  })
}
