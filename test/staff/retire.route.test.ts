// 退職・異動: one act, and the person is out with the next request, everywhere in this house and nowhere else.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, membership, officer, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { assignment, duty, person } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { settleStaff } from '../../worker/staff/settle.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { unknownIds } from '../law/ids.ts'
import { requestOf, SAMPLES } from '../law/sample.ts'

type World = Awaited<ReturnType<typeof makeWorld>>

/** A teacher with an account in the directory. */
async function teacherOf(world: World, accountId = newId(0)) {
  await world.directory
    .insert(account)
    .values({ id: accountId, login: accountId, name: '先生', passwordHash: '', createdAt: 0 })
    .onConflictDoNothing()
  return world.addStaff('nursery_teacher', { classId: world.rabbit, accountId })
}
const doorsOf = async (world: World, accountId: string) =>
  (await world.directory.select().from(membership).where(eq(membership.accountId, accountId)))
    .map(({ facilityId, door }) => `${facilityId} ${door}`)
    .sort()
const accountOf = async (world: World, accountId: string) =>
  (await world.directory.select().from(account).where(eq(account.id, accountId)))[0]

describe('Leaving at once', () => {
  test('the very next request is refused on every route there is', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const head = await world.addStaff('head_teacher')
    expect((await head.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    expect((await director.post('/staff/retire', { id: act(), personId: head.personId })).status).toBe(200)
    const keys = listRoutes(app).map(({ method, path }) => `${method} ${path}`)
    const answers: Record<string, number> = {}
    for (const key of keys.filter((one) => one.includes('/:'))) {
      const { method, path, headers, body } = requestOf(key, SAMPLES[key]?.(unknownIds()) ?? {})
      const address = path.replace(':facility', String(world.facilityId)).replace(':organisation', '1')
      const { status } = await head.send(method, address, { headers, ...(body === null ? {} : { body }) })
      if (status !== 401 && status !== 404) answers[key] = status
    }
    expect(answers).toEqual({})
    expect(keys.length).toBeGreaterThan(30)
  })

  test('assignments, coming ones too, duties and the PIN end in the one act; a duty that runs keeps the hours that were', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await teacherOf(world)
    const { facilityId } = world
    const { personId } = teacher
    await director.post('/staff/assign', { id: act(), personId, role: 'nurse', startsOn: '2027-04-01' })
    const hours = [
      [DAY, 'early', 420, 510],
      [DAY, 'late', 990, 1140],
      ['2026-11-24', 'early', 420, 510],
    ] as const
    await world.db
      .insert(duty)
      .values(hours.map(([day, kind, fromTime, toTime]) => ({ facilityId, day, personId, kind, fromTime, toTime })))
    await world.db.update(person).set({ pinHash: 'x' }).where(eq(person.id, personId))
    await director.post('/staff/retire', { id: act(), personId })
    const rows = await world.db.select().from(assignment).where(eq(assignment.personId, personId))
    expect(rows.map(({ endsOn }) => endsOn)).toEqual(['2026-11-19', '2026-11-19'])
    const left = await world.db.select().from(duty).where(eq(duty.personId, personId))
    expect(left.map(({ day, fromTime, toTime }) => [day, fromTime, toTime])).toEqual([[DAY, 420, 485]])
    expect((await world.db.select().from(person).where(eq(person.id, personId)))[0]).toMatchObject({ pinHash: null })
  })

  test('the directory forgets the door, ends the sign-in and closes an account with nothing left behind it', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await teacherOf(world)
    const { accountId, personId } = teacher
    await director.post('/staff/retire', { id: act(), personId })
    await expect.poll(() => doorsOf(world, accountId)).toEqual([])
    await expect.poll(async () => (await accountOf(world, accountId))?.retiredAt).toBe(at('8:05'))
    const [ended] = await world.directory.select().from(signIn).where(eq(signIn.accountId, accountId))
    expect(ended?.endedAt).toBe(at('8:05'))
    expect((await teacher.get('/api/account/me')).status).toBe(401)
  })

  test('another facility goes on as if nothing had happened', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const director = await world.addStaff('director')
    const accountId = newId(0)
    const { personId } = await teacherOf(world, accountId)
    const there = await teacherOf(other, accountId)
    await director.post('/staff/retire', { id: act(), personId })
    await expect.poll(() => doorsOf(world, accountId)).toEqual([`${other.facilityId} room`])
    expect((await there.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    expect((await there.get('/api/account/me')).status).toBe(200)
    expect((await accountOf(world, accountId))?.retiredAt).toBeNull()
  })

  test('who is also a parent keeps the family door', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const child = await world.addChild('さとう あおい')
    const accountId = newId(0)
    const { personId } = await teacherOf(world, accountId)
    const phone = await world.addGuardian([child], { accountId })
    await director.post('/staff/retire', { id: act(), personId })
    await expect.poll(() => doorsOf(world, accountId)).toEqual([`${world.facilityId} family`])
    expect((await phone.get('/family/today')).status).toBe(200)
    expect((await phone.get('/api/account/me')).status).toBe(200)
  })

  test('a duty for the city keeps the account and its office door', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const accountId = newId(0)
    await teacherOf(world, accountId)
    const head = await world.addStaff('head_teacher', { accountId })
    await world.directory.insert(officer).values({ organisationId: 1, accountId, startsOn: '2026-04-01' })
    const rows = await world.db.select().from(person).where(eq(person.accountId, accountId))
    for (const { id } of rows) await director.post('/staff/retire', { id: act(), personId: id })
    await expect.poll(() => doorsOf(world, accountId)).toEqual([])
    const ends = await world.directory.select().from(signIn).where(eq(signIn.accountId, accountId))
    expect(Object.fromEntries(ends.map(({ door, endedAt }) => [door, endedAt === null]))).toEqual({ room: false, office: true })
    expect((await accountOf(world, accountId))?.retiredAt).toBeNull()
    expect(head.accountId).toBe(accountId)
  })
})

describe('Leaving on a day', () => {
  test('the last day is a day of work; the morning after nothing opens, and the sweep shuts the doors', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await teacherOf(world)
    const { accountId, personId } = teacher
    await director.post('/staff/retire', { id: act(), personId, endsOn: DAY })
    teacher.at('23:59')
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    await settleStaff(bindings, at('23:59'))
    expect((await doorsOf(world, accountId)).sort()).toEqual(['office', 'room'].map((door) => `${world.facilityId} ${door}`))
    teacher.at('0:00', '2026-11-21')
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(404)
    await settleStaff(bindings, at('0:01', '2026-11-21'))
    expect(await doorsOf(world, accountId)).toEqual([])
    expect((await accountOf(world, accountId))?.retiredAt).toBe(at('0:01', '2026-11-21'))
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(401)
  })

  test('a sweep finishes what was interrupted, also weeks later, and a second one changes nothing', async () => {
    const world = await makeWorld()
    const teacher = await teacherOf(world)
    await world.db
      .update(assignment)
      .set({ endsOn: '2026-10-31' })
      .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.personId, teacher.personId)))
    await settleStaff(bindings, at('8:05'))
    expect(await doorsOf(world, teacher.accountId)).toEqual([])
    const first = await accountOf(world, teacher.accountId)
    await settleStaff(bindings, at('8:06'))
    expect(await accountOf(world, teacher.accountId)).toEqual(first)
  })

  test('who comes back finds the door again', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const { accountId, personId } = await teacherOf(world)
    await director.post('/staff/retire', { id: act(), personId })
    await expect.poll(async () => (await accountOf(world, accountId))?.retiredAt).not.toBeNull()
    await director.post('/staff/assign', { id: act(), personId, role: 'cook', startsOn: DAY })
    await expect.poll(() => doorsOf(world, accountId)).toEqual([`${world.facilityId} office`, `${world.facilityId} room`])
    expect((await accountOf(world, accountId))?.retiredAt).toBeNull()
  })

  test('a day that is over is refused', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const { personId } = await teacherOf(world)
    expect((await director.post('/staff/retire', { id: act(), personId, endsOn: '2026-11-19' })).body).toMatchObject({
      error: { code: 'bad_input', field: 'endsOn' },
    })
  })
})
