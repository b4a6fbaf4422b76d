// Proving again who one is, and what asks for it.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { session } from '../../schema/shard.ts'
import { clientOf, makeWorld } from '../kit/world.ts'
import { addAccount, browserOf, codeAt, director, PASSWORD, source, withApp } from './sign-in-scene.ts'

const MINUTE = 60_000

describe('Proving again', () => {
  test('ASVS 7.2.4 renews the token, in the directory and in every facility across shards, and nothing else', async () => {
    const [first, second] = [await makeWorld({ shard: 'SHARD_1' }), await makeWorld({ shard: 'SHARD_2' })]
    const person = await addAccount()
    for (const world of [first, second])
      await world.addGuardian([await world.addChild('さとう あおい')], { accountId: person.id })
    const browser = browserOf()
    await browser.mint(person.id, 'family', 'password')
    for (const world of [first, second]) expect((await browser.get(`/api/f/${world.facilityId}/family/today`)).status).toBe(200)
    browser.later(60 * MINUTE)
    const old = browser.cookie()
    expect((await browser.account('totp/begin')).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect((await browser.account('fresh', { password: 'ちがう' })).body).toMatchObject({
      error: { code: 'wrong_password', field: 'password' },
    })
    expect(browser.cookie()).toBe(old)
    expect((await browser.account('fresh', { password: PASSWORD })).status).toBe(200)
    expect(browser.cookie()).not.toBe(old)
    for (const world of [first, second]) {
      expect((await browser.get(`/api/f/${world.facilityId}/family/today`)).status).toBe(200)
      expect((await clientOf('', old).get(`/api/f/${world.facilityId}/family/today`)).status).toBe(401)
      const rows = await world.db.select().from(session).where(eq(session.accountId, person.id))
      expect(rows.filter(({ freshAt }) => freshAt === browser.now())).toHaveLength(1)
      expect(rows.every(({ strength }) => strength !== 'half')).toBe(true)
    }
    expect((await browser.account('totp/begin')).status).toBe(200)
  })

  test('takes one way at a time', async () => {
    const person = await addAccount([{ facilityId: 1, door: 'family' }])
    const browser = browserOf()
    await browser.mint(person.id, 'family', 'password')
    for (const json of [{}, { password: 'x', code: '123456' }]) expect((await browser.account('fresh', json)).status).toBe(400)
  })

  test('wrong passwords there wait as they do at the door', async () => {
    const person = await addAccount([{ facilityId: 1, door: 'family' }])
    const browser = browserOf()
    await browser.mint(person.id, 'family', 'password')
    let last = 0
    for (let guess = 0; guess < 9; guess++) last = (await browser.account('fresh', { password: `guess-${guess}` })).status
    expect(last).toBe(429)
  }, 60_000)
})

describe('Changing the password', () => {
  const NEXT = 'ゆうがたの かぜと 3びきの いぬ'

  test('with the present one ends every other sign-in of the account, everywhere', async () => {
    const { person, secret, browser, board } = await withApp()
    const other = browserOf()
    other.later(2 * MINUTE)
    await other.mint(person.id, 'office', 'half')
    await other.account('second', { code: codeAt(secret, other.now()) })
    expect((await other.get(board)).status).toBe(200)
    browser.later(60 * MINUTE)
    expect((await browser.account('password', { password: NEXT })).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect((await browser.account('password', { current: 'ちがう', password: NEXT })).body).toMatchObject({
      error: { code: 'wrong_password', field: 'current' },
    })
    expect((await browser.account('password', { current: PASSWORD, password: NEXT })).status).toBe(200)
    expect((await browser.get(board)).status).toBe(200)
    expect((await other.get(board)).status).toBe(401)
    expect((await other.get('/api/account/me')).status).toBe(401)
    expect((await browserOf().signIn(person.login)).status).toBe(401)
    expect((await browserOf().signIn(person.login, { password: NEXT })).body).toMatchObject({ second: true })
  })

  test.each([
    ['みじかい', 'password_short'],
    ['administrator1', 'password_common'],
    ['さとうさんちの ねこ 3びき', 'password_name'],
  ])('refuses %s and says why', async (password, code) => {
    const { browser } = await director()
    expect((await browser.account('password', { password })).body).toMatchObject({ error: { code, field: 'password' } })
  })

  test('a family may choose a shorter one, without the names of its children', async () => {
    const world = await makeWorld()
    const person = await addAccount()
    await world.addGuardian([await world.addChild('たかはし ひなた')], { accountId: person.id })
    const browser = browserOf()
    await browser.mint(person.id, 'family', 'password')
    expect((await browser.account('password', { password: 'hinata-daisuki' })).body).toMatchObject({
      error: { code: 'password_name' },
    })
    expect((await browser.account('password', { password: 'ねこ7ひき はしる' })).status).toBe(200)
  })
})

test('A name opened on a tablet cannot change how its owner signs in', async () => {
  const person = await addAccount()
  const cookie = `__Host-tsumugi-room=${person.id}.${person.id}.secret`
  const client = clientOf('', cookie)
  for (const path of ['totp/begin', 'passkey/begin', 'recovery-code'])
    expect((await client.post(`/api/account/${path}`, {}, source())).body).toMatchObject({
      error: { code: 'own_sign_in_needed' },
    })
})
