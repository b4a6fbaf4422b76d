// 園がサインインをたすける: a code after the person was made sure of, never a password.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { loginForm } from '../../schema/account/login.ts'
import { account, accountEvent, letter, membership, officer, passkey, passwordCode, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, block, session } from '../../schema/shard.ts'
import { hashPassword } from '../../worker/account/password.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { act, at, bindings, clientOf, DAY, makeWorld, type World } from '../kit/world.ts'

const directory = drizzle(bindings.DIRECTORY)
const passwordHash = hashPassword('もとのパスワードはこれでした')
const NEW = 'かわぞいのちいさな本屋さん'
const guest = clientOf('')
const from = () => ({ 'cf-connecting-ip': `test-${newId(0)}` })

async function addAccount(id: string, more: Partial<typeof account.$inferInsert> = {}) {
  const row = {
    id,
    login: loginForm(`hito-${id}`),
    name: '佐藤',
    passwordHash: await passwordHash,
    email: `${id}@mail.test`,
    createdAt: 0,
  }
  await directory.insert(account).values({ ...row, totpSecret: 'x', totpAt: 1, ...more })
  await directory
    .insert(passkey)
    .values({ credentialId: `key-${id}`, accountId: id, publicKey: '', counter: 0, transports: [], name: '', createdAt: 0 })
}

/** A house with a director, a head teacher and a guardian who lost her password. */
async function house() {
  const world = await makeWorld()
  const childId = await world.addChild('さとう みなと')
  const mother = await world.addGuardian([childId])
  const director = await world.addStaff('director')
  const head = await world.addStaff('head_teacher', { door: 'office' })
  for (const { accountId } of [mother, director, head]) await addAccount(accountId)
  return { world, childId, mother, director, head }
}
type Client = ReturnType<typeof clientOf>
const issue = (who: Client, personId: string, more: object = {}) =>
  who.post('/recovery/issue', { id: act(), personId, way: 'in_person', clearsFactor: false, ...more })
const useCode = (code: unknown, password = NEW) =>
  guest.send('POST', '/api/account/first', { json: { code, password }, headers: from() })
const codesOf = (accountId: string) => directory.select().from(passwordCode).where(eq(passwordCode.accountId, accountId))
const factorOf = async (accountId: string) => {
  const [[mine], keys] = await directory.batch([
    directory.select({ totpAt: account.totpAt }).from(account).where(eq(account.id, accountId)),
    directory.select().from(passkey).where(eq(passkey.accountId, accountId)),
  ])
  return { totpAt: mine?.totpAt ?? null, passkeys: keys.length }
}

describe('A code from the facility', () => {
  test('is given after the person was made sure of, written down with the way, told to the owner, and kept by hash only', async () => {
    const { world, childId, mother, head } = await house()
    const { body } = await head.get(`/recovery?childId=${childId}`)
    expect(body).toMatchObject({
      people: [
        {
          personId: mother.personId,
          relationship: '母',
          phone: '090-0000-0000',
          joined: true,
          factor: true,
          codeUntil: null,
          mayIssue: true,
        },
      ],
    })
    const answer = await issue(head, mother.personId, { way: 'call_back' })
    expect(answer.body).toMatchObject({
      code: expect.stringMatching(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/),
      login: loginForm(`hito-${mother.accountId}`),
    })
    const code = String(answer.body.code)
    expect(await codesOf(mother.accountId)).toMatchObject([
      { codeHash: hashCode(code), clearsFactor: false, expiresAt: at('8:05') + 86_400_000 },
    ])
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'recovery.issue'), eq(audit.outcome, 'done')))
    expect(row?.content).toEqual({ personId: mother.personId, way: 'call_back', clearsFactor: false, calledEnding: '0000' })
    expect(JSON.stringify(row)).not.toContain(code)
    const events = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, mother.accountId))
    expect(events).toMatchObject([{ kind: 'recovery_issued', detail: {} }])
    expect(await directory.select().from(letter).where(eq(letter.accountId, mother.accountId))).toMatchObject([
      { kind: 'changed' },
    ])
  })

  test('repeated after a lost answer is the same code; a new one takes its place', async () => {
    const { mother, head } = await house()
    const id = act()
    const first = await issue(head, mother.personId, { id })
    expect((await issue(head, mother.personId, { id })).body).toEqual(first.body)
    const second = await issue(head, mother.personId)
    expect(second.body.code).not.toBe(first.body.code)
    expect((await useCode(first.body.code)).body).toMatchObject({ error: { code: 'bad_code' } })
    expect((await useCode(second.body.code)).status).toBe(200)
  })

  test('chooses a new password once, ends every sign-in, and leaves the second factor alone', async () => {
    const { world, mother, head } = await house()
    const { body } = await issue(head, mother.personId)
    expect((await mother.get('/family/today')).status).toBe(200)
    expect((await useCode(body.code, 'short')).body).toMatchObject({ error: { code: 'password_short' } })
    expect((await useCode(body.code)).body).toEqual({ login: loginForm(`hito-${mother.accountId}`), clearedFactor: false })
    expect((await mother.get('/family/today')).status).toBe(401)
    const open = await world.db
      .select()
      .from(session)
      .where(and(eq(session.facilityId, world.facilityId), eq(session.accountId, mother.accountId)))
    expect(open.every(({ endedAt }) => endedAt !== null)).toBe(true)
    expect(await factorOf(mother.accountId)).toEqual({ totpAt: 1, passkeys: 1 })
    expect((await useCode(body.code)).body).toMatchObject({ error: { code: 'bad_code' } })
  })

  test('takes the second factor away only when it was declared lost', async () => {
    const { mother, head } = await house()
    const { body } = await issue(head, mother.personId, { clearsFactor: true })
    expect(await factorOf(mother.accountId), 'not before it is used').toEqual({ totpAt: 1, passkeys: 1 })
    expect((await useCode(body.code)).body).toMatchObject({ clearedFactor: true })
    expect(await factorOf(mother.accountId)).toEqual({ totpAt: null, passkeys: 0 })
    const events = await directory.select().from(accountEvent).where(eq(accountEvent.accountId, mother.accountId))
    expect(events.map(({ kind, detail }) => ({ kind, detail }))).toContainEqual({ kind: 'recovered', detail: { clears: 1 } })
  })

  test('is over after a day, and for somebody who has left', async () => {
    const { mother, head } = await house()
    const { body } = await issue(head, mother.personId)
    const late = clientOf('')
    late.at('8:06', '2026-11-21')
    expect(
      (await late.send('POST', '/api/account/first', { json: { code: body.code, password: NEW }, headers: from() })).status,
    ).toBe(400)
    await directory
      .update(account)
      .set({ retiredAt: at('8:00') })
      .where(eq(account.id, mother.accountId))
    expect((await useCode(body.code)).body).toMatchObject({ error: { code: 'bad_code' } })
    expect((await issue(head, mother.personId)).status).toBe(404)
  })
})

describe('Nobody gets a code', () => {
  const bare = ({ status, text }: { status: number; text: string }) => [status, text.replace(/"requestId":"[^"]+"/, '')]

  test('who is blocked, of another house, unknown, working elsewhere, or asking for oneself: one answer, and nothing changes', async () => {
    const { world, childId, mother, director } = await house()
    const other = await house()
    const unknown = bare(await issue(director, act()))
    expect(unknown[0]).toBe(404)
    expect(bare(await issue(director, other.mother.personId))).toEqual(unknown)
    expect(bare(await issue(director, director.personId))).toEqual(unknown)
    const elsewhere = async (open: () => Promise<unknown>, close: () => Promise<unknown>) => {
      await open()
      expect(bare(await issue(director, mother.personId))).toEqual(unknown)
      expect((await director.get(`/recovery?childId=${childId}`)).body).toEqual({ people: [] })
      await close()
    }
    const { accountId } = mother
    const place = { accountId, facilityId: other.world.facilityId, door: 'room' as const }
    await elsewhere(
      async () => directory.insert(membership).values(place),
      async () => directory.delete(membership).where(and(eq(membership.accountId, accountId), eq(membership.door, 'room'))),
    )
    await elsewhere(
      async () => directory.insert(officer).values({ organisationId: 1, accountId, startsOn: '2027-04-01' }),
      async () => directory.delete(officer).where(eq(officer.accountId, accountId)),
    )
    await blockFrom(world, childId, mother.personId)
    expect(bare(await issue(director, mother.personId))).toEqual(unknown)
    expect(await codesOf(accountId)).toEqual([])
  })

  test('of the staff from anybody but the director, not even a guardian who also works here', async () => {
    const { world, mother, director, head } = await house()
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    await addAccount(teacher.accountId)
    expect((await issue(head, teacher.personId)).body).toMatchObject({ error: { code: 'director_only' } })
    expect((await issue(director, teacher.personId)).status).toBe(200)
    await world.addStaff('cook', { accountId: mother.accountId })
    expect((await issue(head, mother.personId)).body).toMatchObject({ error: { code: 'director_only' } })
  })

  test('from an office clerk, a teacher or a family; from a lead whose proof is old only after a new one', async () => {
    const { world, mother, head } = await house()
    const clerk = await world.addStaff('office')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    for (const who of [clerk, teacher, mother]) expect((await issue(who, mother.personId)).status).toBe(404)
    await world.db
      .update(session)
      .set({ freshAt: at('7:00') })
      .where(eq(session.tokenHash, head.token.hash))
    expect((await issue(head, mother.personId)).body).toMatchObject({ error: { code: 'fresh_needed' } })
    await directory.update(signIn).set({ freshAt: 0 }).where(eq(signIn.accountId, head.accountId))
    expect(await codesOf(mother.accountId)).toEqual([])
  })
})

async function blockFrom(world: World, childId: string, personId: string) {
  const set = { facilityId: world.facilityId, childId, id: act(), personId, kind: 'support_measure' as const, text: '' }
  await world.db.insert(block).values({ ...set, startsOn: DAY, setBy: '', setAt: 0 })
}
