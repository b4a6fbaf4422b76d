// 運営: numbers of houses and devices, never a child or a person, and only with more than a password.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { membership, signIn } from '../../schema/directory.ts'
import { audit } from '../../schema/shard.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'
import { operatorOf } from './operator-of.ts'

test('an operator sees organisations, facilities, shards and numbers, and nothing of children or people', async () => {
  const world = await makeWorld()
  await world.addGuardian([await world.addChild('しるし あや', { name: '印印 文' })])
  await world.addStaff('director', { name: '名名' })
  await addTablet(world)
  const runs = await operatorOf(world)
  const { status, text, body } = await runs.get('/facilities')
  expect(status).toBe(200)
  expect(text).not.toMatch(/印印|しるし|名名|保護者/)
  const mine = (body.organisations as { facilities: { facilityId: number }[] }[])
    .flatMap(({ facilities }) => facilities)
    .find(({ facilityId }) => facilityId === world.facilityId)
  if (mine) expect(mine).toMatchObject({ shard: world.shard, state: 'open', devices: 1, accounts: 2 })
  expect((await runs.get('/api/account/me')).body).toMatchObject({
    operator: true,
    operatorNeedsSecondFactor: false,
    facilities: [],
  })
  expect((await runs.get(`/api/f/${world.facilityId}/presence/board?day=${DAY}`)).status).toBe(404)
})

test('a lost tablet is ended from afar, bites on its next request, and stands in the audit of the house; twice is once', async () => {
  const world = await makeWorld()
  const tablet = await addTablet(world)
  const runs = await operatorOf(world)
  const { deviceId } = tablet
  const list = await runs.get(`/devices?facility=${world.facilityId}`)
  expect(list.body.devices).toMatchObject([{ deviceId, kind: 'tablet' }])
  const json = { id: act(), facilityId: world.facilityId, deviceId }
  const first = await runs.post('/revoke', json)
  expect(first.status).toBe(200)
  expect((await runs.post('/revoke', json)).body).toEqual(first.body)
  expect((await runs.get(`/devices?facility=${world.facilityId}`)).body.devices).toEqual([])
  const rows = await world.db.select().from(audit).where(eq(audit.commandId, json.id))
  expect(rows).toMatchObject([
    { action: 'operator.revoke', outcome: 'done', accountId: runs.accountId, content: { revoked: deviceId } },
  ])
  expect((await runs.post('/revoke', { ...json, id: act(), deviceId: act() })).status).toBe(404)
  expect((await runs.post('/revoke', { ...json, id: act(), facilityId: 987_654 })).status).toBe(404)
})

test('a password alone, an old proof, a duty that is over or to come, a director: each is kept out', async () => {
  const world = await makeWorld()
  const weak = await operatorOf(world, { strength: 'password' })
  expect((await weak.get('/facilities')).body).toMatchObject({ error: { code: 'second_factor_needed' } })
  expect((await weak.get('/api/account/me')).body).toMatchObject({ operator: true, operatorNeedsSecondFactor: true })
  const old = await operatorOf(world)
  await world.directory.update(signIn).set({ freshAt: 0 }).where(eq(signIn.tokenHash, old.token.hash))
  expect((await old.get('/facilities')).status).toBe(200)
  const json = { id: act(), facilityId: world.facilityId, deviceId: act() }
  expect((await old.post('/revoke', json)).body).toMatchObject({ error: { code: 'fresh_needed' } })
  expect((await (await operatorOf(world, { endsOn: '2026-11-19' })).get('/facilities')).status).toBe(404)
  expect((await (await operatorOf(world, { startsOn: '2026-11-21' })).get('/facilities')).status).toBe(404)
  const director = await world.addStaff('director')
  expect((await director.get('/api/operator/facilities')).status).toBe(404)
  expect(await world.directory.select().from(membership).where(eq(membership.accountId, weak.accountId))).toEqual([])
})
