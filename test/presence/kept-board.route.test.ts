// A board that was folded once is handed to the next who asks, and only while it is what would be folded for them.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assignment } from '../../schema/shard.ts'
import { personOf, separated } from '../block/separated.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

const BOARD = `/presence/board?day=${DAY}`

test('RB25 what one caregiver taps is on the very next board of another, who was shown a kept one', async () => {
  const world = await makeWorld()
  const childId = await world.addChild('みなみ そら', { name: '南 空' })
  const [one, other] = [await world.addStaff('head_teacher'), await world.addStaff('director')]
  const before = await one.get(BOARD)
  const kept = await other.get(BOARD)
  expect(kept.text).toBe(before.text)
  expect(kept.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect((await one.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
  const after = await other.get(BOARD)
  expect(after.text).not.toBe(kept.text)
  expect((await one.get(BOARD)).text).toBe(after.text)
})

test('a board that time alone changes is folded anew when its time has come', async () => {
  const world = await makeWorld()
  await world.addChild('みなみ そら', { name: '南 空' })
  const director = await world.addStaff('director')
  const early = (await director.get(BOARD)).body
  director.at(Number(early.nextChangeAt))
  expect((await director.get(BOARD)).text).not.toBe(JSON.stringify(early))
})

test('who is kept from a child by a block is never shown the board of those who are not', async () => {
  const { world, director, father, childId, setBlock } = await separated()
  const atWork = await world.addStaff('head_teacher', { accountId: father.accountId })
  expect((await setBlock()).status).toBe(200)
  for (let turn = 0; turn < 2; turn++) {
    expect((await director.get(BOARD)).text).toContain(childId)
    expect((await atWork.get(BOARD)).text).not.toContain(childId)
  }
})

test('a tablet by itself is not shown the board of somebody at the desk, nor the other way round', async () => {
  const world = await makeWorld()
  const childId = await world.addChild('みなみ そら', { name: '南 空' })
  const mother = await world.addGuardian([childId])
  const director = await world.addStaff('director')
  const tablet = await addTablet(world)
  const said = { id: act(), childIds: [childId], kind: 'absent', from: DAY, to: DAY, reason: 'sick', note: 'ねつが あります' }
  expect((await mother.post('/notice', said)).status).toBe(200)
  for (let turn = 0; turn < 2; turn++) {
    expect((await director.get(BOARD)).text).toContain('ねつが')
    expect((await tablet.get(BOARD)).text).not.toContain('ねつが')
  }
})

test('who has left is shown nothing, however often the board was folded', async () => {
  const world = await makeWorld()
  await world.addChild('みなみ そら')
  const director = await world.addStaff('director')
  const head = await world.addStaff('head_teacher')
  expect((await director.get(BOARD)).status).toBe(200)
  expect((await head.get(BOARD)).status).toBe(200)
  const id = await personOf(world, head.accountId)
  await world.db
    .update(assignment)
    .set({ endsOn: '2026-11-19' })
    .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.personId, id)))
  expect((await director.get(BOARD)).status).toBe(200)
  expect((await head.get(BOARD)).status).toBe(404)
})
