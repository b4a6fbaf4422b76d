// 緊急連絡先 of an absence (RA24): off, optional or required by a dated setting; for the nursery, and for nobody else.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, outbox } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

const NUMBER = '090-1234-5678（母・15時まで）'

async function house(absenceContact?: 'off' | 'optional' | 'required') {
  const world = await makeWorld({ settings: absenceContact ? { absenceContact } : {} })
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const father = await world.addGuardian([childId])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const director = await world.addStaff('director', { door: 'office' })
  const absent = (more = {}) => ({ id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY, ...more })
  const listed = async (who: Pick<typeof mother, 'get'>) =>
    ((await who.get(`/notice?from=${DAY}`)).body as unknown as { notices: { id: string; contact: string | null }[] }).notices
  return { world, childId, mother, father, teacher, director, absent, listed }
}

describe('RA24 緊急連絡先', () => {
  test('RA24 required: an absence of a family without it is refused by name of the field; late and staff need none', async () => {
    const { mother, teacher, absent } = await house('required')
    const refused = await mother.post('/notice', absent())
    expect([refused.status, (refused.body.error as { field?: string }).field]).toEqual([400, 'contact'])
    expect((await mother.post('/notice', absent({ contact: NUMBER }))).status).toBe(200)
    expect((await mother.post('/notice', { ...absent(), kind: 'late', reason: undefined, time: '10:00' })).status).toBe(200)
    expect((await teacher.post('/notice', absent())).status).toBe(200)
  })

  test('RA24 optional and off take an absence without it; who gave it reads it again, and a correction keeps its own', async () => {
    for (const way of ['optional', 'off', undefined] as const) {
      const { mother, absent } = await house(way)
      expect((await mother.post('/notice', absent())).status).toBe(200)
      const { body } = await mother.get('/family/today')
      expect((body as { facility: { absenceContact: string } }).facility.absenceContact).toBe(way ?? 'off')
    }
    const { mother, teacher, absent, listed } = await house('optional')
    const first = absent({ contact: NUMBER })
    await mother.post('/notice', first)
    const today = async () =>
      ((await mother.get('/family/today')).body as { children: { notices: { contact: string | null }[] }[] }).children[0]?.notices
    expect((await today())?.map(({ contact }) => contact)).toEqual([NUMBER])
    await mother.post('/notice', absent({ contact: '080-0000-0000', replaces: first.id }))
    expect((await today())?.map(({ contact }) => contact)).toEqual(['080-0000-0000'])
    expect((await listed(teacher)).map(({ contact }) => contact)).toEqual(['080-0000-0000'])
  })

  test('RA24 staff read it with the notice; the other guardian, the board, the audit and what is sent do not have it', async () => {
    const { world, childId, mother, father, teacher, director, absent, listed } = await house('optional')
    await mother.post('/notice', absent({ contact: NUMBER }))
    for (const who of [teacher, director]) expect((await listed(who)).map(({ contact }) => contact)).toEqual([NUMBER])
    expect((await listed(mother)).map(({ contact }) => contact)).toEqual([NUMBER])
    expect((await listed(father)).map(({ contact }) => contact)).toEqual([null])
    const noticeId = (await listed(mother))[0]?.id
    for (const [who, path] of [
      [father, '/family/today'],
      [father, `/notice/history?childId=${childId}&noticeId=${noticeId}`],
      [teacher, `/presence/board?day=${DAY}`],
      [director, `/presence/month?month=${DAY.slice(0, 7)}`],
    ] as const)
      expect((await who.get(path)).text).not.toContain('090-1234')
    const kept = [
      await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId)),
      await world.db.select().from(outbox).where(eq(outbox.facilityId, world.facilityId)),
    ]
    expect(JSON.stringify(kept)).not.toContain('090-1234')
  })

  test('RA24 while a block protects the child, where its people are is for 主任 and 園長', async () => {
    const { childId, mother, teacher, director, absent, listed } = await house('optional')
    await mother.post('/notice', absent({ contact: NUMBER }))
    const set = { id: act(), childId, name: 'べつの ひと', kind: 'other', text: '事務室へ', from: DAY }
    expect((await director.post('/block/set', set)).status).toBe(200)
    expect((await listed(teacher)).map(({ contact }) => contact)).toEqual([null])
    expect((await listed(director)).map(({ contact }) => contact)).toEqual([NUMBER])
  })

  test('RA24 it belongs to an absence alone', async () => {
    const { mother, absent } = await house('optional')
    const late = await mother.post('/notice', { ...absent({ contact: NUMBER }), kind: 'late', reason: undefined, time: '10:00' })
    expect([late.status, late.text.includes('おやすみのときだけ')]).toEqual([400, true])
  })
})
