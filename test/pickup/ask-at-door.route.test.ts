// Somebody who is on no list comes to fetch a child: nobody hands it over before a guardian, or 主任 or 園長 after a call, has said yes.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../schema/kit/id.ts'
import { outbox, pickupAsk } from '../../schema/shard.ts'
import { bare, separated } from '../block/separated.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

type Ask = { askId: Id; state: string; vouched: string | null; guardians: number; answers: Record<string, unknown>[] }
type Client = Pick<Awaited<ReturnType<Awaited<ReturnType<typeof makeWorld>>['addGuardian']>>, 'get' | 'post' | 'at'>

const WHO = { name: '川上 進', relationship: 'おじ', shown: 'photo_id' }
const PERSON = 'おじ（川上 進）'

const put = async (who: Client, childId: Id, name: object = WHO): Promise<Id> => {
  const id = act()
  const answer = await who.post('/pickup/ask', { id, childId, ...name })
  expect(answer.status, answer.text).toBe(200)
  return id
}
const asksOf = async (who: Client) => (await who.get('/pickup/asks')).body.asks as Ask[]
const questionsOf = async (who: Client) =>
  ((await who.get('/family/today')).body.children as { asks: { askId: Id; state: string; name: string }[] }[]).flatMap(
    ({ asks }) => asks,
  )

async function scene() {
  const world = await makeWorld()
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const father = await world.addGuardian([childId], { relationship: '父' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const head = await world.addStaff('head_teacher')
  await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  for (const who of [mother, father, teacher, head]) who.at('16:30')
  const handOver = (more: object = {}) =>
    teacher.post('/presence/tap', { id: act(), childId, kind: 'leave', person: PERSON, ...more })
  const answer = (who: Client, askId: Id, yes: boolean) => who.post('/pickup/answer', { id: act(), childId, askId, yes })
  const decide = (askId: Id, yes: boolean, more: object = {}) =>
    head.post('/pickup/decide', { id: act(), childId, askId, yes, called: '母 佐藤 遥', reason: '母と話した', ...more })
  return { world, childId, mother, father, teacher, head, handOver, answer, decide }
}

describe('RB26 A person who is on no list', () => {
  test('is handed nobody until a guardian has said yes, and then to this question alone', async () => {
    const { world, childId, mother, teacher, handOver, answer } = await scene()
    expect((await handOver()).body).toMatchObject({ error: { code: 'not_listed' } })
    const ask = await put(teacher, childId)
    expect((await handOver({ ask })).body).toMatchObject({ error: { code: 'not_answered' } })
    expect(await questionsOf(mother)).toMatchObject([{ askId: ask, state: 'waiting', name: '川上 進' }])
    const lines = await world.db.select().from(outbox).where(eq(outbox.commandId, ask))
    expect(lines).toHaveLength(2)
    expect((await mother.get('/family/today')).text).not.toContain('"kind":"asked"')
    expect((await answer(mother, ask, true)).status).toBe(200)
    expect(await asksOf(teacher)).toMatchObject([{ state: 'yes', answers: [{ by: 'guardian', name: '保護者', yes: true }] }])
    expect((await handOver()).body).toMatchObject({ error: { code: 'not_listed' } })
    expect((await handOver({ ask, person: '父の友人' })).body).toMatchObject({ error: { code: 'not_answered' } })
    expect((await handOver({ ask })).status).toBe(200)
  })

  test('listed, announced and registered people are handed the child as ever', async () => {
    const { childId, mother, teacher, handOver } = await scene()
    expect((await handOver({ person: '祖母' })).status).toBe(200)
    teacher.at('16:40')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const told = { id: act(), childIds: [childId], kind: 'pickup_change', from: DAY, person: '近所の山本さん' }
    expect((await mother.post('/notice', told)).status).toBe(200)
    expect((await handOver({ person: '近所の山本さん' })).status).toBe(200)
    expect((await handOver({ person: '保護者' })).status).toBe(200)
  })

  test('a no outweighs a yes, is said, and holds against the name too', async () => {
    const { childId, mother, father, teacher, head, handOver, answer, decide } = await scene()
    const ask = await put(teacher, childId)
    expect((await answer(mother, ask, true)).status).toBe(200)
    expect((await answer(father, ask, false)).status).toBe(200)
    expect((await answer(mother, ask, true)).body).toMatchObject({ error: { code: 'said_no' } })
    expect((await decide(ask, true)).body).toMatchObject({ error: { code: 'said_no' } })
    expect(await asksOf(head)).toMatchObject([{ state: 'no' }])
    expect((await handOver({ ask })).body).toMatchObject({ error: { code: 'said_no' } })
    expect((await handOver()).body).toMatchObject({ error: { code: 'said_no' } })
    const again = await put(teacher, childId)
    expect((await answer(father, again, true)).status).toBe(200)
    expect((await handOver({ ask: again })).status).toBe(200)
  })

  test('nobody answers too late, or yes after the child has left', async () => {
    const { childId, mother, father, teacher, handOver, answer } = await scene()
    const late = await put(teacher, childId)
    mother.at('16:45')
    expect((await answer(mother, late, true)).body).toMatchObject({ error: { code: 'over' } })
    expect(await questionsOf(mother)).toEqual([])
    const ask = await put(teacher, childId)
    await answer(father, ask, true)
    teacher.at('17:00')
    expect((await handOver({ ask })).body).toMatchObject({ error: { code: 'not_answered' } })
    teacher.at('16:50')
    const third = await put(teacher, childId)
    for (const who of [mother, father]) who.at('16:51')
    expect((await handOver({ person: '祖母' })).status).toBe(200)
    expect((await answer(mother, third, true)).body).toMatchObject({ error: { code: 'gone' } })
    expect((await answer(mother, third, false)).status).toBe(200)
    expect((await teacher.post('/pickup/ask', { id: act(), childId, ...WHO })).body).toMatchObject({ error: { code: 'gone' } })
  })

  test('only who may keep the list answers for the child: others find nothing, in the same bytes', async () => {
    const { world, childId, teacher, decide, answer } = await scene()
    const looking = await world.addGuardian([childId], { capabilities: ',read_presence,absence,' })
    const other = await world.addGuardian([await world.addChild('きた はな')])
    for (const who of [looking, other]) who.at('16:31')
    const ask = await put(teacher, childId)
    expect(await questionsOf(looking)).toEqual([])
    const answers = [
      await answer(looking, ask, true),
      await answer(other, ask, true),
      await answer(other, act(), true),
      await teacher.post('/pickup/answer', { id: act(), childId, askId: ask, yes: true }),
      await teacher.post('/pickup/decide', { id: act(), childId, askId: ask, yes: true, called: '母', reason: '話した' }),
      await decide(act(), true),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(new Set(answers.map((one) => bare(one).text)).size).toBe(1)
  })

  test('主任 or 園長 decides after a call, with whom and why', async () => {
    const { childId, teacher, decide, handOver } = await scene()
    const ask = await put(teacher, childId)
    expect((await decide(ask, true, { called: undefined })).body).toMatchObject({ error: { field: 'called' } })
    expect((await decide(ask, true)).status).toBe(200)
    expect(await asksOf(teacher)).toMatchObject([{ answers: [{ by: 'staff', called: '母 佐藤 遥', reason: '母と話した' }] }])
    expect((await handOver({ ask })).status).toBe(200)
  })

  test('without a line 主任 vouches; it is kept, and stands until the office has looked at it', async () => {
    const { childId, teacher, head, handOver, decide } = await scene()
    const vouched = { ...WHO, said: '母に電話し、弟だと聞いた' }
    expect((await handOver({ vouched })).body).toMatchObject({ error: { code: 'not_lead' } })
    const id = act()
    expect((await head.post('/presence/tap', { id, childId, kind: 'leave', person: PERSON, vouched })).status).toBe(200)
    for (const who of [teacher, head]) who.at('16:30', '2026-12-01')
    expect(await asksOf(head)).toMatchObject([{ askId: id, state: 'vouched', vouched: '母に電話し、弟だと聞いた' }])
    expect((await decide(id, true)).status).toBe(200)
    expect(await asksOf(head)).toEqual([])
  })
})

describe('RB27 A barred person at the door', () => {
  const scene = async () => {
    const { world, childId, teacher, mother, head, setBlock } = await separated()
    await setBlock()
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    return { world, childId, teacher, mother, head }
  }

  test('is asked about like anybody else; no family hears of it, no yes can come, 主任 and 園長 see it quietly', async () => {
    const { world, childId, teacher, mother, head } = await scene()
    const shape = async (name: object) => {
      const id = act()
      const answer = await teacher.post('/pickup/ask', { id, childId, ...name })
      const listed = (await asksOf(teacher)).find(({ askId }) => askId === id)
      return JSON.stringify([answer.status, answer.body, { ...listed, ...WHO }]).replaceAll(id, 'id')
    }
    const barred = { name: '北 一郎', relationship: '父', shown: 'photo_id' }
    expect(await shape(barred)).toBe(await shape(WHO))
    expect((await questionsOf(mother)).map(({ name }) => name)).toEqual(['川上 進'])
    const [ask] = await world.db.select().from(pickupAsk).where(eq(pickupAsk.name, '北 一郎'))
    expect(
      await world.db
        .select()
        .from(outbox)
        .where(eq(outbox.commandId, ask?.id ?? '')),
    ).toEqual([])
    const about = { childId, askId: ask?.id, yes: true }
    expect((await mother.post('/pickup/answer', { id: act(), ...about })).status).toBe(404)
    expect((await head.post('/pickup/decide', { id: act(), ...about, called: '母', reason: '話した' })).body).toMatchObject({
      error: { code: 'ask_office' },
    })
    expect((await head.get('/block/waiting')).body.atDoor).toMatchObject([{ childId, person: '北 一郎', relationship: '父' }])
    expect((await teacher.get('/block/waiting')).status).toBe(404)
  })
})
