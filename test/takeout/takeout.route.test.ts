import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, block, careEntry, enrollment, session } from '../../schema/shard.ts'
import { readZip } from '../kit/read-zip.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aClass as aPhotoClass, pictureOf } from '../photo/a-picture.ts'

const FROM = '2026-04-01'
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/** A family with a morning, an arrival, a page, a picture and a weight. */
async function aFamily() {
  const scene = await aPhotoClass()
  const { world, ai, ume, family, teacher, director, allow, taken, publish } = scene
  await allow(family.ai, ai, 'class')
  await allow(family.ume, ume, 'class')
  expect(
    (
      await family.ai.post('/contactbook/home', {
        id: act(),
        childId: ai,
        day: DAY,
        at: at('7:10'),
        fields: { note: 'よくねました', temperature: { tenths: 366, at: 420 } },
      })
    ).status,
  ).toBe(200)
  expect((await teacher.post('/presence/tap', { id: act(), childId: ai, kind: 'arrive', at: at('8:02') })).status).toBe(200)
  const page = {
    id: act(),
    day: DAY,
    classId: world.rabbit,
    items: [
      { text: 'おちばであそびました', after: null, version: 0 },
      { childId: ai, text: 'たくさん笑いました', after: null, version: 0 },
      { childId: ume, text: 'うめちゃんの秘密', after: null, version: 0 },
    ],
  }
  expect((await teacher.post('/contactbook/publish', page)).status).toBe(200)
  const [hers, both, others] = [await taken({ picture: pictureOf({ width: 200, height: 100 }) }), await taken(), await taken()]
  expect((await publish(hers, [ai], 'family', { caption: 'どんぐり' })).status).toBe(200)
  expect((await publish(both, [ai, ume], 'class')).status).toBe(200)
  expect((await publish(others, [ume], 'family', { caption: 'うめだけ' })).status).toBe(200)
  const file = (who: typeof family.ai, childId = ai, from = FROM, to = DAY) =>
    who.get(`/takeout/file?childId=${childId}&from=${from}&to=${to}`)
  return { ...scene, teacher, director, file }
}

describe('記録の受け取り', () => {
  test('RC16 a family takes along its book, coming and going, growth, health and pictures of its child, and nothing of another', async () => {
    const { ai, family, file, world } = await aFamily()
    const list = (await family.ai.get(`/takeout/list?childId=${ai}`)).body as { years: object[]; leavesOn: null }
    expect(list.leavesOn).toBeNull()
    expect(list.years).toMatchObject([{ from: FROM, to: DAY, photos: 2, bytes: expect.any(Number) }])
    const answer = await file(family.ai)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toMatchObject([
      200,
      'application/zip',
      expect.stringContaining('no-store'),
    ])
    const entries = readZip(answer.bytes)
    expect([...entries.keys()]).toEqual(
      expect.arrayContaining([
        'はじめに.txt',
        '連絡帳/2026-04.json',
        '連絡帳/2026-11.csv',
        '登降園/2026-11.csv',
        `写真/${DAY}_001.jpg`,
        `写真/${DAY}_002.jpg`,
        '写真/写真.csv',
        '成長/身体計測.csv',
        '健康/健康の記録.json',
        '健康/健診.json',
        '健康/感染症と登園届.json',
      ]),
    )
    const book = decode(entries.get('連絡帳/2026-11.csv'))
    for (const line of [
      '家でのようす,よくねました',
      '体温,36.6℃ 7:00',
      'クラスのようす,おちばであそびました',
      'この子のようす,たくさん笑いました',
    ])
      expect(book).toContain(line)
    expect(decode(entries.get('登降園/2026-11.csv'))).toMatch(/8:02/)
    expect(decode(entries.get('写真/写真.csv'))).toContain('どんぐり')
    const everything = [...entries.values()].map(decode).join('\n')
    for (const foreign of ['うめちゃんの秘密', 'うめだけ', '先生']) expect(everything).not.toContain(foreign)
    expect(entries.get(`写真/${DAY}_001.jpg`)?.slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8))
    expect(Number(answer.headers.get('x-about-bytes'))).toBeGreaterThan(0)
    const [line] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'takeout.take')))
    expect(line).toMatchObject({ childId: ai, outcome: 'read', content: { exported: 'zip', from: FROM, to: DAY, photos: 2 } })
  })

  test('RC16 what a guardian may not see is not in it: each capability opens its own part', async () => {
    const { world, ai, file } = await aFamily()
    const grandmother = await world.addGuardian([ai], { capabilities: ',read_presence,', relationship: '祖母' })
    const names = [...readZip((await file(grandmother)).bytes).keys()]
    expect(names.filter((name) => !/^(?:はじめに|登降園)/.test(name))).toEqual([])
    const reader = await world.addGuardian([ai], { capabilities: ',read_presence,read_note,', relationship: '祖父' })
    const his = [...readZip((await file(reader)).bytes).keys()].map((name) => name.split('/')[0])
    expect([...new Set(his)]).toEqual(['はじめに.txt', '連絡帳', '登降園'])
    const collector = await world.addGuardian([ai], { capabilities: ',pickup_list,', relationship: 'おば' })
    expect((await file(collector)).status).toBe(404)
  })

  test('RC16 nobody else takes it: not another family, not staff, not whom a block keeps from the child, not without a fresh proof', async () => {
    const { world, ai, family, teacher, director, file } = await aFamily()
    expect((await file(family.ume)).status).toBe(404)
    for (const who of [teacher, director]) expect((await file(who as typeof family.ai)).status).toBe(404)
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.accountId, family.ai.accountId))
    expect((await file(family.ai)).body.error).toMatchObject({ code: 'fresh_needed' })
    const father = await world.addGuardian([ai], { relationship: '父' })
    expect((await file(father)).status).toBe(200)
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: ai,
      id: act(),
      personId: father.personId,
      kind: 'court_order',
      text: '',
      startsOn: DAY,
      setBy: director.accountId,
      setAt: 0,
    })
    expect((await file(father)).status).toBe(404)
  })

  test('RC16 days before the child came and days to come are cut off, and it is known when the child leaves', async () => {
    const { world, ai, family, file } = await aFamily()
    const early = readZip((await file(family.ai, ai, '2025-12-01', '2026-04-30')).bytes)
    expect([...early.keys()].filter((name) => name.startsWith('連絡帳'))).toEqual(['連絡帳/2026-04.json', '連絡帳/2026-04.csv'])
    expect((await file(family.ai, ai, '2025-04-01', '2026-03-31')).body.error).toMatchObject({ field: 'from' })
    expect((await file(family.ai, ai, '2024-04-01', DAY)).body.error).toMatchObject({ field: 'to' })
    await world.db.update(enrollment).set({ endsOn: '2027-03-31' }).where(eq(enrollment.childId, ai))
    expect((await family.ai.get(`/takeout/list?childId=${ai}`)).body).toMatchObject({ leavesOn: '2027-03-31' })
  })

  test('RC16 a year of days and pictures goes through', { timeout: 120_000 }, async () => {
    const { world, ai, family, file } = await aFamily()
    const rows = Array.from({ length: 230 }, (_, n) => {
      const day = new Date(Date.UTC(2026, 3, 1) + n * 86_400_000).toISOString().slice(0, 10)
      return { day, at: at('12:10', day) }
    })
    for (const { day, at: moment } of rows)
      await world.db.insert(careEntry).values({
        facilityId: world.facilityId,
        day,
        childId: ai,
        id: act(),
        kind: 'meal',
        at: moment,
        receivedAt: moment,
        accountId: family.ai.accountId,
        value: 4,
        detail: 'lunch',
        gone: false,
      })
    const entries = readZip((await file(family.ai)).bytes)
    expect([...entries.keys()].filter((name) => /^連絡帳.*csv$/.test(name)).length).toBe(8)
    expect(decode(entries.get('連絡帳/2026-06.csv'))).toContain('昼食,ぜんぶ')
  })
})
