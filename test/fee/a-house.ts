// A house with two siblings, a price, and people who may and may not see it.
import type { Bill } from '../../schema/fee/bill.ts'
import type { HouseMonth } from '../../schema/fee/house.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { presenceFact } from '../../schema/shard.ts'
import { act, at, makeWorld } from '../kit/world.ts'

export const PRICE = {
  startsOn: '2026-04-01',
  slots: [
    {
      ...{ key: 'evening', title: '延長', side: 'after', needs: ['standard', 'short'], weekdays: [1, 2, 3, 4, 5, 6] },
      ...{ from: '18:00', to: '19:00', against: 'window', unit: 30, round: 'up', grace: 0, graceKind: 'shifts' },
      prices: [{ yen: 100 }],
    },
  ],
  plans: [
    {
      ...{ key: 'monthly', title: '月極', needs: ['standard', 'short'], from: '18:00', to: '19:00' },
      price: { prices: [{ yen: 2500 }] },
    },
  ],
  items: [
    { key: 'side_dish', title: '副食費', kind: 'monthly', prices: [{ ages: [3, 4, 5], yen: 4500 }] },
    { key: 'hat', title: 'カラー帽子', kind: 'piece', prices: [{ yen: 800 }] },
  ],
  dayCaps: [],
  monthCaps: [],
}

export async function aHouseWithPrices() {
  const world = await makeWorld()
  const small = await world.addChild('こばやし あい', { birthDay: '2024-10-10' })
  const big = await world.addChild('こばやし いち', { birthDay: '2021-10-10', classId: world.star })
  const office = await world.addStaff('office', { name: '水野' })
  const director = await world.addStaff('director', { name: '橘' })
  const { facilityId } = world

  /** What was stamped at the door on a day, as a device wrote it. */
  const stay = (childId: string, day: Day, from: string | null, to: string | null, receivedAt?: number) => {
    const facts = [
      ...(from ? [{ kind: 'arrive' as const, at: at(from, day) }] : []),
      ...(to ? [{ kind: 'leave' as const, at: at(to, day) }] : []),
    ]
    return world.db.insert(presenceFact).values(
      facts.map((fact) => ({
        ...{ facilityId, day, childId, id: act(), ...fact, receivedAt: receivedAt ?? fact.at },
        ...{ accountId: office.accountId, source: 'kiosk' as const },
      })),
    )
  }
  const price = (more: object = {}, who = office) => who.post('/fee/tariff', { id: act(), tariff: { ...PRICE, ...more } })
  const month = async (of: string, who = office) => (await who.get(`/fee/month?month=${of}`)).body as unknown as HouseMonth
  const billOf = async (childId: string, of: string): Promise<Bill> => {
    const found = (await month(of)).children.find((one) => one.childId === childId)
    if (!found) throw new Error('no bill')
    return found.bill
  }
  const close = (of: string, who = office) => who.post('/fee/close', { id: act(), month: of })
  const agree = (childId: string, more: object) => office.post('/fee/term', { id: act(), childId, value: 0, reason: '', ...more })
  return { ...world, world, small, big, office, director, stay, price, month, billOf, close, agree, today: dayOf(at('8:00')) }
}
