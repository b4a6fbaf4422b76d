// The chase over the real worker: who is shown, what a call does and does not do, and how it comes to the city.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { chaseCase } from '../../schema/directory.ts'
import { audit, block, classMembership, notice, person } from '../../schema/shard.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { directory, makeCity } from '../city/make-city.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'

interface Chase {
  about: string
  since: number
  step: string
  children: { childId: string; kana: string }[]
  calls: { outcome: string; said: string | null; person: string; by: string }[]
}

async function scene() {
  const world = await makeWorld()
  const older = await world.addChild('さとう あおい')
  const younger = await world.addChild('さとう みなと', { classId: world.star })
  const other = await world.addChild('たなか りく')
  await world.addGuardian([older, younger])
  await world.addGuardian([other])
  const head = await world.addStaff('head_teacher', { name: '林' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const chases = async (who: typeof head, time: string) => {
    who.at(time)
    return (await who.get('/chase')).body as unknown as { chases: Chase[]; found: { childId: string; status: string }[] }
  }
  const calls = (who: typeof head, json: Record<string, unknown>) =>
    who.post('/chase/call', { id: act(), childIds: [older, younger], about: 'arrival', person: '母 保護者', ...json })
  return { world, older, younger, other, head, teacher, chases, calls }
}

describe('未登園・連絡なし', () => {
  test('RA17 opens by itself at the facility’s time, one a household, whether or not a clock of ours has run', async () => {
    const { head, chases, older, younger, other } = await scene()
    expect((await chases(head, '8:59')).chases).toEqual([])
    const { chases: open } = await chases(head, '9:00')
    expect(open).toMatchObject([
      { step: 'head_teacher', since: at('9:00') },
      { step: 'head_teacher', since: at('9:00') },
    ])
    expect(open.map(({ children }) => children.map(({ childId }) => childId).sort()).sort()).toEqual(
      [[older, younger].sort(), [other]].sort(),
    )
    expect((await chases(head, '9:10')).chases[0]?.step).toBe('director')
    expect((await chases(head, '10:00')).chases[0]?.step).toBe('city')
  })

  test('RA17 a call nobody answers is written down with who called, and the child stays missing', async () => {
    const { head, chases, calls } = await scene()
    head.at('9:02')
    expect((await calls(head, { outcome: 'no_answer' })).status).toBe(200)
    head.at('9:03')
    expect((await calls(head, { outcome: 'message' })).status).toBe(200)
    const { chases: open } = await chases(head, '9:05')
    const called = open.find((chase) => chase.calls.length > 0)
    expect(called?.calls).toMatchObject([
      { outcome: 'no_answer', person: '母 保護者', by: '林' },
      { outcome: 'message', by: '林' },
    ])
    expect(called?.children).toHaveLength(2)
  })

  test('what was said of today becomes the children’s notice in the same act, and ends the chase; a time that passes opens it again', async () => {
    const { world, head, chases, calls, older } = await scene()
    head.at('9:05')
    expect((await calls(head, { outcome: 'spoke', said: 'late', time: '10:00' })).status).toBe(200)
    const { chases: open, found } = await chases(head, '9:06')
    expect(open).toHaveLength(1)
    expect(found).toMatchObject([{ status: 'late_expected' }, { status: 'late_expected' }])
    const [written] = await world.db
      .select()
      .from(notice)
      .where(and(eq(notice.facilityId, world.facilityId), eq(notice.childId, older)))
    expect(written).toMatchObject({ kind: 'late', time: 600, source: 'staff' })
    const again = (await chases(head, '10:16')).chases.find(({ children }) => children.some(({ childId }) => childId === older))
    expect(again).toMatchObject({ since: at('10:15'), step: 'head_teacher' })
    head.at('10:17')
    expect((await calls(head, { outcome: 'spoke', said: 'absent', reason: 'sick' })).status).toBe(200)
    expect((await chases(head, '10:18')).found).toMatchObject([{ status: 'absent' }, { status: 'absent' }])
  })

  test('somebody who says the child must be here leaves it missing, and it is the director’s at once', async () => {
    const { head, chases, calls, older } = await scene()
    head.at('9:01')
    await calls(head, { outcome: 'spoke', said: 'should_be_here' })
    const { chases: open } = await chases(head, '9:02')
    expect(open.find(({ children }) => children.some(({ childId }) => childId === older))).toMatchObject({ step: 'director' })
  })

  test('a child that is seen is no longer missing, and the calls about it stay readable', async () => {
    const { head, teacher, chases, calls, older } = await scene()
    head.at('9:02')
    await calls(head, { outcome: 'no_answer' })
    teacher.at('9:03')
    await teacher.post('/presence/tap', { id: act(), childId: older, kind: 'arrive' })
    const { chases: open, found } = await chases(head, '9:04')
    expect(open.flatMap(({ children }) => children).map(({ childId }) => childId)).not.toContain(older)
    expect(found).toMatchObject([{ childId: older, status: 'present' }])
  })

  test('a child nobody has fetched after the planned time is chased in the same way, until somebody says when they come or it is handed over', async () => {
    const { head, teacher, chases, calls, older } = await scene()
    teacher.at('8:31')
    await teacher.post('/presence/tap', { id: act(), childId: older, kind: 'arrive' })
    const waiting = async (time: string) => (await chases(head, time)).chases.filter(({ about }) => about === 'pickup')
    expect(await waiting('17:29')).toEqual([])
    expect(await waiting('17:30')).toMatchObject([{ step: 'head_teacher', since: at('17:30'), children: [{ childId: older }] }])
    expect(await waiting('17:40')).toMatchObject([{ step: 'director' }])
    head.at('17:41')
    const said = { about: 'pickup', childIds: [older], outcome: 'spoke', said: 'late', time: '18:00' }
    expect((await calls(head, said)).status).toBe(200)
    expect(await waiting('17:42')).toEqual([])
    expect(await waiting('18:30')).toMatchObject([{ since: at('18:30'), calls: [{ said: 'late' }] }])
    teacher.at('18:31')
    await teacher.post('/presence/tap', { id: act(), childId: older, kind: 'leave', person: '母' })
    expect(await waiting('18:32')).toEqual([])
  })

  test('a child nobody has fetched is the director’s to the end: what says “city” is known to the city', async () => {
    const { head, teacher, chases, older } = await scene()
    teacher.at('8:31')
    await teacher.post('/presence/tap', { id: act(), childId: older, kind: 'arrive' })
    const waiting = (await chases(head, '18:45')).chases.filter(({ about }) => about === 'pickup')
    expect(waiting).toMatchObject([{ step: 'director', nextStepAt: null }])
  })

  test('a child who comes late comes before the house closes: no call closes the chase for the whole day', async () => {
    const { head, chases, calls } = await scene()
    head.at('9:05')
    expect(await calls(head, { outcome: 'spoke', said: 'late', time: '23:00' })).toMatchObject({
      status: 400,
      body: { error: { field: 'time' } },
    })
    expect((await chases(head, '9:06')).chases).toHaveLength(2)
  })

  test('a child without a class is looked for at the desk like any other, and its numbers can be opened', async () => {
    const { world, head, teacher, other, chases } = await scene()
    await world.db.delete(classMembership).where(eq(classMembership.childId, other))
    const seen = async (who: typeof head) =>
      (await chases(who, '9:05')).chases.flatMap(({ children }) => children).map(({ childId }) => childId)
    expect(await seen(head)).toContain(other)
    expect((await head.get(`/child/contacts?childId=${other}`)).status).toBe(200)
    const call = { id: act(), childIds: [other], about: 'arrival', person: '母', outcome: 'no_answer' }
    expect((await head.post('/chase/call', call)).status).toBe(200)
    const ofClass = await world.addStaff('nursery_teacher', { classId: world.star })
    expect(await seen(ofClass)).not.toContain(other)
    expect(await seen(teacher)).not.toContain(other)
  })

  test('a child kept from somebody of the staff is in no chase of theirs, also as one who was found', async () => {
    const { world, head, older, other, chases, calls } = await scene()
    const barred = await world.addStaff('head_teacher')
    const set = { id: act(), childId: older, personId: barred.personId, kind: 'other', text: '–', from: DAY }
    head.at('8:10')
    expect((await head.post('/block/set', set)).status).toBe(200)
    head.at('9:01')
    await calls(head, { outcome: 'no_answer', childIds: [older, other] })
    expect(JSON.stringify(await chases(barred, '9:02'))).not.toContain(older)
    const call = { id: act(), childIds: [older], about: 'arrival', person: '母', outcome: 'no_answer' }
    expect((await barred.post('/chase/call', call)).status).toBe(404)
    head.at('9:03')
    await calls(head, { outcome: 'spoke', said: 'absent', childIds: [older, other] })
    const { found } = await chases(barred, '9:04')
    expect(found.map(({ childId }) => childId)).toEqual([other])
  })

  test('a caregiver is shown, and calls about, the children of her class; a family and a cook nothing', async () => {
    const { world, teacher, older, other, younger, chases } = await scene()
    const seen = (await chases(teacher, '9:01')).chases.flatMap(({ children }) => children).map(({ childId }) => childId)
    expect(seen.sort()).toEqual([older, other].sort())
    const call = { id: act(), childIds: [younger], about: 'arrival', person: '母', outcome: 'no_answer' }
    expect((await teacher.post('/chase/call', call)).status).toBe(404)
    const cook = await world.addStaff('cook', { door: 'room' })
    expect((await cook.get('/chase')).status).toBe(404)
  })

  test.each([
    [{ outcome: 'spoke' }, 'said'],
    [{ outcome: 'no_answer', said: 'absent' }, 'said'],
    [{ outcome: 'spoke', said: 'late' }, 'time'],
    [{ outcome: 'spoke', said: 'late', time: '9:00' }, 'time'],
    [{ outcome: 'spoke', said: 'other', reason: 'sick' }, 'reason'],
    [{ about: 'pickup', outcome: 'spoke', said: 'absent' }, 'said'],
  ])('%j is refused at its field, and nothing is written', async (wrong, field) => {
    const { head, calls, chases } = await scene()
    head.at('9:02')
    expect(await calls(head, wrong)).toMatchObject({ status: 400, body: { error: { field } } })
    expect((await chases(head, '9:03')).chases.flatMap((chase) => chase.calls)).toEqual([])
  })
})

describe('The city', () => {
  test('RA18 sees the minutes from the beginning, and names only in a case: after an hour, logged in the facility, over with the day', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    const child = await world.addChild('さとう あおい')
    await world.addGuardian([child])
    const asked = () => city.client.get(`/case?facility=${world.facilityId}`)
    city.client.at('9:20')
    expect((await city.today()).facilities).toMatchObject([{ longestOverdue: 20, isCase: false }])
    expect((await asked()).status).toBe(404)
    for (const time of ['9:59', '10:00', '10:01']) expect(await everyMinute(bindings, at(time))).toEqual([])
    expect(await directory().select().from(chaseCase).where(eq(chaseCase.facilityId, world.facilityId))).toHaveLength(1)
    city.client.at('10:02')
    expect((await city.today()).facilities).toMatchObject([{ longestOverdue: 62, isCase: true }])
    const found = await asked()
    expect(found.text).toContain(child)
    expect(found.text).not.toContain('090-0000-0000')
    const read = and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'city.case'))
    expect(await world.db.select().from(audit).where(read)).toMatchObject([{ accountId: city.accountId, outcome: 'read' }])
    city.client.at('8:00', '2026-11-21')
    expect((await asked()).status).toBe(404)
  })

  test('reads in a case who is missing, and of the calls what came of them: no parent’s name, no note', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    const child = await world.addChild('さとう あおい')
    const head = await world.addStaff('head_teacher', { name: '林' })
    head.at('9:10')
    const call = {
      id: act(),
      childIds: [child],
      about: 'arrival',
      person: '母 佐藤 遥',
      outcome: 'spoke',
      said: 'other',
      note: '入院中',
    }
    expect((await head.post('/chase/call', call)).status).toBe(200)
    city.client.at('10:05')
    await city.today()
    const { text, status } = await city.client.get(`/case?facility=${world.facilityId}`)
    expect(status).toBe(200)
    expect(text).toContain('"said":"other"')
    for (const word of ['佐藤 遥', '入院中', '林']) expect(text).not.toContain(word)
  })

  test('an officer who is kept from a child reads it in no case', async () => {
    const city = await makeCity()
    const world = await city.nursery()
    const [kept, other] = [await world.addChild('さとう あおい'), await world.addChild('たなか りく')]
    const father = await world.addPerson(city.accountId, 'さとう けん')
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: kept,
      id: act(),
      personId: father,
      names: [],
      kind: 'court_order',
      text: '',
      startsOn: DAY,
      setBy: act(),
      setAt: at('8:00'),
    })
    expect(await world.db.select().from(person).where(eq(person.id, father))).toHaveLength(1)
    city.client.at('10:05')
    await city.today()
    const { text } = await city.client.get(`/case?facility=${world.facilityId}`)
    expect(text).toContain(other)
    expect(text).not.toContain(kept)
  })

  test('a case that is due is there for the officer also should the minute’s work have stopped; another city’s is no one’s', async () => {
    const [mine, theirs] = [await makeCity(), await makeCity()]
    const world = await mine.nursery()
    await world.addGuardian([await world.addChild('さとう あおい')])
    mine.client.at('10:05')
    theirs.client.at('10:05')
    await mine.today()
    const path = `/case?facility=${world.facilityId}`
    expect((await theirs.client.get(path)).status).toBe(404)
    expect((await theirs.client.get(`/api/city/${mine.organisationId}${path}`)).status).toBe(404)
    expect((await mine.client.get(path)).status).toBe(200)
  })
})
