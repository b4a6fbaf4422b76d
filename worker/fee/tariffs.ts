// 料金表: entered from a day on and never changed. A day that has had a price keeps it (RJ05).
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Column, FIRST_COLUMNS, type SetLayout, type SetTariff, type TakeBackTariff } from '../../schema/fee/input.ts'
import type { Tariff } from '../../schema/fee/tariff.ts'
import { type Moment, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { feeLayout, feeTariff } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { isOpen } from './conditions.ts'
import { closesOf, layoutsOf, tariffsOf } from './queries.ts'

/** The columns that hold on a day. */
export const columnsOn = (layouts: readonly { startsOn: string; columns: Column[] }[], day: string): readonly Column[] =>
  layouts.find(({ startsOn }) => startsOn <= day)?.columns ?? FIRST_COLUMNS

/** Every tariff that stands, the last closed month, and the columns of the file. */
export async function readRules(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [tariffsOf(db, facilityId), closesOf(db, facilityId), layoutsOf(db, facilityId)])
  const [tariffs, closes, layouts] = rows
  return { today: c.get('today'), tariffs, lastClosed: closes[0]?.month ?? null, columns: columnsOn(layouts, c.get('today')) }
}

/** The first month whose days have no price yet that they could lose. */
const thisMonth = (c: Context<App>) => c.get('today').slice(0, 7)

/** What has to hold for a tariff to begin on a day in a house. @param month the one under way */
export function mayBegin(facilityId: number, { startsOn }: Tariff, month: Month): Condition[] {
  const before = sql`select 1 from fee_tariff t where t.facility_id = ${facilityId} and t.gone_at is null`
  return [
    isOpen(facilityId, startsOn.slice(0, 7)),
    {
      holds: sql`not exists (${before} and t.starts_on = ${startsOn})`,
      fail: () =>
        conflict(
          'overlaps',
          'この日に始まる料金表がすでにあります。別の日から始めるか、まちがいならそちらを取り消してください。',
        ),
    },
    {
      holds: startsOn >= monthRange(month).from ? sql`1` : sql`not exists (${before} and t.starts_on < ${startsOn})`,
      fail: () => conflict('past', 'すぎた月には、すでに料金があります。新しい料金は、今月からあとの日から始めてください。'),
    },
  ]
}

/** The row of a tariff. */
export const tariffRow = (db: Shard, facilityId: number, { id, tariff }: SetTariff, by: { accountId: Id; at: Moment }) =>
  insertRows(db, feeTariff, [{ facilityId, id, startsOn: tariff.startsOn, tariff, ...by, goneAt: null, goneBy: null }])

/** Enters a tariff from a day on. The first of all may begin in the past; any other not before this month, and none on the day of another. */
export function setTariff(c: Context<App>, asked: SetTariff): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: mayBegin(facilityId, asked.tariff, thisMonth(c)),
    rows: (db) => [tariffRow(db, facilityId, asked, { accountId: tokenOf(c).account, at: c.get('now') })],
    content: { tariff: asked.tariff },
    topics: ['fee'],
  })
}

/** Takes back a tariff that was a mistake: while nothing was closed by it, and no month that is over has its price. */
export function takeBackTariff(c: Context<App>, asked: TakeBackTariff): Promise<Receipt> {
  const { id, tariffId } = asked
  const { facilityId } = c.get('scope')
  const own = and(eq(feeTariff.facilityId, facilityId), eq(feeTariff.id, tariffId), isNull(feeTariff.goneAt))
  const closed = sql`select 1 from fee_close k where k.facility_id = ${facilityId}`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      { holds: sql`exists (select 1 from fee_tariff where ${own})`, fail: notFound },
      {
        holds: sql`not exists (select 1 from fee_tariff where ${own} and exists (${closed}) and (starts_on < ${monthRange(thisMonth(c)).from}
          or exists (${closed} and k.month >= substr(fee_tariff.starts_on, 1, 7))))`,
        fail: () =>
          conflict('used', 'この料金で計算した月があるので、取り消せません。新しい料金表を、これからの日で入れてください。'),
      },
    ],
    rows: (db) => [
      db
        .update(feeTariff)
        .set({ goneAt: c.get('now'), goneBy: tokenOf(c).account })
        .where(own),
    ],
    content: { tariff: tariffId, takenBack: true },
    topics: ['fee'],
  })
}

/** Sets the columns of the file for the 公金 system from a day on; the same day again replaces it. */
export function setLayout(c: Context<App>, asked: SetLayout): Promise<Receipt> {
  const { id, startsOn, columns } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db
        .insert(feeLayout)
        .values({ facilityId, startsOn, columns })
        .onConflictDoUpdate({ target: [feeLayout.facilityId, feeLayout.startsOn], set: { columns } }),
    ],
    content: { columns, startsOn },
    topics: ['fee'],
  })
}
