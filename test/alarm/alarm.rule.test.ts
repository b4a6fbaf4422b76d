// Alarms by push: the worker's own sender against a push service on this machine, on the clock of the test.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ALARM_KINDS } from '../../schema/alarm/input.ts'
import { alarmKeys } from '../../schema/alarm/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { assignment, device, session } from '../../schema/shard.ts'
import { sendAlarms } from '../../worker/alarm/send-alarms.ts'
import { sendPushes } from '../../worker/notification/send-pushes.ts'
import { addChildren } from '../drill/big-house.ts'
import { counted } from '../kit/count-trips.ts'
import { ALL, act, at, bindings, makeWorld } from '../kit/world.ts'
import { openService } from '../notification/phone.ts'

const ALARM = 'すぐに見てほしいことがあります'
const { service } = openService()

async function makeDesk() {
  const world = await makeWorld()
  const childId = await world.addChild('あおい そら')
  const turnOn = async (role: 'head_teacher' | 'director', accountId?: string) => {
    const who = await world.addStaff(role, accountId ? { accountId } : {})
    const phone = service().subscribe()
    who.at('7:30')
    const asked = { id: act(), endpoint: phone.endpoint, keys: phone.keys, language: 'ja' }
    expect((await who.post('/alarm/device', asked)).status).toBe(200)
    return { who, phone, texts: () => phone.notes.map(({ text }) => text) }
  }
  const run = (time: string | Moment) => sendAlarms(bindings, typeof time === 'string' ? at(time) : time)
  return { ...world, childId, turnOn, run }
}

describe('RA17 A chase', () => {
  test('is told to 主任 when it opens and to 園長 at 園長’s step, once each, in words that say nothing of anybody', async () => {
    const { turnOn, run } = await makeDesk()
    const head = await turnOn('head_teacher')
    const director = await turnOn('director')
    await run('8:40')
    expect([head.phone.knocks, director.phone.knocks]).toEqual([0, 0])
    await run('9:05')
    expect([head.texts(), director.texts()]).toEqual([[ALARM], []])
    for (const time of ['9:20', '9:21', '10:30']) await run(time)
    expect([head.texts(), director.texts()]).toEqual([[ALARM], [ALARM]])
    expect(service().faults).toEqual([])
  })

  test('is told to 園長 at once where nobody is 主任, and is not told when it is over before the push', async () => {
    const { turnOn, run, addStaff, childId, rabbit } = await makeDesk()
    const director = await turnOn('director')
    director.phone.answers = { status: 503 }
    await run('9:05')
    expect(director.phone.knocks).toBe(1)
    const teacher = await addStaff('nursery_teacher', { classId: rabbit })
    teacher.at('9:06')
    expect((await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    director.phone.answers = { status: 201 }
    await run('9:10')
    expect(director.texts()).toEqual([])
  })

  test('comes again after a push service that was down; a subscription that is gone holds up nobody', async () => {
    const { turnOn, run } = await makeDesk()
    const head = await turnOn('head_teacher')
    const gone = await turnOn('head_teacher')
    gone.phone.answers = { status: 410 }
    head.phone.answers = { status: 503 }
    for (const time of ['9:05', '9:06', '9:11', '9:26']) await run(time)
    expect([head.phone.knocks, gone.phone.knocks]).toEqual([4, 1])
    head.phone.answers = { status: 201 }
    await run('9:56')
    expect(head.texts()).toEqual([ALARM])
    head.who.at('9:58')
    expect((await head.who.get('/alarm')).body.devices).toMatchObject([{ sentAt: at('9:56'), failing: false, here: true }])
    gone.who.at('9:58')
    expect((await gone.who.get('/alarm')).body.devices).toEqual([])
  })

  test('is given up after the last try, and the browser is shown as one that hears nothing', async () => {
    const { turnOn, run } = await makeDesk()
    const head = await turnOn('head_teacher')
    head.phone.answers = { status: 503 }
    for (const time of ['9:05', '9:06', '9:11', '9:26', '9:56', '9:57', '11:00']) await run(time)
    expect(head.phone.knocks).toBe(5)
    head.who.at('11:01')
    expect((await head.who.get('/alarm')).body.devices).toMatchObject([{ sentAt: null, failing: true }])
  })

  test('is not told to who does not want it, who is no longer 主任, or whose sign-in is over', async () => {
    const { turnOn, run, db } = await makeDesk()
    const unwilling = await turnOn('head_teacher')
    const gone = await turnOn('head_teacher')
    const left = await turnOn('head_teacher')
    unwilling.who.at('8:00')
    expect((await unwilling.who.post('/alarm/choice', { id: act(), kinds: ['pickup', 'roll', 'tablet'] })).status).toBe(200)
    await db.update(assignment).set({ endsOn: '2026-04-30' }).where(eq(assignment.personId, gone.who.personId))
    await db
      .update(session)
      .set({ endedAt: at('8:00') })
      .where(eq(session.accountId, left.who.accountId))
    await run('9:20')
    expect([unwilling, gone, left].map(({ phone }) => phone.knocks)).toEqual([0, 0, 0])
    expect((await unwilling.who.get('/alarm')).body).toMatchObject({ kinds: ['pickup', 'roll', 'tablet'] })
  })
})

describe('Other alarms', () => {
  test('RB17 RB13 a child nobody has fetched, and a count that differs, are told; what is told anew is what began anew', async () => {
    const { turnOn, run, addStaff, childId, rabbit } = await makeDesk()
    const head = await turnOn('head_teacher')
    const teacher = await addStaff('nursery_teacher', { classId: rabbit })
    teacher.at('8:30')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await run('9:20')
    expect(head.phone.knocks).toBe(0)
    teacher.at('10:00')
    const count = { at: at('10:00'), classId: rabbit, counted: 0, expected: 1 }
    expect((await teacher.post('/roll/count', { id: act(), ...count })).status).toBe(200)
    await run('10:01')
    await run('10:02')
    expect(head.texts()).toEqual([ALARM])
    teacher.at('10:03')
    await teacher.post('/roll/count', { id: act(), ...count, at: at('10:03'), counted: 1 })
    await run('10:04')
    await run('18:30')
    expect(head.texts()).toEqual([ALARM, ALARM])
    expect(service().faults).toEqual([])
  })

  test('a tablet that is silent is told while children are waited for, not at night, and again when it falls silent again', async () => {
    const { turnOn, run, addStaff, db, facilityId, childId, rabbit } = await makeDesk()
    const director = await turnOn('director')
    const teacher = await addStaff('nursery_teacher', { classId: rabbit })
    teacher.at('8:30')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const heard = (time: string) =>
      db
        .update(device)
        .set({ seenAt: at(time) })
        .where(eq(device.facilityId, facilityId))
    const values = {
      facilityId,
      id: act(),
      kind: 'tablet' as const,
      name: 'タブレット',
      classroomIds: [],
      pairedBy: act(),
      pairedAt: 0,
    }
    await db.insert(device).values(values)
    await heard('6:00')
    await run('6:30')
    expect(director.phone.knocks).toBe(0)
    await run('9:30')
    await run('9:31')
    expect(director.texts()).toEqual([ALARM])
    await heard('9:32')
    await run('9:33')
    await run('9:40')
    expect(director.texts()).toEqual([ALARM, ALARM])
  })

  test('a parent who works here is told of the own child at the family’s door and of alarms at the office’s, and never the other way round', async () => {
    const { turnOn, run, addGuardian, addStaff, childId, rabbit } = await makeDesk()
    const head = await turnOn('head_teacher')
    const mother = await addGuardian([childId], { capabilities: ALL, accountId: head.who.accountId })
    const own = service().subscribe()
    mother.at('7:30')
    const asked = { id: act(), endpoint: own.endpoint, keys: own.keys, language: 'ja' }
    expect((await mother.post('/notification/device', asked)).status).toBe(200)
    const teacher = await addStaff('nursery_teacher', { classId: rabbit })
    await run('9:20')
    expect([head.texts().length, own.knocks]).toEqual([1, 0])
    teacher.at('9:21')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await sendPushes(bindings, at('9:23'))
    expect([head.texts().length, own.notes.map(({ text }) => text)]).toEqual([1, ['連絡があります']])
  })
})

test('RA17 each role hears of a chase from its step on, and whoever is both from the first', () => {
  const alarms = [
    { kind: 'arrival', of: 'a 1', step: 'head_teacher' },
    { kind: 'arrival', of: 'b 1', step: 'city' },
    { kind: 'tablet', of: 't', step: null },
  ] as const
  const both = new Set(['head_teacher', 'director'] as const)
  expect(alarmKeys(alarms, ['head_teacher'], both, ALARM_KINDS)).toEqual(['arrival a 1', 'arrival b 1', 'tablet t'])
  expect(alarmKeys(alarms, ['director'], both, ALARM_KINDS)).toEqual(['arrival b 1', 'tablet t'])
  expect(alarmKeys(alarms, ['director', 'head_teacher'], both, ALARM_KINDS)).toEqual(['arrival a 1', 'arrival b 1', 'tablet t'])
  expect(alarmKeys(alarms, ['director'], new Set(['director']), ALARM_KINDS)).toEqual(['arrival a 1', 'arrival b 1', 'tablet t'])
  expect(alarmKeys(alarms, ['director'], both, ['tablet'])).toEqual(['tablet t'])
})

describe('The minute’s work', () => {
  test('is one trip a facility in which somebody wants to be told, constant in its children and groups', async () => {
    const trips = async () => {
      let count = 0
      const watch = (db: typeof bindings.DIRECTORY) =>
        counted(db, () => {
          count += 1
        })
      // Before anybody is looked for: what is asked each minute of an ordinary day.
      await sendAlarms(
        { ...bindings, SHARD_1: watch(bindings.SHARD_1 as never), SHARD_2: watch(bindings.SHARD_2 as never) },
        at('7:40'),
      )
      return count
    }
    // What the tests before left over is forgotten first.
    await trips()
    const before = await trips()
    const desks = [await makeDesk(), await makeDesk(), await makeDesk()]
    for (const desk of desks) await desk.turnOn('head_teacher')
    expect(await trips()).toBe(before + desks.length)
    const [first] = desks
    await addChildren(first as NonNullable<typeof first>, 120)
    await first?.turnOn('director')
    // A facility in which nobody has turned anything on is not asked.
    await makeDesk()
    expect(await trips()).toBe(before + desks.length)
  })
})
