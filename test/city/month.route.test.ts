import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accountEvent, monthCount } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { countMonths, countMonthsNightly, staleMonths } from '../../worker/city/count-month.ts'
import type { Returns } from '../../worker/city/read-returns.ts'
import { readSheet } from '../../worker/kit/sheet.ts'
import { act, at, bindings } from '../kit/world.ts'
import { directory, makeCity } from './make-city.ts'

const MONTH = '2026-11'
const sheetOf = async (city: Awaited<ReturnType<typeof makeCity>>, month = MONTH) => {
  const answer = await city.client.get(`/month?month=${month}`)
  expect(answer.status).toBe(200)
  return answer.body as unknown as Returns
}
const layOut = (city: Awaited<ReturnType<typeof makeCity>>, seen: string, keys: readonly string[], id = act()) =>
  city.client.post('/month/layout', { id, seen, columns: keys.map((key) => ({ key, heading: `市の${key}` })) })
const KEYS = ['name', 'blank', 'openDays', 'enrolledFirst', 'enrolledLast', 'attended', 'attended2', 'absent', 'sick', 'family']

describe('月次報告 of a city', () => {
  test('RN02 counts a month out of each facility’s register, in the city’s own columns, and never a name', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery({ name: '浜町保育所' }), await city.nursery({ name: '松風保育所' })]
    const children = [
      await one.addChild('さとう あおい'),
      await one.addChild('あおき はると'),
      await one.addChild('うえだ そうた'),
    ]
    await two.addChild('かとう めい')
    const teacher = await one.addStaff('nursery_teacher', { classId: one.rabbit })
    for (const childId of children.slice(0, 2)) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    city.client.at('18:00')
    expect((await layOut(city, '', KEYS)).status).toBe(200)
    const { columns, rows, left } = await sheetOf(city)
    expect(left).toBe(0)
    expect(columns.map(({ heading }) => heading)).toEqual(KEYS.map((key) => `市の${key}`))
    // 20 November is the 14th open day but for holidays; whoever did not come and said nothing is 連絡なし.
    const [first, second] = rows.map(({ cells }) => cells)
    expect(first?.slice(0, 2)).toEqual(['浜町保育所', ''])
    expect(first?.slice(3, 6)).toEqual([3, 3, 2])
    expect(second?.slice(3, 6)).toEqual([1, 1, 0])
    const { text } = await city.client.get(`/month?month=${MONTH}`)
    for (const word of ['さとう', 'あおい', ...children]) expect(text).not.toContain(word)
  })

  test('RN02 is counted anew where something changed, a few facilities in each answer, and no file is made before all are', async () => {
    const city = await makeCity()
    const houses = []
    for (let count = 0; count < 10; count++) houses.push(await city.nursery({ name: `第${count}保育所` }))
    const [first] = houses
    if (!first) throw new Error('no house')
    await first.addChild('さとう あおい')
    city.client.at('18:00')
    expect((await city.client.get(`/month/file?month=${MONTH}&format=csv`)).status).toBe(409)
    const second = await sheetOf(city)
    expect(second.left).toBe(0)
    const versionOf = async () =>
      (await directory().select().from(monthCount).where(eq(monthCount.facilityId, first.facilityId)))[0]
    const before = await versionOf()
    city.client.at('18:05')
    await sheetOf(city)
    expect(await versionOf()).toEqual(before)
    const director = await first.addStaff('director')
    const [childId] = [await first.addChild('あおき はると')]
    await director.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    city.client.at('18:10')
    await sheetOf(city)
    expect(await versionOf()).toMatchObject({ asOf: at('18:10'), counts: { attended: 1 } })
  })

  test('RN02 RO09 is taken along as CSV and as Excel, and who took it is kept', async () => {
    const city = await makeCity()
    const world = await city.nursery({ name: '浜町保育所' })
    await world.addChild('さとう あおい')
    city.client.at('18:00')
    await layOut(city, '', KEYS)
    const csv = await city.client.get(`/month/file?month=${MONTH}&format=csv`)
    expect(csv.status).toBe(200)
    expect(csv.text).toContain(`市のname,市のblank,市のopenDays`)
    expect(csv.text).toContain('浜町保育所,,')
    const xlsx = await city.client.get(`/month/file?month=${MONTH}&format=xlsx`)
    const cells = ((await readSheet(xlsx.bytes)).rows ?? []).flatMap((row) => row.cells)
    expect(cells).toContain('浜町保育所')
    const events = await directory().select().from(accountEvent).where(eq(accountEvent.accountId, city.accountId))
    const taken = events.filter(({ kind }) => kind === 'city_return').map(({ detail }) => detail)
    expect(taken.sort((a, b) => (String(a.exported) < String(b.exported) ? -1 : 1))).toEqual([
      { organisation: city.organisationId, exported: 'csv', month: MONTH },
      { organisation: city.organisationId, exported: 'xlsx', month: MONTH },
    ])
  })

  test('RN02 columns are written upon those that were seen; the same act again changes nothing; a month to come is refused', async () => {
    const city = await makeCity()
    await city.nursery()
    city.client.at('18:00')
    const id = newId(at('18:00'))
    expect((await layOut(city, '', ['name', 'attended'], id)).status).toBe(200)
    expect((await layOut(city, '', ['name', 'attended'], id)).status).toBe(200)
    expect((await layOut(city, '', ['name'])).status).toBe(409)
    expect((await sheetOf(city)).columns.map(({ key }) => key)).toEqual(['name', 'attended'])
    expect((await layOut(city, id, ['name', 'name'])).status).toBe(400)
    expect((await layOut(city, id, ['name', 'blank', 'blank'])).status).toBe(200)
    expect((await city.client.get('/month?month=2026-12')).status).toBe(400)
  })

  test('RN02 a shard that does not answer leaves its facilities with their old numbers, and they are said to be silent', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery({ shard: 'SHARD_1' }), await city.nursery({ shard: 'SHARD_2' })]
    const places = [one, two].map(({ facilityId, shard }) => ({ facilityId, shard: shard as string, version: null, asOf: null }))
    const broken = { ...bindings, SHARD_2: undefined as never }
    const { stale, silent } = await staleMonths(broken, places, MONTH, at('18:00'))
    expect([stale.map(({ facilityId }) => facilityId), silent]).toEqual([[one.facilityId], 1])
    // A shard that breaks in the middle of the count keeps nobody from the others.
    const counted = await countMonths(broken, places, MONTH, at('18:00'))
    expect(counted.map(({ facilityId }) => facilityId)).toEqual([one.facilityId])
  })

  test('RN02 the night’s work counts this month and the last, so that nobody waits in the morning', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    await countMonthsNightly(bindings, at('3:40'))
    const kept = await directory().select().from(monthCount).where(eq(monthCount.facilityId, world.facilityId))
    expect(kept.map(({ month }) => month).sort()).toEqual(['2026-10', '2026-11'])
  })
})
