import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { assignment, audit, block, notice, presenceFact } from '../../schema/shard.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at, clientOf, DAY } from '../kit/world.ts'
import { givePin, house, nameOn, type Opened, PIN } from './house.ts'

describe('A name on a tablet', () => {
  test('RK11 a PIN opens the name for the shift, in a cookie of its own', async () => {
    const { world, childId, teacher, tablet } = await house()
    const answer = await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })
    expect(answer.status, answer.text).toBe(200)
    const { until } = answer.body as unknown as Opened
    expect(until).toBeGreaterThan(at('12:00'))
    expect(until).toBeLessThanOrEqual(at('8:05') + 14 * 60 * MINUTE)
    const me = nameOn(world, answer, teacher.personId)
    expect((await me.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    const [fact] = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(fact).toMatchObject({ accountId: teacher.accountId, source: 'room' })
    const lines = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(lines.find(({ action }) => action === 'presence.record')).toMatchObject({ deviceId: tablet.deviceId })
    expect(lines.find(({ action }) => action === 'device.open')).toMatchObject({ content: { opened: teacher.personId } })
    expect(((await tablet.get('/device/me')).body.open as Opened[]).map(({ personId }) => personId)).toEqual([teacher.personId])
    expect(JSON.stringify(lines)).not.toContain(PIN)
  })

  test('two people on one tablet act each in their own name', async () => {
    const { world, childId, starChild, teacher, tablet } = await house()
    const second = await world.addStaff('nursery_teacher', { classId: world.star, name: '川村' })
    await givePin(world, second.personId, '8046')
    const one = nameOn(world, await tablet.post('/device/open', { personId: teacher.personId, pin: PIN }), teacher.personId)
    const two = nameOn(world, await tablet.post('/device/open', { personId: second.personId, pin: '8046' }), second.personId)
    await one.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await two.post('/presence/tap', { id: act(), childId: starChild, kind: 'arrive' })
    expect((await two.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(404)
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(new Set(facts.map(({ childId: id, accountId }) => `${id} ${accountId}`))).toEqual(
      new Set([`${childId} ${teacher.accountId}`, `${starChild} ${second.accountId}`]),
    )
    expect((await one.post('/device/close', {})).status).toBe(200)
    expect((await one.post('/presence/sighting', { id: act(), childId })).status).toBe(401)
    expect((await two.post('/presence/sighting', { id: act(), childId: starChild })).status).toBe(200)
  })

  test('RK11 five wrong PINs rest for fifteen minutes, for this person on this tablet only', async () => {
    const { world, teacher, director, tablet } = await house()
    await givePin(world, director.personId, '8046')
    const open = (pin: string) => tablet.post('/device/open', { personId: teacher.personId, pin })
    for (let count = 1; count <= 5; count++) {
      const { status, body } = await open('9753')
      expect({ status, code: (body.error as { code: string }).code }).toEqual({ status: 403, code: 'wrong_pin' })
    }
    const resting = await open(PIN)
    expect(resting.status).toBe(429)
    expect(resting.body).toMatchObject({ error: { code: 'pin_locked' } })
    expect(resting.headers.get('retry-after')).toBe('900')
    expect((await tablet.post('/device/open', { personId: director.personId, pin: '8046' })).status).toBe(200)
    const other = await addTablet(world)
    expect((await other.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(200)
    tablet.at('8:21')
    expect((await open(PIN)).status).toBe(200)
    const denials = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.outcome, 'denied')))
    expect(denials.filter(({ deviceId }) => deviceId === tablet.deviceId)).toHaveLength(5)
  })

  test('guesses sent side by side are counted like those one after the other', async () => {
    const { teacher, tablet } = await house()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        tablet.post('/device/open', { personId: teacher.personId, pin: `97${50 + index}` }),
      ),
    )
    expect(answers.filter(({ body }) => (body.error as { code: string }).code === 'pin_locked').length).toBe(7)
  })

  test('no such person, no PIN, no longer at work: the answer of a wrong PIN', async () => {
    const { world, director, tablet } = await house()
    const left = await world.addStaff('nursery_teacher', { endsOn: '2026-11-19' })
    await givePin(world, left.personId)
    const wrong = []
    for (const personId of [act(), director.personId, left.personId])
      wrong.push(await tablet.post('/device/open', { personId, pin: PIN }))
    expect(new Set(wrong.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]+"/, '')}`)).size).toBe(1)
    expect(wrong[0]?.status).toBe(403)
  })

  test('6.3.8 a person without a PIN takes as long as a wrong PIN', async () => {
    const { world, teacher, director, tablet } = await house()
    const time = async (personId: string) => {
      const before = performance.now()
      await tablet.post('/device/open', { personId, pin: '9753' })
      return performance.now() - before
    }
    const rounds: { wrong: number; none: number }[] = []
    for (let round = 0; round < 5; round++) {
      rounds.push({ wrong: await time(teacher.personId), none: await time(director.personId) })
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[2] ?? 0
    const [wrong, none] = [median(rounds.map((round) => round.wrong)), median(rounds.map((round) => round.none))]
    expect(none).toBeGreaterThan(wrong / 3)
    expect(none).toBeLessThan(wrong * 3)
    expect(world.facilityId).toBeGreaterThan(0)
  })

  test('a tablet locks after ten idle minutes for all but the quick acts, and the PIN opens it with a new session', async () => {
    const { world, childId, teacher, tablet } = await house()
    await world.db.insert(notice).values({
      facilityId: world.facilityId,
      childId,
      id: act(),
      kind: 'late',
      time: 600,
      note: 'びょういんへ',
      startsOn: DAY,
      endsOn: DAY,
      withdrawn: false,
      afterCutoff: false,
      source: 'guardian',
      accountId: act(),
      writtenAt: at('7:30'),
    })
    const first = nameOn(world, await tablet.post('/device/open', { personId: teacher.personId, pin: PIN }), teacher.personId)
    const board = await first.get(`/presence/board?day=${DAY}`)
    expect(board.text).toContain('びょういんへ')
    expect((await first.get(`/notice?from=${DAY}`)).status).toBe(200)
    first.at('8:16')
    expect((await first.get(`/notice?from=${DAY}`)).body).toMatchObject({ error: { code: 'locked' } })
    expect((await first.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    const etag = board.headers.get('etag') ?? ''
    const locked = await first.get(`/presence/board?day=${DAY}`, { 'if-none-match': etag })
    expect(locked.status).toBe(200)
    expect(locked.text).not.toContain('びょういんへ')
    tablet.at('8:16')
    const again = await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })
    const second = nameOn(world, again, teacher.personId)
    second.at('8:17')
    expect((await second.get(`/notice?from=${DAY}`)).status).toBe(200)
    expect((await first.get(`/presence/board?day=${DAY}`)).status).toBe(401)
  })

  test('what a screen asks by itself does not keep a tablet open', async () => {
    const { world, teacher, tablet } = await house()
    const me = nameOn(world, await tablet.post('/device/open', { personId: teacher.personId, pin: PIN }), teacher.personId)
    for (const time of ['8:08', '8:12', '8:14']) {
      me.at(time)
      await me.get(`/notice?from=${DAY}`)
      await me.get(`/presence/board?day=${DAY}`)
    }
    me.at('8:16')
    expect((await me.get(`/notice?from=${DAY}`)).body).toMatchObject({ error: { code: 'locked' } })
  })

  test('a role, an end of work and a block bite on the next request', async () => {
    const { world, childId, teacher, tablet } = await house()
    const me = await openOn(world, tablet, teacher)
    expect((await me.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    const { facilityId } = world
    await world.db.insert(block).values({
      facilityId,
      childId,
      id: act(),
      personId: teacher.personId,
      kind: 'other',
      text: '',
      startsOn: DAY,
      setBy: act(),
      setAt: 0,
    })
    expect((await me.post('/presence/sighting', { id: act(), childId })).status).toBe(404)
    await world.db
      .update(assignment)
      .set({ endsOn: '2026-11-19' })
      .where(and(eq(assignment.facilityId, facilityId), eq(assignment.personId, teacher.personId)))
    expect((await me.get(`/presence/board?day=${DAY}`)).status).toBe(404)
    expect((await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(403)
  })

  test('a cookie under another door, device or account is nothing', async () => {
    const { world, teacher, director, tablet } = await house()
    const me = await openOn(world, tablet, teacher)
    const value = me.cookie?.split('=')[1] ?? ''
    const [account = '', device = '', secret = ''] = value.split('.')
    const forged = [
      [`__Host-tsumugi-room=${value}`, { 'x-door': 'room' }],
      [`__Host-tsumugi-room.${teacher.personId}=${account}.${act()}.${secret}`, me.own],
      [`__Host-tsumugi-room.${teacher.personId}=${director.accountId}.${device}.${secret}`, me.own],
      [`__Host-tsumugi-room.${teacher.personId}=${account}.${secret}`, me.own],
      [`__Host-tsumugi-office=${value}`, { 'x-door': 'office' }],
      [`__Host-tsumugi-device=${value}`, { 'x-door': 'device' }],
      [`__Host-tsumugi-room=${tablet.value}`, { 'x-door': 'room' }],
    ] as const
    const statuses = []
    for (const [cookie, headers] of forged.slice(1))
      statuses.push((await clientOf(`/api/f/${world.facilityId}`, cookie, headers).get(`/presence/board?day=${DAY}`)).status)
    expect(statuses).toEqual(statuses.map(() => 401))
    // The value itself, under the room's plain name, is the same session: the name of the cookie only chooses.
    const [cookie, headers] = forged[0]
    expect((await clientOf(`/api/f/${world.facilityId}`, cookie, headers).get(`/presence/board?day=${DAY}`)).status).toBe(200)
  })
})
