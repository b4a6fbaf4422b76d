import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { rollUp, signIn } from '../../schema/directory.ts'
import { startOf } from '../../schema/kit/day.ts'
import { rollUpAll, rollUpPlaces } from '../../worker/city/roll-up.ts'
import { type Answer, act, at, bindings, clientOf, DAY } from '../kit/world.ts'
import { directory, makeCity, sendFile } from './make-city.ts'

const rolledUp = async (facilityId: number) =>
  (await directory().select().from(rollUp).where(eq(rollUp.facilityId, facilityId)))[0]

describe('The city’s day', () => {
  test('RN01 shows numbers and minutes of every facility, never a child’s name', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery({ name: '浜町保育所' }), await city.nursery({ name: '松風保育所' })]
    const here = await one.addChild('さとう あおい')
    await one.addChild('あおき はると')
    await two.addChild('うえだ そうた')
    const teacher = await one.addStaff('nursery_teacher', { classId: one.rabbit })
    await teacher.post('/presence/tap', { id: act(), childId: here, kind: 'arrive' })
    city.client.at('9:42')
    const { facilities, totals } = await city.today()
    expect(facilities.map(({ name, longestOverdue }) => [name, longestOverdue])).toEqual([
      ['浜町保育所', 42],
      ['松風保育所', 42],
    ])
    expect(facilities[0]).toMatchObject({ open: true, silent: false, asOf: at('9:42'), contradictions: 0 })
    expect(facilities[0]?.totals).toMatchObject({ enrolled: 2, present: 1, overdue: 1 })
    expect(totals).toMatchObject({ enrolled: 3, present: 1, overdue: 2 })
    const { text } = await city.client.get('/today')
    for (const word of ['さとう', 'あおい', here]) expect(text).not.toContain(word)
  })

  test('RB11 counts who was stamped and whom nobody has seen, since the stamp', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    const [seen, unseen] = [await world.addChild('さとう あおい'), await world.addChild('あおき はると')]
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    for (const childId of [seen, unseen]) await teacher.post('/presence/stamp', { id: act(), childId, kind: 'arrive' })
    await teacher.post('/presence/sighting', { id: act(), childId: seen })
    city.client.at('8:19')
    expect((await city.today()).facilities[0]).toMatchObject({ unseen: 0, longestUnseen: null })
    city.client.at('8:22')
    expect((await city.today()).facilities[0]).toMatchObject({ unseen: 1, longestUnseen: 17 })
  })

  test('RN01 RN05 says where 保育士 are fewer than the children need, and by when the next 事故報告 is due', async () => {
    const city = await makeCity()
    const world = await city.nursery({
      settings: {
        staffHours: [
          { from: 8 * 60, to: 9 * 60, count: 2 },
          { from: 9 * 60, to: 17 * 60, count: 1 },
        ],
      },
    })
    const childId = await world.addChild('さとう あおい')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const director = await world.addStaff('director')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    city.client.at('8:30')
    const first = async () => (await city.today()).facilities[0]
    expect(await first()).toMatchObject({ needed: 2, atWork: 2, reports: null })
    // Nothing was done in the house: the clock alone makes it short.
    city.client.at('9:05')
    expect(await first()).toMatchObject({ needed: 2, atWork: 1 })
    const paper = { kind: 'accident', version: 1, subject: act(), day: DAY }
    const written = await director.post('/document/write', {
      ...{ id: act(), ...paper },
      edits: [{ id: act(), field: 'name', bases: [], text: 'ころんだ/砂場' }],
    })
    expect(written.status).toBe(200)
    city.client.at('9:10')
    expect(await first()).toMatchObject({ reports: { open: 1, dueAt: startOf('2026-11-22') } })
    const { text } = await city.client.get('/today')
    expect(text).not.toContain('ころんだ')
    const { times } = (
      await director.get(`/document/open?${new URLSearchParams({ kind: 'accident', subject: paper.subject, day: DAY })}`)
    ).body as { times: number }
    const handed = await director.post('/document/hand-in', { id: act(), ...paper, step: 'submitted', after: 0, times })
    expect(handed.status).toBe(200)
    city.client.at('9:15')
    // 第1報 is in: the next one is 第2報, thirty days after it happened.
    expect(await first()).toMatchObject({ reports: { open: 1, dueAt: startOf('2026-12-21') } })
  })

  test('Foreign, unknown and expired organisations are one 404 in the same bytes; without a sign-in 401', async () => {
    const city = await makeCity()
    const other = await makeCity()
    const former = await makeCity({ endsOn: '2026-11-19' })
    const room = await makeCity({ door: 'room' })
    const bare = ({ status, text }: Answer) => [status, text.replace(/"requestId":"[^"]+"/, '')]
    const unknown = bare(await city.client.get('/api/city/999999/today'))
    expect(unknown[0]).toBe(404)
    expect(bare(await city.client.get(`/api/city/${other.organisationId}/today`))).toEqual(unknown)
    expect(bare(await former.client.get('/today'))).toEqual(unknown)
    expect(bare(await room.client.get('/today'))).toEqual(unknown)
    const director = await (await city.nursery()).addStaff('director')
    expect(bare(await director.get(`/api/city/${city.organisationId}/today`))).toEqual(unknown)
    expect(
      bare(await sendFile(other.client, `/api/city/${city.organisationId}/facilities/preview`, 'ID,名称\n1,浜町保育所')),
    ).toEqual(unknown)
    expect((await clientOf('').get(`/api/city/${city.organisationId}/today`)).status).toBe(401)
    await directory().update(signIn).set({ endedAt: 1 }).where(eq(signIn.tokenHash, city.token.hash))
    expect((await city.client.get('/today')).status).toBe(401)
  })

  test('R9 numbers are counted by the minute’s work, and by looking when that has stopped', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    await world.addChild('さとう あおい')
    expect(await rollUpAll(bindings, at('8:58'))).toBeGreaterThan(0)
    expect(await rolledUp(world.facilityId)).toMatchObject({ asOf: at('8:58'), totals: { expected: 1, overdue: 0 } })
    city.client.at('9:00')
    expect((await city.today()).facilities[0]).toMatchObject({ asOf: at('8:58'), longestOverdue: null, silent: false })
    city.client.at('9:21')
    expect((await city.today()).facilities[0]).toMatchObject({ asOf: at('9:21'), longestOverdue: 21, silent: false })
  })

  test('A facility in which nothing changed is looked at but not counted again', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    const childId = await world.addChild('さとう あおい')
    const place = [{ facilityId: world.facilityId, shard: world.shard }]
    expect(await rollUpPlaces(bindings, place, at('8:00'))).toBe(1)
    expect(await rollUpPlaces(bindings, place, at('8:01'))).toBe(0)
    expect((await rolledUp(world.facilityId))?.asOf).toBe(at('8:01'))
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    expect(await rollUpPlaces(bindings, place, at('8:06'))).toBe(1)
    expect((await rolledUp(world.facilityId))?.totals).toMatchObject({ present: 1 })
  })

  test('The newer numbers win, whichever is written last', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    await world.addChild('さとう あおい')
    const place = [{ facilityId: world.facilityId, shard: world.shard }]
    await rollUpPlaces(bindings, place, at('9:30'))
    await directory().update(rollUp).set({ version: 9 }).where(eq(rollUp.facilityId, world.facilityId))
    await rollUpPlaces(bindings, place, at('9:31'))
    expect(await rolledUp(world.facilityId)).toMatchObject({ version: 9, asOf: at('9:30') })
  })

  test('A shard that does not answer leaves its facilities silent, and the others as they are', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery({ shard: 'SHARD_1' }), await city.nursery({ shard: 'SHARD_2' })]
    const places = [one, two].map(({ facilityId, shard }) => ({ facilityId, shard: shard as string }))
    await rollUpPlaces(bindings, places, at('8:00'))
    await expect(rollUpPlaces({ ...bindings, SHARD_2: undefined as never }, places, at('8:10'))).rejects.toThrow('SHARD_2')
    expect((await rolledUp(one.facilityId))?.asOf).toBe(at('8:10'))
    expect((await rolledUp(two.facilityId))?.asOf).toBe(at('8:00'))
  })
})
