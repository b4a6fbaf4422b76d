// Passkeys, made and used by a device that signs as real ones do.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, accountEvent, challenge, passkey } from '../../schema/directory.ts'
import { makeDevice } from '../kit/authenticator.ts'
import { clientOf } from '../kit/world.ts'
import { addAccount, browserOf, director, directory } from './sign-in-scene.ts'

const MINUTE = 60_000

/** A director who has made a passkey in a fresh sign-in. */
async function withPasskey() {
  const scene = await director()
  const device = await makeDevice()
  const options = (await scene.browser.account('passkey/begin')).body as { challenge: string }
  const answer = await scene.browser.account('passkey/register', { answer: await device.register(options), name: '事務室のPC' })
  return { ...scene, device, answer }
}

const ask = async (browser: ReturnType<typeof browserOf>) => (await browser.account('passkey/ask')).body as { challenge: string }
const refused = { error: { code: 'wrong_passkey' } }

describe('A passkey', () => {
  test('is made in a fresh sign-in, which is as strong as one with it from then on', async () => {
    const { world, person, browser, device, board, answer } = await withPasskey()
    expect(answer.body).toEqual({ passkeyId: device.id, name: '事務室のPC' })
    expect((await browser.get(board)).status).toBe(200)
    expect((await browser.get('/api/account/security')).body).toMatchObject({
      strong: true,
      passkeys: [{ passkeyId: device.id, name: '事務室のPC', usedAt: null }],
    })
    browser.later(16 * MINUTE)
    expect((await browser.account('passkey/begin')).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect(world.facilityId).toBeGreaterThan(0)
    expect(await directory.select().from(challenge).where(eq(challenge.accountId, person.id))).toEqual([])
  })

  test('made, ends the sign-ins by password alone, and says so', async () => {
    const { person, browser } = await director()
    const weak = browserOf()
    await weak.mint(person.id, 'office', 'password')
    expect((await weak.get('/api/account/me')).status).toBe(200)
    const options = (await browser.account('passkey/begin')).body as { challenge: string }
    await browser.account('passkey/register', { answer: await (await makeDevice()).register(options) })
    expect((await weak.get('/api/account/me')).status).toBe(401)
    expect((await browser.get('/api/account/me')).status).toBe(200)
    const events = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, person.id))
    expect(events.map(({ kind }) => kind).sort()).toEqual(['ended_others', 'factor_added'])
  })

  test('opens the door by itself, without a login, and the whole facility behind it', async () => {
    const { device, board } = await withPasskey()
    const browser = browserOf()
    const answer = await browser.account('passkey/sign-in', { answer: await device.sign(await ask(browser)), door: 'office' })
    expect(answer.body).toEqual({ door: 'office' })
    expect((await browser.get(board)).status).toBe(200)
    expect((await browser.get('/api/account/security')).body).toMatchObject({ strong: true })
  })

  test('from another origin is refused', async () => {
    const { device } = await withPasskey()
    const browser = browserOf()
    for (const origin of [
      'https://tsumugi.test',
      'http://evil.test',
      'http://tsumugi.test:8080',
      'http://tsumugi.test.evil.test',
    ])
      expect(
        (await browser.account('passkey/sign-in', { answer: await device.sign(await ask(browser), { origin }) })).body,
        origin,
      ).toMatchObject(refused)
    expect(browser.cookie()).toBe('')
  })

  test('made for another site is refused', async () => {
    const { browser } = await director()
    const device = await makeDevice({ rpID: 'evil.test', origin: 'http://tsumugi.test' })
    const options = (await browser.account('passkey/begin')).body as { challenge: string }
    expect((await browser.account('passkey/register', { answer: await device.register(options) })).body).toMatchObject(refused)
  })

  test('is refused when the device did not verify the person', async () => {
    const { device } = await withPasskey()
    const browser = browserOf()
    const answer = await device.sign(await ask(browser), { verified: false })
    expect((await browser.account('passkey/sign-in', { answer })).body).toMatchObject(refused)
  })

  test('a challenge works once, for five minutes, and for what it was asked for', async () => {
    const { device } = await withPasskey()
    const browser = browserOf()
    const answer = await device.sign(await ask(browser))
    expect((await browser.account('passkey/sign-in', { answer })).status).toBe(200)
    expect((await browserOf().account('passkey/sign-in', { answer })).body).toMatchObject(refused)
    const late = await device.sign(await ask(browser))
    browser.later(6 * MINUTE)
    expect((await browser.account('passkey/sign-in', { answer: late })).body).toMatchObject(refused)
    const step = (await browser.account('fresh/ask')).body as { challenge: string }
    expect((await browserOf().account('passkey/sign-in', { answer: await device.sign(step) })).body).toMatchObject(refused)
    expect(
      (await browserOf().account('passkey/sign-in', { answer: await device.sign({ challenge: 'invented' }) })).body,
    ).toMatchObject(refused)
  })

  test('of somebody else does not prove who I am', async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()]
    mine.browser.later(16 * MINUTE)
    const options = (await mine.browser.account('fresh/ask')).body as { challenge: string }
    expect((await mine.browser.account('fresh', { passkey: await theirs.device.sign(options) })).body).toMatchObject(refused)
    const again = (await mine.browser.account('fresh/ask')).body as { challenge: string }
    expect((await mine.browser.account('fresh', { passkey: await mine.device.sign(again) })).status).toBe(200)
    expect((await mine.browser.account('passkey/begin')).status).toBe(200)
  })

  test('a key that signs for a known passkey without owning it is refused', async () => {
    const { device } = await withPasskey()
    const thief = await makeDevice()
    const browser = browserOf()
    const answer = await thief.sign(await ask(browser))
    expect(
      (await browser.account('passkey/sign-in', { answer: { ...answer, id: device.id, rawId: device.id } })).body,
    ).toMatchObject(refused)
  })

  test('ASVS 6.5.6 once removed opens nothing; another person’s cannot be removed or named', async () => {
    const { browser, device } = await withPasskey()
    const other = await withPasskey()
    for (const [path, json] of [
      ['passkey/remove', { passkeyId: device.id }],
      ['passkey/rename', { passkeyId: device.id, name: 'わたしの' }],
    ] as const)
      expect((await other.browser.account(path, json)).status, path).toBe(404)
    expect((await browser.account('passkey/rename', { passkeyId: device.id, name: '新しいPC' })).status).toBe(200)
    const [row] = await directory.select().from(passkey).where(eq(passkey.credentialId, device.id))
    expect(row?.name).toBe('新しいPC')
    const door = browserOf()
    const answer = await device.sign(await ask(door))
    expect((await browser.account('passkey/remove', { passkeyId: device.id })).status).toBe(200)
    expect((await door.account('passkey/sign-in', { answer })).body).toMatchObject(refused)
  })

  test('the last way in stays', async () => {
    const { person, browser, device } = await withPasskey()
    await directory.update(account).set({ passwordHash: '' }).where(eq(account.id, person.id))
    expect((await browser.account('passkey/remove', { passkeyId: device.id })).body).toMatchObject({
      error: { code: 'last_way' },
    })
  })

  test('of somebody who has left opens nothing', async () => {
    const { person, device } = await withPasskey()
    await directory.update(account).set({ retiredAt: 1 }).where(eq(account.id, person.id))
    const browser = browserOf()
    expect((await browser.account('passkey/sign-in', { answer: await device.sign(await ask(browser)) })).body).toMatchObject(
      refused,
    )
  })

  test('asks for a door the person has', async () => {
    const { device } = await withPasskey()
    const browser = browserOf()
    const answer = await device.sign(await ask(browser))
    expect((await browser.account('passkey/sign-in', { answer, door: 'family' })).body).toMatchObject(refused)
  })

  test('what is no answer of a browser is refused without harm', async () => {
    const browser = browserOf()
    const response = { clientDataJSON: 'bnVsbA', authenticatorData: 'eA', signature: 'eA' }
    for (const answer of [
      { id: 'a', rawId: 'a', type: 'public-key', response },
      { id: 'a', rawId: 'a', type: 'public-key', response: { ...response, clientDataJSON: 'e30' } },
      { id: 'a', rawId: 'a', type: 'public-key', response: { ...response, clientDataJSON: 'eA' } },
    ])
      expect((await browser.account('passkey/sign-in', { answer })).body).toMatchObject(refused)
    expect((await browser.account('passkey/sign-in', { answer: { id: 'a' } })).status).toBe(400)
  })
})

test('A passkey’s challenge cannot be used to make one in another account', async () => {
  const [mine, theirs] = [await director(), await director()]
  const device = await makeDevice()
  const options = (await theirs.browser.account('passkey/begin')).body as { challenge: string }
  expect((await mine.browser.account('passkey/register', { answer: await device.register(options) })).body).toMatchObject(refused)
})

test('A guest’s cookie of another door is no sign-in for making passkeys', async () => {
  const { id } = await addAccount()
  expect((await clientOf('', `__Host-tsumugi-family=${id}.invented`).post('/api/account/passkey/begin', {})).status).toBe(401)
})
