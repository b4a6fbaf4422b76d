// One's own sign-ins: to see, to end, and to be told of.
import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { loginForm } from '../../schema/account/login.ts'
import { account, accountEvent, letter, signIn } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { session } from '../../schema/shard.ts'
import { finishEndings } from '../../worker/account/end-sign-ins.ts'
import { hashPassword } from '../../worker/account/password.ts'
import { at, bindings, clientOf, makeWorld } from '../kit/world.ts'

const directory = drizzle(bindings.DIRECTORY)
const PASSWORD = 'あさの光と9ひきのねこたち'
const passwordHash = hashPassword(PASSWORD)
const guest = clientOf('')

/** A guardian with children in two facilities on two shards, with two browsers in each. */
async function family() {
  const [first, second] = [await makeWorld({ shard: 'SHARD_1' }), await makeWorld({ shard: 'SHARD_2' })]
  const accountId = newId(0)
  const phone = await first.addGuardian([await first.addChild('さとう みなと')], { accountId })
  await second.addGuardian([await second.addChild('さとう あおい')], { accountId })
  const tablet = await first.enter(accountId, 'family')
  await second.db.insert(session).values(
    [phone, tablet].map(({ token }) => ({
      facilityId: second.facilityId,
      tokenHash: token.hash,
      accountId,
      door: 'family' as const,
      createdAt: 0,
      usedAt: at('7:00'),
      idleMs: 400 * 86_400_000,
      expiresAt: at('8:00') * 2,
      strength: 'second' as const,
      freshAt: 0,
      label: 'Chrome',
      activeAt: 0,
    })),
  )
  await directory.insert(account).values({
    id: accountId,
    login: loginForm(`ie-${accountId}`),
    name: 'さとう',
    passwordHash: await passwordHash,
    email: loginForm(`ie-${accountId}@mail.test`),
    createdAt: 0,
  })
  return { first, second, accountId, login: loginForm(`ie-${accountId}`), phone, tablet }
}

const signInAs = (login: string, browser: string, password = PASSWORD) =>
  guest.send('POST', '/api/account/sign-in', {
    json: { login, password },
    headers: { 'cf-connecting-ip': `test-${newId(0)}`, 'user-agent': browser },
  })
const kindsOf = async (accountId: Id) => {
  const rows = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, accountId))
  return rows.map(({ kind }) => kind).sort()
}

describe('Own sign-ins', () => {
  test('are listed with this one first, under ids that are not their tokens', async () => {
    const { phone, tablet } = await family()
    const { body, text } = await phone.get('/api/account/sign-ins')
    const { signIns } = body as { signIns: { id: string; mine: boolean; door: string; label: string }[] }
    expect(signIns[0]).toMatchObject({ mine: true, door: 'family', label: 'Chrome', strength: 'second' })
    expect(signIns.filter(({ mine }) => !mine).length).toBeGreaterThan(0)
    for (const { token } of [phone, tablet]) expect(text).not.toContain(token.hash)
  })

  test('end one by one, in every facility, on the very next request', async () => {
    const { first, second, phone, tablet } = await family()
    for (const { facilityId } of [first, second]) expect((await tablet.get(`/api/f/${facilityId}/family/today`)).status).toBe(200)
    const mine = (await tablet.get('/api/account/sign-ins')).body as { signIns: { id: string; mine: boolean }[] }
    const id = mine.signIns.find((one) => one.mine)?.id
    expect((await phone.post('/api/account/sign-ins/end', { id })).body).toEqual({ ended: 1 })
    for (const { facilityId } of [first, second]) {
      expect((await tablet.get(`/api/f/${facilityId}/family/today`)).status).toBe(401)
      expect((await phone.get(`/api/f/${facilityId}/family/today`)).status).toBe(200)
    }
    expect((await tablet.get('/api/account/me')).status).toBe(401)
    expect((await phone.post('/api/account/sign-ins/end', { id })).status).toBe(404)
  })

  test('of somebody else cannot be ended', async () => {
    const [mine, theirs] = [await family(), await family()]
    const { body } = await theirs.phone.get('/api/account/sign-ins')
    const { id } = (body as { signIns: [{ id: string }] }).signIns[0]
    expect((await mine.phone.post('/api/account/sign-ins/end', { id })).status).toBe(404)
    expect((await theirs.phone.get('/api/account/me')).status).toBe(200)
    expect((await mine.phone.post('/api/account/sign-ins/end', {})).status).toBe(400)
    expect((await mine.phone.post('/api/account/sign-ins/end', { id, others: true })).status).toBe(400)
  })

  test('all others end at once, and this one stays', async () => {
    const { first, second, phone, tablet } = await family()
    const { body } = await phone.post('/api/account/sign-ins/end', { others: true })
    expect((body as { ended: number }).ended).toBeGreaterThanOrEqual(1)
    for (const { facilityId } of [first, second]) {
      expect((await tablet.get(`/api/f/${facilityId}/family/today`)).status).toBe(401)
      expect((await phone.get(`/api/f/${facilityId}/family/today`)).status).toBe(200)
    }
  })

  test('that ended while a facility could not be reached end there by the sweep, which does not stop trying', async () => {
    const { first, second, accountId, phone } = await family()
    const lost = {
      ...bindings,
      SHARD_2: {
        prepare: () => {
          throw new Error('no line')
        },
      },
    } as unknown as typeof bindings
    await directory
      .update(signIn)
      .set({ endedAt: at('8:00') })
      .where(and(eq(signIn.accountId, accountId), isNull(signIn.endedAt)))
    const heard = async () => (await directory.select().from(signIn).where(eq(signIn.tokenHash, phone.token.hash)))[0]?.spreadAt
    await finishEndings(bindings, at('8:00'))
    expect(await heard(), 'not in the same moment').toBeNull()
    await finishEndings(lost, at('8:01'))
    expect(await heard()).toBeNull()
    expect((await phone.get(`/api/f/${first.facilityId}/family/today`)).status).toBe(401)
    expect((await phone.get(`/api/f/${second.facilityId}/family/today`)).status).toBe(200)
    await finishEndings(bindings, at('8:02'))
    expect(await heard()).toBe(at('8:02'))
    expect((await phone.get(`/api/f/${second.facilityId}/family/today`)).status).toBe(401)
  })
})

describe('What happened to one’s sign-in', () => {
  test('a new kind of browser is told, with a letter that says nothing more, and stays unseen until it is read', async () => {
    const { accountId, login, phone } = await family()
    expect((await signInAs(login, 'Mozilla/5.0 (Windows NT 10.0) Chrome/141 Safari/537')).status).toBe(200)
    await signInAs(login, 'Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537')
    expect(await kindsOf(accountId)).toEqual(['new_browser', 'signed_in'])
    const letters = await directory.select().from(letter).where(eq(letter.accountId, accountId))
    expect(letters).toMatchObject([{ address: `${login}@mail.test`, kind: 'changed', tries: 0, sentAt: null }])
    const { body } = await phone.get('/api/account/events')
    // Both sign-ins are of one moment; which of them stands first is chance.
    const told = { kind: 'new_browser', detail: { door: 'family', label: 'Windows Chrome' } }
    expect(body).toMatchObject({ events: expect.arrayContaining([expect.objectContaining(told)]) })
    expect(body.events).toHaveLength(2)
    expect((body as { unseen: string[] }).unseen).toHaveLength(1)
    await phone.post('/api/account/events/seen', { until: phone.now() })
    expect((await phone.get('/api/account/events')).body).toMatchObject({ unseen: [] })
  })

  test('the first browser of all is no news', async () => {
    const { first } = await family()
    const accountId = newId(0)
    await directory.insert(account).values({
      id: accountId,
      login: loginForm(accountId),
      name: 'あたらしい人',
      passwordHash: await passwordHash,
      createdAt: 0,
    })
    await first.addGuardian([await first.addChild('あおき そら')], { accountId })
    await directory.delete(signIn).where(eq(signIn.accountId, accountId))
    expect((await signInAs(loginForm(accountId), 'Mozilla/5.0 (iPhone) Version/26 Safari/605')).status).toBe(200)
    expect(await kindsOf(accountId)).toEqual(['signed_in'])
  })

  test('wrong passwords are one line in a quarter of an hour', async () => {
    const { accountId, login } = await family()
    for (let times = 0; times < 3; times++) expect((await signInAs(login, 'x', `ちがう${times}`)).status).toBe(401)
    expect(await kindsOf(accountId)).toEqual(['refused'])
  })

  test('nobody reads what happened to another', async () => {
    const [mine, theirs] = [await family(), await family()]
    await signInAs(theirs.login, 'Mozilla/5.0 (Windows NT 10.0) Chrome/141')
    expect((await mine.phone.get('/api/account/events')).body).toEqual({ events: [], unseen: [] })
    expect((await guest.get('/api/account/events')).status).toBe(401)
  })
})
