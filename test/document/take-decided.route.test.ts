import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { addDays } from '../../schema/kit/day.ts'
import { audit, block, document, documentEdit, documentStep, session } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { digestOf } from '../../worker/kit/audit-row.ts'
import type { Env } from '../../worker/kit/env.ts'
import { counted } from '../kit/count-trips.ts'
import { readZip } from '../kit/read-zip.ts'
import { act, bindings, DAY, makeWorld } from '../kit/world.ts'
import { aHouse, MONDAY } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
type Client = House['director']

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
const file = (who: Pick<Client, 'get'>, more: Record<string, string> = {}) =>
  who.get(
    `/document/decided/file?${new URLSearchParams({ from: '2026-11-01', to: '2026-11-30', purpose: 'inspection', ...more })}`,
  )

interface Record_ {
  digest: string
  version: number
  leftOut: boolean
  snapshot: Snapshot
  stamps: { step: string; by: string; digest: string }[]
}
const recordOf = (entries: Map<string, Uint8Array>, name: string): Record_ =>
  JSON.parse(decode(entries.get(`${name}.json`))) as Record_

/** The 週案 of うさぎ組, decided. */
async function decided() {
  const house = await aHouse()
  await house.write(house.teacher, 'aim', '=1+1 秋の自然にふれる')
  await house.handIn()
  await house.decide(house.head, 'approved', 1, 0)
  await house.decide(house.director, 'approved', 2, 1)
  return house
}

/** A paper that somebody else wrote and that was decided, put there as it lies. */
async function put(
  { world, teacher }: House,
  kind: string,
  about: 'class' | 'child' | 'event' | 'case',
  subject: string,
  day: string,
  snapshot: Partial<Snapshot> = {},
): Promise<void> {
  const of = { facilityId: world.facilityId, accountId: teacher.accountId }
  const id = act()
  const whole: Snapshot = {
    ...{ kind, kindVersion: 1, facility: '園', subject: 'うさぎ組', classAge: 1, startsOn: day, endsOn: day },
    ...{ writers: ['山田'], children: [], texts: {}, ...snapshot },
  }
  const step = { ...of, documentId: id, digest: digestOf(whole), at: 0 }
  await world.db
    .insert(document)
    .values({ ...of, id, kind, kindVersion: 1, about, subject, startsOn: day, endsOn: whole.endsOn, createdAt: 0 })
  await world.db.batch([
    world.db.insert(documentStep).values({
      ...{ ...step, number: 1, id: act(), kind: 'submitted' as const, place: -1, role: 'nursery_teacher' as const },
      snapshot: whole,
    }),
    world.db.insert(documentStep).values([
      { ...step, number: 2, id: act(), kind: 'approved' as const, place: 0, role: 'head_teacher' as const },
      { ...step, number: 3, id: act(), kind: 'approved' as const, place: 1, role: 'director' as const },
    ]),
  ])
}

describe('RO01 RO09 What was decided, in one file', () => {
  test('RO01 each paper is there as a table and as it is kept, with the digest of its steps, and stands in the contents', async () => {
    const { world, director } = await decided()
    const answer = await file(director, { class: world.rabbit })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toMatchObject([
      200,
      'application/zip',
      expect.stringContaining('no-store'),
    ])
    const entries = readZip(answer.bytes)
    const name = `週案/${MONDAY}_うさぎ組_0001`
    expect([...entries.keys()]).toEqual(['はじめに.txt', `${name}.csv`, `${name}.json`, '目次.csv'])
    const csv = decode(entries.get(`${name}.csv`))
    for (const line of [
      '決裁済　第1版　提出 山田 令和8年11月20日　確認 森 令和8年11月20日　決裁 橘 令和8年11月20日',
      "今週のねらい,,,'=1+1 秋の自然にふれる",
      '目的 監査・指導検査　作成 2026-11-20 8:05 橘',
    ])
      expect(csv).toContain(line)
    const { digest, snapshot, stamps, leftOut } = recordOf(entries, name)
    expect(snapshot.texts).toEqual({ aim: '=1+1 秋の自然にふれる' })
    expect([digestOf(snapshot), leftOut]).toEqual([digest, false])
    const steps = await world.db.select().from(documentStep).where(eq(documentStep.facilityId, world.facilityId))
    expect(steps.map((step) => step.digest)).toEqual([digest, digest, digest])
    expect(stamps).toMatchObject([
      { step: '提出', by: '山田', digest },
      { step: '確認', by: '森', digest },
      { step: '決裁', by: '橘', digest },
    ])
    const contents = decode(entries.get('目次.csv'))
    expect(entries.get('目次.csv')?.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    expect(contents).toContain(
      `${name},週案,うさぎ組,,2026-11-16〜2026-11-21,1,山田,2026-11-20,2026-11-20,2026-11-20,${digest.startsWith('-') ? "'" : ''}${digest},`,
    )
    expect(Number(answer.headers.get('x-about-bytes')) / answer.bytes.length).toBeGreaterThan(0.4)
    expect(Number(answer.headers.get('x-about-bytes')) / answer.bytes.length).toBeLessThan(2.5)
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'document.export')))
    expect(row).toMatchObject({
      outcome: 'read',
      accountId: director.accountId,
      content: { exported: 'zip', purpose: 'inspection', from: '2026-11-01', to: '2026-11-30', papers: 1, classId: world.rabbit },
    })
  })

  test('RO09 主任 and 園長 take it, after a fresh proof and for a purpose; nobody else, and not of another house', async () => {
    const { world, director, head, teacher, colleague } = await decided()
    const other = await makeWorld()
    expect((await file(head)).status).toBe(200)
    for (const who of [teacher, colleague, await other.addStaff('director'), await world.addStaff('office')])
      expect((await file({ get: (path) => who.send('GET', `/api/f/${world.facilityId}${path}`) })).status).toBe(404)
    const foreign = await file(director, { class: other.rabbit })
    const unknown = await file(director, { class: act() })
    expect([foreign.status, foreign.body.error]).toMatchObject([404, { code: (unknown.body.error as { code: string }).code }])
    expect((await file(director, { purpose: 'curiosity' })).body.error).toMatchObject({ field: 'purpose' })
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.accountId, director.accountId))
    expect((await file(director)).body.error).toMatchObject({ code: 'fresh_needed' })
  })

  test('RG16 what is not decided is not in it, nor what was written upon what is', async () => {
    const { world, director, head, teacher, write, handIn, decide } = await decided()
    await decide(head, 'revised', 3)
    expect((await handIn(teacher, 'revised', 3)).status).toBe(200)
    expect((await write(teacher, 'aim', '書きかけ')).status).toBe(200)
    const entries = readZip((await file(director, { class: world.rabbit })).bytes)
    expect([...entries.keys()].filter((name) => name.startsWith('週案')).length).toBe(2)
    expect([...entries.values()].map(decode).join()).not.toContain('書きかけ')
    expect((await file(director, { class: world.star })).body.error).toMatchObject({ field: 'from' })
    expect((await file(director, { from: '2026-12-01', to: '2026-12-31' })).body.error).toMatchObject({ field: 'from' })
    expect((await file(director, { from: '2025-04-01' })).body.error).toMatchObject({ field: 'to' })
  })

  test('RG16 papers of the children go with their class, what happened with the house, and both versions of a paper by their number', async () => {
    const house = await decided()
    const { world, director, teacher, head, child, handIn, write, decide, textOf } = house
    await put(house, 'progress', 'child', child, '2026-10-01', { subject: 'こども あい', endsOn: '2026-12-31' })
    await put(house, 'accident', 'case', act(), DAY, { subject: 'ころんだ/砂場', texts: { name: 'ころんだ' } })
    expect((await handIn(teacher, 'revised', 3)).status).toBe(200)
    expect(await textOf('aim')).toHaveLength(1)
    await write(teacher, 'safety', '遠足')
    await handIn()
    await decide(head, 'approved', 5, 0)
    await decide(director, 'approved', 6, 1)
    const names = [...readZip((await file(director, { class: world.rabbit })).bytes).keys()].filter((name) =>
      name.endsWith('json'),
    )
    expect(names).toEqual([
      '保育経過記録/2026-10-01_こども あい_0001.json',
      `週案/${MONDAY}_うさぎ組_0002.json`,
      `週案/${MONDAY}_うさぎ組_第2版_0003.json`,
    ])
    const all = [...readZip((await file(head)).bytes).keys()].filter((name) => name.endsWith('json'))
    expect(all.length).toBe(4)
    expect(all.at(-1)).toMatch(/_ころんだ_砂場_0004\.json$/)
  })

  test('RG16 a block beats it: no paper of the child, no row of it in a paper of its class, and the digest stays that of the whole', async () => {
    const house = await aHouse()
    const { world, director, child } = house
    const other = await world.addChild('こども うた')
    const texts = { [`child.${child}.text`]: 'あいの秘密', [`child.${other}.text`]: 'うたの姿' }
    await put(house, 'progress', 'child', child, '2026-10-01', { subject: 'こども あい', endsOn: '2026-12-31' })
    await put(house, 'diary', 'class', world.rabbit, DAY, {
      texts,
      children: [
        [child, 'こども あい'],
        [other, 'こども うた'],
      ],
    })
    expect(decode((await file(director)).bytes)).toContain('あいの秘密')
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, childId: child, id: act(), personId: director.personId, kind: 'court_order' },
      ...{ text: '', startsOn: DAY, setBy: director.accountId, setAt: 0 },
    })
    const entries = readZip((await file(director)).bytes)
    const everything = [...entries.values()].map(decode).join('\n')
    expect(everything).toContain('うたの姿')
    for (const hidden of ['あいの秘密', 'こども あい', child]) expect(everything).not.toContain(hidden)
    expect([...entries.keys()].join()).not.toContain('保育経過記録')
    expect(recordOf(entries, `保育日誌/${DAY}_うさぎ組_0001`).leftOut).toBe(true)
    expect(decode(entries.get('目次.csv'))).toContain('見られない子どもの行を除いています')
  })

  test('RH05 of a paper that was disposed of the line stays, and no file', async () => {
    const { world, director } = await decided()
    await world.db.update(documentStep).set({ snapshot: null }).where(eq(documentStep.facilityId, world.facilityId))
    await world.db.delete(documentEdit).where(eq(documentEdit.facilityId, world.facilityId))
    const entries = readZip((await file(director)).bytes)
    expect([...entries.keys()]).toEqual(['はじめに.txt', '目次.csv'])
    expect(decode(entries.get('目次.csv'))).toMatch(/,週案,うさぎ組,.*,廃棄済/)
  })
})

describe('RO01 A file of many papers', () => {
  /** Fifty diaries, asked for piece by piece by whoever reads, and how often the database was asked. */
  async function many() {
    const house = await aHouse()
    const { world, director } = house
    const days = Array.from({ length: 50 }, (_, place) => addDays('2026-06-01', place))
    for (const day of days) await put(house, 'diary', 'class', world.rabbit, day, { texts: { note: day } })
    let trips = 0
    const env = {
      ...bindings,
      [world.shard]: counted(bindings[world.shard] as Env['DIRECTORY'], () => void trips++),
    } as unknown as Env
    const waiting: Promise<unknown>[] = []
    const context = {
      waitUntil: (work: Promise<unknown>) => waiting.push(work),
      passThroughOnException: () => undefined,
      props: {},
    }
    const query = new URLSearchParams({ from: '2026-04-01', to: '2027-03-31', purpose: 'house_copy', class: world.rabbit })
    const request = new Request(`http://tsumugi.test/api/f/${world.facilityId}/document/decided/file?${query}`, {
      headers: { cookie: director.cookie ?? '', 'x-test-now': String(director.now()) },
    })
    const answer = await app.fetch(request, env, context as never)
    expect(answer.status).toBe(200)
    await Promise.all(waiting)
    const reader = answer.body?.getReader()
    if (!reader) throw new Error('no body')
    return { world, director, reader, trips: () => trips, days }
  }

  test('RO01 they come page by page while somebody reads, all of them once', async () => {
    const { reader, trips, days } = await many()
    const before = trips()
    const pieces: Uint8Array[] = []
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value as Uint8Array)
    const names = [...readZip(new Uint8Array(Buffer.concat(pieces))).keys()].filter((name) => name.endsWith('json'))
    expect(names.map((name) => name.slice('保育日誌/'.length, '保育日誌/'.length + 10))).toEqual(days)
    expect(trips() - before).toBe(3)
  })

  test('RO01 whoever breaks it off ends the reading too', async () => {
    const { reader, trips } = await many()
    // The head, the name and the body of the first entry, and the head of the first paper, for which the first page was read.
    for (let piece = 0; piece < 4; piece++) await reader.read()
    const read = trips()
    await reader.cancel()
    await new Promise((done) => setTimeout(done, 50))
    expect(trips()).toBe(read)
  })

  test('RO09 where the right ends in the middle, so does the file: it is never whole', async () => {
    const { world, director, reader } = await many()
    for (let piece = 0; piece < 4; piece++) await reader.read()
    await world.db.update(session).set({ endedAt: 1 }).where(eq(session.accountId, director.accountId))
    let papers = 0
    const rest = async () => {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read())
        if (decode(piece.value as Uint8Array).includes('"digest"')) papers += 1
    }
    await expect(rest()).rejects.toThrow()
    expect(papers).toBeLessThanOrEqual(20)
  })
})
