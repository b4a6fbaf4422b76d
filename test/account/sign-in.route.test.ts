import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { loginForm } from '../../schema/account/login.ts'
import { account, attempt, membership, officer, organisation, passwordCode } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { session } from '../../schema/shard.ts'
import { hashPassword } from '../../worker/account/password.ts'
import { passwordCodeSubjects } from '../../worker/account/throttle.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { act, at, bindings, clientOf, DAY, makeWorld } from '../kit/world.ts'
import { codeAt, cookieOf, PASSWORD, source } from './sign-in-scene.ts'

const directory = drizzle(bindings.DIRECTORY)

async function addAccount(places: { facilityId: number; door: 'family' | 'room' | 'office' }[], passwordHash?: string) {
  const id = newId(0)
  const login = loginForm(`hitohito-${id}`)
  await directory
    .insert(account)
    .values({ id, login, name: 'さとう', passwordHash: passwordHash ?? (await hashPassword(PASSWORD)), createdAt: 0 })
  for (const place of places) await directory.insert(membership).values({ accountId: id, ...place })
  return { id, login }
}

const guest = clientOf('')

/** A guardian with an account, a password and a child in each of two facilities on two shards. */
async function siblings() {
  const first = await makeWorld({ shard: 'SHARD_1' })
  const second = await makeWorld({ shard: 'SHARD_2' })
  const children: [Id, Id] = [await first.addChild('さとう みなと'), await second.addChild('さとう あおい')]
  const person = await addAccount([])
  await first.addGuardian([children[0]], { accountId: person.id })
  await second.addGuardian([children[1]], { accountId: person.id })
  return { first, second, children, person }
}

describe('Signing in', () => {
  test('opens every facility of the family, across shards, with one password', async () => {
    const { first, second, children, person } = await siblings()
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    expect(answer.status).toBe(200)
    const client = clientOf('', cookieOf(answer.headers))
    const me = await client.get('/api/account/me')
    expect(me.body).toMatchObject({
      door: 'family',
      facilities: [
        { facilityId: first.facilityId, children: [{ childId: children[0] }], roles: [] },
        { facilityId: second.facilityId, children: [{ childId: children[1] }] },
      ],
    })
    for (const { facilityId } of [first, second]) expect((await client.get(`/api/f/${facilityId}/family/today`)).status).toBe(200)
  })

  test('gives a __Host- cookie of its door that scripts cannot read, and keeps only a hash of it', async () => {
    const { first, person } = await siblings()
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-tsumugi-family=/)
    for (const mark of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=34560000']) expect(cookie).toContain(mark)
    const secret = cookie.split('=')[1]?.split(';')[0] ?? 'none'
    const rows = await first.db.select().from(session)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(answer.text).not.toContain(secret)
  })

  test('says the same to a wrong password and an unknown login', async () => {
    const { person } = await siblings()
    const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    const wrong = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: 'ちがう' },
      headers: source(),
    })
    const unknown = await guest.send('POST', '/api/account/sign-in', {
      json: { login: 'だれでもない', password: 'ちがう' },
      headers: source(),
    })
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(bare(unknown.text)).toBe(bare(wrong.text))
    expect(wrong.headers.get('set-cookie')).toBeNull()
  })

  test('does the same work for an unknown login as for a wrong password', async () => {
    const { person } = await siblings()
    const spent: Record<string, number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 6; round++) {
      for (const [name, login] of [
        ['known', person.login],
        ['unknown', `nobody-${round}`],
      ] as const) {
        const begun = performance.now()
        await guest.send('POST', '/api/account/sign-in', { json: { login, password: 'ちがう' }, headers: source() })
        spent[name]?.push(performance.now() - begun)
      }
    }
    const median = (name: string) => [...(spent[name] ?? [])].sort((a, b) => a - b)[3] ?? 0
    // The workerd clock stands still inside a request but runs between them; a hash is 100 ms and more, everything else a few.
    expect(Math.abs(median('known') - median('unknown'))).toBeLessThan(Math.max(median('known'), 40) * 0.5)
  })

  test('nine wrong guesses from one source wait; the owner from another source does not', async () => {
    const { person } = await siblings()
    const from = source()
    let last = 0
    let retry: string | null = null
    for (let guess = 0; guess < 9; guess++) {
      const answer = await guest.send('POST', '/api/account/sign-in', {
        json: { login: person.login, password: `guess-${guess}` },
        headers: from,
      })
      last = answer.status
      retry = answer.headers.get('retry-after')
    }
    expect(last).toBe(429)
    expect(Number(retry)).toBeGreaterThan(0)
    const owner = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    expect(owner.status).toBe(200)
  }, 60_000)

  test('keeps neither login nor source of failed guesses in clear', async () => {
    await guest.send('POST', '/api/account/sign-in', {
      json: { login: 'himitsu-login', password: 'x' },
      headers: { 'cf-connecting-ip': '203.0.113.9' },
    })
    const rows = JSON.stringify(await directory.select().from(attempt))
    expect(rows).not.toContain('himitsu-login')
    expect(rows).not.toContain('203.0.113.9')
  })

  test('lets one hash run and one wait; the third is asked to come back', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        guest.send('POST', '/api/account/sign-in', { json: { login: `a-${n}`, password: 'x' }, headers: source() }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 429])
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1')
  })

  test('a retired account cannot sign in', async () => {
    const { person } = await siblings()
    await directory.update(account).set({ retiredAt: 1 }).where(eq(account.id, person.id))
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    expect(answer.status).toBe(401)
  })
})

describe('A session', () => {
  test('dies with the sign-out, in every facility at once', async () => {
    const { first, second, person } = await siblings()
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    const client = clientOf('', cookieOf(answer.headers))
    expect((await client.post('/api/account/sign-out', {})).status).toBe(200)
    for (const { facilityId } of [first, second]) expect((await client.get(`/api/f/${facilityId}/family/today`)).status).toBe(401)
    expect((await client.get('/api/account/me')).status).toBe(401)
  })

  test('of staff ends when nobody touched it for its idle time; a family’s lasts 180 days', async () => {
    const world = await makeWorld()
    const childId = await world.addChild('さとう あおい')
    const teacher = await addAccount([])
    await world.addStaff('nursery_teacher', { accountId: teacher.id, classId: world.rabbit })
    const mother = await addAccount([])
    await world.addGuardian([childId], { accountId: mother.id })
    const enter = async (login: string) => {
      const answer = await guest.send('POST', '/api/account/sign-in', { json: { login, password: PASSWORD }, headers: source() })
      return clientOf(`/api/f/${world.facilityId}`, cookieOf(answer.headers))
    }
    const room = await enter(teacher.login)
    room.at(at('8:05') + 9 * 3_600_000)
    expect((await room.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    room.at(at('8:05') + 15 * 3_600_000)
    expect((await room.get(`/presence/board?day=${DAY}`)).status).toBe(401)
    const phone = await enter(mother.login)
    phone.at(at('8:05') + 179 * 86_400_000)
    expect((await phone.get('/family/today')).status).toBe(200)
    const other = await enter(mother.login)
    other.at(at('8:05') + 181 * 86_400_000)
    expect((await other.get('/family/today')).status).toBe(401)
  })

  test('is not taken for a call that has to be another account’s', async () => {
    const { first, children, person } = await siblings()
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    const client = clientOf(`/api/f/${first.facilityId}`, cookieOf(answer.headers))
    expect((await client.get('/family/today')).status).toBe(200)
    const report = { childIds: [children[0]], kind: 'absent', reason: 'sick', from: DAY }
    const other = await client.post('/notice', { id: act(), ...report }, { 'x-account': newId(0) })
    expect(other.body).toMatchObject({ error: { code: 'signed_out' } })
    expect((await client.post('/notice', { id: act(), ...report }, { 'x-account': person.id })).status).toBe(200)
    const me = await clientOf('', cookieOf(answer.headers)).get('/api/account/me')
    expect(me.body).toMatchObject({ accountId: person.id })
  })

  test('fixed in advance by somebody else is never taken over', async () => {
    const { person } = await siblings()
    const planted = '__Host-tsumugi-family=planted.value-of-an-attacker'
    const answer = await clientOf('', planted).send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    expect(cookieOf(answer.headers)).not.toBe(planted)
    expect((await clientOf('', planted).get('/api/account/me')).status).toBe(401)
  })

  test('opens a sibling’s facility by itself when the child was added later', async () => {
    const { first, person } = await siblings()
    const answer = await guest.send('POST', '/api/account/sign-in', {
      json: { login: person.login, password: PASSWORD },
      headers: source(),
    })
    const third = await makeWorld()
    const child = await third.addChild('さとう かのん')
    await third.addPerson(person.id, 'さとう')
    await third.addGuardian([child], { accountId: person.id })
    const client = clientOf('', cookieOf(answer.headers))
    expect((await client.get(`/api/f/${third.facilityId}/family/today`)).status).toBe(200)
    expect(first.facilityId).not.toBe(third.facilityId)
  })

  test('of a caregiver who is a parent too has guardian rights at the family door only', async () => {
    const world = await makeWorld()
    const own = await world.addChild('わたし のこ', { classId: world.star })
    const accountId = newId(0)
    const room = await world.addStaff('nursery_teacher', { accountId, classId: world.rabbit })
    const phone = await world.addGuardian([own], { accountId })
    expect((await phone.get(`/presence/board?day=${DAY}`)).status).toBe(404)
    expect((await room.get('/family/today')).status).toBe(404)
    expect((await phone.post('/notice', { id: act(), childIds: [own], kind: 'absent', reason: 'sick', from: DAY })).status).toBe(
      200,
    )
    expect((await room.post('/notice', { id: act(), childIds: [own], kind: 'absent', reason: 'sick', from: DAY })).status).toBe(
      404,
    )
  })

  test('ends with the assignment: the day after, the board is gone', async () => {
    const world = await makeWorld()
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, endsOn: DAY })
    expect((await teacher.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    teacher.at('8:00', '2026-11-21')
    expect((await teacher.get('/presence/board?day=2026-11-21')).status).toBe(404)
  })
})

describe('The edges of the web', () => {
  test('a page of another origin cannot send for the person', async () => {
    const world = await makeWorld()
    const childId = await world.addChild('さとう あおい')
    const mother = await world.addGuardian([childId])
    const json = { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY }
    expect((await mother.post('/notice', json, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await mother.post('/notice', json, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await mother.post('/notice', json, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('a form post or text/plain is not JSON', async () => {
    const world = await makeWorld()
    const mother = await world.addGuardian([await world.addChild('さとう あおい')])
    const answer = await mother.send('POST', '/notice', { body: '{}', headers: { 'content-type': 'text/plain' } })
    expect(answer.status).toBe(415)
  })

  test('every answer is private and says so', async () => {
    for (const path of ['/api/health', '/api/account/me', '/api/nothing', '/api/f/1/family/today']) {
      const { headers } = await guest.get(path)
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('strict-transport-security'), path).toContain('max-age=31536000')
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    }
  })
})

describe('The first director', () => {
  test('chooses a password with the one-time code of the set-up, once', async () => {
    const { id, login } = await addAccount([], 'none')
    const code = `K7QM-${id.slice(-12)}`
    await directory
      .insert(passwordCode)
      .values({ codeHash: hashCode(code), accountId: id, clearsFactor: false, expiresAt: at('9:00') })
    const short = await guest.send('POST', '/api/account/first', { json: { code, password: 'みじかい' }, headers: source() })
    expect(short.body).toMatchObject({ error: { field: 'password' } })
    const answer = await guest.send('POST', '/api/account/first', { json: { code, password: PASSWORD }, headers: source() })
    expect(answer.body).toEqual({ login, clearedFactor: false })
    const again = await guest.send('POST', '/api/account/first', {
      json: { code, password: 'べつの長いパスワード' },
      headers: source(),
    })
    expect(again.status).toBe(400)
  })
})

describe('Guessing codes', () => {
  const tryCode = (code: string, headers = source()) =>
    guest.send('POST', '/api/account/first', { json: { code, password: PASSWORD }, headers })
  /** A code that works, for an account of its own. */
  async function rightCode() {
    const { id } = await addAccount([], 'none')
    const code = `K7QM-${id.slice(-12)}`
    await directory
      .insert(passwordCode)
      .values({ codeHash: hashCode(code), accountId: id, clearsFactor: false, expiresAt: at('9:00') })
    return code
  }

  test('stops the source that does it, and nobody else, from however many sources it comes', async () => {
    const code = await rightCode()
    const guessers = Array.from({ length: 14 }, source)
    for (const from of guessers)
      for (let guess = 0; guess < 8; guess++) expect((await tryCode('2222-2222-2222-2222', from)).status).toBe(400)
    for (const from of guessers) expect((await tryCode(code, from)).status).toBe(429)
    expect((await tryCode(code)).status).toBe(200)
  })

  test('by very many narrows what each source may try, and still lets a right code in', async () => {
    const subjects = passwordCodeSubjects(bindings, 'x').filter(({ kind }) => kind === 'all')
    const full = { failures: 1000, since: at('8:00') }
    await directory
      .insert(attempt)
      .values(subjects.map(({ subject }) => ({ subject, ...full })))
      .onConflictDoUpdate({ target: attempt.subject, set: full })
    try {
      const [code, from] = [await rightCode(), source()]
      for (let guess = 0; guess < 2; guess++) expect((await tryCode('2222-2222-2222-2222', from)).status).toBe(400)
      expect((await tryCode(code, from)).status).toBe(429)
      expect((await tryCode(code)).status).toBe(200)
    } finally {
      for (const { subject } of subjects) await directory.delete(attempt).where(eq(attempt.subject, subject))
    }
  })
})

test('A city officer signs in at the office with a second factor, finds the organisation and no facility, and is out after two hours untouched', async () => {
  const { id, login } = await addAccount([])
  const organisationId = 70_000 + (Number.parseInt(id.slice(-4), 36) % 10_000)
  await directory.insert(organisation).values({ id: organisationId, name: '汐見市', wording: 'sho', demo: true, createdAt: 0 })
  await directory.insert(officer).values({ organisationId, accountId: id, startsOn: '2026-04-01' })
  const answer = await guest.send('POST', '/api/account/sign-in', { json: { login, password: PASSWORD }, headers: source() })
  expect(answer.body).toEqual({ door: 'office' })
  const halfway = clientOf('', cookieOf(answer.headers))
  const first = await halfway.get('/api/account/me')
  expect(first.body).toMatchObject({ organisations: [{ organisationId, needsSecondFactor: true }] })
  expect((await halfway.get(`/api/city/${organisationId}/today`)).body).toMatchObject({ error: { code: 'second_factor_needed' } })
  const { body: app } = await halfway.post('/api/account/totp/begin', {})
  const confirmed = await halfway.post('/api/account/totp/confirm', { code: codeAt(String(app.secret), halfway.now()) })
  const officerAtDesk = clientOf('', cookieOf(confirmed.headers))
  const me = await officerAtDesk.get('/api/account/me')
  expect(me.body).toMatchObject({
    facilities: [],
    organisations: [{ organisationId, name: '汐見市', wording: 'sho', needsSecondFactor: false }],
  })
  officerAtDesk.at('9:30')
  expect((await officerAtDesk.get(`/api/city/${organisationId}/today`)).status).toBe(200)
  officerAtDesk.at('11:29')
  expect((await officerAtDesk.get(`/api/city/${organisationId}/today`)).status).toBe(200)
  officerAtDesk.at('13:30')
  expect((await officerAtDesk.get(`/api/city/${organisationId}/today`)).status).toBe(401)
  expect((await officerAtDesk.get('/api/account/me')).status).toBe(401)
})
