// お迎えの人: dated, kept in the audit, changed by those who may, with a fresh proof.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Id } from '../../schema/kit/id.ts'
import { audit, session } from '../../schema/shard.ts'
import { act, makeWorld } from '../kit/world.ts'

type Listed = { id: Id; name: string; relationship: string; phone: string | null; startsOn: string; endsOn: string | null }
const add = (childIds: Id[], more: object = {}) => ({
  id: act(),
  childIds,
  name: '佐藤 正',
  relationship: '祖父',
  phone: '0200-00-5678',
  ...more,
})

async function scene() {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([child])
  const list = async (who: Pick<typeof mother, 'get'> = mother) =>
    (await who.get(`/pickup?childId=${child}`)).body.people as Listed[]
  return { world, child, mother, list }
}

test('a guardian adds, changes and ends somebody, and the audit keeps what was there before', async () => {
  const { world, child, mother, list } = await scene()
  const order = add([child])
  expect((await mother.post('/pickup', order)).status).toBe(200)
  expect((await list()).map(({ name, phone }) => [name, phone])).toEqual([
    ['祖母', null],
    ['佐藤 正', '0200-00-5678'],
  ])
  const change = { id: act(), childId: child, pickupId: order.id, name: '佐藤 正', relationship: '祖父', endsOn: '2026-11-30' }
  expect((await mother.post('/pickup/change', change)).status).toBe(200)
  expect((await list()).at(-1)).toMatchObject({ phone: '0200-00-5678', endsOn: '2026-11-30' })
  expect((await mother.post('/pickup/end', { id: act(), childId: child, pickupId: order.id })).status).toBe(200)
  expect((await list()).map(({ name }) => name)).toEqual(['祖母'])
  const rows = await world.db
    .select()
    .from(audit)
    .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'pickup.change')))
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).toContain('"before"')
  expect(JSON.stringify(rows)).not.toContain('0200-00-5678')
})

test('somebody comes on the list on a day to come; a foreign child makes the whole act nothing', async () => {
  const { world, child, mother, list } = await scene()
  const sister = await world.addChild('さとう れん')
  const other = await world.addGuardian([sister])
  expect((await mother.post('/pickup', add([child, sister]))).status).toBe(404)
  expect((await mother.post('/pickup', add([child], { startsOn: '2026-12-01', endsOn: '2026-11-30' }))).body).toMatchObject({
    error: { field: 'endsOn' },
  })
  expect((await mother.post('/pickup', add([child], { startsOn: '2026-12-01' }))).status).toBe(200)
  expect((await list()).at(-1)?.startsOn).toBe('2026-12-01')
  const today = await mother.get('/family/today')
  expect((today.body.children as { pickupPeople: unknown[] }[])[0]?.pickupPeople).toHaveLength(1)
  expect((await other.post('/pickup/end', { id: act(), childId: child, pickupId: (await list())[0]?.id })).status).toBe(404)
})

test('主任 and 園長 change it too; a teacher reads it, which is logged; others learn nothing', async () => {
  const { world, child, list } = await scene()
  const director = await world.addStaff('director')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const elsewhere = await world.addStaff('nursery_teacher', { classId: world.star })
  const looking = await world.addGuardian([child], { capabilities: ',read_presence,' })
  expect((await director.post('/pickup', add([child]))).status).toBe(200)
  expect(await list(teacher)).toHaveLength(2)
  expect((await teacher.post('/pickup', add([child]))).status).toBe(404)
  expect((await elsewhere.get(`/pickup?childId=${child}`)).status).toBe(404)
  expect((await looking.get(`/pickup?childId=${child}`)).status).toBe(404)
  const rows = await world.db
    .select()
    .from(audit)
    .where(and(eq(audit.facilityId, world.facilityId), eq(audit.outcome, 'read')))
  expect(rows).toMatchObject([{ action: 'pickup.read', childId: child, accountId: teacher.accountId }])
})

test('a change needs a fresh proof, and the list has an end', async () => {
  const { world, child, mother } = await scene()
  for (let count = 1; count < 20; count++) expect((await mother.post('/pickup', add([child]))).status).toBe(200)
  expect((await mother.post('/pickup', add([child]))).body).toMatchObject({ error: { code: 'list_full' } })
  await world.db.update(session).set({ freshAt: 0 }).where(eq(session.tokenHash, mother.token.hash))
  expect((await mother.post('/pickup', add([child]))).body).toMatchObject({ error: { code: 'fresh_needed' } })
  expect((await mother.get(`/pickup?childId=${child}`)).status).toBe(200)
})

test('RB28 one list: whom the guardian adds is on the phone, on the tablet for the time without a line, and is handed the child; off it, nowhere', async () => {
  const { world, child, mother, list } = await scene()
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const desk = await world.addStaff('director')
  await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
  const everywhere = async () => {
    const today = (await mother.get('/family/today')).body as { children: { pickupPeople: { name: string }[] }[] }
    const roster = (await desk.get('/presence/roster')).body as { days: { people: Record<Id, [string, string, Id][]> }[] }
    const names = [
      await list(),
      await list(teacher),
      today.children[0]?.pickupPeople ?? [],
      (roster.days[0]?.people[child] ?? []).map(([, name]) => ({ name })),
    ]
    return names.map((people) => people.some(({ name }) => name === '佐藤 正'))
  }
  expect(await everywhere()).toEqual([false, false, false, false])
  const order = add([child])
  await mother.post('/pickup', order)
  expect(await everywhere()).toEqual([true, true, true, true])
  await mother.post('/pickup/end', { id: act(), childId: child, pickupId: order.id })
  expect(await everywhere()).toEqual([false, false, false, false])
  const hand = { id: act(), childId: child, kind: 'leave', person: '祖父 佐藤 正' }
  expect((await teacher.post('/presence/tap', hand)).body).toMatchObject({ error: { code: 'not_listed' } })
  await mother.post('/pickup', add([child]))
  expect((await teacher.post('/presence/tap', { ...hand, id: act() })).status).toBe(200)
})
