import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, membership } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { assignment, audit, person, session } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

const NAME = { familyName: '新井', givenName: '花', kana: 'あらい はな' }
const NEXT_WEEK = '2026-11-24'
type Person = {
  personId: string
  name: string
  hasPin: boolean
  self: boolean
  assignments: { assignmentId: string; role: string; classroomId: string | null; startsOn: string; endsOn: string | null }[]
  duties: { kind: string }[]
}
type World = Awaited<ReturnType<typeof makeWorld>>
type Client = Awaited<ReturnType<World['addStaff']>>
const peopleOf = async (who: Client): Promise<Person[]> => (await who.get('/staff')).body.people as Person[]
const found = async (who: Client, personId: unknown): Promise<Person | undefined> =>
  (await peopleOf(who)).find((one) => one.personId === personId)
const liveSessions = (world: World, accountId: string) =>
  world.db
    .select()
    .from(session)
    .where(and(eq(session.facilityId, world.facilityId), eq(session.accountId, accountId), isNull(session.endedAt)))

describe('職員', () => {
  test('a director takes somebody on with one act, and the list says as what, where and from when', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const id = act()
    const json = { id, ...NAME, role: 'nursery_teacher', classroomId: world.rabbit, startsOn: NEXT_WEEK, endsOn: '2027-03-31' }
    const { status, body } = await director.post('/staff/add', json)
    expect(status).toBe(200)
    expect(await found(director, body.personId)).toMatchObject({
      name: '新井 花',
      hasPin: false,
      assignments: [{ role: 'nursery_teacher', classroomId: world.rabbit, startsOn: NEXT_WEEK, endsOn: '2027-03-31' }],
    })
    expect((await director.post('/staff/add', json)).body).toEqual(body)
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.commandId, id)))
    expect(row).toMatchObject({ action: 'staff.change', outcome: 'done', content: { added: id } })
    expect((await peopleOf(director)).filter(({ self }) => self)).toHaveLength(1)
  })

  test('several roles stand side by side, and a class changes on its day', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const child = await world.addChild('ほし あきら', { classId: world.star })
    const old = (await found(director, teacher.personId))?.assignments[0]?.assignmentId
    const { personId } = teacher
    const change = {
      id: act(),
      personId,
      assignmentId: old,
      role: 'nursery_teacher',
      classroomId: world.star,
      startsOn: NEXT_WEEK,
    }
    expect((await director.post('/staff/change', change)).status).toBe(200)
    expect((await director.post('/staff/assign', { id: act(), personId, role: 'nurse', startsOn: '2027-01-05' })).status).toBe(
      200,
    )
    expect((await found(director, personId))?.assignments).toEqual([
      expect.objectContaining({ classroomId: world.rabbit, endsOn: '2026-11-23' }),
      expect.objectContaining({ classroomId: world.star, startsOn: NEXT_WEEK, endsOn: null }),
      expect.objectContaining({ role: 'nurse', startsOn: '2027-01-05' }),
    ])
    const tap = () => teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    expect((await tap()).status).toBe(404)
    teacher.at('8:05', NEXT_WEEK)
    // The person reaches the whole house from January on, so a password alone is not enough; this sign-in brought more.
    expect((await tap()).status).toBe(200)
  })

  test('an assignment ends with its last day, and what ended cannot be changed any more', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const { personId } = await world.addStaff('cook', { door: 'room' })
    const assignmentId = (await found(director, personId))?.assignments[0]?.assignmentId
    expect((await director.post('/staff/end', { id: act(), personId, assignmentId, endsOn: '2026-11-18' })).body).toMatchObject({
      error: { code: 'bad_input', field: 'endsOn' },
    })
    expect((await director.post('/staff/end', { id: act(), personId, assignmentId, endsOn: '2026-11-19' })).status).toBe(200)
    expect(await found(director, personId)).toBeUndefined()
    const change = { id: act(), personId, assignmentId, role: 'nurse', startsOn: DAY }
    expect((await director.post('/staff/change', change)).status).toBe(404)
  })

  test('a role of the whole house ends what was opened with a password alone, and leaves what was proved better', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const strong = await world.enter(teacher.accountId, 'room')
    await world.db
      .update(session)
      .set({ strength: 'password' })
      .where(and(eq(session.facilityId, world.facilityId), eq(session.tokenHash, teacher.token.hash)))
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    const { personId } = teacher
    await director.post('/staff/assign', { id: act(), personId, role: 'head_teacher', startsOn: NEXT_WEEK })
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(401)
    expect((await strong.get(`/presence/board?day=${DAY}`)).status).toBe(200)
  })

  test('another class alone ends nobody’s session', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    await world.db.update(session).set({ strength: 'password' }).where(eq(session.tokenHash, teacher.token.hash))
    const { personId } = teacher
    const more = { personId, role: 'nursery_teacher', classroomId: world.star, startsOn: DAY }
    expect((await director.post('/staff/assign', { id: act(), ...more })).status).toBe(200)
    expect(await liveSessions(world, teacher.accountId)).toHaveLength(1)
  })

  test('the doors somebody finds follow the role, in the directory too', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const { accountId, personId } = await world.addStaff('office')
    await world.directory
      .insert(account)
      .values({ id: accountId, login: accountId, name: '先生', passwordHash: '', createdAt: 0 })
    const doors = async () =>
      (await world.directory.select().from(membership).where(eq(membership.accountId, accountId))).map(({ door }) => door).sort()
    await director.post('/staff/assign', { id: act(), personId, role: 'head_teacher', startsOn: DAY, endsOn: '2026-11-30' })
    await expect.poll(doors).toEqual(['office', 'room'])
    const extra = (await found(director, personId))?.assignments.find(({ role }) => role === 'head_teacher')?.assignmentId
    await director.post('/staff/end', { id: act(), personId, assignmentId: extra, endsOn: '2026-11-19' })
    await expect.poll(doors).toEqual(['office'])
  })

  test('the last 園長 cannot be ended, changed or let go', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const { personId } = director
    const assignmentId = (await found(director, personId))?.assignments[0]?.assignmentId
    const refused = { status: 409, body: { error: { code: 'last_director' } } }
    expect(await director.post('/staff/end', { id: act(), personId, assignmentId, endsOn: NEXT_WEEK })).toMatchObject(refused)
    expect(
      await director.post('/staff/change', { id: act(), personId, assignmentId, role: 'office', startsOn: NEXT_WEEK }),
    ).toMatchObject(refused)
    expect(await director.post('/staff/retire', { id: act(), personId })).toMatchObject(refused)
    const next = await director.post('/staff/add', { id: act(), ...NAME, role: 'director', startsOn: NEXT_WEEK })
    expect(await director.post('/staff/retire', { id: act(), personId })).toMatchObject(refused)
    expect((await director.post('/staff/retire', { id: act(), personId, endsOn: '2026-11-23' })).status).toBe(200)
    expect(next.status).toBe(200)
  })

  test('only a 保育士 has a class, the class must be there, and days are in order', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const add = (more: object) =>
      director.post('/staff/add', { id: act(), ...NAME, startsOn: DAY, role: 'nursery_teacher', ...more })
    expect((await add({ role: 'nurse', classroomId: world.rabbit })).body).toMatchObject({ error: { field: 'classroomId' } })
    expect((await add({ classroomId: newId(0) })).body).toMatchObject({ error: { field: 'classroomId' } })
    expect((await add({ endsOn: '2026-11-01' })).body).toMatchObject({ error: { field: 'endsOn' } })
    expect((await add({ role: 'king' })).body).toMatchObject({ error: { field: 'role' } })
    expect((await world.db.select().from(person).where(eq(person.facilityId, world.facilityId))).length).toBe(1)
  })

  test('主任 and 事務 see the list and plan duties; taking on and letting go is the director’s, and asks who one is', async () => {
    const world = await makeWorld()
    const head = await world.addStaff('head_teacher')
    const director = await world.addStaff('director')
    const { personId } = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    expect((await head.get('/staff')).status).toBe(200)
    const add = { ...NAME, role: 'cook', startsOn: DAY }
    expect((await head.post('/staff/add', { id: act(), ...add })).status).toBe(404)
    expect((await head.post('/staff/retire', { id: act(), personId })).status).toBe(404)
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.tokenHash, director.token.hash))
    expect((await director.post('/staff/add', { id: act(), ...add })).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect(
      await world.db
        .select()
        .from(assignment)
        .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.role, 'cook'))),
    ).toEqual([])
  })
})
