import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { RollDay } from '../../schema/roll/day.ts'
import { audit, block, roomMove } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function house() {
  const world = await makeWorld({ settings: { rooms: ['延長室', '医務室'] } })
  const aoi = await world.addChild('さとう あおい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  await teacher.post('/presence/tap', { id: act(), childId: aoi, kind: 'arrive', at: at('8:00') })
  teacher.at('18:05')
  const move = (more: Record<string, unknown>) =>
    teacher.post('/roll/move', { id: act(), at: at('18:00'), classIds: [], childIds: [], ...more })
  const back = (moveId: string, more: Record<string, unknown> = {}) =>
    teacher.post('/roll/take-back', { id: act(), at: at('18:05'), moveId, childIds: [], ...more })
  const day = async (who = teacher) => (await who.get(`/roll/day?day=${DAY}`)).body as unknown as RollDay
  return { world, aoi, teacher, move, back, day }
}

test('RB34 classes move in one act, of whatever class the caregiver is, and nobody becomes present by it', async () => {
  const { world, teacher, move, day } = await house()
  const before = readBoard(await teacher.get(`/presence/board?day=${DAY}`))
  expect((await move({ classIds: [world.rabbit, world.star], toRoom: '延長室' })).status).toBe(200)
  expect(readBoard(await teacher.get(`/presence/board?day=${DAY}`))).toEqual(before)
  expect(await day()).toMatchObject({
    rooms: ['延長室', '医務室'],
    moves: [{ classIds: [world.rabbit, world.star], childIds: [], toClass: null, toRoom: '延長室', at: at('18:00'), by: '先生' }],
  })
})

test('RB34 a move is taken back without a word for a minute, then with a reason; both stay in the books', async () => {
  const { world, aoi, teacher, move, back, day } = await house()
  const [id, second] = [act(), act()]
  await move({ id, childIds: [aoi], toClass: world.star })
  expect((await back(id)).status).toBe(404)
  expect((await back(id, { childIds: [aoi] })).status).toBe(200)
  expect((await back(id, { childIds: [aoi], reason: 'まちがい' })).text).toContain('もう取り消されています')
  await move({ id: second, classIds: [world.rabbit], toRoom: '延長室' })
  teacher.at('18:10')
  expect((await back(second, { at: at('18:10') })).text).toContain('理由が要ります')
  // Without a line it was at once, by the tablet's own clock.
  expect((await back(second, { at: at('18:00') + 30_000 })).status).toBe(200)
  expect((await day()).moves.map(({ takesBack }) => takesBack)).toEqual([null, null, second, id])
  expect(await world.db.select().from(roomMove).where(eq(roomMove.facilityId, world.facilityId))).toHaveLength(4)
  const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
  expect(
    rows
      .filter(({ action }) => action === 'roll.move')
      .map(({ childId }) => childId)
      .sort(),
  ).toEqual(['', '', aoi, aoi])
})

test('RB34 nobody and nowhere, two rooms at once, a class of another house and a time to come are refused', async () => {
  const { world, aoi, move } = await house()
  const other = await house()
  const classIds = [world.rabbit]
  expect((await move({ toRoom: '延長室' })).status).toBe(400)
  expect((await move({ classIds, toRoom: '延長室', toClass: world.star })).status).toBe(400)
  expect((await move({ classIds, toRoom: '' })).status).toBe(400)
  expect((await move({ classIds, toRoom: '延長室', at: at('18:20') })).status).toBe(400)
  for (const stranger of [other.world.rabbit, act()]) {
    expect((await move({ classIds, toClass: stranger })).status).toBe(404)
    expect((await move({ classIds: [world.rabbit, stranger], toRoom: '延長室' })).status).toBe(404)
  }
  expect((await move({ childIds: [aoi, other.aoi], toRoom: '医務室' })).status).toBe(404)
})

test('RB34 whoever may not know of a child does not learn in which room it is', async () => {
  const { world, aoi, move, day } = await house()
  await move({ childIds: [aoi], toRoom: '医務室' })
  const kept = await world.addStaff('nursery_teacher', { classId: world.star })
  const names = { names: [], kind: 'court_order' as const, text: '' }
  const set = { facilityId: world.facilityId, childId: aoi, id: act(), personId: kept.personId, ...names }
  await world.db.insert(block).values({ ...set, startsOn: DAY, setBy: act(), setAt: at('8:00') })
  kept.at('18:06')
  expect((await day(kept)).moves).toMatchObject([{ childIds: [] }])
})
