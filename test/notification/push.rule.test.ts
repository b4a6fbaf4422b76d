// Telling the family for real: the worker's own sender against a push service on this machine, on the clock of the test.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../schema/kit/day.ts'
import { guardianship, outbox, session } from '../../schema/shard.ts'
import { forgetOld } from '../../worker/forget-old.ts'
import { ALL, act, at, bindings } from '../kit/world.ts'
import { type House, makeHouse, openService } from './phone.ts'

const TOLD = '連絡があります'
const LATE = '遅れて通知：連絡があります'
const WRONG = '先ほどの通知は誤りです。アプリで確かめてください'
const { service } = openService()

describe('A push', () => {
  test('goes out when the minute is over in which the act can be taken back, and only once', async () => {
    const house = await makeHouse(service())
    await house.tap('arrive', '8:20')
    await house.run(at('8:20') + 59 * SECOND)
    expect(house.texts()).toEqual([])
    await house.run(at('8:21'))
    expect(house.texts()).toEqual([TOLD])
    await house.run(at('8:22'))
    expect(house.phone.knocks).toBe(1)
    expect(service().faults).toEqual([])
  })

  test('is not sent when the act was taken back by then, with a reason or without', async () => {
    const house = await makeHouse(service())
    await house.undo(await house.tap('arrive', '8:20'), at('8:20') + 30 * SECOND)
    await house.undo(await house.tap('arrive', '8:23'), at('8:23') + 40 * SECOND, 'ちがう子でした')
    for (const time of ['8:21', '8:24', '8:25', '8:30']) await house.run(at(time))
    expect(house.phone.knocks).toBe(0)
  })

  test('is followed by a correction when what it told was wrong', async () => {
    const house = await makeHouse(service())
    const tapped = await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    await house.undo(tapped, at('8:40'), 'ちがう子でした')
    await house.run(at('8:41'))
    expect(house.texts()).toEqual([TOLD, WRONG])
    await house.run(at('8:42'))
    expect(house.phone.knocks).toBe(2)
  })

  test('tells of nothing when the act was taken back after its minute, and before anybody was told', async () => {
    const house = await makeHouse(service())
    await house.undo(await house.tap('arrive', '8:20'), at('8:21') + 30 * SECOND, 'ちがう子でした')
    for (const time of ['8:22', '8:23', '8:40']) await house.run(at(time))
    expect(house.phone.knocks).toBe(0)
  })

  test('that comes more than ten minutes late says so, once, however much it tells of', async () => {
    const house = await makeHouse(service())
    await house.tap('arrive', '11:00', '8:10')
    await house.tap('leave', '11:00', '10:30')
    await house.run(at('11:01'))
    expect(house.texts()).toEqual([LATE])
    await house.run(at('11:02'))
    expect(house.phone.knocks).toBe(1)
  })

  test('is not made of what a tablet brings of an older day: that stays in the app', async () => {
    const house = await makeHouse(service())
    house.teacher.at('8:20')
    const old = { id: act(), childId: house.childId, kind: 'arrive', at: at('8:20', '2026-11-18') }
    expect((await house.teacher.post('/presence/tap', old)).status).toBe(200)
    await house.run(at('8:30'))
    expect(house.phone.knocks).toBe(0)
  })

  test('speaks the language of the device', async () => {
    const house = await makeHouse(service(), { language: 'en' })
    await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    expect(house.texts()).toEqual(['There is a message for you'])
  })

  test('is one for brothers and sisters, and one for each device', async () => {
    const house = await makeHouse(service())
    const brother = await house.addChild('あおい りく')
    const relation = { facilityId: house.facilityId, personId: house.mother.personId, relationship: '母', capabilities: ALL }
    await house.db.insert(guardianship).values({ ...relation, childId: brother, startsOn: '2026-04-01', contactOrder: 1 })
    const second = service().subscribe()
    const tablet = await house.enter(house.mother.accountId, 'family')
    expect((await house.turnOn({ ...tablet, personId: house.mother.personId }, second)).status).toBe(200)
    await house.tap('arrive', '8:20')
    await house.teacher.post('/presence/tap', { id: act(), childId: brother, kind: 'arrive' })
    await house.run(at('8:21'))
    expect([house.phone.knocks, second.knocks]).toEqual([1, 1])
  })

  test('is sent once when two runs meet', async () => {
    const house = await makeHouse(service())
    await house.tap('arrive', '8:20')
    await Promise.all([house.run(at('8:21')), house.run(at('8:21')), house.run(at('8:21') + 1)])
    expect(house.phone.knocks).toBe(1)
  })
})

describe('What a guardian chose', () => {
  test('kinds that are off are not told, nor their corrections', async () => {
    const house = await makeHouse(service())
    expect(
      (await house.mother.post('/notification/choice', { id: act(), kinds: ['left'], quiet: null, mail: 'second' })).status,
    ).toBe(200)
    const tapped = await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    await house.undo(tapped, at('8:40'), 'ちがう子でした')
    await house.run(at('8:41'))
    expect(house.phone.knocks).toBe(0)
    await house.tap('arrive', '8:50')
    await house.tap('leave', '16:00')
    await house.run(at('16:01'))
    expect(house.texts()).toEqual([TOLD])
  })

  test('quiet hours hold everything back; their end tells it once, as late', async () => {
    const house = await makeHouse(service())
    const quiet = { from: '16:00', to: '17:30' }
    await house.mother.post('/notification/choice', { id: act(), kinds: ['arrived', 'left'], quiet, mail: 'second' })
    await house.tap('arrive', '8:20')
    await house.tap('leave', '16:30')
    for (const time of ['16:31', '17:00', '17:29']) await house.run(at(time))
    expect(house.texts()).toEqual([])
    await house.run(at('17:30'))
    expect(house.texts()).toEqual([LATE])
  })

  test('what was off is not made up for when it is turned on', async () => {
    const house = await makeHouse(service())
    await house.mother.post('/notification/choice', { id: act(), kinds: [], quiet: null, mail: 'second' })
    await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    house.mother.at('9:00')
    await house.mother.post('/notification/choice', { id: act(), kinds: ['arrived'], quiet: null, mail: 'second' })
    await house.run(at('9:01'))
    expect(house.phone.knocks).toBe(0)
  })
})

describe('At the moment of sending', () => {
  const relation = (house: House) =>
    and(eq(guardianship.facilityId, house.facilityId), eq(guardianship.personId, house.mother.personId))
  test.each<[string, (house: House) => Promise<unknown>]>([
    [
      'a block keeps the guardian from the child',
      async (house) => {
        const director = await house.addStaff('director')
        // The line is due already: setting a block withdraws only what is not.
        director.at('8:22')
        const { childId, mother } = house
        const block = {
          id: act(),
          childId,
          personId: mother.personId,
          kind: 'support_measure',
          text: '園長へ',
          from: '2026-11-20',
        }
        expect((await director.post('/block/set', block)).status).toBe(200)
      },
    ],
    ['the guardianship is over', (house) => house.db.update(guardianship).set({ endsOn: '2026-11-19' }).where(relation(house))],
    [
      'the right to see the child is gone',
      (house) => house.db.update(guardianship).set({ capabilities: ',absence,' }).where(relation(house)),
    ],
    [
      'the sign-in was ended',
      (house) => house.db.update(session).set({ endedAt: 1 }).where(eq(session.accountId, house.mother.accountId)),
    ],
  ])('nothing is sent when %s', async (_, change) => {
    const house = await makeHouse(service())
    await house.tap('arrive', '8:20')
    await change(house)
    for (const time of ['8:23', '8:25', '9:00']) await house.run(at(time))
    expect(house.phone.knocks).toBe(0)
  })

  test('a device whose sign-in is over is forgotten at night', async () => {
    const house = await makeHouse(service())
    await forgetOld(bindings, at('3:40'))
    expect(await house.device()).toBeDefined()
    await house.db.update(session).set({ endedAt: 1 }).where(eq(session.accountId, house.mother.accountId))
    await forgetOld(bindings, at('3:40'))
    expect(await house.device()).toBeUndefined()
  })
})

describe('A push service', () => {
  test.each([404, 410])('that answers %i ends the subscription', async (status) => {
    const house = await makeHouse(service())
    house.phone.answers = { status }
    await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    expect(await house.device()).toBeUndefined()
  })

  test.each([429, 500, 503])('that answers %i is tried five times, later and later, and then left alone', async (status) => {
    const house = await makeHouse(service())
    house.phone.answers = { status }
    await house.tap('arrive', '8:20')
    const knocks: number[] = []
    for (let minute = 0; minute <= 120; minute++) {
      const before = house.phone.knocks
      await house.run(at('8:21') + minute * MINUTE)
      if (house.phone.knocks > before) knocks.push(minute)
    }
    expect(knocks).toEqual([0, 1, 6, 21, 51])
    expect(await house.device()).toMatchObject({ failedAt: at('8:21') + 51 * MINUTE, answer: status, tries: 0 })
    house.phone.answers = { status: 201 }
    await house.run(at('12:00'))
    expect(house.texts(), 'given up is given up').toEqual([])
    await house.tap('leave', '16:00')
    await house.run(at('16:01'))
    expect(house.texts(), 'the next one has its own chance').toEqual([TOLD])
    expect(await house.device()).toMatchObject({ failedAt: null, sentAt: at('16:01') })
  })

  test('that says when to come again is not asked before', async () => {
    const house = await makeHouse(service())
    house.phone.answers = { status: 429, headers: { 'retry-after': '600' } }
    await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    house.phone.answers = { status: 201 }
    await house.run(at('8:30'))
    expect(house.texts()).toEqual([])
    await house.run(at('8:31'))
    expect(house.texts()).toEqual([LATE])
  })

  test.each([400, 403, 413, 302])('that answers %i is not asked again about the same', async (status) => {
    const house = await makeHouse(service())
    house.phone.answers = { status, headers: { location: 'http://127.0.0.1:1/' } }
    await house.tap('arrive', '8:20')
    for (const time of ['8:21', '8:22', '8:40']) await house.run(at(time))
    expect(house.phone.knocks).toBe(1)
    expect(await house.device()).toMatchObject({ failedAt: at('8:21'), answer: status })
  })
})

test('a line in the app is due for a push a minute after it was written', async () => {
  const house = await makeHouse(service())
  await house.tap('arrive', '8:20')
  const [line] = await house.db.select().from(outbox).where(eq(outbox.facilityId, house.facilityId))
  expect(line).toMatchObject({ createdAt: at('8:20'), dueAt: at('8:21') })
})
