import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Asked } from '../../schema/belonging/rule.ts'
import type { CareDay } from '../../schema/care/day.ts'
import type { Book } from '../../schema/contactbook/book.ts'
import { outbox } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const NAPPY = { key: 'nappy', ja: 'オムツ', easy: 'おむつ', en: 'Nappies' }

async function aHouse(settings: Record<string, unknown> = {}) {
  const world = await makeWorld({ settings })
  const ai = await world.addChild('こども あい')
  const rin = await world.addChild('ほし りん', { classId: world.star })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const mother = await world.addGuardian([ai])
  const other = await world.addGuardian([rin])
  for (const who of [teacher, mother, other]) who.at('16:30')
  const ask = (childId = ai, time = '16:00', thing = NAPPY) =>
    teacher.post('/belonging/ask', { id: act(), childId, at: at(time), thing })
  const close = (kind: 'arrived' | 'wrong', time = '16:20') =>
    teacher.post('/belonging/close', { id: act(), childId: ai, at: at(time), thing: 'nappy', kind })
  const promise = (promised = true, who = mother, childId = ai) =>
    who.post('/belonging/promise', { id: act(), childId, at: at('16:10'), thing: 'nappy', promised })
  const today = async (who = mother) =>
    ((await who.get('/family/today')).body as { children: { care: { belongings?: Asked[] } }[] }).children[0]?.care.belongings
  const page = async () =>
    ((await mother.get(`/contactbook/child?childId=${ai}&from=${DAY}&to=${DAY}`)).body as unknown as Book).days[0]?.care
      .belongings
  const sheet = async () => ((await teacher.get(`/care/day?day=${DAY}`)).body as unknown as CareDay).belongings
  return { world, ai, rin, teacher, mother, other, ask, close, promise, today, page, sheet }
}

test('RC18 one tap asks, the family says it brings it, one tap says that it came; card, contact book and tablet tell the same', async () => {
  const { ai, ask, close, promise, today, page, sheet } = await aHouse()
  expect(await today()).toBeUndefined()
  expect((await ask()).status).toBe(200)
  // Another tablet, without a line until now: asked once.
  expect((await ask(ai, '16:05')).status).toBe(200)
  expect(await today()).toEqual([{ thing: NAPPY, at: at('16:00'), promisedAt: null, arrivedAt: null }])
  expect((await promise()).status).toBe(200)
  expect(await page()).toMatchObject([{ thing: NAPPY, promisedAt: at('16:10') }])
  expect((await sheet())?.rows.map(({ kind }) => kind).sort()).toEqual(['asked', 'asked', 'promised'])
  expect((await close('arrived')).status).toBe(200)
  expect(await today()).toMatchObject([{ arrivedAt: at('16:20') }])
  expect(await page()).toMatchObject([{ arrivedAt: at('16:20') }])
})

test('RC18 a mistake is gone from the family’s page, and nobody’s phone rings for any of it', async () => {
  const { world, ask, close, today } = await aHouse()
  await ask()
  expect(await today()).toHaveLength(1)
  await close('wrong')
  expect(await today()).toBeUndefined()
  const told = await world.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.facilityId, world.facilityId)))
  expect(told).toEqual([])
})

test('RC18 the list is the facility’s own; where it is empty, nothing is asked here', async () => {
  const { sheet } = await aHouse({ belongings: [] })
  expect((await sheet())?.things).toEqual([])
  const { sheet: first, mother } = await aHouse()
  expect((await first())?.things[0]).toEqual(NAPPY)
  expect(((await mother.get(`/care/day?day=${DAY}`)).body as unknown as CareDay).belongings).toBeNull()
})

test('RC18 another class, another family, a word too long and a moment to come are refused, and nothing is written', async () => {
  const { rin, ai, ask, promise, other, teacher, today, mother } = await aHouse()
  expect((await ask(rin)).status).toBe(404)
  expect((await promise(true, other, ai)).status).toBe(404)
  expect((await mother.post('/belonging/ask', { id: act(), childId: ai, at: at('16:00'), thing: NAPPY })).status).toBe(404)
  expect((await ask(ai, '17:00')).body).toMatchObject({ error: { field: 'at' } })
  const long = await teacher.post('/belonging/ask', {
    id: act(),
    childId: ai,
    at: at('16:00'),
    thing: { ...NAPPY, ja: 'あ'.repeat(21) },
  })
  expect([long.status, long.body]).toMatchObject([400, { error: { field: 'thing.ja' } }])
  expect([await today(), await today(other)]).toEqual([undefined, undefined])
})
