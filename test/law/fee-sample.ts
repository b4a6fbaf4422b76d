// One valid call of every route about 料金. Months are closed one after the other, so the scene says which is next.
import { addDays, addMonths, type Month } from '../../schema/kit/day.ts'
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

/** Long before there was a child: nothing is missing in them. */
let next: Month = '1990-01'
/** The month that was closed last. */
const lastMonth = (): Month => addMonths(next, -1)
/** Goes on behind the next, and says which is closed. */
export function takeMonth(): Month {
  next = addMonths(next, 2)
  return lastMonth()
}
/** What is dated is of another day each time. */
let days = 0
const freshDay = () => addDays('2027-01-01', days++)

const OPEN = '2030-01'
export const TARIFF = {
  slots: [
    {
      ...{ key: 'evening', title: '延長', side: 'after', needs: ['standard', 'short'], weekdays: [1, 2, 3, 4, 5, 6] },
      ...{
        from: '18:00',
        to: '19:00',
        against: 'window',
        unit: 30,
        round: 'up',
        grace: 0,
        graceKind: 'shifts',
        prices: [{ yen: 100 }],
      },
    },
  ],
  plans: [],
  items: [],
  dayCaps: [],
  monthCaps: [],
}

export const FEE_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/fee/month': () => ({ query: { month: DAY.slice(0, 7) } }),
  'GET /api/f/:facility/fee/file': () => ({ query: { month: DAY.slice(0, 7), format: 'csv' } }),
  'GET /api/f/:facility/fee/basis': () => ({ query: { month: DAY.slice(0, 7) } }),
  'GET /api/f/:facility/fee/own': () => ({}),
  'GET /api/f/:facility/fee/rules': () => ({}),
  'POST /api/f/:facility/fee/tariff': () => ({ json: { id: act(), tariff: { ...TARIFF, startsOn: freshDay() } } }),
  'POST /api/f/:facility/fee/tariff/take-back': ({ tariffId }) => ({ json: { id: act(), tariffId } }),
  'POST /api/f/:facility/fee/term': ({ childId }) => {
    const day = freshDay()
    const what = { kind: 'reduction', key: 'all', value: 50, reason: '多子' }
    return { json: { id: act(), childId, ...what, startsOn: day, endsOn: day } }
  },
  'POST /api/f/:facility/fee/term/end': ({ childId, termId }) => ({
    json: { id: act(), childId, termId, endsOn: '2027-03-31' },
  }),
  'POST /api/f/:facility/fee/item': ({ childId }) => ({
    json: { id: act(), month: OPEN, title: 'カラー帽子', yen: 800, children: [{ childId, quantity: 1 }] },
  }),
  'POST /api/f/:facility/fee/adjust': ({ childId }) => ({
    json: { id: act(), month: OPEN, childId, title: '9月分の返金', yen: -300 },
  }),
  'POST /api/f/:facility/fee/extra/take-back': ({ childId, extraId }) => ({
    json: { id: act(), month: OPEN, childId, extraId },
  }),
  'POST /api/f/:facility/fee/close': () => ({ json: { id: act(), month: next } }),
  'POST /api/f/:facility/fee/payment': ({ childId }) => ({
    json: { id: act(), month: lastMonth(), billId: childId, yen: 100, way: 'cash', paidOn: DAY },
  }),
  'POST /api/f/:facility/fee/payment/take-back': ({ paymentId }) => ({
    json: { id: act(), month: lastMonth(), paymentId, reason: '別の家の分でした' },
  }),
  'POST /api/f/:facility/fee/layout': () => ({
    json: { id: act(), startsOn: '2027-04-01', columns: ['month', 'number', 'total'] },
  }),
}
