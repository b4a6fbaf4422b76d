import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, device, presenceFact, quarantine, session } from '../../schema/shard.ts'
import { sealTo } from '../../web/device/seal.ts'
import { house } from '../device/house.ts'
import { act, at, clientOf, DAY, makeWorld } from '../kit/world.ts'

interface Waiting {
  acts: { id: string; arrived: boolean; content: null | Record<string, unknown> }[]
}

/** A tablet that was ended with one tap on it, not sent. */
async function lostTablet(json: Record<string, unknown> = {}, path = 'presence/tap') {
  const scene = await house()
  const { world, childId, teacher, director, tablet } = scene
  const { sealTo: key } = (await tablet.get('/device/me')).body
  const id = act()
  const whole = {
    id,
    path,
    json: { id, childId, kind: 'arrive', at: at('8:01'), ...json },
    childIds: [childId],
    madeAt: at('8:01'),
    personId: teacher.personId,
  }
  const sealed = await sealTo(String(key), world.facilityId, id, whole)
  await director.post('/device/revoke', { id: act(), deviceId: tablet.deviceId })
  const handOver = (more: Record<string, unknown> = {}, who: ReturnType<typeof clientOf> = tablet) =>
    who.post('/api/quarantine', { facilityId: world.facilityId, deviceId: tablet.deviceId, acts: [{ id, sealed }], ...more })
  return { ...scene, id, sealed, handOver }
}

describe('What a lost tablet could not send', () => {
  test('RK11 survives the end of the tablet, unreadable on the way, and is recorded with its true time', async () => {
    const { world, childId, teacher, director, tablet, id, sealed, handOver } = await lostTablet()
    const before = await handOver()
    expect(before.status, before.text).toBe(200)
    expect(before.body).toEqual({ ids: [id] })
    expect((await handOver()).body).toEqual({ ids: [id] })
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString()).not.toContain(childId)
    const { acts } = (await director.get('/quarantine')).body as unknown as Waiting
    expect(acts).toHaveLength(1)
    expect(acts[0]).toMatchObject({
      id,
      arrived: false,
      content: { path: 'presence/tap', kind: 'arrive', children: ['うさぎ あや'], at: at('8:01'), by: '山田', recordable: true },
    })
    const asked = { id: act(), actId: id, decision: 'recorded' }
    const recorded = await director.post('/quarantine/decide', asked)
    expect(recorded.status, recorded.text).toBe(200)
    expect((await director.post('/quarantine/decide', asked)).body).toEqual(recorded.body)
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts.map(({ kind }) => kind).sort()).toEqual(['arrive', 'sighting'])
    expect(facts[0]).toMatchObject({ id, at: at('8:01'), receivedAt: at('8:05'), accountId: director.accountId })
    const [line] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.commandId, asked.id)))
    expect(line?.content).toMatchObject({ quarantine: id, fromDevice: tablet.deviceId, claimedBy: teacher.personId })
    expect(((await director.get('/quarantine')).body as unknown as Waiting).acts).toEqual([])
    expect((await director.post('/quarantine/decide', { ...asked, id: act() })).status).toBe(409)
  })

  test('RB18 a roll, which cannot be recorded from here, can be read whole and then put aside', async () => {
    const children = [{ childId: '', seenAt: at('8:02') }]
    const said = { kind: 'roll', scene: 'depart', outingId: act(), children }
    const { childId, director, id, handOver } = await lostTablet(said, 'roll/step')
    await handOver()
    const { acts } = (await director.get('/quarantine')).body as unknown as Waiting
    expect(acts[0]?.content).toMatchObject({ recordable: false, json: said, names: { [childId]: 'うさぎ あや' } })
    const asked = { id: act(), actId: id, decision: 'recorded' }
    expect((await director.post('/quarantine/decide', asked)).body).toMatchObject({ error: { code: 'not_recordable' } })
    const aside = { ...asked, id: act(), decision: 'refused', reason: '点呼の画面から入れました' }
    expect((await director.post('/quarantine/decide', aside)).status).toBe(200)
  })

  test('is refused with a reason, which is kept', async () => {
    const { world, director, id, handOver } = await lostTablet()
    await handOver()
    expect((await director.post('/quarantine/decide', { id: act(), actId: id, decision: 'refused' })).body).toMatchObject({
      error: { field: 'reason' },
    })
    const refused = { id: act(), actId: id, decision: 'refused', reason: '紙の記録にあります' }
    expect((await director.post('/quarantine/decide', refused)).status).toBe(200)
    const [row] = await world.db.select().from(quarantine).where(eq(quarantine.facilityId, world.facilityId))
    expect(row).toMatchObject({ decision: 'refused', reason: '紙の記録にあります', decidedBy: director.accountId })
  })

  test('that arrived after all is seen to have arrived, and is not written twice', async () => {
    const { world, childId, director, id, handOver } = await lostTablet()
    await world.db.insert(presenceFact).values({
      facilityId: world.facilityId,
      day: DAY,
      childId,
      id,
      kind: 'arrive',
      at: at('8:01'),
      receivedAt: at('8:01'),
      accountId: act(),
      source: 'room',
    })
    await handOver()
    expect(((await director.get('/quarantine')).body as unknown as Waiting).acts[0]?.arrived).toBe(true)
    const again = await director.post('/quarantine/decide', { id: act(), actId: id, decision: 'recorded' })
    expect(again.body).toMatchObject({ error: { code: 'already' } })
  })

  test('comes only from a tablet this house knew, with the cookie it had; everyone else finds nothing there', async () => {
    const { world, tablet, teacher, handOver } = await lostTablet()
    const other = await makeWorld()
    const answers = [
      await handOver({}, clientOf('')),
      await handOver({}, teacher),
      await handOver({ deviceId: act() }),
      await handOver({ facilityId: other.facilityId }),
      await handOver({ facilityId: 987_654 }),
      await handOver({}, clientOf('', `__Host-tsumugi-device=${tablet.deviceId}.${'a'.repeat(43)}`)),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect(new Set(answers.map(({ text }) => text.replace(/"requestId":"[^"]+"/, ''))).size).toBe(1)
    expect(await world.db.select().from(quarantine).where(eq(quarantine.facilityId, world.facilityId))).toEqual([])
  })

  test('what was sealed to another house, or is no act, is said to be unreadable and can only be refused', async () => {
    const { world, director, tablet, handOver } = await lostTablet()
    const id = act()
    const point = Buffer.alloc(65, 4).toString('base64url')
    await handOver({ acts: [{ id, sealed: `${point}.${Buffer.alloc(12).toString('base64url')}.AAAA` }] })
    const { acts } = (await director.get('/quarantine')).body as unknown as Waiting
    expect(acts.find((one) => one.id === id)?.content).toBeNull()
    expect((await director.post('/quarantine/decide', { id: act(), actId: id, decision: 'recorded' })).status).toBe(409)
    expect(
      (await director.post('/quarantine/decide', { id: act(), actId: act(), decision: 'refused', reason: 'なし' })).status,
    ).toBe(404)
    const rows = await world.db.select().from(device).where(eq(device.id, tablet.deviceId))
    expect(rows).toHaveLength(1)
    expect(await world.db.select().from(session).where(eq(session.accountId, tablet.deviceId))).toHaveLength(1)
  })
})
