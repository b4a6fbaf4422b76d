import * as v from 'valibot'
import type { Bill } from '../../schema/fee/bill.ts'
import { feeCharge, feeClose, feeExtra, feePayment, feeTariff, feeTerm } from '../../schema/fee/table.ts'
import { tariff } from '../../schema/fee/tariff.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { act, DAY, type World } from '../kit/world.ts'
import { TARIFF, takeMonth } from './fee-sample.ts'
import type { Ids } from './ids.ts'

const BILL: Bill = { uses: [], stays: [], plans: [], items: [], adjustments: [], open: [], total: 5000 }
/** The first day of the next tariff that is taken back; of another year than those the samples enter. */
let day: Day = '2031-01-01'

/** A house with a price, and a child with what a route about money names; the month before the next one is closed. */
export async function feesOf({ db, facilityId }: World, childId: Id): Promise<Partial<Ids>> {
  day = addDays(day, 1)
  const [tariffId, termId, extraId, paymentId, accountId] = [act(), act(), act(), act(), newId(0)]
  const month = takeMonth()
  const made = { facilityId, accountId, at: 0 }
  const priced = (startsOn: Day) => ({ ...made, startsOn, tariff: v.parse(tariff, { ...TARIFF, startsOn }) })
  await db.batch([
    db
      .insert(feeTariff)
      .values({ ...priced('1989-04-01'), id: newId(0) })
      .onConflictDoNothing(),
    db.insert(feeTariff).values({ ...priced(day), id: tariffId }),
    db.insert(feeTerm).values({
      ...{ ...made, childId, id: termId, kind: 'tuition', key: '', value: 20_000, reason: '' },
      ...{ startsOn: day, endsOn: '2099-03-31' },
    }),
    db.insert(feeExtra).values({
      ...{ ...made, month: '2030-01', childId, id: extraId, kind: 'item', title: '帽子', yen: 800, quantity: 1 },
    }),
    db.insert(feeClose).values({ ...made, month, id: act(), children: 1, total: 5000 }),
    db.insert(feeCharge).values({ facilityId, month, childId, payerId: '', payerName: '', bill: BILL, total: 5000 }),
    db.insert(feePayment).values({ ...made, month, id: paymentId, billId: childId, yen: 100, way: 'cash', paidOn: DAY }),
  ])
  return { tariffId, termId, extraId, paymentId }
}
