// 月極, 減免, 保育料: what was agreed about a child, dated. Where it reaches back into published months, the difference becomes 調整 (RJ07).
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Adjust, AgreeTerm, ChargeItem, EndTerm, TakeBackExtra } from '../../schema/fee/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import { feeExtra, feeTerm } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'
import { areHere, isOpen } from './conditions.ts'

/** Writes down what was agreed. The same thing twice at one time is refused. */
export function agreeTerm(c: Context<App>, asked: AgreeTerm): Promise<Receipt> {
  const { id, childId, kind, key, value, reason, startsOn, endsOn = null } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      areHere(facilityId, [childId]),
      ...(kind === 'plan'
        ? [
            {
              holds: sql`exists (select 1 from fee_tariff t, json_each(t.tariff, '$.plans') p where t.facility_id = ${facilityId}
                and t.gone_at is null and p.value ->> 'key' = ${key})`,
              fail: notFound,
            },
          ]
        : []),
      {
        holds: sql`not exists (select 1 from fee_term t where t.facility_id = ${facilityId} and t.child_id = ${childId} and t.kind = ${kind}
          and t.key = ${key} and (t.ends_on is null or (t.ends_on >= ${startsOn} and t.ends_on >= t.starts_on))
          and (${endsOn} is null or t.starts_on <= ${endsOn}))`,
        fail: () => conflict('overlaps', '同じ取り決めが、この期間にすでにあります。先のものを終わらせてから入れてください。'),
      },
    ],
    rows: (db) => [
      insertRows(db, feeTerm, [
        {
          ...{ facilityId, childId, id, kind, key, value: kind === 'plan' ? 0 : value, reason, startsOn, endsOn },
          ...{ accountId: tokenOf(c).account, at: c.get('now') },
        },
      ]),
    ],
    content: { agreed: kind, key, value, reason, startsOn, endsOn },
    topics: ['fee'],
  })
}

/** Ends it on a day; on the day before its first, it never was. */
export function endTerm(c: Context<App>, asked: EndTerm): Promise<Receipt> {
  const { id, childId, termId, endsOn } = asked
  const { facilityId } = c.get('scope')
  const own = and(eq(feeTerm.facilityId, facilityId), eq(feeTerm.childId, childId), eq(feeTerm.id, termId))
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 from fee_term where ${own})`, fail: notFound },
      {
        holds: sql`exists (select 1 from fee_term where ${own} and (ends_on is null or ends_on > ${endsOn}))`,
        fail: () => conflict('ended', 'もっと前に終わっています。いまの取り決めを見てください。'),
      },
    ],
    rows: (db) => [db.update(feeTerm).set({ endsOn }).where(own)],
    content: { ended: termId, endsOn },
    topics: ['fee'],
  })
}

interface NewExtra {
  childId: Id
  kind: 'item' | 'adjustment'
  yen: number
  quantity: number
}

function charge(c: Context<App>, asked: Adjust | ChargeItem, extras: readonly NewExtra[]): Promise<Receipt> {
  const { id, month, title } = asked
  const { facilityId } = c.get('scope')
  const children = extras.map(({ childId }) => childId)
  const rows = extras.map(({ childId, kind, yen, quantity }) => [childId, kind, yen, quantity])
  return write(c, {
    id,
    input: asked,
    children,
    conditions: [areHere(facilityId, children), isOpen(facilityId, month)],
    rows: (db) => [
      db.insert(feeExtra).select(sql`select ${facilityId}, ${month}, m.value ->> 0, ${id}, m.value ->> 1, ${title}, m.value ->> 2,
        m.value ->> 3, ${tokenOf(c).account}, ${c.get('now')}, null, null from json_each(${JSON.stringify(rows)}) m where true`),
    ],
    content: { charged: title, month, rows },
    topics: ['fee'],
  })
}

/** 有料品 of a month, by quantity (RJ09). */
export const chargeItem = (c: Context<App>, asked: ChargeItem): Promise<Receipt> =>
  charge(
    c,
    asked,
    asked.children.map(({ childId, quantity }) => ({ childId, kind: 'item', yen: asked.yen, quantity })),
  )

/** 調整 somebody decided on; below zero it is given back. */
export const adjust = (c: Context<App>, asked: Adjust): Promise<Receipt> =>
  charge(c, asked, [{ childId: asked.childId, kind: 'adjustment', yen: asked.yen, quantity: 1 }])

/** Takes back what was charged by hand, while its month is open. */
export function takeBackExtra(c: Context<App>, asked: TakeBackExtra): Promise<Receipt> {
  const { id, month, childId, extraId } = asked
  const { facilityId } = c.get('scope')
  const own = sql`fee_extra.facility_id = ${facilityId} and fee_extra.month = ${month} and fee_extra.child_id = ${childId}
    and fee_extra.id = ${extraId} and fee_extra.gone_at is null`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [{ holds: sql`exists (select 1 from fee_extra where ${own})`, fail: notFound }, isOpen(facilityId, month)],
    rows: (db) => [
      db
        .update(feeExtra)
        .set({ goneAt: c.get('now'), goneBy: tokenOf(c).account })
        .where(own),
    ],
    content: { takenBack: extraId, month },
    topics: ['fee'],
  })
}
