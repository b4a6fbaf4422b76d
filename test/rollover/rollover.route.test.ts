import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstSettings } from '../../schema/facility/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import { assignment, block, classMembership, classroom, enrollment, facilitySetting, rollover } from '../../schema/shard.ts'
import { act, makeWorld } from '../kit/world.ts'

const [MARCH, LAST, FIRST] = ['2026-03-20', '2026-03-31', '2026-04-01']

interface Year {
  year: number
  seen: string
  children: { childId: Id; to: unknown; by: string; entersOn: string | null }[]
  classes: { id: Id; name: string }[]
  works: { assignmentId: Id; to: Id | null }[]
  obstacles: { kind: string }[]
  decided: { by: string; changed: boolean } | null
  beside: { tariff: string | null }
}

/** A nursery in March: one child of うさぎ組 that goes on to りす組, one of ほし組 that goes to school, a director and a caregiver. */
async function march() {
  const world = await makeWorld()
  const { facilityId, db } = world
  const squirrel = act()
  const aoi = await world.addChild('さとう あおい', { name: '佐藤 葵', startsOn: '2025-04-01', birthDay: '2023-10-10' })
  const haru = await world.addChild('あおき はる', {
    ...{ name: '青木 陽', startsOn: '2025-04-01', birthDay: '2019-05-05', classId: world.star },
  })
  await db.update(classroom).set({ startsOn: '2025-04-01' }).where(eq(classroom.facilityId, facilityId))
  await db
    .insert(classroom)
    .values({ facilityId, id: squirrel, name: 'りす組', classAge: 2, position: 3, startsOn: '2025-04-01' })
  await db.insert(facilitySetting).values({ facilityId, startsOn: '2025-04-01', settings: firstSettings })
  const director = await world.addStaff('director', { name: '園長' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '担任' })
  await db.update(assignment).set({ startsOn: '2025-04-01' }).where(eq(assignment.facilityId, facilityId))
  director.at('10:00', MARCH)
  const look = async () => (await director.get('/rollover')).body as unknown as Year
  const names = async (day: string) => {
    const { body } = await director.get(`/child?day=${day}`)
    const { classes, children } = body as unknown as {
      classes: { classId: Id; name: string }[]
      children: { name: string; classId: Id | null }[]
    }
    return children.map(({ name, classId }) => `${name} ${classes.find((one) => one.classId === classId)?.name ?? '－'}`)
  }
  const decide = async () => director.post('/rollover/decide', { id: act(), year: 2026, seen: (await look()).seen })
  const undo = () => director.post('/rollover/undo', { id: act(), year: 2026 })
  const toClass = (childId: Id, classroomId: Id) =>
    director.post('/rollover/place', { id: act(), year: 2026, children: [{ childId, to: { outcome: 'class', classroomId } }] })
  return { world, aoi, haru, squirrel, director, teacher, look, names, decide, undo, toClass }
}

describe('A year rehearsed in March', () => {
  test('RL05 every child has a place, and nothing of anybody’s day changes', async () => {
    const { look, names, aoi, haru, squirrel, toClass, world } = await march()
    const before = [await names(LAST), await names(FIRST)]
    const { year, children, obstacles, decided } = await look()
    expect([year, obstacles, decided]).toEqual([2026, [], null])
    expect(children).toMatchObject([
      { childId: haru, to: { outcome: 'graduate' }, by: 'proposal' },
      { childId: aoi, to: { outcome: 'class', classroomId: squirrel }, by: 'proposal' },
    ])
    expect((await toClass(aoi, world.star)).status).toBe(200)
    expect((await look()).children[1]).toMatchObject({ to: { classroomId: world.star }, by: 'hand' })
    expect([await names(LAST), await names(FIRST)]).toEqual(before)
  })

  test('RL05 decided, March 31 is as it was, and April 1 comes true by being read', async () => {
    const { names, decide, look, director, world } = await march()
    const last = await names(LAST)
    const done = await decide()
    expect(done.body).toMatchObject({ year: 2026, placed: 1, graduates: 1, leavers: 0 })
    expect(await names(LAST)).toEqual(last)
    expect(await names(FIRST)).toEqual(['佐藤 葵 りす組'])
    expect((await look()).decided).toMatchObject({ by: '園長', changed: false })
    const board = async (time: string, day: string) => {
      director.at(time, day)
      return (await director.get(`/presence/board?day=${day}`)).body.children as unknown[]
    }
    expect([(await board('23:59', LAST)).length, (await board('0:00', FIRST)).length]).toEqual([2, 1])
    expect(await world.db.select().from(rollover).where(eq(rollover.facilityId, world.facilityId))).toHaveLength(1)
  })

  test('RL05 taken back as a whole until it has begun, with what was chosen kept; decided again', async () => {
    const { names, decide, undo, look, toClass, aoi, world } = await march()
    const before = [await names(LAST), await names(FIRST)]
    await toClass(aoi, world.star)
    await decide()
    expect(await names(FIRST)).toEqual(['佐藤 葵 ほし組'])
    expect((await undo()).status).toBe(200)
    expect([await names(LAST), await names(FIRST)]).toEqual(before)
    expect((await look()).children[1]).toMatchObject({ by: 'hand' })
    expect((await undo()).text).toContain('まだ決まっていません')
    expect((await decide()).status).toBe(200)
    expect(await names(FIRST)).toEqual(['佐藤 葵 ほし組'])
  })

  test('RL05 a choice after the decision is said, and decided again it replaces what was decided', async () => {
    const { names, decide, undo, look, toClass, aoi, world } = await march()
    const before = await names(FIRST)
    await decide()
    await toClass(aoi, world.star)
    expect((await look()).decided).toMatchObject({ changed: true })
    expect(await names(FIRST)).toEqual(['佐藤 葵 りす組'])
    expect((await decide()).status).toBe(200)
    expect(await names(FIRST)).toEqual(['佐藤 葵 ほし組'])
    await undo()
    expect(await names(FIRST)).toEqual(before)
  })

  test('RL05 once it has begun it is not taken back, and the next year is rehearsed', async () => {
    const { decide, undo, look, director } = await march()
    await decide()
    director.at('0:00', FIRST)
    expect((await undo()).text).toContain('もう始まっています')
    expect((await look()).year).toBe(2027)
  })
})

describe('Who works where', () => {
  test('RL05 a caregiver moves with the first day; until then she works where she did', async () => {
    const { look, decide, director, squirrel, world } = await march()
    const [work] = (await look()).works
    await director.post('/rollover/work', { id: act(), year: 2026, assignmentId: work?.assignmentId, classroomId: squirrel })
    await decide()
    const rows = await world.db
      .select({ classroomId: assignment.classroomId, startsOn: assignment.startsOn, endsOn: assignment.endsOn })
      .from(assignment)
      .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.role, 'nursery_teacher')))
    expect(rows.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))).toEqual([
      { classroomId: world.rabbit, startsOn: '2025-04-01', endsOn: LAST },
      { classroomId: squirrel, startsOn: FIRST, endsOn: null },
    ])
  })

  test('RL05 a class ends only when its children and caregivers have another', async () => {
    const { look, decide, director, squirrel, world } = await march()
    await director.post('/rollover/end-class', { id: act(), year: 2026, classroomId: world.rabbit, ends: true })
    expect((await look()).obstacles).toMatchObject([{ kind: 'work' }])
    expect((await decide()).text).toContain('決まっていないことが1件')
    const [work] = (await look()).works
    await director.post('/rollover/work', { id: act(), year: 2026, assignmentId: work?.assignmentId, classroomId: squirrel })
    expect((await decide()).status).toBe(200)
    const [row] = await world.db.select().from(classroom).where(eq(classroom.id, world.rabbit))
    expect(row?.endsOn).toBe(LAST)
  })

  test('RL05 a new class is there with the year, under a name of its own', async () => {
    const { look, names, decide, toClass, director, aoi } = await march()
    const rainbow = act()
    const add = (name: string) =>
      director.post('/rollover/class', { id: act(), year: 2026, classroomId: rainbow, name, classAge: null })
    expect((await add('ほし組')).body).toMatchObject({ error: { field: 'name', message: expect.stringContaining('もう来年度') } })
    await add('にじ組')
    await toClass(aoi, rainbow)
    expect((await look()).classes.map(({ name }) => name)).toEqual(['うさぎ組', 'ほし組', 'りす組', 'にじ組'])
    await decide()
    expect(await names(FIRST)).toEqual(['佐藤 葵 にじ組'])
  })
})

describe('Bad input', () => {
  test('A child with two classes on one day, a class that is not there, a child of another house: refused, nothing written', async () => {
    const { director, aoi, squirrel, world, toClass, look } = await march()
    const to = { outcome: 'class', classroomId: squirrel }
    const twice = { id: act(), year: 2026, children: [aoi, aoi].map((childId) => ({ childId, to })) }
    expect((await director.post('/rollover/place', twice)).text).toContain('同じ日に2つのクラスには入れられません')
    expect((await toClass(aoi, act())).text).toContain('来年度にあるクラスをえらんでください')
    const stranger = await (await makeWorld()).addChild('よその こ')
    expect((await toClass(stranger, squirrel)).status).toBe(404)
    expect((await look()).children.every(({ by }) => by === 'proposal')).toBe(true)
    const row = { facilityId: world.facilityId, childId: aoi, startsOn: '2025-05-01', endsOn: null, classroomId: world.star }
    await world.db.insert(classMembership).values(row)
    expect((await look()).obstacles).toMatchObject([{ kind: 'two_classes' }])
  })

  test('What was not seen is not decided: somebody chose meanwhile, or took somebody off the roster', async () => {
    const { director, look, toClass, decide, aoi, world } = await march()
    const { seen } = await look()
    await toClass(aoi, world.star)
    const old = await director.post('/rollover/decide', { id: act(), year: 2026, seen })
    expect([old.status, old.text]).toEqual([409, expect.stringContaining('下見がその間に変わりました')])
    const again = await look()
    await world.db.update(enrollment).set({ endsOn: '2026-03-25' }).where(eq(enrollment.childId, aoi))
    const gone = await director.post('/rollover/decide', { id: act(), year: 2026, seen: again.seen })
    expect(gone.status).toBe(409)
    expect((await decide()).body).toMatchObject({ placed: 0, graduates: 1 })
  })

  test('The same decision twice is one; caregivers and families reach nothing of it', async () => {
    const { director, look, teacher, world, aoi } = await march()
    const asked = { id: act(), year: 2026, seen: (await look()).seen }
    const first = await director.post('/rollover/decide', asked)
    expect((await director.post('/rollover/decide', asked)).body).toEqual(first.body)
    const mother = await world.addGuardian([aoi])
    for (const who of [teacher, mother]) {
      who.at('10:00', MARCH)
      expect((await who.get('/rollover')).status).toBe(404)
      expect((await who.post('/rollover/undo', { id: act(), year: 2026 })).status).toBe(404)
    }
  })

  test('Who is kept from a child does not see it here, and decides nothing for it', async () => {
    const { director, look, world, aoi } = await march()
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, childId: aoi, id: act(), personId: director.personId, kind: 'support_measure' },
      ...{ text: '', startsOn: '2025-04-01', setBy: act(), setAt: 0 },
    })
    const { children, seen } = await look()
    expect([children.map(({ childId }) => childId).includes(aoi), seen]).toEqual([false, ''])
    const asked = await director.post('/rollover/decide', { id: act(), year: 2026, seen: 'x' })
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('見せられない子ども')])
  })
})

test('RL05 RO01 the new classes as CSV and Excel, and who took them is written down', async () => {
  const { director, look } = await march()
  await look()
  const csv = await director.get('/rollover/file?format=csv')
  expect(csv.text).toContain('りす組,佐藤 葵,さとう あおい,2023-10-10,2,うさぎ組')
  expect(csv.text).toContain('卒園,青木 陽')
  expect(csv.text).toContain('下見')
  const xlsx = await director.get('/rollover/file?format=xlsx')
  expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
})
