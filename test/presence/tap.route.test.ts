import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, command, outbox, presenceFact } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

type BoardBody = {
  totals: Record<string, number>
  children: { childId: string; name: string }[]
  nextChangeAt: number | null
  version: number
}

async function morning() {
  const world = await makeWorld()
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const statusOf = async () => {
    return readBoard(await teacher.get(`/presence/board?day=${DAY}`)).children.find((child) => child.childId === childId)?.status
  }
  return { world, childId, mother, teacher, statusOf }
}

describe('A caregiver at the door', () => {
  test('RB03 one tap on a child she sees is stamp and sighting at once', async () => {
    const { world, childId, teacher, statusOf } = await morning()
    expect(await statusOf()).toBe('expected')
    const id = act()
    const answer = await teacher.post('/presence/tap', { id, childId, kind: 'arrive' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ id, at: at('8:05') })
    expect(await statusOf()).toBe('present')
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts.map(({ kind }) => kind).sort()).toEqual(['arrive', 'sighting'])
  })

  test('RB11 a stamp from a machine waits as 受入待ち until a caregiver sees the child', async () => {
    const { world, childId, mother, teacher, statusOf } = await morning()
    expect((await mother.post('/pass/stamp', { id: act(), childId, kind: 'arrive', code: await world.hangCode() })).status).toBe(
      200,
    )
    expect(await statusOf()).toBe('stamped')
    await teacher.post('/presence/sighting', { id: act(), childId })
    expect(await statusOf()).toBe('present')
  })

  test('A family is told once of one arrival, however often it is stamped', async () => {
    const { world, childId, mother, teacher } = await morning()
    await mother.post('/pass/stamp', { id: act(), childId, kind: 'arrive', code: await world.hangCode() })
    teacher.at('8:07')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const lines = await world.db.select().from(outbox).where(eq(outbox.facilityId, world.facilityId))
    expect(lines.map(({ kind }) => kind)).toEqual(['arrived'])
  })

  test('Leaving is a stamp and a handover to the person named', async () => {
    const { world, childId, teacher, statusOf } = await morning()
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    teacher.at('16:31')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave', person: '祖母' })
    expect(await statusOf()).toBe('left')
    const [handover] = await world.db
      .select()
      .from(presenceFact)
      .where(and(eq(presenceFact.facilityId, world.facilityId), eq(presenceFact.kind, 'handover')))
    expect(handover?.detail).toBe('祖母')
  })

  test('RB16 out and back are seen by a caregiver; the board says where the child is, the family only that it is out', async () => {
    const { childId, mother, teacher, statusOf } = await morning()
    const early = await teacher.post('/presence/out', { id: act(), childId, place: '療育' })
    expect([early.status, early.text.includes('外出にできません')]).toEqual([409, true])
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    for (const person of [teacher, mother]) person.at('10:00')
    expect((await teacher.post('/presence/out', { id: act(), childId, place: '療育' })).status).toBe(200)
    expect(await statusOf()).toBe('out')
    const board = await teacher.get(`/presence/board?day=${DAY}`)
    expect(board.text).toContain('"outAt":"療育"')
    const home = await mother.get('/family/today')
    expect(home.body).toMatchObject({ children: [{ status: 'out', since: at('10:00') }] })
    expect(home.text).not.toContain('療育')
    expect((await mother.post('/presence/back', { id: act(), childId })).status).toBe(404)
    teacher.at('11:20')
    await teacher.post('/presence/sighting', { id: act(), childId })
    expect(await statusOf()).toBe('out')
    teacher.at('11:21')
    await teacher.post('/presence/back', { id: act(), childId })
    expect(await statusOf()).toBe('present')
    expect((await teacher.get(`/presence/board?day=${DAY}`)).text).not.toContain('療育')
    const { body } = await teacher.get(`/presence/acts?childId=${childId}&day=${DAY}`)
    expect(
      (body as { acts: { kinds: string[]; place: string | null }[] }).acts.map(({ kinds, place }) => [kinds, place]),
    ).toEqual([
      [['arrive', 'sighting'], null],
      [['out'], '療育'],
      [['sighting'], null],
      [['back'], null],
    ])
  })

  test('A child who never came cannot leave: a sentence says what to do, nothing is written', async () => {
    const { world, childId, teacher } = await morning()
    const answer = await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('先に「来ています」')
    expect(await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))).toEqual([])
  })

  test('RB25 a wrong tap is undone within 60 s, and the family line disappears', async () => {
    const { world, childId, mother, teacher, statusOf } = await morning()
    const id = act()
    await teacher.post('/presence/tap', { id, childId, kind: 'arrive' })
    teacher.at(at('8:05') + 59_000)
    mother.at(at('8:05') + 59_000)
    expect((await teacher.post('/presence/undo', { id: act(), childId, actId: id })).status).toBe(200)
    expect(await statusOf()).toBe('expected')
    const today = (await mother.get('/family/today')).body as { children: { lines: unknown[] }[] }
    expect(today.children[0]?.lines).toEqual([])
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts).toHaveLength(3)
  })

  test('RB04 after a minute an undo needs a reason, and the family gets a correction', async () => {
    const { childId, mother, teacher } = await morning()
    const id = act()
    await teacher.post('/presence/tap', { id, childId, kind: 'arrive' })
    teacher.at('8:07')
    mother.at('8:07')
    const bare = await teacher.post('/presence/undo', { id: act(), childId, actId: id })
    expect(bare.status).toBe(409)
    expect(bare.text).toContain('理由')
    expect((await teacher.post('/presence/undo', { id: act(), childId, actId: id, reason: 'さとうさんちがい' })).status).toBe(200)
    const today = (await mother.get('/family/today')).body as { children: { lines: { kind: string }[] }[] }
    expect(today.children[0]?.lines.map(({ kind }) => kind)).toEqual(['corrected'])
  })

  test('RB04 the day of a child lists every act with who and when, also what was taken back and why', async () => {
    const { childId, teacher } = await morning()
    const wrong = act()
    await teacher.post('/presence/tap', { id: wrong, childId, kind: 'arrive' })
    teacher.at('8:20')
    await teacher.post('/presence/undo', { id: act(), childId, actId: wrong, reason: 'べつの子でした' })
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const { body } = await teacher.get(`/presence/acts?childId=${childId}&day=${DAY}`)
    expect((body as { acts: unknown[] }).acts).toMatchObject([
      {
        id: wrong,
        kinds: ['arrive', 'sighting'],
        at: at('8:05'),
        by: '先生',
        undone: { at: at('8:20'), by: '先生', reason: 'べつの子でした' },
      },
      { at: at('8:20'), undone: null },
    ])
  })

  test('The same act twice is one effect and the same receipt; the same id with other content is 409', async () => {
    const { world, childId, teacher } = await morning()
    const json = { id: act(), childId, kind: 'arrive' }
    const first = await teacher.post('/presence/tap', json)
    teacher.at('8:09')
    const second = await teacher.post('/presence/tap', json)
    expect(second.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect((await teacher.post('/presence/tap', { ...json, kind: 'leave' })).status).toBe(409)
    expect(await world.db.select().from(command).where(eq(command.facilityId, world.facilityId))).toHaveLength(1)
    expect(await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))).toHaveLength(1)
  })

  test('A caregiver of another class cannot stamp, unless on duty', async () => {
    const { world, childId } = await morning()
    const other = await world.addStaff('nursery_teacher', { classId: world.star })
    expect((await other.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(404)
    const { duty } = await import('../../schema/shard.ts')
    await world.db
      .insert(duty)
      .values({ facilityId: world.facilityId, day: DAY, personId: other.personId, kind: 'early', fromTime: 420, toTime: 510 })
    expect((await other.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    other.at('8:31')
    expect((await other.post('/presence/sighting', { id: act(), childId })).status).toBe(404)
  })

  test('A time still to come is refused by name of the field; a time of last week is too old', async () => {
    const { childId, teacher } = await morning()
    const late = await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:30') })
    expect(late.status).toBe(400)
    expect(late.body).toMatchObject({ error: { code: 'bad_input', field: 'at' } })
    const old = await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:30', '2026-11-10') })
    expect(old.body).toMatchObject({ error: { field: 'at' } })
  })

  test('A child who left the nursery is not found', async () => {
    const { world, teacher } = await morning()
    const gone = await world.addChild('もう いない', { endsOn: '2026-10-31' })
    expect((await teacher.post('/presence/tap', { id: act(), childId: gone, kind: 'arrive' })).status).toBe(404)
  })
})

describe('The board', () => {
  test('RB09 counts by status always add up to the enrolled', async () => {
    const { world, childId, mother, teacher } = await morning()
    for (const name of ['あおき はると', 'いしかわ ゆい', 'うえだ そうた']) await world.addChild(name)
    await world.addChild('にちよう だけ', { week: [null, null, null, null, null, null, null] })
    await mother.post('/notice', { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY })
    teacher.at('9:01')
    const { totals } = (await teacher.get(`/presence/board?day=${DAY}`)).body as unknown as BoardBody
    const { enrolled = 0, ...parts } = totals
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(enrolled)
    expect(totals).toMatchObject({ enrolled: 5, absent: 1, overdue: 3, not_expected: 1 })
  })

  test('RB10 answers 304 while nothing changed, until the moment at which time alone changes it', async () => {
    const { childId, mother, teacher } = await morning()
    const path = `/presence/board?day=${DAY}`
    const first = await teacher.get(path)
    const etag = first.headers.get('etag') ?? ''
    expect((first.body as unknown as BoardBody).nextChangeAt).toBe(at('9:00'))
    teacher.at('8:59')
    expect((await teacher.get(path, { 'if-none-match': etag })).status).toBe(304)
    teacher.at('9:00')
    const changed = await teacher.get(path, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect((changed.body as unknown as BoardBody).totals.overdue).toBe(1)
    const newer = changed.headers.get('etag') ?? ''
    await mother.post('/notice', { id: act(), childIds: [childId], kind: 'late', from: DAY, time: '10:00' })
    expect((await teacher.get(path, { 'if-none-match': newer })).status).toBe(200)
  })

  test('A class narrows the board and its totals', async () => {
    const { world, teacher } = await morning()
    await world.addChild('ほし ひかる', { classId: world.star })
    const { body } = await teacher.get(`/presence/board?day=${DAY}&class=${world.star}`)
    expect((body as unknown as BoardBody).children.map(({ name }) => name)).toEqual(['ほし ひかる'])
    expect((body as unknown as BoardBody).totals.enrolled).toBe(1)
  })

  test('Children stand in the order of their readings, not of their kanji', async () => {
    const world = await makeWorld()
    for (const [kana, name] of [
      ['わたなべ さく', '渡辺 朔'],
      ['あべ りん', '阿部 凛'],
      ['たかはし すい', '高橋 翠'],
      ['アオキ ハルト', '青木 陽翔'],
    ] as const)
      await world.addChild(kana, { name })
    const director = await world.addStaff('director')
    const { body } = await director.get(`/presence/board?day=${DAY}`)
    expect((body as unknown as BoardBody).children.map(({ name }) => name)).toEqual([
      '青木 陽翔',
      '阿部 凛',
      '高橋 翠',
      '渡辺 朔',
    ])
  })
})
