// わが子の料金: what open months come to so far, and what was published (RJ18). Only for guardians who may see bills, child by child (RA27).
import type { Context } from 'hono'
import { type Bill, sumOf } from '../../schema/fee/bill.ts'
import { billIdOf } from '../../schema/fee/house.ts'
import { addMonths, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { reachedChildren } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'
import { billsOf, type Gathered, gather } from './gather.ts'

export interface OwnMonth {
  month: Month
  published: boolean
  children: { childId: Id; name: string; bill: Bill }[]
  total: number
  /** What was paid of it; null where another family's child is on the same bill, and while it is not published. */
  paid: number | null
}

/** The month of today and the three before it: as they stand while they are open, where there is a price at all. */
export async function readOwnFees(c: Context<App>) {
  const today = c.get('today')
  const month = today.slice(0, 7)
  const own = reachedChildren('fee.statement', c.get('scope').facilityId, tokenOf(c), today, c.get('now'))
  const found = await gather(c, month, own)
  const months = [0, 1, 2, 3].map((back) => addMonths(month, -back))
  return { today, months: months.flatMap((one) => ownMonth(found, one)) }
}

function ownMonth(found: Gathered, month: Month): OwnMonth[] {
  const { closed, published, payments, tariffs, until } = found
  const isPublished = closed.some((one) => one.month === month)
  const { to } = monthRange(month)
  // An old month that nobody will close is no estimate of anything.
  if (!isPublished && (!tariffs.some(({ startsOn }) => startsOn <= to) || month < addMonths(found.month, -1))) return []
  if (!isPublished && closed[0] !== undefined && month < closed[0].month) return []
  const bills = billsOf({ ...found, month, until: month === found.month ? until : to })
  if (bills.length === 0) return []
  const billIds = new Set(bills.map(billIdOf))
  const onBills = published.filter((one) => one.month === month).reduce((most, { together }) => Math.max(most, together), 0)
  const isWhole = isPublished && billIds.size === 1 && onBills === bills.length
  return [
    {
      ...{ month, published: isPublished },
      children: bills.map(({ childId, name, bill }) => ({ childId, name, bill })),
      total: bills.reduce((sum, { bill }) => sum + bill.total, 0),
      paid: isWhole ? sumOf(payments.filter((one) => one.month === month && billIds.has(one.billId))) : null,
    },
  ]
}
