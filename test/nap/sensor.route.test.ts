import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { NapDay } from '../../schema/nap/day.ts'
import { sensedBy } from '../../schema/nap/sensor.ts'
import { audit, napSensor } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

const READINGS = [
  [755, 'back', 28, null],
  [756, 'front', null, '呼吸'],
]

async function aHouse() {
  const world = await makeWorld()
  const childId = await world.addChild('こども あい', { birthDay: '2026-04-20' })
  const lead = await world.addStaff('head_teacher', { name: '主任' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  for (const who of [lead, teacher]) who.at('16:00')
  const take = (more: object = {}, who = lead) =>
    who.post('/nap/sensor', {
      ...{ id: act(), importId: act(), day: DAY, file: 'nap.csv', children: [{ childId, readings: READINGS }] },
      ...more,
    })
  const day = async (who: Pick<typeof lead, 'get'> = lead) => (await who.get(`/nap/day?day=${DAY}`)).body as unknown as NapDay
  const rows = () => world.db.select().from(napSensor).where(eq(napSensor.facilityId, world.facilityId))
  return { world, childId, lead, teacher, take, day, rows }
}

test('RE12 a file is taken in by 主任, once however often; it is no look, and the tablet’s round has none of it', async () => {
  const { world, childId, teacher, take, day, rows } = await aHouse()
  expect((await take()).status).toBe(200)
  expect((await take()).status).toBe(200)
  expect(await rows()).toHaveLength(1)
  const found = await day()
  expect(sensedBy(found.sensors).get(childId)).toEqual(READINGS)
  expect([found.checks, found.sensors[0]?.by]).toEqual([[], '主任'])
  expect((await day(teacher)).sensors).toEqual([])
  const written = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
  expect(written.filter(({ action }) => action === 'nap.correct')[0]).toMatchObject({
    content: { sensor: 1, sensorFile: 'nap.csv' },
  })
})

test('RE12 the wrong file is taken out again, and the right one taken in after it', async () => {
  const { childId, lead, take, day, rows } = await aHouse()
  const importId = act()
  await take({ importId })
  const drop = (of: string) => lead.post('/nap/sensor/drop', { id: act(), importId: of, day: DAY, childIds: [childId] })
  expect((await drop(act())).status).toBe(404)
  expect((await drop(importId)).status).toBe(200)
  expect([...sensedBy((await day()).sensors)]).toEqual([])
  expect((await take()).status).toBe(200)
  expect(sensedBy((await day()).sensors).get(childId)).toEqual(READINGS)
  expect(await rows()).toHaveLength(3)
})

test('RE12 a day to come, numbers that cannot be, a child of nobody here and a caregiver are refused whole', async () => {
  const { childId, teacher, take, rows } = await aHouse()
  expect((await take({ day: '2026-11-21' })).body).toMatchObject({ error: { field: 'day' } })
  for (const reading of [
    [1440, 'back', 28, null],
    [755, 'up', 28, null],
    [755, 'back', 999, null],
  ])
    expect((await take({ children: [{ childId, readings: [reading] }] })).status).toBe(400)
  expect((await take({ children: [{ childId: act(), readings: READINGS }] })).status).toBe(404)
  expect((await take({}, teacher)).status).toBe(404)
  expect(await rows()).toEqual([])
})
