import { expect, test } from 'vitest'
import type { Times } from '../../worker/family/read-times.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const MONTH = DAY.slice(0, 7)

test('RB31 a family reads when its child came and went in a month, and where it was absent', async () => {
  const world = await makeWorld()
  const [child, sibling] = [await world.addChild('さとう あおい'), await world.addChild('さとう みなと')]
  const mother = await world.addGuardian([child, sibling])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  teacher.at('8:32')
  await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
  teacher.at('17:10')
  await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'leave', person: '祖母' })
  await mother.post('/notice', { id: act(), childIds: [sibling], kind: 'absent', reason: 'sick', from: DAY })
  const times = async (childId: string) => (await mother.get(`/family/times?childId=${childId}&month=${MONTH}`)).body as Times
  expect((await times(child)).days).toEqual([{ day: DAY, absent: false, stays: [{ from: at('8:32'), to: at('17:10') }] }])
  expect((await times(sibling)).days).toEqual([{ day: DAY, absent: true, stays: [] }])
})

test('RB31 of nobody else’s child, not without the capability, and of no month that is none', async () => {
  const world = await makeWorld()
  const [child, other] = [await world.addChild('さとう あおい'), await world.addChild('ひみつの こども')]
  const mother = await world.addGuardian([child])
  const barred = await world.addGuardian([child], { capabilities: ',billing,' })
  const ask = (childId: string, month = MONTH) => `/family/times?childId=${childId}&month=${month}`
  expect((await mother.get(ask(child))).status).toBe(200)
  expect((await mother.get(ask(other))).status).toBe(404)
  expect((await barred.get(ask(child))).status).toBe(404)
  expect((await mother.get(ask(child, '2026-13'))).status).toBe(400)
})
