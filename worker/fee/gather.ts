// The charges of a month out of the facts as they stand, or as they were published. One round trip, however many children there are.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import {
  type Adjustment,
  type Bill,
  billOf,
  childMonthOf,
  correctionsOf,
  type FeeChild,
  isBilled,
} from '../../schema/fee/bill.ts'
import type { BilledChild, HouseMonth, Payment, Waits } from '../../schema/fee/house.ts'
import { type Tariff, tariffOn } from '../../schema/fee/tariff.ts'
import { addMonths, type Day, earlier, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { feeCharge, feeExtra, presenceFact } from '../../schema/shard.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import type { Principal } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { gatherFacts } from '../presence/assemble-register.ts'
import { classesBetween, factsByDay } from '../presence/month-queries.ts'
import { byChild } from '../presence/queries.ts'
import {
  chargesOf,
  closesOf,
  extrasOf,
  feeChildren,
  type Layout,
  layoutsOf,
  type PackedChild,
  paymentsOf,
  tariffsOf,
} from './queries.ts'

/** So many published months are looked at again for what has to be put right; what is older is adjusted by hand. */
const LOOKED_AT_AGAIN = 3

/** A child with its charges' grounds and how it is called. */
export interface HouseChild extends FeeChild {
  name: string
  kana: string
  number: string | null
  classId: Id | null
  payer: [personId: Id, name: string] | null
}

export interface Gathered {
  who: Principal
  facility: string
  month: Month
  /** The last day that counts. */
  until: Day
  tariffs: Tariff[]
  children: HouseChild[]
  closed: { month: Month; at: number; by: string | null }[]
  published: { childId: Id; month: Month; payerId: string; payerName: string; bill: Bill; together: number }[]
  payments: (Payment & { month: Month })[]
  classNames: Map<Id, string>
  layouts: Layout[]
}

/**
 * Reads what the charges of a month are made of, with the months before it whose charges may have to be put right.
 * @param only SQL for the ids of the children that are asked for; the others are not read
 * @param also what else the caller has to be allowed
 */
export async function gather(c: Context<App>, month: Month, only?: SQL, also?: Action): Promise<Gathered> {
  const { facilityId } = c.get('scope')
  const { to } = monthRange(month)
  const months = Array.from({ length: LOOKED_AT_AGAIN + 1 }, (_, back) => addMonths(month, -back))
  const { from } = monthRange(months.at(-1) ?? month)
  const { who, rows } = await read(
    c,
    (db) => [
      nameOfHouse(db, facilityId),
      tariffsOf(db, facilityId),
      feeChildren(db, facilityId, from, to, only && sql`child.id in ${only}`),
      factsByDay(db, facilityId, from, to, only && sql`${presenceFact.childId} in ${only}`),
      classesBetween(db, facilityId, from, to),
      extrasOf(db, facilityId, months, only && sql`${feeExtra.childId} in ${only}`),
      closesOf(db, facilityId),
      chargesOf(db, facilityId, months, only && sql`${feeCharge.childId} in ${only}`),
      paymentsOf(db, facilityId, months),
      layoutsOf(db, facilityId),
    ],
    also,
  )
  const [[home], tariffs, [packed], facts, classes, extras, closed, published, payments, layouts] = rows
  if (!home) throw notFound()
  const factsOf = gatherFacts(facts)
  const extrasOfChild = byChild(extras)
  const today = c.get('today')
  return {
    ...{ who, facility: home.name, month, until: earlier(to, today), closed, published, payments, layouts },
    tariffs: tariffs.map(({ tariff }) => tariff),
    children: (JSON.parse(packed?.children ?? '[]') as PackedChild[]).map(
      (row): HouseChild => asHouseChild(row, to, factsOf.get(row[0])?.facts ?? new Map(), extrasOfChild.get(row[0]) ?? []),
    ),
    classNames: new Map(classes.map(({ classId, name }) => [classId, name])),
  }
}

/** A row of `feeChildren` with what was found of it. @param to the last day that is asked about, of which its class is said */
export const asHouseChild = (
  [
    childId,
    familyName,
    givenName,
    familyKana,
    givenKana,
    number,
    birthDay,
    enrollments,
    memberships,
    hours,
    terms,
    payer,
  ]: PackedChild,
  to: Day,
  facts: HouseChild['facts'],
  extras: HouseChild['extras'],
): HouseChild => ({
  ...{ childId, number, birthDay, payer, facts, extras, name: fullName({ familyName, givenName }) },
  kana: `${familyKana} ${givenKana}`.trim(),
  classId: memberships.findLast(([startsOn]) => startsOn <= to)?.[2] ?? null,
  enrollments: enrollments.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
  hours: hours.map(([startsOn, endsOn, need, week]) => ({ startsOn, endsOn, need, week })),
  terms: terms.map(([startsOn, endsOn, id, kind, key, value, reason]) => ({ startsOn, endsOn, id, kind, key, value, reason })),
})

/** The bill of each child of a month: as it was published, or as it stands. */
export function billsOf(found: Gathered): BilledChild[] {
  const { month, until, tariffs, children, closed, published, classNames } = found
  const isClosed = closed.some((one) => one.month === month)
  const past = byChild(published.filter((one) => one.month < month))
  const months = isNext(found) ? closed.slice(0, LOOKED_AT_AGAIN).map((one) => one.month) : []
  const own = new Map(published.filter((one) => one.month === month).map((one) => [one.childId, one]))
  return children.flatMap((child): BilledChild[] => {
    const { childId, name, kana, number, classId, payer } = child
    const named = {
      ...{ childId, name, kana, number, classId, className: classNames.get(classId ?? '') ?? '' },
      terms: [...child.terms],
      extras: child.extras.filter((one) => one.month === month),
    }
    const then = own.get(childId)
    if (isClosed) return then ? [{ ...named, payerId: then.payerId, payerName: then.payerName, bill: then.bill }] : []
    const corrections: Adjustment[] = correctionsOf(tariffs, child, months, past.get(childId) ?? [])
    if (!isBilled(child, month) && corrections.length === 0 && !child.extras.some((one) => one.month === month)) return []
    const bill = billOf(tariffs, child, month, until, corrections)
    return [{ ...named, payerId: payer?.[0] ?? '', payerName: payer?.[1] ?? '', bill }]
  })
}

/** True for the month that is closed next: what earlier ones were charged wrongly is put right in it. */
const isNext = ({ month, closed }: Gathered): boolean => closed[0] !== undefined && addMonths(closed[0].month, 1) === month

/** Why a month is not to be closed yet. */
export function waitsFor(found: Gathered, children: readonly BilledChild[], today: Day): Waits | null {
  const { to } = monthRange(found.month)
  if (to >= today) return 'not_over'
  if (found.closed.length > 0 && !isNext(found)) return 'before'
  if (tariffOn(found.tariffs, to) === null) return 'no_tariff'
  return children.some(({ bill }) => bill.open.length > 0) ? 'open_days' : null
}

/** What the engine reckons with, child by child: a price that is thought about is tried out on it at the desk. */
export async function readBasis(c: Context<App>, month: Month) {
  const { who, children, until } = await gather(c, month)
  return {
    month,
    children: children
      .filter((child) => isBilled(child, month) && !who.kept.has(child.childId))
      .map((child) => ({ childId: child.childId, kana: child.kana, month: childMonthOf(child, month, until) })),
  }
}

/** The month as the desk shows it, without children a block keeps from the one who looks. */
export async function readHouseMonth(c: Context<App>, month: Month, also?: Action): Promise<HouseMonth & { layouts: Layout[] }> {
  const found = await gather(c, month, undefined, also)
  const children = billsOf(found)
  const kept = found.who.kept
  const close = found.closed.find((one) => one.month === month)
  return {
    ...{ month, today: c.get('today'), facility: found.facility },
    closed: close ? { at: close.at, by: close.by } : null,
    waits: close ? null : waitsFor(found, children, c.get('today')),
    children: children.filter(({ childId }) => !kept.has(childId)),
    payments: found.payments.filter((one) => one.month === month),
    layouts: found.layouts,
  }
}
