// 市担当 by push: the worker's own minute against a push service on this machine, on the clock of the test.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, officer, signIn } from '../../schema/directory.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { act, at, bindings } from '../kit/world.ts'
import { openService } from '../notification/phone.ts'
import { directory, makeCity } from './make-city.ts'

const ALARM = 'すぐに見てほしいことがあります'
const { service } = openService()

/** A city with an officer without an address, and a nursery in which one child is awaited from 9:00 on. */
async function makeCase() {
  const city = await makeCity()
  const world = await city.nursery({ name: '浜町保育所' })
  const child = await world.addChild('さとう あおい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const turnOn = async () => {
    const phone = service().subscribe()
    city.client.at('8:30')
    const asked = { id: act(), endpoint: phone.endpoint, keys: phone.keys, language: 'ja' }
    const answer = await city.client.post('/push', asked)
    return { id: asked.id, answer, phone, texts: () => phone.notes.map(({ text }) => text) }
  }
  const run = async (...times: string[]) => {
    for (const time of times) expect(await everyMinute(bindings, at(time))).toEqual([])
  }
  return { city, world, child, teacher, turnOn, run }
}

describe('An officer on duty', () => {
  test('RA18 is told by push when a chase has become the city’s, once, in words that say nothing of anybody', async () => {
    const { turnOn, run, city } = await makeCase()
    const { answer, phone, texts } = await turnOn()
    expect(answer.status).toBe(200)
    await run('9:00', '9:59')
    expect(phone.knocks).toBe(0)
    await run('10:00', '10:01', '10:30')
    expect(texts()).toEqual([ALARM])
    expect(service().faults).toEqual([])
    city.client.at('10:31')
    const own = await city.client.get('/push')
    expect(own.body).toMatchObject({ canPush: true, devices: [{ here: true, failing: false, sentAt: at('10:00') }] })
    expect(own.text).not.toContain(phone.endpoint)
  })

  test('RA18 hears nothing of a child who was found in time, and is told anew of a chase that begins anew', async () => {
    const { world, child, teacher, turnOn, run } = await makeCase()
    const { texts, phone } = await turnOn()
    teacher.at('9:50')
    await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    await run('10:00')
    expect(phone.knocks).toBe(0)
    await world.addChild('あおき はると')
    teacher.at('10:01')
    await teacher.post('/presence/tap', { id: act(), childId: await world.addChild('うえだ そうた'), kind: 'arrive' })
    await run('10:01', '10:02')
    expect(texts()).toEqual([ALARM])
  })

  test('RA18 is pushed to again while the service is down; a subscription that is gone is forgotten', async () => {
    const { turnOn, run, city } = await makeCase()
    const { phone, texts } = await turnOn()
    phone.answers = { status: 503 }
    await run('10:00')
    phone.answers = { status: 201 }
    await run('10:01', '10:02')
    expect(texts()).toEqual([ALARM])
    phone.answers = { status: 410 }
    const tried = await city.client.post('/push/test', {
      deviceId: ((await city.client.get('/push')).body.devices as { id: string }[])[0]?.id,
    })
    expect(tried.body).toEqual({ answer: 'gone' })
    expect((await city.client.get('/push')).body.devices).toEqual([])
  })

  test('RA18 turns it on and off, each for oneself: who is off duty, has left, has signed out or turned it off is not told', async () => {
    const ways = {
      off: async ({ city }: Awaited<ReturnType<typeof makeCase>>, deviceId: string) =>
        city.client.post('/push/end', { id: act(), deviceId }),
      duty: async ({ city }: Awaited<ReturnType<typeof makeCase>>) =>
        directory().update(officer).set({ endsOn: '2026-11-19' }).where(eq(officer.accountId, city.accountId)),
      left: async ({ city }: Awaited<ReturnType<typeof makeCase>>) =>
        directory()
          .update(account)
          .set({ retiredAt: at('9:00') })
          .where(eq(account.id, city.accountId)),
      out: async ({ city }: Awaited<ReturnType<typeof makeCase>>) =>
        directory()
          .update(signIn)
          .set({ endedAt: at('9:00'), spreadAt: at('9:00') })
          .where(eq(signIn.accountId, city.accountId)),
    }
    for (const way of Object.values(ways)) {
      const made = await makeCase()
      const { id, phone } = await made.turnOn()
      await way(made, id)
      await made.run('10:00')
      expect(phone.knocks).toBe(0)
    }
  })

  test('RA18 ends nobody else’s, tests nobody else’s, and adds no address that is no push service’s', async () => {
    const mine = await makeCase()
    const other = await makeCase()
    const { id, phone } = await mine.turnOn()
    other.city.client.at('8:31')
    expect((await other.city.client.post('/push/test', { deviceId: id })).status).toBe(404)
    await other.city.client.post('/push/end', { id: act(), deviceId: id })
    mine.city.client.at('8:32')
    expect((await mine.city.client.get('/push')).body.devices).toHaveLength(1)
    const asked = { id: act(), endpoint: 'https://example.com/push', keys: phone.keys, language: 'ja' }
    const answer = await mine.city.client.post('/push', asked)
    expect([answer.status, (answer.body.error as { field?: string }).field]).toEqual([400, 'endpoint'])
  })
})
