import { and, type Column, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { foldNapDay, type NapDay } from '../../schema/nap/day.ts'
import { audit, classMembership, enrollment, napCheck } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const SEEN = { breathing: true, colour: true, bedding: true }

async function aNap(count = 2) {
  const world = await makeWorld()
  const kids: string[] = []
  for (let index = 0; index < count; index++)
    kids.push(await world.addChild(`こども ${'あいうえお'[index]}`, { birthDay: '2026-04-20' }))
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  teacher.at('12:30')
  const sleep = await teacher.post('/care/record', {
    id: act(),
    at: at('12:30'),
    entries: kids.map((childId) => ({ kind: 'asleep', childId, at: at('12:30') })),
  })
  expect(sleep.status).toBe(200)
  const look = (childId: string, time: string, more: object = {}, id = act()) => {
    teacher.at(time)
    return teacher.post('/nap/check', {
      id,
      at: at(time),
      entries: [{ childId, at: at(time), position: 'back', way: 'tap', ...SEEN, ...more }],
    })
  }
  const day = async (who: Pick<typeof teacher, 'get'> = teacher, asked = DAY) =>
    (await who.get(`/nap/day?day=${asked}`)).body as unknown as NapDay
  const [first = '', second = ''] = kids
  return { world, first, second, teacher, look, day }
}
/** The first child's slots at a moment. */
const slotsOf = (day: NapDay, childId: string, time: string) =>
  foldNapDay(day, at(time))
    .find((one) => one.childId === childId)
    ?.nap.slots.map(({ state, check }) => check?.timing ?? state)

describe('A round', () => {
  test('RE02 RE03 one tap is a look with its real moment and who made it; sent twice it is there once', async () => {
    const { world, first, look, day } = await aNap()
    const id = act()
    const [one, again] = [await look(first, '12:41', {}, id), await look(first, '12:41', {}, id)]
    expect([one.status, again.text]).toEqual([200, one.text])
    const found = await day()
    expect(found.checks).toMatchObject([{ childId: first, at: at('12:41'), slot: null, position: 'back', by: '山田' }])
    expect(found.sleeps).toHaveLength(2)
    expect(found.setting.attest).toBe('tap')
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.filter(({ action }) => action === 'nap.record')).toMatchObject([{ content: { looks: 1 } }])
  })

  test('RE03 a slot entered later is 遅延, and after half an hour refused in a sentence', async () => {
    const { first, look, day } = await aNap()
    expect((await look(first, '12:52', { slot: at('12:40') })).status).toBe(200)
    const found = await day()
    expect(slotsOf(found, first, '12:53')).toContain('late')
    const old = await look(first, '13:20', { slot: at('12:40') })
    expect([old.status, old.text]).toEqual([400, expect.stringContaining('主任か園長')])
  })

  test('RE02 a second tap replaces the first, which stays in the books; of two who correct it the second is told', async () => {
    const { world, first, look, day } = await aNap()
    const id = act()
    await look(first, '12:41', {}, id)
    expect((await look(first, '12:42', { position: 'turned', supersedes: id })).status).toBe(200)
    const late = await look(first, '12:42', { position: 'left', supersedes: id })
    expect([late.status, late.body]).toMatchObject([409, { error: { code: 'overtaken' } }])
    expect((await day()).checks).toHaveLength(2)
    const kept = and(eq(napCheck.facilityId, world.facilityId), eq(napCheck.childId, first))
    expect(await world.db.select().from(napCheck).where(kept)).toHaveLength(2)
    expect((await look(first, '12:43', { supersedes: act() })).status).toBe(404)
  })

  test('RE01 RE11 an older child is added for the day, and the room has its temperature', async () => {
    const { world, teacher, day } = await aNap()
    const old = await world.addChild('おおきい こ', { birthDay: '2021-10-10' })
    expect((await teacher.post('/nap/add', { id: act(), at: at('12:31'), childIds: [old], added: true })).status).toBe(200)
    const room = { id: act(), at: at('12:31'), classId: world.rabbit, temperature: 225, humidity: 52 }
    expect((await teacher.post('/nap/room', room)).status).toBe(200)
    expect((await teacher.post('/nap/room', { ...room, id: act(), classId: act() })).status).toBe(404)
    expect((await teacher.post('/nap/room', { ...room, id: act(), temperature: 2250 })).status).toBe(400)
    expect(await day()).toMatchObject({
      additions: [{ childId: old, added: true }],
      rooms: [{ classId: world.rabbit, temperature: 225, humidity: 52 }],
    })
  })
})

describe('Afterwards', () => {
  test('RE13 who left the nursery since stands on the grid of the days it was here, until it was fetched', async () => {
    const { world, first, teacher, look, day } = await aNap()
    await look(first, '12:41')
    await world.addGuardian([first], { relationship: '母' })
    for (const [time, kind] of [
      ['12:10', 'arrive'],
      ['12:52', 'leave'],
    ] as const) {
      teacher.at(time)
      const tapped = await teacher.post('/presence/tap', { id: act(), childId: first, kind, at: at(time), person: '母' })
      expect(tapped.status).toBe(200)
    }
    const own = (row: { facilityId: Column; childId: Column }) =>
      and(eq(row.facilityId, world.facilityId), eq(row.childId, first))
    await world.db.update(enrollment).set({ endsOn: DAY }).where(own(enrollment))
    await world.db.update(classMembership).set({ endsOn: DAY }).where(own(classMembership))
    const director = await world.addStaff('director')
    director.at('9:00', '2026-12-01')
    const [looked] = foldNapDay(await day(director), at('9:00', '2026-12-01'))
    expect(looked?.nap.slots.map(({ state }) => state)).toEqual(['missing', 'checked', 'open'])
  })

  test('RE03 主任 puts a slot right with a reason, and it is marked; a teacher may not', async () => {
    const { world, first, teacher, look, day } = await aNap()
    const id = act()
    await look(first, '12:41', {}, id)
    const lead = await world.addStaff('head_teacher', { name: '主任' })
    lead.at('16:00')
    const json = { id: act(), childId: first, slot: at('12:40'), position: 'right', ...SEEN, supersedes: id }
    expect((await lead.post('/nap/correct', json)).status).toBe(400)
    teacher.at('16:00')
    expect((await teacher.post('/nap/correct', { ...json, reason: '見まちがい' })).status).toBe(404)
    expect((await lead.post('/nap/correct', { ...json, reason: '見まちがい' })).status).toBe(200)
    expect(slotsOf(await day(), first, '16:01')).toContain('managed')
    const past = { ...json, id: act(), slot: at('12:40', '2026-11-19'), supersedes: undefined, reason: '紙から' }
    expect((await lead.post('/nap/correct', past)).status).toBe(200)
    expect((await day(lead, '2026-11-19')).checks).toMatchObject([{ at: at('16:00'), reason: '紙から', by: '主任' }])
    const ahead = await lead.post('/nap/correct', { ...past, id: act(), slot: at('17:00') })
    expect([ahead.status, ahead.body]).toMatchObject([400, { error: { field: 'slot' } }])
  })

  test('RE13 the day goes out as a file, and it is written down who took it', async () => {
    const { world, first, look } = await aNap()
    await look(first, '12:41')
    const director = await world.addStaff('director')
    director.at('16:00')
    const csv = await director.get(`/nap/file?day=${DAY}&format=csv`)
    expect(csv.status).toBe(200)
    expect(csv.text).toContain('あおむけ')
    expect(csv.text).toContain('抜け')
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.filter(({ action }) => action === 'nap.export')).toMatchObject([{ outcome: 'read', content: { day: DAY } }])
  })

  test('RC08 a family reads no single look, and another class is not the teacher’s', async () => {
    const { world, first, look, day } = await aNap()
    await look(first, '12:41')
    const parent = await world.addGuardian([first])
    expect((await parent.get(`/nap/day?day=${DAY}`)).status).toBe(404)
    const other = await world.addStaff('nursery_teacher', { classId: world.star })
    const found = await day(other)
    expect([found.children, found.checks]).toEqual([[], []])
  })
})
