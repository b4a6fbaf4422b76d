// A code from the paper to the open door, and everything that must not open it.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { invitationClaim } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, block, facilityHome, guardianship, invitation, person } from '../../schema/shard.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { act, at, clientOf, DAY, makeWorld } from '../kit/world.ts'
import { issue, loginOf, phone, scene } from './scene.ts'

async function family(cookie: string) {
  const me = await clientOf('', cookie).get('/api/account/me')
  return me.body as { name: string; facilities: { facilityId: number; children: { kana: string }[] }[]; soon: unknown[] }
}
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

const QUIET = 'このコードは使えません。園に再発行を頼んでください。'

describe('A code', () => {
  test('says what it is for, opens an account once, and the child is there', async () => {
    const { world, mother, code } = await scene()
    const guest = phone()
    expect(code).toMatch(/^(?:[2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
    const look = await guest.look(code.toLowerCase().replaceAll('-', ' '))
    expect(look.body).toMatchObject({
      kind: 'guardian',
      name: '佐藤 花',
      children: [{ given: 'あおい', relationship: '母', from: null }],
    })
    const login = loginOf()
    const joined = await guest.join(code, login)
    expect(joined.status, joined.text).toBe(200)
    expect(joined.body).toMatchObject({ facilityId: world.facilityId, doors: ['family'] })
    const entered = await guest.signIn(login)
    expect(entered.status, entered.text).toBe(200)
    expect(await family(cookieOf(entered))).toMatchObject({
      name: '佐藤 花',
      facilities: [{ facilityId: world.facilityId, children: [{ kana: 'さとう あおい' }] }],
    })
    expect((await phone().look(code)).body).toMatchObject({ error: { code: 'bad_code', message: QUIET } })
    const [kept] = await world.db
      .select()
      .from(invitation)
      .where(and(eq(invitation.facilityId, world.facilityId), eq(invitation.personId, mother)))
    expect(kept).toMatchObject({ claimedAt: at('8:05'), codeHash: hashCode(code) })
    expect(JSON.stringify(kept)).not.toContain(code.slice(0, 9))
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining(['invitation.issue done', 'account.join done', 'account.join denied']),
    )
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('wrong, spent, expired, revoked, blocked, with nothing left and re-issued: the same bytes, and not a row', async () => {
    const spent = await scene()
    expect((await phone().join(spent.code, loginOf())).status).toBe(200)
    const revoked = await scene()
    const director = await revoked.world.addStaff('director')
    expect((await director.post('/invitation/revoke', { id: act(), personId: revoked.mother })).status).toBe(200)
    const again = await scene()
    await issue(again.world, [again.mother])
    const blocked = await scene()
    await blocked.world.db.insert(block).values({
      facilityId: blocked.world.facilityId,
      childId: blocked.child,
      id: newId(0),
      personId: blocked.mother,
      kind: 'support_measure',
      text: '-',
      startsOn: DAY,
      setBy: 'x',
      setAt: 0,
    })
    const over = await scene()
    await over.world.db
      .update(guardianship)
      .set({ endsOn: '2026-11-19' })
      .where(and(eq(guardianship.facilityId, over.world.facilityId), eq(guardianship.personId, over.mother)))
    const expired = await scene()
    const bare = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    const answers: string[] = []
    for (const { code } of [spent, revoked, again, blocked, over, expired, { code: 'ABCD-EFGH-JKMN-PQRS' }]) {
      for (const ask of ['look', 'join'] as const) {
        const guest = phone()
        if (code === expired.code) guest.at(at('8:06') + 7 * 86_400_000)
        const answer = ask === 'look' ? await guest.look(code) : await guest.join(code, loginOf())
        expect(answer.status).toBe(400)
        answers.push(bare(answer.text))
      }
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain(QUIET)
    for (const { world, mother } of [revoked, again, blocked, over, expired]) {
      const [one] = await world.db
        .select({ accountId: person.accountId })
        .from(person)
        .where(and(eq(person.facilityId, world.facilityId), eq(person.id, mother)))
      expect(one?.accountId).toBeNull()
    }
  })

  test('handed out at the 説明会 it works for thirty days, otherwise for seven', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const [briefed, usual] = [await world.addParent([child]), await world.addParent([child])]
    const [long = ''] = await issue(world, [briefed], true)
    const [short = ''] = await issue(world, [usual])
    const later = phone()
    later.at(at('8:04') + 30 * 86_400_000)
    expect((await later.look(long)).status).toBe(200)
    later.at(at('8:04') + 7 * 86_400_000)
    expect((await later.look(short)).status).toBe(200)
    later.at(at('8:05') + 7 * 86_400_000)
    expect((await later.look(short)).status).toBe(400)
  })

  test('of two who use it at once exactly one wins, also when both are signed in', async () => {
    for (let round = 0; round < 4; round++) {
      const { world, code, mother } = await scene()
      const other = await makeWorld()
      const accounts = [newId(0), newId(0)]
      const clients = await Promise.all(
        accounts.map(async (accountId) =>
          round % 2 ? phone((await other.addGuardian([await other.addChild('べつの いえ')], { accountId })).cookie) : phone(),
        ),
      )
      const answers = await Promise.all(clients.map((one) => one.join(code, round % 2 ? undefined : loginOf())))
      const statuses = answers.map(({ status }) => status).sort()
      // Two passwords are hashed one after the other; whoever must wait may be told to come back.
      expect(statuses[0]).toBe(200)
      expect(statuses[1]).toBeGreaterThanOrEqual(400)
      const claims = await world.directory
        .select()
        .from(invitationClaim)
        .where(eq(invitationClaim.codeHash, hashCode(code)))
      expect(claims).toHaveLength(1)
      const [one] = await world.db
        .select()
        .from(person)
        .where(and(eq(person.facilityId, world.facilityId), eq(person.id, mother)))
      expect(one?.accountId).toBe(claims[0]?.accountId)
    }
  })

  test('the same person once more, whose answer was lost, is let through; somebody else is not', async () => {
    const { code } = await scene()
    const login = loginOf()
    expect((await phone().join(code, login)).status).toBe(200)
    expect((await phone().join(code, login)).status).toBe(200)
    expect((await phone().join(code, login, 'wrong password here')).body).toMatchObject({ error: { code: 'bad_code' } })
    const later = phone()
    later.at('8:16')
    expect((await later.join(code, login)).body).toMatchObject({ error: { code: 'bad_code' } })
  })

  test('an ID that is taken and a password that is a name are said at their field, and the code still works', async () => {
    const { code } = await scene()
    const login = loginOf()
    expect((await phone().join((await scene()).code, login)).status).toBe(200)
    expect((await phone().join(code, login)).body).toMatchObject({ error: { code: 'login_taken', field: 'login' } })
    expect((await phone().join(code, loginOf(), 'さとうのおうち12')).body).toMatchObject({ error: { field: 'password' } })
    expect((await phone().join(code, loginOf(), 'short')).body).toMatchObject({ error: { field: 'password' } })
    expect((await phone().join(code, loginOf())).status).toBe(200)
  })

  test('an ID is the same with capitals, wide letters and spaces around it, when it is chosen and when it is typed', async () => {
    const login = loginOf()
    const odd = ` ${login.toUpperCase().replace('HANA', 'Ｈａｎａ')} `
    const joined = await phone().join((await scene()).code, odd)
    expect(joined.status, joined.text).toBe(200)
    for (const typed of [odd, login, login.toUpperCase()]) {
      const entered = await phone().signIn(typed)
      expect(entered.status, typed).toBe(200)
    }
    expect((await phone().join((await scene()).code, login)).body).toMatchObject({ error: { code: 'login_taken' } })
  })

  test('a facility that has switched invitations off takes none, and says so to who holds a code', async () => {
    const { world, code } = await scene()
    await world.db.update(facilityHome).set({ switchedOff: ',invitation,' }).where(eq(facilityHome.facilityId, world.facilityId))
    expect((await phone().look(code)).body).toMatchObject({ error: { code: 'switched_off' } })
    expect((await phone().join(code, loginOf())).status).toBe(503)
  })
})

describe('Siblings and staff', () => {
  test('two codes of two facilities, one account: the second is added to who is signed in', async () => {
    const first = await scene()
    const second = await scene()
    const login = loginOf()
    const guest = phone()
    await guest.join(first.code, login)
    const mine = phone(cookieOf(await guest.signIn(login)))
    expect((await mine.look(second.code)).status).toBe(200)
    expect((await mine.join(second.code)).body).toMatchObject({ facilityId: second.world.facilityId })
    const { facilities } = await family(mine.cookie ?? '')
    expect(facilities.map(({ facilityId }) => facilityId).sort()).toEqual(
      [first.world.facilityId, second.world.facilityId].sort(),
    )
    expect((await phone().join(second.code)).status).toBe(401)
  })

  test('the code of another member of the family is not used up by who sees the child already', async () => {
    const { world, child, code } = await scene()
    const mother = await world.addGuardian([child])
    expect((await phone(mother.cookie).join(code)).body).toMatchObject({ error: { code: 'own_child' } })
    expect((await phone().join(code, loginOf())).status).toBe(200)
  })

  test('an account that is kept from the child gets what a stranger gets', async () => {
    const { world, child, code } = await scene()
    const father = await world.addGuardian([child], { relationship: '父' })
    const [kept] = await world.db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, father.accountId)))
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: child,
      id: newId(0),
      personId: kept?.id ?? '',
      kind: 'court_order',
      text: '-',
      startsOn: DAY,
      setBy: 'x',
      setAt: 0,
    })
    expect((await phone(father.cookie).look(code)).body).toMatchObject({ error: { code: 'bad_code', message: QUIET } })
    expect((await phone(father.cookie).join(code)).body).toMatchObject({ error: { code: 'bad_code' } })
  })

  test('staff come in by a code of their own, which only a director can issue', async () => {
    const world = await makeWorld()
    const personId = await world.addNewcomer('nursery_teacher')
    const order = { id: act(), personIds: [personId], briefing: false }
    const office = await world.addStaff('office')
    expect((await office.post('/invitation/staff', order)).status).toBe(404)
    const director = await world.addStaff('director')
    expect((await director.post('/invitation/issue', order)).status).toBe(404)
    const { body, text } = await director.post('/invitation/staff', order)
    expect(text).toContain('sheets')
    const [{ code = '' } = {}] = body.sheets as { code: string }[]
    expect((await phone().look(code)).body).toMatchObject({ kind: 'staff', children: [] })
    expect((await phone().join(code, loginOf(), 'eleven-char')).body).toMatchObject({ error: { code: 'password_short' } })
    expect((await phone().join(code, loginOf())).body).toMatchObject({ doors: ['room', 'office'] })
  })
})
