// 請求: the month of a house, child by child, and put together by household.
import type { Day, Moment, Month } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Bill, type Extra, sumOf, type Term } from './bill.ts'
import type { PaymentWay } from './input.ts'

export interface BilledChild {
  childId: Id
  name: string
  kana: string
  number: string | null
  classId: Id | null
  className: string
  /** Whom the bill goes to; empty where no guardian sees bills. */
  payerId: Id | ''
  payerName: string
  bill: Bill
  /** What was agreed about the child and touches the month or one before it, and what was charged by hand. */
  terms: Term[]
  extras: Extra[]
}

export interface Payment {
  id: Id
  billId: Id
  yen: number
  way: PaymentWay
  paidOn: Day
  by: string | null
}

export interface HouseMonth {
  month: Month
  today: Day
  facility: string
  closed: { at: Moment; by: string | null } | null
  /** Why it cannot be closed, where it is open; null when it can. */
  waits: Waits | null
  children: BilledChild[]
  payments: Payment[]
}

/** `before`: another month has to be closed first. */
export type Waits = 'not_over' | 'no_tariff' | 'before' | 'open_days'

/** One bill: whoever has the same payer is on it, each child with its own lines; one payment for siblings (RJ10). */
export interface Household {
  billId: Id
  payerName: string
  children: BilledChild[]
  total: number
  paid: number
}

export const billIdOf = ({ payerId, childId }: Pick<BilledChild, 'payerId' | 'childId'>): Id => payerId || childId

/** Bills of a month, in the order of their first child. */
export function householdsOf({ children, payments }: Pick<HouseMonth, 'children' | 'payments'>): Household[] {
  const bills = new Map<Id, BilledChild[]>()
  for (const child of children) {
    const billId = billIdOf(child)
    bills.set(billId, [...(bills.get(billId) ?? []), child])
  }
  return [...bills].map(([billId, own]) => ({
    billId,
    payerName: own[0]?.payerName ?? '',
    children: own,
    total: own.reduce((sum, { bill }) => sum + bill.total, 0),
    paid: sumOf(payments.filter((one) => one.billId === billId)),
  }))
}
