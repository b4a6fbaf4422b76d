// 料金 of the demo: the prices of a city house, short hours before and after them as well, two 月極 and a 減免.
import * as v from 'valibot'
import { tariff } from '../../../schema/fee/tariff.ts'
import { addMonths, type Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { feeTariff, feeTerm } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import type { House } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const BOTH = ['standard', 'short']
const EVERY = { weekdays: [1, 2, 3, 4, 5, 6], against: 'window', unit: 30, round: 'up', grace: 0, graceKind: 'shifts' }
const priced = (startsOn: Day) =>
  v.parse(tariff, {
    startsOn,
    slots: [
      {
        ...EVERY,
        grace: 15,
        graceKind: 'forgives',
        key: 'short_morning',
        title: '短時間 朝',
        side: 'before',
        needs: ['short'],
        from: '7:00',
        to: '8:30',
        prices: [{ yen: 50 }],
      },
      {
        ...EVERY,
        grace: 15,
        graceKind: 'forgives',
        key: 'short_evening',
        title: '短時間 夕',
        side: 'after',
        needs: ['short'],
        from: '16:30',
        to: '18:00',
        prices: [{ yen: 50 }],
      },
      {
        ...EVERY,
        key: 'evening',
        title: '延長',
        side: 'after',
        needs: BOTH,
        from: '18:00',
        to: '19:30',
        prices: [{ yen: 100 }],
        monthCap: 3000,
      },
    ],
    plans: [{ key: 'month', title: '月極', needs: BOTH, from: '18:00', to: '19:00', price: { prices: [{ yen: 2500 }] } }],
    items: [
      { key: 'side_dish', title: '副食費', kind: 'monthly', prices: [{ ages: [3, 4, 5], yen: 4500 }] },
      { key: 'hat', title: 'カラー帽子', kind: 'piece', prices: [{ yen: 780 }] },
    ],
    dayCaps: [],
    monthCaps: [],
  })

/** Writes them once, when a house has none. */
export async function writeFees({ db, facilityId, children, staff }: House, today: Day): Promise<void> {
  const known = await rowsOf(db, 'select id from fee_tariff where facility_id = ?', facilityId)
  const accountId = staff.find(({ role }) => role === 'director')?.accountId
  if (known.length > 0 || !accountId) return
  const startsOn = `${addMonths(today.slice(0, 7), -6)}-01`
  const at = momentOf(startsOn, 0)
  // The same things have the same numbers whenever the world is made.
  const dice = diceOf(`${facilityId} fees`)
  const made = { facilityId, accountId, at }
  await insertRows(db, feeTariff, [{ ...made, id: dice.id(at), startsOn, tariff: priced(startsOn), goneAt: null, goneBy: null }])
  const [first, second, third] = children
  const term = (childId: string | undefined, more: { kind: 'plan' | 'reduction'; key: string; value: number; reason: string }) =>
    childId === undefined ? [] : [{ ...made, childId, id: dice.id(at), ...more, startsOn, endsOn: null }]
  await insertRows(db, feeTerm, [
    ...term(first?.childId, { kind: 'plan', key: 'month', value: 0, reason: '' }),
    ...term(second?.childId, { kind: 'plan', key: 'month', value: 0, reason: '' }),
    ...term(third?.childId, { kind: 'reduction', key: 'all', value: 50, reason: '多子' }),
  ])
}
