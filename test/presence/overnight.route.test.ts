// 日またぎ (RB06): from the plan to the register, through a night.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../schema/kit/day.ts'
import { presenceFact } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

/** A Friday evening, and the Saturday behind it. */
const NEXT = addDays(DAY, 1)

async function evening(overnightHours = 16) {
  const world = await makeWorld({ settings: { overnightHours, opensAt: 420, closesAt: 1320 } })
  const childId = await world.addChild('よるの つき')
  await world.addChild('ひるの はな')
  const people = {
    mother: await world.addGuardian([childId]),
    teacher: await world.addStaff('nursery_teacher', { classId: world.rabbit }),
    director: await world.addStaff('director', { door: 'office' }),
  }
  const clock = (time: string, day: string) => {
    for (const one of Object.values(people)) one.at(at(time, day))
  }
  const plan = (leave: string) =>
    people.director.post('/plan', {
      id: act(),
      childIds: [childId],
      kind: 'hours',
      steps: [{ from: DAY, to: DAY, arrive: '18:00', leave, meals: true }],
    })
  const board = async (day: string) => {
    const { children, totals } = readBoard(await people.teacher.get(`/presence/board?day=${day}`))
    return { child: children.find((one) => one.childId === childId), totals }
  }
  const tap = (kind: 'arrive' | 'leave', more = {}) => people.teacher.post('/presence/tap', { id: act(), childId, kind, ...more })
  return { world, childId, ...people, clock, plan, board, tap }
}

describe('RB06 日またぎ', () => {
  test('RB06 a stay over midnight is one stay of its first day: on both boards, counted once, chased by plan, in the register as 翌', async () => {
    const { world, childId, mother, teacher, director, clock, plan, board, tap } = await evening()
    expect((await plan('25:30')).status).toBe(200)
    clock('18:00', DAY)
    expect((await tap('arrive')).status).toBe(200)
    expect((await board(DAY)).child?.status).toBe('present')

    clock('0:30', NEXT)
    const early = await board(NEXT)
    expect([early.child?.status, early.totals.present, early.totals.enrolled]).toEqual(['present', 1, 2])
    expect((await board(DAY)).child?.status).toBe('present')
    expect((await mother.get('/family/today')).body).toMatchObject({ children: [{ status: 'present', since: at('18:00') }] })
    expect((await director.get('/chase')).body).toMatchObject({ chases: [] })
    const staffing = (await director.get(`/staffing?day=${NEXT}`)).body as { now: { children: Record<string, number> } }
    expect(Object.values(staffing.now.children).reduce((sum, count) => sum + count, 0)).toBe(1)

    clock('2:05', NEXT)
    expect((await director.get('/chase')).body).toMatchObject({
      chases: [{ about: 'pickup', since: at('2:00', NEXT), children: [{ childId }] }],
    })

    clock('2:10', NEXT)
    const id = act()
    const handed = { id, childId, kind: 'leave', person: '祖母', of: DAY }
    expect((await teacher.post('/presence/tap', handed)).status).toBe(200)
    expect((await board(NEXT)).child?.status).toBe('not_expected')
    expect((await board(DAY)).child?.status).toBe('left')
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts.map(({ day, kind }) => [day, kind]).sort()).toEqual([
      [DAY, 'arrive'],
      [DAY, 'handover'],
      [DAY, 'leave'],
      [DAY, 'sighting'],
    ])
    expect((await mother.get('/family/today')).body).toMatchObject({
      children: [{ status: 'not_expected', lines: [{ kind: 'left', at: at('2:10', NEXT) }] }],
    })

    // Undone in the minute, the child is in the house again, and the act of the night is today's to undo.
    expect((await teacher.post('/presence/undo', { id: act(), childId, actId: id })).status).toBe(200)
    expect((await board(NEXT)).child?.status).toBe('present')
    expect((await teacher.post('/presence/tap', { ...handed, id: act() })).status).toBe(200)

    clock('9:00', NEXT)
    const csv = (await director.get('/presence/month?month=2026-11&format=csv&detail=times')).text
    expect(csv).toContain('翌2:10')
    const times = (await mother.get(`/family/times?childId=${childId}&month=2026-11`)).body as { days: unknown[] }
    expect(times.days).toContainEqual({ day: DAY, absent: false, stays: [{ from: at('18:00'), to: at('2:10', NEXT) }] })
  })

  test('RB06 over the set hours it is 記録もれ and no longer in the house; then an act of that night is refused with a sentence', async () => {
    const { director, clock, plan, board, tap } = await evening(12)
    await plan('25:30')
    clock('18:00', DAY)
    await tap('arrive')
    const gapsOf = async () => {
      const { body } = await director.get('/presence/month?month=2026-11')
      const { children } = body as { children: { cells: { day: string; arrive?: number; leave?: number; lasts?: true }[] }[] }
      return children.flatMap(({ cells }) => cells).find(({ day, arrive }) => day === DAY && arrive !== undefined)
    }
    clock('5:59', NEXT)
    expect([(await board(NEXT)).child?.status, (await gapsOf())?.lasts]).toEqual(['present', true])
    clock('6:01', NEXT)
    expect([(await board(NEXT)).child?.status, (await gapsOf())?.lasts]).toEqual(['not_expected', undefined])
    const late = await tap('leave', { of: DAY })
    expect([late.status, late.text.includes('記録もれ')]).toEqual([409, true])
  })

  test('RB06 a house that keeps nobody over midnight plans none and takes none; the hours are a dated setting', async () => {
    const { plan, clock, tap, board } = await evening(0)
    const refused = await plan('25:30')
    expect([refused.status, refused.text.includes('7:00から22:00の間')]).toEqual([400, true])
    clock('18:00', DAY)
    await tap('arrive')
    clock('0:30', NEXT)
    expect((await board(NEXT)).child?.status).toBe('not_expected')
    expect((await tap('leave', { of: DAY })).status).toBe(409)
    const far = await tap('leave', { of: addDays(DAY, -3) })
    expect([far.status, far.text.includes('預かりの日')]).toEqual([400, true])
  })

  test('RB06 a plan that is longer than the house keeps a child is refused by its hours; one of the same night is taken', async () => {
    const { plan } = await evening(8)
    const long = await plan('27:00')
    expect([long.status, long.text.includes('登園から8時間まで')]).toEqual([400, true])
    expect((await plan('26:00')).status).toBe(200)
  })

  test('RB06 whoever is seen at a roll in the night is seen in the stay of the evening: no new day begins', async () => {
    const { world, childId, teacher, clock, plan, tap, board } = await evening()
    await plan('30:00')
    clock('18:00', DAY)
    await tap('arrive')
    clock('1:00', NEXT)
    const outingId = act()
    const when = at('1:00', NEXT)
    expect((await teacher.post('/roll/begin', { id: outingId, at: when, kind: 'evacuation', childIds: [childId] })).status).toBe(
      200,
    )
    const step = { id: act(), outingId, at: when, kind: 'roll', scene: 'evacuate', children: [{ childId, seenAt: when }] }
    expect((await teacher.post('/roll/step', step)).status).toBe(200)
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(new Set(facts.map(({ day }) => day))).toEqual(new Set([DAY]))
    expect((await board(NEXT)).child?.status).not.toBe('not_expected')
  })
})
