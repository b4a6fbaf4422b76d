// The second factor: setting it up, signing in with it, and everything that must not get round it.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, accountEvent, recoveryCode, signIn } from '../../schema/directory.ts'
import { clientOf, makeWorld } from '../kit/world.ts'
import { addAccount, browserOf, codeAt, director, directory, setUpApp, withApp } from './sign-in-scene.ts'

const MINUTE = 60_000

describe('A person who reaches a whole facility', () => {
  test('ASVS 6.3.3 finds it shut after a password alone, is told why, and goes on working at once after setting up', async () => {
    const { world, browser, board } = await director()
    const before = await browser.get('/api/account/me')
    expect(before.body).toMatchObject({ facilities: [{ facilityId: world.facilityId, needsSecondFactor: true, roles: [] }] })
    const shut = await browser.get(board)
    expect(shut.status).toBe(403)
    expect(shut.body).toMatchObject({ error: { code: 'second_factor_needed' } })
    const old = browser.cookie()
    const { codes } = await setUpApp(browser)
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect(browser.cookie()).not.toBe(old)
    expect((await browser.get(board)).status).toBe(200)
    expect((await browser.get('/api/account/me')).body).toMatchObject({
      facilities: [{ needsSecondFactor: false, roles: [{ role: 'director' }] }],
    })
    expect((await clientOf('', old).get('/api/account/me')).status).toBe(401)
    expect((await clientOf('', old).get(board)).status).toBe(401)
  })

  test('keeps the secret encrypted and the recovery codes as hashes', async () => {
    const { person, secret, codes } = await withApp()
    const [row] = await directory.select().from(account).where(eq(account.id, person.id))
    expect(row?.totpSecret).not.toContain(secret)
    const kept = JSON.stringify(await directory.select().from(recoveryCode).where(eq(recoveryCode.accountId, person.id)))
    for (const code of codes) expect(kept).not.toContain(code)
  })

  test('a wrong first code sets nothing up', async () => {
    const { browser } = await director()
    await browser.account('totp/begin')
    expect((await browser.account('totp/confirm', { code: '000000' })).body).toMatchObject({ error: { code: 'bad_code' } })
    expect((await browser.get('/api/account/security')).body).toMatchObject({
      totpSince: null,
      recoveryCodesLeft: 0,
      strong: false,
    })
  })

  test('ends the sign-ins by password alone, in every facility, and says so; a stronger one and one’s own stay', async () => {
    const world = await makeWorld()
    const { id } = await addAccount()
    await world.addStaff('nursery_teacher', { accountId: id, classId: world.rabbit })
    const board = `/api/f/${world.facilityId}/presence/board?day=2026-11-20`
    const [strong, mine, weak] = [browserOf(), browserOf(), browserOf()]
    await strong.mint(id, 'room', 'password')
    await directory.update(signIn).set({ strength: 'passkey' }).where(eq(signIn.accountId, id))
    for (const browser of [mine, weak]) await browser.mint(id, 'room', 'password')
    for (const browser of [strong, mine, weak]) expect((await browser.get(board)).status).toBe(200)
    const told = async () => {
      const events = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, id))
      return events.map(({ kind }) => kind).sort()
    }
    await setUpApp(mine)
    expect((await weak.get(board)).status).toBe(401)
    expect((await weak.get('/api/account/me')).status).toBe(401)
    for (const browser of [strong, mine]) expect((await browser.get(board)).status).toBe(200)
    expect(await told()).toEqual(['ended_others', 'factor_added'])
  })

  test('ends nobody and says nothing of it when no other sign-in is weaker', async () => {
    const { person } = await withApp()
    const events = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, person.id))
    expect(events.map(({ kind }) => kind)).toEqual(['factor_added'])
  })

  test('a second set-up does not take the place of the first', async () => {
    const { browser } = await withApp()
    expect((await browser.account('totp/begin')).body).toMatchObject({ error: { code: 'already_set' } })
  })
})

describe('Signing in with an app', () => {
  test('a right password alone is half a sign-in: its cookie opens nothing anywhere', async () => {
    const { world, person, board } = await withApp()
    const browser = browserOf()
    const answer = await browser.signIn(person.login)
    expect(answer.body).toEqual({ door: 'office', second: true })
    for (const path of [
      '/api/account/me',
      '/api/account/security',
      board,
      `/api/f/${world.facilityId}/notice?from=2026-11-20`,
      `/api/f/${world.facilityId}/child?day=2026-11-20`,
      '/api/city/1/today',
    ])
      expect((await browser.get(path)).status, path).toBe(401)
    for (const path of ['totp/begin', 'totp/remove', 'fresh', 'passkey/begin', 'recovery-code', 'password'])
      expect((await browser.account(path, path === 'password' ? { password: 'x' } : {})).status, path).toBe(401)
  })

  test('the code makes it whole under a new token; the half one is worth nothing afterwards', async () => {
    const { person, secret, board } = await withApp()
    const browser = browserOf()
    browser.later(MINUTE)
    await browser.mint(person.id, 'office', 'half')
    const half = browser.cookie()
    const answer = await browser.account('second', { code: codeAt(secret, browser.now()) })
    expect(answer.body).toEqual({ door: 'office' })
    expect(browser.cookie()).not.toBe(half)
    expect((await browser.get(board)).status).toBe(200)
    expect((await clientOf('', half).get('/api/account/me')).status).toBe(401)
    const again = clientOf('', half)
    again.at(browser.now() + MINUTE)
    expect((await again.post('/api/account/second', { code: codeAt(secret, browser.now() + MINUTE) })).status).toBe(401)
  })

  test('ASVS 6.5.1 a code works once, also for another sign-in within its 30 seconds, and none from before it', async () => {
    const { person, secret } = await withApp()
    const [first, second] = [browserOf(), browserOf()]
    for (const browser of [first, second]) {
      browser.later(10 * MINUTE)
      await browser.mint(person.id, 'office', 'half')
    }
    const code = codeAt(secret, first.now())
    expect((await first.account('second', { code })).status).toBe(200)
    expect((await second.account('second', { code })).body).toMatchObject({ error: { code: 'bad_code' } })
    expect((await second.account('second', { code: codeAt(secret, first.now() - 30_000) })).status).toBe(400)
    expect((await second.account('second', { code: codeAt(secret, first.now() + 30_000) })).status).toBe(200)
  })

  test('ASVS 6.5.5 a phone’s clock may be 30 seconds off, to either side, and no more', async () => {
    const { person, secret } = await withApp()
    for (const [off, status] of [
      [-30_000, 200],
      [30_000, 200],
      [-90_000, 400],
      [90_000, 400],
    ] as const) {
      const browser = browserOf()
      browser.later(((status === 200 ? 10 : 20) + Math.abs(off) / 1000 + off / 30_000) * MINUTE)
      await browser.mint(person.id, 'office', 'half')
      expect((await browser.account('second', { code: codeAt(secret, browser.now() + off) })).status, String(off)).toBe(status)
    }
  })

  test('ASVS 6.6.3 after five wrong codes the half sign-in is dead, also for the right one', async () => {
    const { person, secret } = await withApp()
    const browser = browserOf()
    browser.later(MINUTE)
    await browser.mint(person.id, 'office', 'half')
    for (let guess = 0; guess < 5; guess++)
      expect((await browser.account('second', { code: `00000${guess}` })).body).toMatchObject({ error: { code: 'bad_code' } })
    const late = await browser.account('second', { code: codeAt(secret, browser.now()) })
    expect(late.status).toBe(401)
    expect(late.body).toMatchObject({ error: { code: 'half_over' } })
    await browser.mint(person.id, 'office', 'half')
    expect((await browser.account('second', { code: codeAt(secret, browser.now()) })).status).toBe(200)
  })

  test('twenty guesses at once are no more than five tries', async () => {
    const { person, secret } = await withApp()
    const browser = browserOf()
    browser.later(MINUTE)
    await browser.mint(person.id, 'office', 'half')
    const half = browser.cookie()
    const guess = (code: string) => {
      const client = clientOf('', half)
      client.at(browser.now())
      return client.post('/api/account/second', { code })
    }
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(String(100_000 + n))))
    expect(answers.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(5)
    expect((await guess(codeAt(secret, browser.now()))).status).toBe(401)
  })

  test('new half sign-ins do not give new tries without end', async () => {
    const { person, secret } = await withApp()
    const browser = browserOf()
    browser.later(MINUTE)
    for (let round = 0; round < 2; round++) {
      await browser.mint(person.id, 'office', 'half')
      for (let guess = 0; guess < 5; guess++) await browser.account('second', { code: `00000${guess}` })
    }
    await browser.mint(person.id, 'office', 'half')
    expect((await browser.account('second', { code: codeAt(secret, browser.now()) })).status).toBe(401)
    browser.later(16 * MINUTE)
    await browser.mint(person.id, 'office', 'half')
    expect((await browser.account('second', { code: codeAt(secret, browser.now()) })).status).toBe(200)
  })

  test('the half sign-in is over in ten minutes', async () => {
    const { person, secret } = await withApp()
    const browser = browserOf()
    browser.later(MINUTE)
    await browser.mint(person.id, 'office', 'half')
    browser.later(11 * MINUTE)
    expect((await browser.account('second', { code: codeAt(secret, browser.now()) })).body).toMatchObject({
      error: { code: 'half_over' },
    })
  })

  test('a recovery code opens once in place of the app’s, as people write it', async () => {
    const { person, codes, board } = await withApp()
    const [code = ''] = codes
    const browser = browserOf()
    await browser.mint(person.id, 'office', 'half')
    expect((await browser.account('second', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })).status).toBe(200)
    expect((await browser.get(board)).status).toBe(200)
    expect((await browser.get('/api/account/security')).body).toMatchObject({ recoveryCodesLeft: 9 })
    const other = browserOf()
    await other.mint(person.id, 'office', 'half')
    expect((await other.account('second', { code })).body).toMatchObject({ error: { code: 'bad_code' } })
  })

  test('a recovery code of somebody else is a wrong code', async () => {
    const [mine, theirs] = [await withApp(), await withApp()]
    const browser = browserOf()
    await browser.mint(mine.person.id, 'office', 'half')
    expect((await browser.account('second', { code: theirs.codes[0] })).body).toMatchObject({ error: { code: 'bad_code' } })
  })

  test('a cookie fixed in advance is never taken over, at either step', async () => {
    const { person, secret } = await withApp()
    const planted = `__Host-tsumugi-office=${person.id}.planted`
    const browser = browserOf(planted)
    browser.later(MINUTE)
    expect((await browser.account('second', { code: codeAt(secret, browser.now()) })).status).toBe(401)
    await browser.mint(person.id, 'office', 'half')
    await browser.account('second', { code: codeAt(secret, browser.now()) })
    expect(browser.cookie()).not.toBe(planted)
    expect((await clientOf('', planted).get('/api/account/me')).status).toBe(401)
  })

  test('a wrong password says nothing of the second step', async () => {
    const { person } = await withApp()
    const browser = browserOf()
    const answer = await browser.signIn(person.login, { password: 'ちがうパスワード' })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain('second')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

describe('Taking it away', () => {
  test('asks for a fresh proof; afterwards the password alone is a sign-in again, and the codes are worthless', async () => {
    const { person, codes, browser } = await withApp()
    browser.later(16 * MINUTE)
    expect((await browser.account('totp/remove')).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect((await browser.account('fresh', { code: codes[0] })).status).toBe(200)
    expect((await browser.account('totp/remove')).status).toBe(200)
    const other = browserOf()
    expect((await other.signIn(person.login)).body).toEqual({ door: 'office' })
    expect(await directory.select().from(recoveryCode).where(eq(recoveryCode.accountId, person.id))).toEqual([])
  })

  test('new recovery codes make the old ones worthless', async () => {
    const { person, codes, browser } = await withApp()
    const fresh = (await browser.account('recovery-code')).body.codes as string[]
    expect(fresh).toHaveLength(10)
    const other = browserOf()
    await other.mint(person.id, 'office', 'half')
    expect((await other.account('second', { code: codes[3] })).status).toBe(400)
    expect((await other.account('second', { code: fresh[3] })).status).toBe(200)
  })
})

test('ASVS 7.2.2 no half sign-in is kept longer than it can be used', async () => {
  const { person } = await withApp()
  const browser = browserOf()
  await browser.signIn(person.login)
  const rows = await directory.select().from(signIn).where(eq(signIn.accountId, person.id))
  const half = rows.find(({ strength }) => strength === 'half')
  expect(half?.expiresAt).toBe(browser.now() + 10 * MINUTE)
})
