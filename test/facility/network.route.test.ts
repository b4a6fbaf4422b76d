// 認めたネットワーク: from there a password is enough for the work of a whole facility, from anywhere else it is not.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { membership, network, signIn } from '../../schema/directory.ts'
import { session } from '../../schema/shard.ts'
import { endOnNetworks } from '../../worker/facility/allowed-network.ts'
import { networkBits, networkText } from '../../worker/kit/source.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { act, at, bindings, clientOf, DAY, makeWorld, type World } from '../kit/world.ts'

const directory = drizzle(bindings.DIRECTORY)
const OFFICE = { 'cf-connecting-ip': '203.0.113.77' }
const HOME = { 'cf-connecting-ip': '198.51.100.9' }
const BOARD = `/presence/board?day=${DAY}`

/** A director's browser that brought a password and no more. */
async function byPassword(world: World, accountId: string) {
  const { token, value } = mintToken(accountId, 'office')
  const times = { createdAt: at('8:00'), expiresAt: at('20:00'), freshAt: at('8:00') }
  await directory.batch([
    directory
      .insert(signIn)
      .values({ tokenHash: token.hash, accountId, door: 'office', strength: 'password', label: '', ...times }),
    directory.insert(membership).values({ accountId, facilityId: world.facilityId, door: 'office' }).onConflictDoNothing(),
  ])
  return { token, ...clientOf(`/api/f/${world.facilityId}`, `__Host-tsumugi-office=${value}`) }
}
const add = (who: ReturnType<typeof clientOf>, text: string) =>
  who.post('/facility/network', { id: act(), network: text, name: '事務室' })

async function house() {
  const world = await makeWorld()
  const director = await world.addStaff('director')
  return { world, director, desk: await byPassword(world, director.accountId) }
}

describe('A network a facility allows', () => {
  test('is as good as a second factor there, and nowhere else from the next request on', async () => {
    const { director, desk, world } = await house()
    expect((await desk.get(BOARD, OFFICE)).body).toMatchObject({ error: { code: 'second_factor_needed' } })
    expect((await add(director, '203.0.113.5/24')).status).toBe(200)
    expect((await director.get('/facility/network', OFFICE)).body).toMatchObject({
      here: '203.0.113.77',
      own: [{ network: '203.0.113.0/24', name: '事務室' }],
    })
    expect((await desk.get(BOARD, OFFICE)).status).toBe(200)
    expect((await desk.get(BOARD, HOME)).status).toBe(401)
    const elsewhere = await byPassword(world, director.accountId)
    expect((await elsewhere.get(BOARD, HOME)).body).toMatchObject({ error: { code: 'second_factor_needed' } })
  })

  test('is seen by the address the platform writes; what a caller says of itself changes nothing', async () => {
    const { director, desk } = await house()
    await add(director, '203.0.113.0/24')
    for (const name of [
      'x-forwarded-for',
      'x-real-ip',
      'true-client-ip',
      'forwarded',
      'x-client-ip',
      'x-facility-id',
      'x-user-id',
    ]) {
      const said = name === 'forwarded' ? 'for=203.0.113.77' : '203.0.113.77'
      expect((await desk.get(BOARD, { ...HOME, [name]: said })).status, name).toBe(403)
    }
    expect((await desk.get(BOARD, OFFICE)).status).toBe(200)
  })

  test('that ends puts out who stands on it, at once and whoever came in meanwhile', async () => {
    const { director, desk, world } = await house()
    await add(director, '203.0.113.0/24')
    expect((await desk.get(BOARD, OFFICE)).status).toBe(200)
    expect((await director.post('/facility/network/end', { id: act(), network: '203.0.113.0/24' })).status).toBe(200)
    expect((await desk.get(BOARD, OFFICE)).status).toBe(401)
    expect((await director.get(BOARD, HOME)).status, 'who brought a second factor stays').toBe(200)
    const late = and(eq(session.facilityId, world.facilityId), eq(session.tokenHash, desk.token.hash))
    await world.db.update(session).set({ endedAt: null }).where(late)
    await endOnNetworks(bindings, at('8:06'))
    expect((await world.db.select().from(session).where(late))[0]?.endedAt).toBe(at('8:06'))
    await add(director, '203.0.113.0/24')
    expect((await (await byPassword(world, director.accountId)).get(BOARD, OFFICE)).status).toBe(200)
  })

  test('must be one line of one place', async () => {
    const { director } = await house()
    const refused = [
      '0.0.0.0/0',
      '203.0.0.0/15',
      '2001:db8::/47',
      '192.168.1.0/24',
      '10.1.2.3',
      'fe80::1',
      'nowhere',
      '203.0.113.0/33',
      '1.2.3.4/24/5',
    ]
    for (const text of refused) expect((await add(director, text)).body, text).toMatchObject({ error: { field: 'network' } })
    for (const text of ['203.0.0.0/16', '2001:db8:1::/48', '2001:db8::1', '127.0.0.1'])
      expect((await add(director, text)).status, text).toBe(200)
    const teacher = await house()
    expect(await directory.select().from(network).where(eq(network.facilityId, teacher.world.facilityId))).toEqual([])
  })

  test('is the director’s alone to allow', async () => {
    const { world } = await house()
    for (const role of ['head_teacher', 'office', 'nurse'] as const) {
      const who = await world.addStaff(role, { door: 'office' })
      expect((await add(who, '203.0.113.0/24')).status, role).toBe(404)
    }
  })

  test('reads back as it was written', () => {
    const same = ['203.0.113.0/24', '198.51.100.7', '10.0.0.0/8', '2001:db8:1::/48', '2001:db8::/32', '2001:db8:1:2::/64']
    for (const text of same) expect(networkText(networkBits(text) ?? '')).toBe(text)
    expect(networkText(networkBits('2001:0DB8:0:0:1:0:0:1') ?? '')).toBe('2001:db8:0:0:1:0:0:1/128')
  })
})

describe('A director ends the sessions of staff', () => {
  test('who is out on the next request, at both doors, and stays a parent', async () => {
    const { world, director } = await house()
    const accountId = act()
    const room = await world.addStaff('nursery_teacher', { classId: world.rabbit, accountId })
    const family = await world.addGuardian([await world.addChild('さとう みなと')], { accountId })
    const { personId } = room
    expect((await director.get(`/staff/sign-ins?personId=${personId}`)).body).toMatchObject({
      sessions: [{ door: 'room', tablet: null }],
    })
    expect((await room.get(BOARD)).status).toBe(200)
    expect((await director.post('/staff/sign-out', { id: act(), personId })).status).toBe(200)
    expect((await room.get(BOARD)).status).toBe(401)
    expect((await family.get('/family/today')).status).toBe(200)
    expect((await director.get(`/staff/sign-ins?personId=${personId}`)).body).toEqual({ sessions: [] })
    const head = await world.addStaff('head_teacher', { door: 'office' })
    expect((await head.post('/staff/sign-out', { id: act(), personId })).status).toBe(404)
    expect((await director.post('/staff/sign-out', { id: act(), personId: family.personId })).status).toBe(404)
  })
})
