// Whose phones are told: which addresses count, who sees and ends them, and whom the office has to call.
import { describe, expect, test } from 'vitest'
import { sendPushes } from '../../worker/notification/send-pushes.ts'
import { act, at, bindings } from '../kit/world.ts'
import { makeHouse, openService } from './phone.ts'

const { service } = openService()

describe('A device', () => {
  test.each([
    'https://example.com/push',
    'http://fcm.googleapis.com/fcm/send/1',
    'https://fcm.googleapis.com:8443/fcm/send/1',
    'https://fcm.googleapis.com.example.com/1',
    'https://a@fcm.googleapis.com/1',
    'https://127.0.0.1/1',
    'http://169.254.169.254/latest',
  ])('may not be told at %s', async (endpoint) => {
    const house = await makeHouse(service())
    const { keys } = house.phone
    const answer = await house.mother.post('/notification/device', { id: act(), endpoint, keys, language: 'ja' })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"field":"endpoint"')])
  })

  test('on loopback counts only where the deployment is one of a test', async () => {
    const house = await makeHouse(service())
    await house.tap('arrive', '8:20')
    await sendPushes({ ...bindings, PUSH_LOOPBACK: undefined } as never, at('8:21'))
    expect(house.phone.knocks).toBe(0)
    expect(await house.device()).toMatchObject({ failedAt: at('8:21') })
  })

  test('shows itself to its owner without its address, and to nobody else', async () => {
    const house = await makeHouse(service())
    const mine = await house.mother.get('/notification')
    expect(mine.body).toMatchObject({
      canPush: true,
      kinds: ['arrived', 'left', 'confirmed', 'book'],
      quiet: null,
      devices: [{ here: true, failing: false, language: 'ja', sentAt: null }],
    })
    expect(mine.text).not.toContain('127.0.0.1')
    const father = await house.addGuardian([house.childId], { relationship: '父' })
    expect((await father.get('/notification')).body).toMatchObject({ devices: [] })
    const deviceId = (await house.device())?.id
    expect((await father.post('/notification/test', { deviceId })).status).toBe(404)
    await father.post('/notification/device/end', { id: act(), deviceId })
    expect(await house.device()).toBeDefined()
    await house.mother.post('/notification/device/end', { id: act(), deviceId })
    expect(await house.device()).toBeUndefined()
  })

  test('hears a test at once, whatever was chosen', async () => {
    const house = await makeHouse(service())
    await house.mother.post('/notification/choice', {
      id: act(),
      kinds: [],
      quiet: { from: '0:00', to: '23:59' },
      mail: 'second',
    })
    const deviceId = (await house.device())?.id
    expect((await house.mother.post('/notification/test', { deviceId })).body).toEqual({ answer: 'taken' })
    expect(house.texts()).toEqual(['お試しの通知です。この端末に届いています'])
    house.phone.answers = { status: 410 }
    expect((await house.mother.post('/notification/test', { deviceId })).body).toEqual({ answer: 'gone' })
    expect(await house.device()).toBeUndefined()
  })

  test('belongs to whoever signed in there last', async () => {
    const house = await makeHouse(service())
    const father = await house.addGuardian([house.childId], { relationship: '父' })
    await house.turnOn(father)
    await house.tap('arrive', '8:20')
    await house.run(at('8:21'))
    expect(house.phone.knocks).toBe(1)
    expect(await house.device()).toMatchObject({ accountId: father.accountId })
  })
})

test('通知が届かない家庭: who has neither a browser that is told nor an address, with the reason', async () => {
  const house = await makeHouse(service())
  const silent = await house.addChild('いけだ うみ')
  await house.addGuardian([silent])
  const unknown = await house.addChild('うえだ なぎ')
  await house.addParent([unknown])
  const director = await house.addStaff('director')
  const list = async () => (await director.get('/notification/unreached')).body
  expect(await list()).toMatchObject({
    children: [
      { childId: silent, className: 'うさぎ組', guardians: [{ relationship: '母', why: 'off' }] },
      { childId: unknown, guardians: [{ why: 'not_registered' }] },
    ],
  })
  house.phone.answers = { status: 403 }
  await house.tap('arrive', '8:20')
  await house.run(at('8:21'))
  expect(await list()).toMatchObject({ children: [{ childId: house.childId, guardians: [{ why: 'failing' }] }, {}, {}] })
})
