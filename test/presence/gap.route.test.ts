// 記録もれ: neither present nor absent until somebody has said what was; then as if it had been said that day, and marked as heard later.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Register } from '../../schema/presence/fold-register.ts'
import { gapsOf } from '../../schema/presence/gap.ts'
import { presenceFact } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

/** Monday before the test's Friday, and a day of the month before. */
const MONDAY = '2026-11-16'
const LONG_AGO = '2026-10-20'

async function scene() {
  const world = await makeWorld()
  const child = await world.addChild('あおい そら')
  const director = await world.addStaff('director')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const gaps = async (month: string) =>
    gapsOf((await director.get(`/presence/month?month=${month}`)).body as unknown as Register, DAY)
  const on = async (day: string) => (await gaps(day.slice(0, 7))).filter((gap) => gap.day === day)
  const tap = (who: Pick<typeof director, 'post'>, kind: 'arrive' | 'leave', time: string, day: string) =>
    who.post('/presence/tap', { id: act(), childId: child, kind, at: at(time, day) })
  return { world, child, director, teacher, gaps, on, tap }
}

describe('記録もれ', () => {
  test('RB07 names days without anything, with coming alone, and none that are whole, absent, closed or not over', async () => {
    const { director, on, tap, gaps, child } = await scene()
    director.at('18:00')
    expect(await on(MONDAY)).toMatchObject([{ missing: 'both', plan: [510, 1020] }])
    await tap(director, 'arrive', '8:31', MONDAY)
    expect(await on(MONDAY)).toMatchObject([{ missing: 'leave', arrive: 511, plan: [510, 1020] }])
    await tap(director, 'leave', '17:00', MONDAY)
    expect(await on(MONDAY)).toEqual([])
    await director.post('/notice', { id: act(), childIds: [child], kind: 'absent', reason: 'sick', from: '2026-11-17' })
    expect(await on('2026-11-17')).toEqual([])
    const days = (await gaps('2026-11')).map(({ day }) => day)
    expect(days).not.toContain(DAY)
    expect(days).not.toContain('2026-11-15')
    expect(days).toContain('2026-11-18')
  })

  test('a child that was only stamped is neither present nor absent once the day is over, until somebody says when it left', async () => {
    const { director, on, tap, child } = await scene()
    director.at('18:00')
    const stamp = { id: act(), childId: child, kind: 'arrive', at: at('8:31', MONDAY) }
    expect((await director.post('/presence/stamp', stamp)).status).toBe(200)
    const cell = async () => {
      const { body } = await director.get('/presence/month?month=2026-11')
      return (body as unknown as Register).children[0]?.cells.find(({ day }) => day === MONDAY)?.kind
    }
    expect([await cell(), await on(MONDAY)]).toMatchObject(['unknown', [{ missing: 'leave', arrive: 511 }]])
    await tap(director, 'leave', '17:00', MONDAY)
    expect([await cell(), await on(MONDAY)]).toEqual(['present', []])
  })

  test('what was added afterwards stands in the register, and its record says when it was heard', async () => {
    const { world, director, on, tap, child } = await scene()
    director.at('18:00')
    await tap(director, 'arrive', '8:30', MONDAY)
    await tap(director, 'leave', '17:00', MONDAY)
    expect(await on(MONDAY)).toEqual([])
    const facts = await world.db
      .select()
      .from(presenceFact)
      .where(and(eq(presenceFact.facilityId, world.facilityId), eq(presenceFact.childId, child)))
    expect(facts.map(({ at: when, receivedAt }) => [when, receivedAt])).toContainEqual([at('8:30', MONDAY), at('18:00')])
  })

  test('a day longer ago than a week is the director’s alone to add to, at the desk, two months back', async () => {
    const { world, director, teacher, tap, on } = await scene()
    const [head, desk] = [await world.addStaff('head_teacher'), await world.enter(teacher.accountId, 'office')]
    for (const who of [director, head, teacher, desk]) who.at('18:00')
    expect((await tap(teacher, 'arrive', '8:30', LONG_AGO)).status).toBe(400)
    expect((await tap(desk, 'arrive', '8:30', LONG_AGO)).status).toBeGreaterThanOrEqual(400)
    expect((await tap(head, 'arrive', '8:30', LONG_AGO)).body).toMatchObject({ error: { code: 'day_over' } })
    expect((await tap(director, 'arrive', '8:30', LONG_AGO)).status).toBe(200)
    expect(await on(LONG_AGO)).toMatchObject([{ missing: 'leave' }])
    expect((await tap(director, 'arrive', '8:30', '2026-09-01')).status).toBe(400)
  })
})
