import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { classroom, document, documentStep } from '../../schema/shard.ts'
import { aHouse } from '../document/a-house.ts'
import { act, DAY } from '../kit/world.ts'

const YEAR = '2026-04-01'

/** A house with a child of the last year whose 要録 is decided, and a diary of six years ago. */
async function aHouseThatKeeps() {
  const house = await aHouse()
  const { world, teacher, head, director } = house
  const kid = await world.addChild('おおき のぞみ', { birthDay: '2020-05-05', endsOn: '2027-03-31' })
  const record = { kind: 'school_record', version: 1, subject: kid, day: YEAR }
  const edits = [{ id: act(), field: 'admission.school.text', bases: [], text: '第一小学校' }]
  const begin = () => teacher.post('/document/write', { id: act(), ...record, edits })
  const decide = async () => {
    await teacher.post('/document/hand-in', { id: act(), ...record, step: 'submitted', after: 0, times: 1 })
    await head.post('/document/decide', { id: act(), ...record, step: 'approved', after: 1, place: 0 })
    return director.post('/document/decide', { id: act(), ...record, step: 'approved', after: 2, place: 1 })
  }
  const send = (sentOn = DAY) =>
    head.post('/keeping/send', {
      ...{ id: act(), childId: kid, day: YEAR, school: '第一小学校', addressee: '第一小学校長' },
      ...{ method: 'registered', copy: 'copy', sentOn },
    })
  const leavers = async () => (await head.get('/keeping/deliveries?year=2026')).body.leavers as Record<string, unknown>[]
  return { ...house, kid, begin, decide, send, leavers }
}

describe('RH02 RH03 The register of 要録', () => {
  test('has a line for each child of the last year, and a delivery once its 要録 is decided', async () => {
    const { kid, begin, decide, send, leavers } = await aHouseThatKeeps()
    expect(await leavers()).toMatchObject([{ childId: kid, record: 'none', school: '', leftOn: '2027-03-31', deliveries: [] }])
    await begin()
    expect(await leavers()).toMatchObject([{ record: 'open', school: '第一小学校' }])
    expect((await send()).body).toMatchObject({ error: { code: 'not_decided' } })
    expect((await decide()).status).toBe(200)
    expect((await send('2026-11-21')).status).toBe(400)
    expect((await send()).status).toBe(200)
    expect(await leavers()).toMatchObject([
      {
        record: 'decided',
        deliveries: [{ school: '第一小学校', method: 'registered', sentOn: DAY, by: '森', receivedOn: null }],
      },
    ])
  })

  test('says when it was received, and keeps what was taken back with its reason', async () => {
    const { head, kid, begin, decide, send, leavers } = await aHouseThatKeeps()
    await begin()
    await decide()
    const deliveryId = String((await send()).body.id)
    const receive = (receivedOn: string) => head.post('/keeping/receive', { id: act(), childId: kid, deliveryId, receivedOn })
    expect((await receive('2026-11-19')).status).toBe(400)
    expect((await receive(DAY)).status).toBe(200)
    const back = { id: act(), childId: kid, deliveryId, reason: '別の学校でした' }
    expect((await head.post('/keeping/take-back', back)).status).toBe(200)
    expect((await head.post('/keeping/take-back', { ...back, id: act() })).body).toMatchObject({ error: { code: 'gone' } })
    expect(await leavers()).toMatchObject([{ deliveries: [{ receivedOn: DAY, reason: '別の学校でした' }] }])
    const file = await head.get('/keeping/deliveries/file?year=2026&format=csv')
    expect(file.status).toBe(200)
    for (const text of ['第一小学校長', '書留', '別の学校でした', 'おおき のぞみ']) expect(file.text).toContain(text)
  })

  test('is 主任 and 園長 only', async () => {
    const { teacher } = await aHouseThatKeeps()
    expect((await teacher.get('/keeping/deliveries?year=2026')).status).toBe(404)
  })
})

describe('RH05 A paper that is over its time', () => {
  async function withOldDiary() {
    const house = await aHouseThatKeeps()
    const { world, teacher, director, head } = house
    const documentId = act()
    const day = '2020-11-02'
    await world.db.update(classroom).set({ startsOn: '2020-04-01' }).where(eq(classroom.id, world.rabbit))
    const made = { facilityId: world.facilityId, accountId: teacher.accountId }
    const paper = { kind: 'diary', subject: world.rabbit, day }
    const row = { ...made, id: documentId, kind: 'diary', kindVersion: 1, about: 'class' as const, subject: world.rabbit }
    await world.db.insert(document).values({ ...row, startsOn: day, endsOn: day, createdAt: 0 })
    const snapshot = {
      ...{ kind: 'diary', kindVersion: 1, facility: '園', subject: 'うさぎ組', classAge: 1, startsOn: day, endsOn: day },
      ...{ writers: ['山田'], children: [], texts: { note: 'むかしのこと' } },
    }
    await world.db.insert(documentStep).values({
      ...{ ...made, documentId, number: 1, id: act(), kind: 'submitted', place: -1, role: 'nursery_teacher' },
      ...{ comment: 'よろしく', digest: 'd', snapshot, at: 0 },
    })
    const periods = async () => (await director.get('/keeping/periods')).body as Record<string, Record<string, unknown>[]>
    const propose = (who = head) => who.post('/keeping/propose', { id: act(), documentIds: [documentId] })
    const settle = (outcome: string, who = director) =>
      who.post('/keeping/decide', { id: act(), documentIds: [documentId], outcome })
    const steps = () => world.db.select().from(documentStep)
    return { ...house, documentId, paper, periods, propose, settle, steps }
  }

  test('is listed, proposed by one and disposed of by 園長 who is another; that it was there stays', async () => {
    const { director, documentId, paper, open, periods, propose, settle, steps } = await withOldDiary()
    expect((await open(director, paper)).body.disposedAt).toBe(null)
    expect((await periods()).due).toMatchObject([{ documentId, title: '保育日誌', name: 'うさぎ組', keptUntil: '2025-11-02' }])
    expect((await settle('disposed')).body).toMatchObject({ error: { code: 'overtaken' } })
    expect((await propose()).status).toBe(200)
    expect((await propose()).body).toMatchObject({ error: { code: 'proposed' } })
    expect((await settle('disposed')).status).toBe(200)
    const { due, proposals } = await periods()
    expect(due).toEqual([])
    expect(proposals).toMatchObject([{ documentId, outcome: 'disposed', proposedBy: '森', decidedBy: '橘', title: '保育日誌' }])
    const kept = (await steps()).filter((step) => step.documentId === documentId)
    expect(kept).toMatchObject([{ number: 1, snapshot: null, comment: null, digest: 'd' }])
    // Whoever opens it is told why there is nothing.
    expect((await open(director, paper)).body).toMatchObject({ disposedAt: expect.any(Number), snapshot: null, heads: [] })
  })

  test('is not disposed of by whoever proposed it, nor while somebody holds it', async () => {
    const { director, documentId, periods, propose, settle } = await withOldDiary()
    expect((await propose(director)).status).toBe(200)
    expect((await settle('disposed')).body).toMatchObject({ error: { code: 'own_proposal' } })
    expect((await director.post('/keeping/hold', { id: act(), documentId, reason: '照会中' })).status).toBe(200)
    const [hold] = (await periods()).holds ?? []
    const end = { id: act(), documentId, holdId: hold?.id }
    expect((await director.post('/keeping/end-hold', end)).status).toBe(200)
    expect((await director.post('/keeping/end-hold', { ...end, id: act() })).status).toBe(404)
  })

  test('is kept while it is held, and while the house keeps such papers longer', async () => {
    const { director, documentId, periods, propose, settle } = await withOldDiary()
    expect((await propose()).status).toBe(200)
    await director.post('/keeping/hold', { id: act(), documentId, reason: '照会中' })
    expect((await settle('disposed')).body).toMatchObject({ error: { code: 'held' } })
    const period = { id: act(), startsOn: DAY, group: 'paper', years: 10 }
    expect((await director.post('/keeping/period', { ...period, years: 4 })).text).toContain('短くはできません')
    expect((await director.post('/keeping/period', period)).status).toBe(200)
    expect((await periods()).due).toEqual([])
    expect((await settle('disposed')).body).toMatchObject({ error: { code: 'not_due' } })
    expect((await settle('refused')).status).toBe(200)
  })
})
