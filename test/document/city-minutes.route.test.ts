import { expect, test } from 'vitest'
import { makeCity } from '../city/make-city.ts'
import { act, makeWorld } from '../kit/world.ts'

const DAYS = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']

test('RG18 書く時間 of a city is summed over its shards without names; what fewer than five wrote is not told', async () => {
  const city = await makeCity()
  const houses = [await city.nursery({ shard: 'SHARD_1' }), await city.nursery({ shard: 'SHARD_2' })]
  const stranger = await makeWorld()
  const write = async (house: Awaited<ReturnType<typeof makeWorld>>, kind: string, day: string, name: string) => {
    const who = await house.addStaff('nursery_teacher', { classId: house.rabbit, name, door: 'office' })
    const field = kind === 'diary' ? 'note' : 'aim'
    return who.post('/document/write', {
      ...{ id: act(), kind, version: 1, subject: house.rabbit, day, seconds: 600 },
      edits: [{ id: act(), field, bases: [], text: '秋' }],
    })
  }
  for (const [place, day] of DAYS.entries())
    expect((await write(houses[place % 2] as (typeof houses)[0], 'diary', day, `名前${place}`)).status).toBe(200)
  await write(houses[0] as (typeof houses)[0], 'week_plan', '2026-11-09', '名前9')
  await write(stranger, 'diary', '2026-11-09', '他市')
  const answer = await city.client.get('/minutes?from=2026-04-01&to=2027-03-31')
  expect(answer.body).toEqual({
    kinds: [
      { kind: 'week_plan', title: '週案', papers: null, minutes: null },
      { kind: 'diary', title: '保育日誌', papers: 5, minutes: 50 },
    ],
    houses: 2,
  })
  expect(answer.text).not.toContain('名前')
  expect((await city.client.get('/minutes?from=2026-04-01&to=2027-04-03')).body).toMatchObject({ error: { field: 'to' } })
  expect((await (await makeCity({ endsOn: '2026-11-19' })).client.get('/minutes?from=2026-04-01&to=2027-03-31')).status).toBe(404)
})
