import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Manifest, RECORDS } from '../../schema/export/rule.ts'
import { audit, block, facilityHome, session } from '../../schema/shard.ts'
import { readZip } from '../kit/read-zip.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aClass } from '../photo/a-picture.ts'

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

async function aHouse() {
  const scene = await aClass()
  const { world, director } = scene
  const begin = async (who = director, more: object = {}) =>
    who.post('/export/begin', { id: act(), purpose: 'succession', note: '新しい法人へ', ...more })
  const file = (who: typeof director, exportId: string, part = RECORDS) =>
    who.get(`/export/file?exportId=${exportId}&part=${part}`)
  const begun = async (who = director) => {
    const answer = await begin(who)
    expect(answer.status, answer.text).toBe(200)
    return String(answer.body.id)
  }
  return { ...scene, world, begin, begun, file }
}
const manifestOf = (entries: Map<string, Uint8Array>): Manifest => JSON.parse(decode(entries.get('manifest.json'))) as Manifest

describe('まるごとの書き出し', () => {
  test('RO03 RO09 園長 takes every table along, with who, when and why in it and in the audit', async () => {
    const { world, ai, teacher, director, begun, file } = await aHouse()
    expect((await teacher.post('/presence/tap', { id: act(), childId: ai, kind: 'arrive', at: at('8:02') })).status).toBe(200)
    const exportId = await begun()
    const answer = await file(director, exportId)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toMatchObject([
      200,
      'application/zip',
      expect.stringContaining('no-store'),
    ])
    const entries = readZip(answer.bytes)
    const manifest = manifestOf(entries)
    expect(manifest).toMatchObject({
      part: RECORDS,
      exportId,
      purpose: 'succession',
      note: '新しい法人へ',
      facility: { id: world.facilityId },
    })
    expect(decode(entries.get('はじめに.txt'))).toMatch(/目的 引継ぎ　新しい法人へ/)
    const facts = manifest.tables.find(({ name }) => name === 'presence_fact')
    expect(facts?.rows).toBeGreaterThan(0)
    const line = JSON.parse(decode(entries.get(facts?.parts[0]?.name ?? '')).split('\n')[0] ?? '')
    expect(line).toMatchObject({ facility_id: world.facilityId, child_id: ai, kind: expect.any(String) })
    const lines = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'audit.export')))
    expect(lines.map(({ outcome, content }) => [outcome, content])).toEqual([
      ['done', { whole: true, purpose: 'succession', note: '新しい法人へ' }],
      ['read', { exported: 'zip', whole: true, part: RECORDS, purpose: 'succession' }],
    ])
  })

  test('RO03 pictures go out month by month, each with its digest and the row it belongs to', async () => {
    const { ai, family, director, allow, taken, publish, begun, file } = await aHouse()
    await allow(family.ai, ai, 'class')
    const photoId = await taken()
    expect((await publish(photoId, [ai], 'class')).status).toBe(200)
    const contents = (await director.get('/export/contents')).body
    expect(contents).toMatchObject({ rows: expect.any(Number), months: [{ month: DAY.slice(0, 7), pictures: 1 }] })
    const entries = readZip((await file(director, await begun(), DAY.slice(0, 7))).bytes)
    expect(
      manifestOf(entries)
        .files.map(({ name }) => name)
        .sort(),
    ).toEqual([`photo/${photoId}.large.jpg`, `photo/${photoId}.small.jpg`])
    expect(entries.get(`photo/${photoId}.large.jpg`)?.slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8))
  })

  test('RO03 nobody else takes it: not 主任, not a family, not with an old proof, not under another’s number, not a day later', async () => {
    const { world, family, teacher, director, begin, begun, file } = await aHouse()
    const head = await world.addStaff('head_teacher')
    for (const who of [head, teacher, family.ai]) expect((await begin(who as typeof director)).status).toBe(404)
    const exportId = await begun()
    const second = await world.addStaff('director')
    expect((await file(second as typeof director, exportId)).status).toBe(404)
    expect((await file(director, act())).status).toBe(404)
    await world.db
      .update(audit)
      .set({ at: at('8:00') - 24 * 3_600_000 })
      .where(eq(audit.commandId, exportId))
    expect((await file(director, exportId)).status).toBe(404)
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.accountId, director.accountId))
    expect((await begin()).body.error).toMatchObject({ code: 'fresh_needed' })
  })

  test('RO03 it is refused while files are switched off, and to whom a block keeps from a child', async () => {
    const { world, ai, director, begin, begun, file } = await aHouse()
    const exportId = await begun()
    await world.db.update(facilityHome).set({ switchedOff: ',export,' }).where(eq(facilityHome.facilityId, world.facilityId))
    expect((await begin()).body.error).toMatchObject({ code: 'switched_off' })
    expect((await file(director, exportId)).body.error).toMatchObject({ code: 'switched_off' })
    await world.db.update(facilityHome).set({ switchedOff: null }).where(eq(facilityHome.facilityId, world.facilityId))
    const own = {
      facilityId: world.facilityId,
      childId: ai,
      id: act(),
      kind: 'court_order' as const,
      text: '',
      startsOn: DAY,
      setBy: act(),
      setAt: 0,
    }
    await world.db.insert(block).values({ ...own, personId: director.personId })
    expect((await begin()).body.error).toMatchObject({ code: 'kept' })
    expect((await file(director, exportId)).body.error).toMatchObject({ code: 'kept' })
  })
})
