import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { CareRow } from '../../schema/care/rule.ts'
import { foldCare } from '../../schema/care/rule.ts'
import { audit, careEntry } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function aClass(count = 3, settings: Record<string, unknown> = {}) {
  const world = await makeWorld({ settings })
  const kids: string[] = []
  for (let index = 0; index < count; index++) kids.push(await world.addChild(`こども ${'あいうえおかきくけこ'[index % 10]}`))
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  teacher.at('10:30')
  const record = (entries: object[], id = act()) => teacher.post('/care/record', { id, at: at('10:05'), entries })
  const day = async (who = teacher, asked = DAY) =>
    (await who.get(`/care/day?day=${asked}`)).body as unknown as {
      rows: CareRow[]
      feverFrom: number
      feverOf: Record<string, number>
      homeOf: Record<string, object>
    }
  const of = async (childId: string, who = teacher) => foldCare((await day(who)).rows.filter((row) => row.childId === childId))
  return { world, kids, teacher, record, day, of }
}

describe('The sheet of a class', () => {
  test('RD03 RD06 is kept in one act, and each child has its own', async () => {
    const { kids, record, of, day, world } = await aClass()
    const entries = kids.flatMap((childId, index) => [
      { kind: 'temperature', childId, at: at('10:00') + index, tenths: 366 + index },
      { kind: 'meal', childId, at: at('10:01'), meal: 'morning_snack', eaten: 4 },
    ])
    expect((await record(entries)).status).toBe(200)
    expect(await of(kids[1] ?? '')).toMatchObject({ temperatures: [{ tenths: 367, by: '先生' }], meals: [{ eaten: 4 }] })
    expect((await day()).feverFrom).toBe(375)
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.filter(({ action }) => action === 'care.record')).toHaveLength(3)
  })

  test('RD04 a child’s 平熱 makes its own threshold from its day on; of the others nothing is sent', async () => {
    const { kids, day, world, teacher } = await aClass()
    const [low = '', usual = ''] = kids
    const nurse = await world.addStaff('nurse')
    const set = (childId: string, tenths: number) => {
      const items = [{ kind: 'usual', item: childId, value: { tenths }, upon: null }]
      return nurse.post('/health/write', { id: act(), childId, items })
    }
    expect((await set(low, 361)).status).toBe(200)
    await set(usual, 369)
    expect((await day()).feverOf).toEqual({ [low]: 371 })
    expect((await day(teacher, '2026-11-19')).feverOf).toEqual({})
    const mother = await world.addGuardian([usual])
    expect((await day(mother)).feverOf).toEqual({})
    const book = async (who: typeof mother | typeof teacher, path: string) => (await who.get(path)).body
    expect(await book(teacher, `/contactbook/class?day=${DAY}&class=${world.rabbit}`)).toMatchObject({ feverOf: { [low]: 371 } })
    const father = await world.addGuardian([low])
    expect(await book(father, `/contactbook/child?childId=${low}&from=${DAY}&to=${DAY}`)).toMatchObject({ feverFrom: 371 })
  })

  test('RD03 what home measured this morning stands beside it for who is with the child, the last word alone, and in no family’s answer', async () => {
    const { kids, day, world, teacher } = await aClass()
    const [childId = '', other = ''] = kids
    const mother = await world.addGuardian([childId])
    const say = (time: string, temperature: object | null) => {
      mother.at(time)
      return mother.post('/contactbook/home', { id: act(), childId, day: DAY, at: at(time), fields: { temperature } })
    }
    await say('7:10', { tenths: 385, at: 400 })
    expect((await say('7:20', { tenths: 378, at: null })).status).toBe(200)
    expect((await day()).homeOf).toEqual({ [childId]: { tenths: 378, at: null } })
    expect((await day(teacher, '2026-11-19')).homeOf).toEqual({})
    const elsewhere = await world.addStaff('nursery_teacher', { classId: world.star })
    expect((await day(elsewhere)).homeOf).toEqual({})
    expect((await day(mother)).homeOf).toEqual({})
    expect((await day(await world.addGuardian([other]))).homeOf).toEqual({})
    // Taken back it is nobody’s number any more, and a tablet that asks again is told.
    await say('7:30', null)
    expect((await day()).homeOf).toEqual({})
  })

  test('RB03 the same sheet sent twice is there once', async () => {
    const { kids, record, of } = await aClass(1)
    const [childId = ''] = kids
    const id = act()
    const entries = [{ kind: 'stool', childId, at: at('10:00'), stool: 'normal' }]
    expect((await record(entries, id)).body).toEqual((await record(entries, id)).body)
    expect((await of(childId)).stools).toHaveLength(1)
  })

  test('RD01 a correction keeps what it corrects, and whoever comes second is told', async () => {
    const { kids, record, of, world } = await aClass(1)
    const [childId = ''] = kids
    const first = act()
    await record([{ kind: 'temperature', childId, at: at('10:00'), tenths: 385 }], first)
    const fixed = { kind: 'temperature', childId, at: at('10:00'), tenths: 365, supersedes: first }
    expect((await record([fixed])).status).toBe(200)
    expect((await of(childId)).temperatures).toMatchObject([{ tenths: 365, corrected: true }])
    const late = await record([{ ...fixed, tenths: 366 }])
    expect([late.status, late.body]).toMatchObject([409, { error: { code: 'overtaken' } }])
    const kept = and(eq(careEntry.facilityId, world.facilityId), eq(careEntry.childId, childId))
    expect(await world.db.select().from(careEntry).where(kept)).toHaveLength(2)
  })

  test('a mistake is taken back; of a day that is over only with a reason', async () => {
    const { kids, record, of, teacher } = await aClass(1)
    const [childId = ''] = kids
    const first = act()
    await record([{ kind: 'stool', childId, at: at('10:00'), stool: 'watery' }], first)
    const back = { id: act(), at: at('10:10'), day: DAY, kind: 'stool', entries: [{ childId, entryId: first }] }
    expect((await teacher.post('/care/take-back', back)).status).toBe(200)
    expect((await of(childId)).stools).toEqual([])
    const past = await teacher.post('/care/take-back', { ...back, id: act(), day: '2026-11-19' })
    expect([past.status, past.body]).toMatchObject([400, { error: { field: 'reason' } }])
  })

  test('a moment to come, another day and a child that is not here are refused, and nothing is half written', async () => {
    const { kids, record, of, teacher, world } = await aClass(1)
    const [childId = ''] = kids
    const entry = { kind: 'temperature', childId, at: at('10:00'), tenths: 366 }
    expect((await record([{ ...entry, at: at('12:00') }])).body).toMatchObject({ error: { field: 'at' } })
    expect(
      (await record([entry, { ...entry, kind: 'milk', tenths: undefined, ml: 100, at: at('10:00', '2026-11-19') }])).status,
    ).toBe(400)
    const left = await world.addChild('そつえん した', { endsOn: '2026-10-31' })
    expect((await record([entry, { ...entry, childId: left }])).status).toBe(404)
    expect((await of(childId)).temperatures).toEqual([])
    expect((await teacher.post('/care/record', { id: act(), at: at('10:00'), entries: [] })).status).toBe(400)
  })
})

describe('Who sees it', () => {
  test('RC07 a family its own child, and not who wrote it; another family nothing', async () => {
    const { world, kids, record, of } = await aClass(2)
    const [mine = '', other = ''] = kids
    await record([
      { kind: 'temperature', childId: mine, at: at('10:00'), tenths: 366 },
      { kind: 'temperature', childId: other, at: at('10:00'), tenths: 377 },
    ])
    const mother = await world.addGuardian([mine])
    expect(await of(mine, mother)).toMatchObject({ temperatures: [{ tenths: 366, by: '' }] })
    expect((await mother.get(`/care/day?day=${DAY}`)).text).not.toContain(other)
    const looker = await world.addGuardian([mine], { capabilities: ',read_presence,' })
    expect((await looker.get(`/care/day?day=${DAY}`)).status).toBe(404)
  })

  test('a teacher of another class neither sees nor writes it, 主任 both', async () => {
    const { world, kids, record, of } = await aClass(1)
    const [childId = ''] = kids
    await record([{ kind: 'temperature', childId, at: at('10:00'), tenths: 366 }])
    const elsewhere = await world.addStaff('nursery_teacher', { classId: world.star })
    elsewhere.at('10:30')
    expect((await of(childId, elsewhere)).temperatures).toEqual([])
    const entry = { kind: 'temperature', childId, at: at('10:00'), tenths: 370 }
    expect((await elsewhere.post('/care/record', { id: act(), at: at('10:00'), entries: [entry] })).status).toBe(404)
    const head = await world.addStaff('head_teacher')
    expect((await of(childId, head)).temperatures).toHaveLength(1)
  })
})

describe('What a family sees', () => {
  test('RC08 RC07 its child’s day as it goes on, without how the child looked, and no more than the facility shows', async () => {
    const { world, kids, record } = await aClass(1)
    const [childId = ''] = kids
    await record([
      { kind: 'temperature', childId, at: at('10:00'), tenths: 366 },
      { kind: 'meal', childId, at: at('10:01'), meal: 'morning_snack', eaten: 3 },
      { kind: 'condition', childId, at: at('10:02'), mood: 'poor', signs: ['cough'] },
    ])
    const mother = await world.addGuardian([childId])
    mother.at('10:30')
    const care = async (who = mother) =>
      ((await who.get('/family/today')).body as unknown as { children: { care: unknown }[] }).children[0]?.care
    expect(await care()).toEqual({ temperatures: [[366, at('10:00')]], meals: [['morning_snack', 3, at('10:01')]] })
    const looker = await world.addGuardian([childId], { capabilities: ',read_presence,' })
    expect(await care(looker)).toEqual({})
    expect((await mother.get(`/care/day?day=${DAY}`)).text).not.toContain('cough')
  })

  test('RC08 where the facility shows meals alone, neither the day, the book nor the first page says more; staff see all', async () => {
    const { kids, record, day, world } = await aClass(1, { familyCare: ['meal'] })
    const [childId = ''] = kids
    await record([
      { kind: 'temperature', childId, at: at('10:00'), tenths: 381 },
      { kind: 'asleep', childId, at: at('10:01') },
      { kind: 'meal', childId, at: at('10:02'), meal: 'morning_snack', eaten: 3 },
    ])
    const mother = await world.addGuardian([childId])
    mother.at('10:30')
    expect((await day(mother)).rows.map(({ kind }) => kind)).toEqual(['meal'])
    const meals = { meals: [['morning_snack', 3, at('10:02')]] }
    const book = (await mother.get(`/contactbook/child?childId=${childId}&from=${DAY}&to=${DAY}`)).body
    expect((book as unknown as { days: { care: unknown }[] }).days[0]?.care).toEqual(meals)
    const today = (await mother.get('/family/today')).body as unknown as { children: { care: unknown }[] }
    expect(today.children[0]?.care).toEqual(meals)
    expect((await day()).rows).toHaveLength(3)
  })
})
