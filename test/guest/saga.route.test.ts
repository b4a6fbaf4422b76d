// The way between two databases, with one of them in the middle of something: moving house, or without an answer.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { placement } from '../../schema/directory.ts'
import { audit, classroom, facility, facilityHome, facilitySetting, guestStay, outbox, presenceFact } from '../../schema/shard.ts'
import { exchange } from '../../worker/guest/exchange.ts'
import type { Env } from '../../worker/kit/env.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { SATURDAY, twoFacilities } from './scene.ts'

type Scene = Awaited<ReturnType<typeof twoFacilities>>
const standing = async ({ home }: Scene) =>
  (await home.db.select().from(guestStay).where(eq(guestStay.facilityId, home.facilityId)))[0]
const state = (world: Scene['host'], next: 'open' | 'frozen' | 'moved') =>
  world.db.update(facilityHome).set({ state: next }).where(eq(facilityHome.facilityId, world.facilityId))

describe('A facility that moves house', () => {
  test('hears that a day was taken back once it takes acts again; until then the day stands in both', async () => {
    const scene = await twoFacilities()
    const { child: childId, host, office, hostTeacher, arrange, settle, board } = scene
    const { body } = await arrange()
    await settle('7:00')
    office.at('7:10', SATURDAY)
    await office.post('/guest/end', { id: act(), childId, day: SATURDAY, stayId: body.id })
    await state(host, 'frozen')
    await settle('7:20')
    expect(await standing(scene)).toMatchObject({ endedAt: null, endRefusedAt: null })
    await state(host, 'open')
    await settle('7:30')
    expect((await standing(scene))?.endedAt).toBe(at('7:30', SATURDAY))
    hostTeacher.at('7:31', SATURDAY)
    expect(await board(hostTeacher)).toEqual([])
  })

  test('gets the copy in the house it moved to', async () => {
    const scene = await twoFacilities()
    const { host, home, arrange, settle } = scene
    await arrange()
    await settle('8:06', DAY)
    const elsewhere = drizzle(bindings.SHARD_1)
    const { facilityId } = host
    for (const table of [facilityHome, facility, facilitySetting, classroom] as const) {
      const rows = await host.db.select().from(table).where(eq(table.facilityId, facilityId))
      await elsewhere.insert(table).values(rows as never)
    }
    await state(host, 'moved')
    await host.directory.update(placement).set({ shard: 'SHARD_1' }).where(eq(placement.facilityId, facilityId))
    const next = await home.addChild('あたらしい こ')
    await arrange({ childIds: [next], day: '2026-11-28' })
    await settle('8:07', DAY)
    await settle('8:08', DAY)
    const there = await elsewhere.select().from(guestStay).where(eq(guestStay.facilityId, facilityId))
    expect(there).toMatchObject([{ childId: next, side: 'host' }])
  })
})

describe('A database that does not answer', () => {
  /** The bindings, with one shard that fails at the n-th question, before or after it was carried out. */
  const failing = (shard: 'SHARD_1' | 'SHARD_2', place: number, after: boolean): Env => {
    const real = bindings[shard]
    let left = place
    const batch = async (statements: never) => {
      const mine = left-- === 0
      if (mine && !after) throw new Error('D1_ERROR: Network connection lost.')
      const answer = await real?.batch(statements)
      if (mine) throw new Error('D1_ERROR: Network connection lost.')
      return answer
    }
    return { ...bindings, [shard]: { prepare: (text: string) => real?.prepare(text), batch } } as unknown as Env
  }

  test.each([
    ['SHARD_1', false],
    ['SHARD_1', true],
    ['SHARD_2', false],
    ['SHARD_2', true],
  ] as const)('%s, after it was carried out: %s: everything has arrived after the next round, once', async (shard, after) => {
    for (const place of [0, 1, 2, 3]) {
      const { child: childId, home, host, hostTeacher, office, arrange, settle, board } = await twoFacilities()
      await arrange()
      const broken = failing(shard, place, after)
      const round = async (facilityId: number, time: string) =>
        await exchange(broken, facilityId, at(time, SATURDAY)).catch(() => null)
      await round(home.facilityId, '7:00')
      await settle('7:01')
      hostTeacher.at('8:10', SATURDAY)
      expect((await hostTeacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
      const again = failing(shard, place, after)
      await exchange(again, host.facilityId, at('8:11', SATURDAY)).catch(() => null)
      await settle('8:12')
      office.at('8:13', SATURDAY)
      expect(await board(office)).toMatchObject([{ childId, away: 'みなと保育所' }])
      expect(await home.db.select().from(presenceFact).where(eq(presenceFact.facilityId, home.facilityId))).toHaveLength(2)
      expect(await home.db.select().from(outbox).where(eq(outbox.facilityId, home.facilityId))).toHaveLength(1)
    }
  })
})

describe('What goes home', () => {
  test('stands in the audit there, each word and each 確認; and a day taken back stands in the audit of the host', async () => {
    const { child: childId, home, host, mother, office, hostTeacher, arrange, settle } = await twoFacilities()
    const { body } = await arrange()
    await settle('6:30')
    mother.at('7:00', SATURDAY)
    const said = act()
    await mother.post('/notice', { id: said, childIds: [childId], kind: 'late', from: SATURDAY, time: '10:00' })
    await settle('7:01')
    hostTeacher.at('7:05', SATURDAY)
    await hostTeacher.post('/notice/confirm', { id: act(), childIds: [childId], noticeId: said })
    const heard = act()
    const report = { id: heard, childIds: [childId], kind: 'absent', reason: 'sick', from: SATURDAY }
    expect((await hostTeacher.post('/notice', report)).status).toBe(200)
    await settle('7:06')
    await settle('7:07')
    const rows = await home.db
      .select({ action: audit.action, commandId: audit.commandId, content: audit.content })
      .from(audit)
      .where(and(eq(audit.facilityId, home.facilityId), eq(audit.accountId, hostTeacher.accountId)))
    expect(rows.map(({ action }) => action).sort()).toEqual(['notice.confirm', 'notice.report'])
    expect(rows).toContainEqual(
      expect.objectContaining({ commandId: heard, content: expect.objectContaining({ heardAt: host.facilityId }) }),
    )
    office.at('7:10', SATURDAY)
    await office.post('/guest/end', { id: act(), childId, day: SATURDAY, stayId: body.id })
    await settle('7:11')
    const there = await host.db
      .select({ content: audit.content })
      .from(audit)
      .where(and(eq(audit.facilityId, host.facilityId), eq(audit.action, 'guest.arrange')))
    expect(there).toContainEqual({ content: expect.objectContaining({ endedStay: body.id }) })
  })

  test('is also an arrival taken back at the host just before the day itself was', async () => {
    const scene = await twoFacilities()
    const { child: childId, home, host, mother, hostTeacher, arrange, settle } = scene
    await arrange()
    await settle('7:00')
    hostTeacher.at('8:10', SATURDAY)
    const came = act()
    await hostTeacher.post('/presence/tap', { id: came, childId, kind: 'arrive' })
    await settle('8:11')
    await state(home, 'frozen')
    hostTeacher.at(at('8:10', SATURDAY) + 50_000)
    expect((await hostTeacher.post('/presence/undo', { id: act(), childId, actId: came })).status).toBe(200)
    for (const { db, facilityId } of [home, host])
      await db
        .update(guestStay)
        .set({ endedAt: at('8:12', SATURDAY) })
        .where(eq(guestStay.facilityId, facilityId))
    await state(home, 'open')
    for (const time of ['8:13', '8:14']) expect(await everyMinute(bindings, at(time, SATURDAY))).toEqual([])
    mother.at('8:15', SATURDAY)
    expect((await mother.get('/family/today')).body.children).toMatchObject([{ status: 'not_expected', lines: [] }])
  })

  test('is the host’s to take back: home does not undo what it did not see', async () => {
    const { child: childId, home, hostTeacher, arrange, settle, office } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostTeacher.at('8:10', SATURDAY)
    const came = act()
    await hostTeacher.post('/presence/tap', { id: came, childId, kind: 'arrive' })
    await settle('8:11')
    office.at('8:12', SATURDAY)
    const undo = (who: typeof office) => who.post('/presence/undo', { id: act(), childId, actId: came, reason: 'まちがい' })
    expect(await undo(office)).toMatchObject({ status: 409, body: { error: { code: 'of_host' } } })
    const director = await home.addStaff('director')
    director.at('9:00', '2026-11-30')
    expect((await undo(director)).status).toBe(200)
  })

  test('is also that a longer absence ended, told to the host by telephone on the day', async () => {
    const { child: childId, mother, hostTeacher, arrange, settle, board } = await twoFacilities()
    await arrange()
    await settle('8:06', DAY)
    mother.at('8:10', DAY)
    const said = act()
    const report = { id: said, childIds: [childId], kind: 'absent', reason: 'sick', from: DAY, to: '2026-11-25' }
    expect((await mother.post('/notice', report)).status).toBe(200)
    await settle('7:00')
    hostTeacher.at('7:05', SATURDAY)
    expect((await hostTeacher.post('/notice/withdraw', { id: act(), childIds: [childId], noticeId: said })).status).toBe(200)
    expect(await board(hostTeacher)).toMatchObject([{ status: 'expected' }])
    await settle('7:06')
    mother.at('7:10', SATURDAY)
    expect((await mother.get('/family/today')).body.children).toMatchObject([{ status: 'expected' }])
  })
})
