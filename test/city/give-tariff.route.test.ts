import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { audit, feeTariff } from '../../schema/shard.ts'
import { PRICE } from '../fee/a-house.ts'
import { act } from '../kit/world.ts'
import { makeCity } from './make-city.ts'

type Nursery = Awaited<ReturnType<Awaited<ReturnType<typeof makeCity>>['nursery']>>
const tariffsOf = (house: Nursery) => house.db.select().from(feeTariff).where(eq(feeTariff.facilityId, house.facilityId))

test('RJ05 RN03 a city gives a tariff to all its houses; one whose months do not allow it keeps its own, and the city reads why', async () => {
  const city = await makeCity()
  const [one, two] = [await city.nursery({ name: '浜町保育所' }), await city.nursery({ name: '松風保育所' })]
  const office = await two.addStaff('office')
  expect((await office.post('/fee/tariff', { id: act(), tariff: { ...PRICE, startsOn: '2026-12-01' } })).status).toBe(200)
  const asked = { id: act(), tariff: { ...PRICE, startsOn: '2026-12-01' } }
  const given = await city.client.post('/tariff', asked)
  expect(given.status).toBe(200)
  expect(given.body).toMatchObject({
    houses: 1,
    kept: [{ name: '松風保育所', why: expect.stringContaining('この日に始まる料金表') }],
  })
  expect((await tariffsOf(one)).map(({ id }) => id)).toEqual([asked.id])
  // The same act again changes nothing and says the same.
  expect((await city.client.post('/tariff', asked)).body).toMatchObject({ houses: 1 })
  expect(await tariffsOf(one)).toHaveLength(1)
  expect(await tariffsOf(two)).toHaveLength(1)
  const kept = await one.db.select().from(audit).where(eq(audit.commandId, asked.id))
  expect(kept.map(({ action, accountId }) => [action, accountId])).toEqual([['city.form', city.accountId]])
  // The house reckons by it: a director sees it as its own price from that day on.
  const director = await one.addStaff('director')
  expect((await director.get('/fee/rules')).body).toMatchObject({ tariffs: [{ id: asked.id, startsOn: '2026-12-01' }] })
  // A house of another city has nothing of it.
  const stranger = await (await makeCity()).nursery()
  expect(await tariffsOf(stranger)).toEqual([])
})

test('RJ05 a tariff whose stretches overlap is refused with the field, and reaches no house', async () => {
  const city = await makeCity()
  const house = await city.nursery()
  const [slot] = PRICE.slots
  const wrong = await city.client.post('/tariff', { id: act(), tariff: { ...PRICE, slots: [slot, { ...slot, key: 'other' }] } })
  expect(wrong.status).toBe(400)
  expect(await tariffsOf(house)).toEqual([])
})
