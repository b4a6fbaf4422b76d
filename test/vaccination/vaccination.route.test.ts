import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { audit } from '../../schema/shard.ts'
import { act, makeWorld } from '../kit/world.ts'

test('RD07 the table of a class holds what was confirmed, counts what waits, and is a file for nurse and director', async () => {
  const world = await makeWorld()
  const ai = await world.addChild('こども あい', { birthDay: '2025-10-10' })
  await world.addChild('こども いく')
  const mother = await world.addGuardian([ai])
  const nurse = await world.addStaff('nurse', { door: 'office' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.star })
  const dose = (vaccine: string, day: string) => ({ kind: 'dose', item: act(), value: { vaccine, day } })
  await mother.post('/health/propose', { id: act(), childId: ai, items: [dose('bcg', '2026-04-02')] })
  const own = { ...dose('mr_1', '2026-10-20'), upon: null }
  await nurse.post('/health/write', { id: act(), childId: ai, items: [own] })
  const { body } = await nurse.get(`/vaccination/class?class=${world.rabbit}`)
  expect(body.children).toMatchObject([
    { childId: ai, waiting: 1, doses: [{ vaccine: 'mr_1', edition: 'fy2026' }] },
    { doses: [] },
  ])
  expect((await teacher.get('/vaccination/class')).body.children).toEqual([])
  const { status, text } = await nurse.get('/vaccination/file?format=csv')
  expect(status).toBe(200)
  expect(text).toContain('1/1 2026-10-20')
  expect(text).toContain('定期接種のめやす')
  const rows = await world.db
    .select()
    .from(audit)
    .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'vaccination.export'), eq(audit.outcome, 'read')))
  expect(rows).toHaveLength(1)
})
