import { describe, expect, test } from 'vitest'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

type Today = {
  version: number
  children: { childId: string; name: string; status: string; capabilities: string[]; lines: { kind: string; at: number }[] }[]
}

describe('A family’s today', () => {
  test('shows its own children and nobody else, in any byte', async () => {
    const world = await makeWorld()
    const own = await world.addChild('さとう あおい')
    await world.addChild('ひみつの こども')
    const mother = await world.addGuardian([own])
    const answer = await mother.get('/family/today')
    expect((answer.body as Today).children.map(({ childId }) => childId)).toEqual([own])
    expect(answer.text).not.toContain('ひみつ')
  })

  test('RB08 tells every linked guardian of arrival and departure with the time', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const parents = [await world.addGuardian([child]), await world.addGuardian([child], { relationship: '父' })]
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    teacher.at('8:32')
    await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    teacher.at('17:10')
    await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'leave', person: '祖母' })
    for (const parent of parents) {
      parent.at('17:11')
      expect(((await parent.get('/family/today')).body as Today).children[0]?.lines).toEqual([
        { kind: 'arrived', at: at('8:32') },
        { kind: 'left', at: at('17:10') },
      ])
    }
  })

  test('a guardian without the capability is told nothing and sees nothing', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const barred = await world.addGuardian([child], { capabilities: ',billing,' })
    expect((await barred.get('/family/today')).status).toBe(404)
  })

  test('RA26 a grandparent who may only look is told so and cannot report', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const grandmother = await world.addGuardian([child], { capabilities: ',read_presence,', relationship: '祖母' })
    expect(((await grandmother.get('/family/today')).body as Today).children[0]?.capabilities).toEqual(['read_presence'])
    const answer = await grandmother.post('/notice', { id: act(), childIds: [child], kind: 'absent', reason: 'sick', from: DAY })
    expect(answer.status).toBe(404)
  })

  test('ends with the guardianship, on the very next day', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const former = await world.addGuardian([child], { endsOn: DAY })
    expect((await former.get('/family/today')).status).toBe(200)
    former.at('8:00', '2026-11-24')
    expect((await former.get('/family/today')).status).toBe(404)
  })

  test('asks for nothing new while nothing happened to its own child', async () => {
    const world = await makeWorld()
    const [own, other] = [await world.addChild('さとう あおい'), await world.addChild('よその こども')]
    const mother = await world.addGuardian([own])
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const etag = (await mother.get('/family/today')).headers.get('etag') ?? ''
    await teacher.post('/presence/tap', { id: act(), childId: other, kind: 'arrive' })
    expect((await mother.get('/family/today', { 'if-none-match': etag })).status).toBe(304)
    await teacher.post('/presence/tap', { id: act(), childId: own, kind: 'arrive' })
    expect((await mother.get('/family/today', { 'if-none-match': etag })).status).toBe(200)
  })
})

test('A caregiver opens the telephone numbers of her class; the opening stands in the audit', async () => {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい')
  await world.addGuardian([child])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const other = await world.addStaff('nursery_teacher', { classId: world.star })
  const answer = await teacher.get(`/child/contacts?childId=${child}`)
  expect(answer.body).toMatchObject({ guardians: [{ phone: '090-0000-0000', relationship: '母' }] })
  expect((await other.get(`/child/contacts?childId=${child}`)).status).toBe(404)
  const { audit } = await import('../../schema/shard.ts')
  const { eq } = await import('drizzle-orm')
  const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
  expect(rows).toMatchObject([{ action: 'child.phone', childId: child, accountId: teacher.accountId }])
})
