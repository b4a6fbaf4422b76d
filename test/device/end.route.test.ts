import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { device, person, session } from '../../schema/shard.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { type Board, givePin, house, type List, nameOn, PIN } from './house.ts'

describe('A PIN', () => {
  test('is chosen by the person with a one-time code of the office, which works once, for a week', async () => {
    const { world, director, tablet } = await house()
    const helper = await world.addStaff('nursery_teacher', { name: '新人' })
    const issued = await director.post('/device/pin-code', { id: act(), personId: helper.personId })
    expect(issued.status, issued.text).toBe(200)
    const rows = JSON.stringify(await world.db.select().from(person).where(eq(person.facilityId, world.facilityId)))
    expect(rows).not.toContain(String(issued.body.code))
    const choose = (more: object) => tablet.post('/device/pin', { personId: helper.personId, pin: '8046', ...more })
    expect((await choose({ code: 'ZZZZZZZZ' })).status).toBe(403)
    expect((await choose({})).status).toBe(403)
    const chosen = await choose({ code: issued.body.code })
    expect(chosen.status, chosen.text).toBe(200)
    expect((await nameOn(world, chosen, helper.personId).get(`/presence/board?day=${DAY}`)).status).toBe(200)
    expect((await choose({ code: issued.body.code })).status).toBe(403)
    expect((await tablet.post('/device/open', { personId: helper.personId, pin: '8046' })).status).toBe(200)
    const late = await director.post('/device/pin-code', { id: act(), personId: helper.personId })
    tablet.at('8:06', '2026-11-27')
    expect((await choose({ code: late.body.code })).status).toBe(403)
  })

  test('a code that is asked for again is the same; a new one makes it worthless; nobody hands one to a person who is not at work', async () => {
    const { world, teacher, director, tablet } = await house()
    const asked = { id: act(), personId: teacher.personId }
    const first = await director.post('/device/pin-code', asked)
    expect((await director.post('/device/pin-code', asked)).body.code).toBe(first.body.code)
    const second = await director.post('/device/pin-code', { ...asked, id: act() })
    expect(second.body.code).not.toBe(first.body.code)
    const choose = (code: unknown) => tablet.post('/device/pin', { personId: teacher.personId, pin: '8046', code })
    expect((await choose(first.body.code)).status).toBe(403)
    expect((await choose(second.body.code)).status).toBe(200)
    const left = await world.addStaff('nursery_teacher', { endsOn: '2026-11-19' })
    expect((await director.post('/device/pin-code', { id: act(), personId: left.personId })).status).toBe(404)
    expect((await teacher.post('/device/pin-code', { id: act(), personId: teacher.personId })).status).toBe(404)
  })

  test('is changed by whoever knows the old one, and other tablets have to be told', async () => {
    const { world, teacher, tablet } = await house()
    const hall = await addTablet(world)
    const elsewhere = await openOn(world, hall, teacher)
    expect((await tablet.post('/device/pin', { personId: teacher.personId, old: '9753', pin: '8046' })).status).toBe(403)
    const trivial = await tablet.post('/device/pin', { personId: teacher.personId, old: PIN, pin: '1234' })
    expect(trivial.body).toMatchObject({ error: { code: 'bad_input', field: 'pin' } })
    expect((await tablet.post('/device/pin', { personId: teacher.personId, old: PIN, pin: '8046' })).status).toBe(200)
    expect((await elsewhere.get(`/presence/board?day=${DAY}`)).status).toBe(401)
    expect((await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(403)
  })

  test('somebody without a login gets an identity of this house, and no login', async () => {
    const { world, childId, tablet } = await house()
    const helper = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '応援' })
    await world.db
      .update(person)
      .set({ accountId: null })
      .where(and(eq(person.facilityId, world.facilityId), eq(person.id, helper.personId)))
    await givePin(world, helper.personId)
    const answer = await tablet.post('/device/open', { personId: helper.personId, pin: PIN })
    expect(answer.status, answer.text).toBe(200)
    const me = nameOn(world, answer, helper.personId)
    expect((await me.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    const [row] = await world.db
      .select()
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.id, helper.personId)))
    const known = await bindings.DIRECTORY.prepare('select count(*) as n from account where id = ?').bind(row?.accountId).first()
    expect(known).toEqual({ n: 0 })
  })
})

describe('The end of a tablet', () => {
  test('6.5.6 bites on the next request of the tablet and of every name on it, and says so', async () => {
    const { world, teacher, director, tablet } = await house()
    const me = await openOn(world, tablet, teacher)
    const elsewhere = await openOn(world, await addTablet(world), teacher)
    const before = (await director.get('/device')).body as unknown as List
    expect(before.devices.find(({ deviceId }) => deviceId === tablet.deviceId)?.open.map(({ name }) => name)).toEqual(['山田'])
    const asked = { id: act(), deviceId: tablet.deviceId }
    expect((await director.post('/device/revoke', asked)).status).toBe(200)
    for (const who of [tablet, me]) {
      const answer = await who.get(`/presence/board?day=${DAY}`)
      expect(answer.status).toBe(401)
      expect(answer.body).toMatchObject({ error: { code: 'device_revoked' } })
    }
    expect((await me.post('/presence/sighting', { id: act(), childId: act() })).body).toMatchObject({
      error: { code: 'device_revoked' },
    })
    expect((await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(401)
    expect((await elsewhere.get(`/presence/board?day=${DAY}`)).status).toBe(200)
    const after = (await director.get('/device')).body as unknown as List
    expect(after.devices.find(({ deviceId }) => deviceId === tablet.deviceId)).toMatchObject({
      revokedBy: '園長',
      until: null,
      open: [],
    })
    expect((await director.post('/device/revoke', { ...asked, id: act() })).status).toBe(409)
    expect((await director.post('/device/revoke', asked)).status).toBe(200)
    expect((await director.post('/device/revoke', { id: act(), deviceId: act() })).status).toBe(404)
  })

  test('a tablet nobody used for ninety days is over too, and another house never hears of it', async () => {
    const { world, tablet } = await house()
    const other = await makeWorld()
    await world.db
      .update(session)
      .set({ usedAt: at('8:00') - 91 * 24 * 60 * MINUTE })
      .where(eq(session.tokenHash, tablet.token.hash))
    expect((await tablet.get('/device/me')).body).toMatchObject({ error: { code: 'device_revoked' } })
    const elsewhere = await tablet.get(`/api/f/${other.facilityId}/device/me`)
    expect(elsewhere.body).toMatchObject({ error: { code: 'signed_out' } })
  })

  test('a shift that is over is no end of the tablet', async () => {
    const { world, teacher, tablet } = await house()
    const me = await openOn(world, tablet, teacher)
    me.at('21:00')
    const answer = await me.get(`/presence/board?day=${DAY}`)
    expect(answer.body).toMatchObject({ error: { code: 'signed_out' } })
    expect((await tablet.get('/device/me')).status).toBe(200)
  })

  test('what a device shows can be changed, and bites at once', async () => {
    const { world, starChild, director, tablet } = await house()
    const change = { deviceId: tablet.deviceId, name: 'ほし組', kind: 'tablet' }
    expect((await director.post('/device/change', { ...change, id: act(), classIds: [world.star] })).status).toBe(200)
    const board = (await tablet.get(`/presence/board?day=${DAY}`)).body as unknown as Board
    expect(board.children.map((child) => child.childId)).toEqual([starChild])
    const [row] = await world.db
      .select()
      .from(device)
      .where(and(eq(device.facilityId, world.facilityId), eq(device.id, tablet.deviceId)))
    expect(row?.name).toBe('ほし組')
  })
})
