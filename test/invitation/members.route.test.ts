// What a guardian lends to somebody of the family: never more than she has, never longer, and gone when hers is gone.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { CAPABILITIES } from '../../schema/permission/matrix.ts'
import { block, guardianship, person, session } from '../../schema/shard.ts'
import { act, DAY, makeWorld, type World } from '../kit/world.ts'
import { loginOf, phone } from './scene.ts'

const grandmother = { familyName: '佐藤', givenName: '和子', relationship: '祖母' }
interface Members {
  children: { childId: Id; given: string; mayInvite: boolean }[]
  people: {
    personId: Id
    self: boolean
    mine: boolean
    name: string | null
    relationship: string
    share: string
    state: string
  }[]
}

/** A mother with a child, and somebody she let in who has used the code. */
async function scene(share: string, capabilities?: string) {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([child], capabilities ? { capabilities } : {})
  const invited = await mother.post('/family/invite', { id: act(), childIds: [child], ...grandmother, share })
  expect(invited.status, invited.text).toBe(200)
  const login = loginOf()
  const guest = phone()
  expect((await guest.join(String(invited.body.code), login)).status).toBe(200)
  const personId = String(invited.body.id)
  const [row] = await world.db
    .select({ accountId: person.accountId })
    .from(person)
    .where(and(eq(person.facilityId, world.facilityId), eq(person.id, personId)))
  const member = await world.enter(row?.accountId ?? '', 'family')
  return { world, child, mother, member, personId }
}

const lent = async ({ db, facilityId }: World, personId: Id) =>
  (
    await db
      .select()
      .from(guardianship)
      .where(and(eq(guardianship.facilityId, facilityId), eq(guardianship.personId, personId)))
  )[0]
const today = (client: { get: (path: string) => Promise<{ status: number }> }) => client.get('/family/today')

describe('Somebody a guardian let in', () => {
  test('sees the child, and may do what was chosen and nothing else', async () => {
    const { child, member, mother } = await scene('look')
    expect((await today(member)).status).toBe(200)
    const report = { id: act(), childIds: [child], kind: 'absent', reason: 'sick', from: DAY }
    expect((await member.post('/notice', report)).status).toBe(404)
    expect((await member.get('/family/members')).status).toBe(404)
    expect((await member.get(`/pickup?childId=${child}`)).status).toBe(404)
    const { people } = (await mother.get('/family/members')).body as unknown as Members
    expect(people.find(({ mine }) => mine)).toMatchObject({
      name: '佐藤 和子',
      relationship: '祖母',
      share: 'look',
      state: 'joined',
    })
  })

  test('for every choice has no more than the one who let them in', async () => {
    for (const share of ['look', 'tell', 'fetch', 'all']) {
      for (const own of [
        ',read_presence,pickup_list,',
        ',read_presence,absence,pickup_list,read_note,',
        `,${CAPABILITIES.join(',')},`,
      ]) {
        const world = await makeWorld()
        const child = await world.addChild('さとう あおい')
        const mother = await world.addGuardian([child], { capabilities: own })
        const { body } = await mother.post('/family/invite', { id: act(), childIds: [child], ...grandmother, share })
        const given = (await lent(world, String(body.id)))?.capabilities.split(',').filter(Boolean) ?? []
        expect(given.length, `${share} of ${own}`).toBeGreaterThan(0)
        for (const one of given) expect(own.includes(`,${one},`) || one === 'pickup', `${one} of ${own}`).toBe(true)
      }
    }
  })

  test('ends, shrinks and is blocked together with the one who let them in, whatever the cause', async () => {
    const cases = {
      ended: { endsOn: '2026-11-19' },
      shrunk: { capabilities: ',absence,' },
    }
    for (const [name, set] of Object.entries(cases)) {
      const { world, child, mother, member } = await scene('tell')
      expect((await today(member)).status).toBe(200)
      await world.db
        .update(guardianship)
        .set(set)
        .where(
          and(
            eq(guardianship.facilityId, world.facilityId),
            eq(guardianship.childId, child),
            eq(guardianship.relationship, '母'),
          ),
        )
      expect((await today(member)).status, name).toBe(404)
      expect(mother.accountId).toBeDefined()
    }
    const { world, child, mother, member } = await scene('all')
    const [her] = await world.db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, mother.accountId)))
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: child,
      id: newId(0),
      personId: her?.id ?? '',
      kind: 'support_measure',
      text: '-',
      startsOn: DAY,
      setBy: 'x',
      setAt: 0,
    })
    expect((await today(member)).status).toBe(404)
  })

  test('lets nobody else in, even with everything', async () => {
    const { child, member } = await scene('all')
    expect((await member.get('/family/members')).status).toBe(200)
    expect(((await member.get('/family/members')).body as unknown as Members).children[0]?.mayInvite).toBe(false)
    expect((await member.post('/family/invite', { id: act(), childIds: [child], ...grandmother, share: 'look' })).status).toBe(
      404,
    )
  })

  test('is out on the next request when she ends it, and off the list of people who fetch', async () => {
    const { world, child, mother, member, personId } = await scene('tell')
    const names = async () =>
      ((await mother.get(`/pickup?childId=${child}`)).body.people as { name: string }[]).map(({ name }) => name)
    expect(await names()).toContain('佐藤 和子')
    const other = await world.addGuardian([child], { relationship: '父' })
    const end = { id: act(), childIds: [child], personId }
    expect((await other.post('/family/end', end)).status).toBe(404)
    expect((await today(member)).status).toBe(200)
    expect((await mother.post('/family/end', end)).status).toBe(200)
    expect((await today(member)).status).toBe(404)
    expect(await names()).not.toContain('佐藤 和子')
  })

  test('can be ended by 主任 and 園長, who see them on the child’s page, and by no teacher', async () => {
    const { world, child, member, personId, mother } = await scene('look')
    const director = await world.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const page = await director.get(`/pickup?childId=${child}`)
    expect(page.body.members).toMatchObject([{ granted: false }, { personId, name: '佐藤 和子', granted: true, share: 'look' }])
    const end = { id: act(), childIds: [child], personId }
    expect((await teacher.post('/family/end', end)).status).toBe(404)
    expect((await director.post('/family/end', end)).status).toBe(200)
    expect((await today(member)).status).toBe(404)
    const [her] = await world.db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, mother.accountId)))
    expect((await director.post('/family/end', { id: act(), childIds: [child], personId: her?.id ?? '' })).status).toBe(404)
  })

  test('who may only fetch reads the first name and that they are on the list, and nothing more', async () => {
    const { member, child } = await scene('fetch')
    expect((await today(member)).status).toBe(404)
    expect((await member.get(`/pickup?childId=${child}`)).status).toBe(404)
    const me = await member.get('/api/account/me')
    expect(me.body).toMatchObject({ facilities: [], soon: [], fetching: [{ children: ['あおい'] }] })
    expect(me.text).not.toContain('さとう')
    expect(me.text).not.toContain(child)
  })
})

describe('Inviting', () => {
  test('needs a fresh proof, own children, and the right to change who fetches', async () => {
    const world = await makeWorld()
    const [child, foreign] = [await world.addChild('さとう あおい'), await world.addChild('いとう みお')]
    const mother = await world.addGuardian([child])
    const order = (childIds: Id[]) => ({ id: act(), childIds, ...grandmother, share: 'look' })
    expect((await mother.post('/family/invite', order([child, foreign]))).status).toBe(404)
    const father = await world.addGuardian([child], { capabilities: ',read_presence,absence,' })
    expect((await father.post('/family/invite', order([child]))).status).toBe(404)
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.tokenHash, mother.token.hash))
    expect((await mother.post('/family/invite', order([child]))).body).toMatchObject({ error: { code: 'fresh_needed' } })
  })

  test('of the other parent only the relation is said, never the name', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const mother = await world.addGuardian([child])
    await world.addParent([child], { name: 'ひみつの名前', relationship: '父' })
    const answer = await mother.get('/family/members')
    expect((answer.body as unknown as Members).people.map(({ relationship, name }) => [relationship, name])).toEqual(
      expect.arrayContaining([['父', null]]),
    )
    expect(answer.text).not.toContain('ひみつ')
  })
})

test('before the 入園日 the family is told from which day, and nothing of the child', async () => {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい', { startsOn: '2026-12-01' })
  const mother = await world.addParent([child], { startsOn: '2026-12-01' })
  const director = await world.addStaff('director')
  const issued = await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: true })
  const [{ code = '' } = {}] = issued.body.sheets as { code: string }[]
  const login = loginOf()
  const guest = phone()
  expect((await guest.look(code)).body).toMatchObject({ children: [{ given: 'あおい', from: '2026-12-01' }] })
  expect((await guest.join(code, login)).status).toBe(200)
  const cookie = (await guest.signIn(login)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = await phone(cookie).get('/api/account/me')
  expect(me.body).toMatchObject({ facilities: [], soon: [{ facilityId: world.facilityId, from: '2026-12-01' }], fetching: [] })
  expect(me.text).not.toMatch(/あおい|さとう/)
  const then = phone(cookie)
  then.at('8:00', '2026-12-01')
  expect((await then.get('/api/account/me')).body).toMatchObject({
    facilities: [{ children: [{ kana: 'さとう あおい' }] }],
    soon: [],
  })
})
