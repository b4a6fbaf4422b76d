// The audit's chain: what is written is numbered and linked within a minute, by whoever comes first, and never twice.
import { runDurableObjectAlarm } from 'cloudflare:test'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditHead } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, auditSeal, facilityHome } from '../../schema/shard.ts'
import { sealFacility } from '../../worker/audit/seal.ts'
import { sealDue, sealNightly } from '../../worker/audit/seal-due.ts'
import { type Seal, type StoredRow, verifyChain } from '../../worker/audit/verify-chain.ts'
import { withDigest } from '../../worker/kit/audit-row.ts'
import { act, at, bindings, DAY, makeWorld, type World } from '../kit/world.ts'

const without = { ...bindings, FACILITY: undefined } as unknown as typeof bindings

const sealsOf = ({ db, facilityId }: World): Promise<Seal[]> =>
  db.select().from(auditSeal).where(eq(auditSeal.facilityId, facilityId)).orderBy(auditSeal.number)
const rowsOf = ({ db, facilityId }: World): Promise<StoredRow[]> =>
  db.select().from(audit).where(eq(audit.facilityId, facilityId)) as Promise<StoredRow[]>
const headsOf = ({ directory, facilityId }: World) =>
  directory.select().from(auditHead).where(eq(auditHead.facilityId, facilityId)).orderBy(auditHead.day)
const verdictOf = async (world: World) =>
  verifyChain(
    world.facilityId,
    { rows: await rowsOf(world), seals: await sealsOf(world), heads: await headsOf(world) },
    at('12:00'),
  )

/** A facility with acts of several kinds: a tap, a look at contacts, a refusal, settings. */
async function busy() {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const director = await world.addStaff('director')
  expect((await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })).status).toBe(200)
  director.at(at('8:05') + 1)
  expect((await director.get(`/child/contacts?childId=${child}`)).status).toBe(200)
  teacher.at(at('8:05') + 2)
  expect((await teacher.get('/facility/settings')).status).toBe(404)
  director.at(at('8:05') + 3)
  const notice = { id: act(), childIds: [child], kind: 'absent', reason: 'sick', from: '2026-11-24', note: '熱 "38.1" \n 咳' }
  expect((await director.post('/notice', notice)).status).toBe(200)
  return { ...world, child, teacher, director }
}

describe('V16 sealing', () => {
  test('numbers the rows of a facility in the order of their moments, and the directory keeps the last link of the day', async () => {
    const world = await busy()
    expect(await sealFacility(bindings, world.facilityId, at('8:06'))).toBe(4)
    const seals = await sealsOf(world)
    expect(seals.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    const rows = new Map((await rowsOf(world)).map((row) => [`${row.commandId}${row.childId}`, row]))
    const moments = seals.map(({ commandId, childId }) => rows.get(commandId + childId)?.at ?? 0)
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    expect(await headsOf(world)).toMatchObject([{ day: DAY, number: 4, hash: seals.at(-1)?.hash }])
    expect(await sealFacility(bindings, world.facilityId, at('8:06'))).toBe(0)
    expect(await verdictOf(world)).toMatchObject({ rows: 4, links: 4, waiting: 0, faults: [] })
  })

  test('a row that came a while after its moment joins at the end; the next day has a head of its own', async () => {
    const world = await busy()
    await sealFacility(bindings, world.facilityId, at('8:20'))
    world.teacher.at('8:10')
    await world.teacher.post('/presence/tap', { id: act(), childId: world.child, kind: 'leave', at: at('8:10') })
    expect(await sealFacility(bindings, world.facilityId, at('9:00', '2026-11-21'))).toBe(1)
    expect((await headsOf(world)).map(({ day, number }) => [day, number])).toEqual([
      [DAY, 4],
      ['2026-11-21', 5],
    ])
    expect((await verdictOf(world)).faults).toEqual([])
  })

  test('after hours in which nobody sealed, one run catches up with more than a batch of rows', async () => {
    const world = await busy()
    const [row] = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId)).limit(1)
    if (!row) throw new Error('no row')
    const late = Array.from({ length: 480 }, () => withDigest({ ...row, commandId: newId(0) }))
    const inserts = Array.from({ length: 60 }, (_, part) => world.db.insert(audit).values(late.slice(part * 8, part * 8 + 8)))
    const [first, ...rest] = inserts
    if (first) await world.db.batch([first, ...rest])
    expect(await sealFacility(bindings, world.facilityId, at('11:30'))).toBe(484)
    expect(await verdictOf(world)).toMatchObject({ rows: 484, links: 484, waiting: 0, faults: [] })
  })

  test('two sealers at once make one chain', async () => {
    const world = await busy()
    for (let count = 0; count < 20; count++)
      await world.teacher.post('/presence/sighting', { id: act(), childId: world.child, at: at('8:05') })
    const done = await Promise.all([1, 2, 3, 4].map(() => sealFacility(bindings, world.facilityId, at('8:06'))))
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(24)
    expect(await verdictOf(world)).toMatchObject({ links: 24, faults: [] })
  })

  test('the minute’s cron seals what has waited for half a minute, without the object and with it', async () => {
    for (const env of [without, bindings]) {
      const world = await busy()
      await sealDue(env, at('8:05') + 20_000)
      expect(await sealsOf(world)).toHaveLength(0)
      await sealDue(env, at('8:05') + 60_000)
      expect(await sealsOf(world)).toHaveLength(4)
    }
  })

  test('an object that answers nothing is replaced by the cron', async () => {
    const world = await busy()
    const broken = {
      getByName: () => ({
        nudge: async () => {},
        exchange: () => Promise.resolve(false),
        tell: async () => {},
        fetch: () => new Response(null),
        seal: () => Promise.reject(new Error('gone')),
      }),
    }
    await sealDue({ ...bindings, FACILITY: broken } as typeof bindings, at('8:06'))
    expect(await sealsOf(world)).toHaveLength(4)
  })

  test('a write wakes the facility’s object, and its alarm seals', async () => {
    const world = await busy()
    const object = bindings.FACILITY?.getByName(String(world.facilityId))
    expect(await runDurableObjectAlarm(object)).toBe(true)
    expect(await sealsOf(world)).toHaveLength(4)
    // The nudge asked it to stay awake for what isolates keep silent about.
    expect(await runDurableObjectAlarm(object)).toBe(true)
  })

  test('a facility that stands still is not sealed; the chain goes on where it opens again', async () => {
    const world = await busy()
    const set = (state: 'open' | 'frozen') =>
      world.db.update(facilityHome).set({ state }).where(eq(facilityHome.facilityId, world.facilityId))
    await set('frozen')
    expect(await sealFacility(bindings, world.facilityId, at('8:06'))).toBe(0)
    await set('open')
    expect(await sealFacility(bindings, world.facilityId, at('8:06'))).toBe(4)
  })

  test('at night everything is looked at, and the head of a finished day goes into the archive, once', async () => {
    const world = await busy()
    await sealFacility(bindings, world.facilityId, at('8:06'))
    await sealNightly(bindings, at('3:40', '2026-11-21'))
    const key = `audit/${world.facilityId}/${DAY}.json`
    const kept = await bindings.ARCHIVE?.get(key)
    expect(await kept?.json()).toMatchObject({ facilityId: world.facilityId, day: DAY, number: 4 })
    await world.directory
      .update(auditHead)
      .set({ hash: 'forged' })
      .where(and(eq(auditHead.facilityId, world.facilityId), eq(auditHead.day, DAY)))
    await sealNightly(bindings, at('4:40', '2026-11-21'))
    expect(await (await bindings.ARCHIVE?.get(key))?.json()).not.toMatchObject({ hash: 'forged' })
  })
})

describe('V16 verifying', () => {
  async function sealed() {
    const world = await busy()
    await sealFacility(bindings, world.facilityId, at('8:06'))
    const mine = eq(audit.facilityId, world.facilityId)
    const [first] = (await rowsOf(world)).filter(({ action }) => action === 'child.phone')
    const row = and(mine, eq(audit.commandId, first?.commandId ?? ''))
    return { ...world, mine, row, first: first as StoredRow }
  }

  test('a changed column is found and named', async () => {
    for (const change of [
      { accountId: newId(0) },
      { at: at('8:04') },
      { content: { opened: 'nothing' } },
      { outcome: 'done' as const },
    ]) {
      const world = await sealed()
      await world.db.update(audit).set(change).where(world.row)
      const { faults } = await verdictOf(world)
      expect(faults).toMatchObject([{ kind: 'changed', row: { commandId: world.first.commandId, action: 'child.phone' } }])
    }
  })

  test('a row changed together with its digest does not follow from the link before', async () => {
    const world = await sealed()
    const { withDigest } = await import('../../worker/kit/audit-row.ts')
    await world.db
      .update(audit)
      .set(withDigest({ ...world.first, accountId: newId(0) }))
      .where(world.row)
    expect((await verdictOf(world)).faults).toMatchObject([{ kind: 'broken', row: { commandId: world.first.commandId } }])
  })

  test('a removed row is found, with its link or without', async () => {
    const world = await sealed()
    await world.db.delete(audit).where(world.row)
    expect((await verdictOf(world)).faults).toMatchObject([{ kind: 'removed', row: { commandId: world.first.commandId } }])
    await world.db
      .delete(auditSeal)
      .where(and(eq(auditSeal.facilityId, world.facilityId), eq(auditSeal.commandId, world.first.commandId)))
    expect((await verdictOf(world)).faults.map(({ kind }) => kind)).toContain('unlinked')
  })

  test('a row put in later is found, also after it was sealed', async () => {
    const world = await sealed()
    const { withDigest } = await import('../../worker/kit/audit-row.ts')
    await sealFacility(bindings, world.facilityId, at('12:00'))
    const forged = withDigest({ ...world.first, commandId: act(), accountId: newId(0), at: at('7:00') })
    await world.db.insert(audit).values(forged)
    world.teacher.at('11:59')
    await world.teacher.post('/presence/sighting', { id: act(), childId: world.child, at: at('11:59') })
    await sealFacility(bindings, world.facilityId, at('12:00'))
    expect((await verdictOf(world)).faults).toMatchObject([
      { kind: 'inserted', number: null, row: { commandId: forged.commandId } },
    ])
    await sealFacility(bindings, world.facilityId, at('12:01'), true)
    expect((await verdictOf(world)).faults).toMatchObject([{ kind: 'inserted', number: 6, row: { commandId: forged.commandId } }])
  })

  test('rows that changed places are found', async () => {
    const world = await sealed()
    const [, second, third] = await sealsOf(world)
    const mine = eq(auditSeal.facilityId, world.facilityId)
    const put = (number: number, row: Seal | undefined, childId: string) =>
      world.db
        .update(auditSeal)
        .set({ commandId: row?.commandId ?? '', childId })
        .where(and(mine, eq(auditSeal.number, number)))
    await put(2, { ...(second as Seal), commandId: 'aside' }, 'aside')
    await put(3, second, second?.childId ?? '')
    await put(2, third, third?.childId ?? '')
    expect((await verdictOf(world)).faults.map(({ kind, number }) => [kind, number])).toEqual([
      ['reordered', 2],
      ['reordered', 3],
    ])
  })

  test('a cut tail and a chain made anew do not match what the directory remembers', async () => {
    const world = await sealed()
    const last = (await sealsOf(world)).at(-1)
    await world.db.delete(auditSeal).where(and(eq(auditSeal.facilityId, world.facilityId), eq(auditSeal.number, 4)))
    await world.db.delete(audit).where(and(world.mine, eq(audit.commandId, last?.commandId ?? '')))
    expect((await verdictOf(world)).faults).toMatchObject([{ kind: 'cut', number: 4 }])
    await world.db.delete(auditSeal).where(eq(auditSeal.facilityId, world.facilityId))
    await world.db.delete(audit).where(world.row)
    await world.db.insert(audit).values({ ...world.first, commandId: act(), digest: world.first.digest })
    const heads = await headsOf(world)
    await sealFacility(bindings, world.facilityId, at('8:07'), true)
    const verdict = verifyChain(
      world.facilityId,
      { rows: await rowsOf(world), seals: await sealsOf(world), heads: heads.map((head) => ({ ...head, number: 3 })) },
      at('8:07'),
    )
    expect(verdict.faults.map(({ kind }) => kind)).toContain('replaced')
  })

  test('a content whose time is over may be gone: the rest of the row is still proved; before its time it is a fault', async () => {
    const { digestOf } = await import('../../worker/kit/audit-row.ts')
    const world = await sealed()
    const erase = (erasedOn: string) =>
      world.db
        .update(audit)
        .set({ content: { erasedOn, was: digestOf(world.first.content) } })
        .where(world.row)
    await erase('2029-12-01')
    const later = { rows: await rowsOf(world), seals: await sealsOf(world), heads: await headsOf(world) }
    expect(verifyChain(world.facilityId, later, at('8:00', '2029-12-02'))).toMatchObject({ erased: 1, faults: [] })
    expect((await verdictOf(world)).faults).toMatchObject([{ kind: 'erased', row: { commandId: world.first.commandId } }])
    await world.db
      .update(audit)
      .set({ accountId: newId(0) })
      .where(world.row)
    expect((await verdictOf(world)).faults.map(({ kind }) => kind)).toContain('changed')
  })
})
