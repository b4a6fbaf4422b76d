import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type AllergyEntry, foldAllergy } from '../../schema/allergy/rule.ts'
import { allergyEntry, audit, child } from '../../schema/shard.ts'
import { addTablet } from '../kit/tablet.ts'
import { ALL, act, DAY, makeWorld } from '../kit/world.ts'
import { PAPER } from '../law/allergy-sample.ts'

type Client = { get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }> }
const foods = (...words: string[]) => words.map((word) => ({ word, care: '' }))
const SEEN = { originalOn: DAY, expiresOn: '2027-11-09' }

async function aHouse() {
  const world = await makeWorld()
  const ai = await world.addChild('こども あい')
  const mother = await world.addGuardian([ai])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const nurse = await world.addStaff('nurse', { name: '看護' })
  const director = await world.addStaff('director', { name: '園長' })
  const read = async (who: Client = nurse) => {
    const { body } = await who.get(`/allergy/child?childId=${ai}`)
    const { list, entries, today } = body as unknown as { list: string[]; entries: AllergyEntry[]; today: string }
    return { list, entries, ...foldAllergy(list, entries, { today, warnDays: 30 }) }
  }
  const hand = (value: object, who = mother) => {
    const id = act()
    return who.post('/allergy/propose', { id, childId: ai, said: { kind: 'paper', value: { ...PAPER, ...value } } })
  }
  const write = (who: typeof nurse, kind: string, value: unknown, more: object = {}) =>
    who.post('/allergy/write', { id: act(), childId: ai, said: { kind, value, ...more } })
  const look = (who: typeof nurse, entryId: unknown, more: object = SEEN) =>
    who.post('/allergy/confirm', { id: act(), childId: ai, entryId, ...more })
  const board = async (who: Client = teacher) => {
    const { body } = await who.get(`/presence/board?day=${DAY}`)
    return (body.children as { childId: string; allergens?: string[] }[]).find(({ childId }) => childId === ai)?.allergens
  }
  return { world, ai, mother, teacher, nurse, director, read, hand, write, look, board }
}

describe('RF08 生活管理指導表', () => {
  test('is asked for, handed in by the family and removes at once; whoever sees the original says until when it is good', async () => {
    const { mother, nurse, teacher, read, hand, write, look, board } = await aHouse()
    await write(nurse, 'ask', { due: '2026-12-10', note: '新年度の分です' })
    expect(await read()).toMatchObject({ state: 'asked', asked: { due: '2026-12-10' } })
    const { body } = await hand({ foods: foods('鶏卵', 'くるみ') })
    expect(await board()).toEqual(['卵', 'くるみ'])
    expect(await read(mother)).toMatchObject({ state: 'unseen', asked: null, paper: { mine: true, by: null } })
    expect((await look(teacher, body.id)).status).toBe(404)
    expect((await look(nurse, body.id)).status).toBe(200)
    const [seen] = (await read(teacher)).paper?.decisions ?? []
    expect(seen).toMatchObject({ decision: 'confirmed', ...SEEN, by: '看護' })
    expect((await look(nurse, body.id)).body.error).toMatchObject({ code: 'decided' })
    expect((await read(mother)).paper?.decisions).toMatchObject([{ by: null }])
  })

  test('that has expired, or that a newer one with less follows, never gives back to eat', async () => {
    const { nurse, read, write, board } = await aHouse()
    const old = { ...PAPER, writtenOn: '2025-04-01', foods: foods('卵', '乳') }
    await write(nurse, 'paper', old, { seen: { originalOn: '2025-04-02', expiresOn: '2026-04-01' } })
    expect(await read()).toMatchObject({ state: 'expired' })
    expect(await board()).toEqual(['卵', '乳'])
    nurse.at('8:10')
    await write(nurse, 'paper', { ...PAPER, foods: foods('乳') }, { seen: SEEN })
    expect(await read()).toMatchObject({ state: 'valid', removed: [{ word: '卵', missing: true }, { word: '乳' }] })
    expect(await board()).toEqual(['卵', '乳'])
  })

  test('ends with a paper of release and two people who looked at it, never one alone', async () => {
    const { mother, ai, nurse, director, read, write, look, board } = await aHouse()
    await write(nurse, 'paper', { ...PAPER, foods: foods('卵', '乳') }, { seen: SEEN })
    const release = { words: ['玉子'], writtenOn: DAY, by: 'guardian' }
    const { body } = await write(nurse, 'release', release)
    expect((await look(nurse, body.id)).body.error).toMatchObject({ code: 'other_person_needed' })
    expect(await board()).toEqual(['卵', '乳'])
    expect((await look(director, body.id)).status).toBe(200)
    expect(await board()).toEqual(['乳'])
    const asked = await mother.post('/allergy/propose', {
      id: act(),
      childId: ai,
      said: { kind: 'release', value: { ...release, words: ['乳'] } },
    })
    expect((await look(director, asked.body.id)).status).toBe(200)
    expect((await look(director, asked.body.id)).body.error).toMatchObject({ code: 'other_person_needed' })
    expect(await read()).toMatchObject({ releases: [{ id: asked.body.id }], list: ['乳'] })
    expect((await look(nurse, asked.body.id)).status).toBe(200)
    expect(await read()).toMatchObject({ releases: [], list: [], state: 'none' })
  })

  test('that was not one is sent back with a sentence, or taken back by who handed it in; what it alone brought is gone', async () => {
    const { world, ai, mother, nurse, hand, read, board } = await aHouse()
    const father = await world.addGuardian([ai], { relationship: '父' })
    const first = await hand({ foods: foods('えび') })
    const back = { id: act(), childId: ai, entryId: first.body.id }
    expect((await father.post('/allergy/withdraw', back)).status).toBe(404)
    expect((await nurse.post('/allergy/return', { ...back, note: 'お名前が入っていません' })).status).toBe(200)
    expect(await board()).toBeUndefined()
    mother.at('8:20')
    const second = await hand({ foods: foods('かに') })
    expect((await mother.post('/allergy/withdraw', { ...back, id: act(), entryId: second.body.id })).status).toBe(200)
    expect((await read()).history).toHaveLength(2)
    const rows = await world.db.select().from(allergyEntry).where(eq(allergyEntry.facilityId, world.facilityId))
    expect(rows).toHaveLength(2)
  })

  test('with a day that cannot be, a food twice or a release of what nobody removes is refused by its field', async () => {
    const { nurse, hand, write } = await aHouse()
    const fault = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) => {
      const { status, body } = await answer
      return [status, (body.error as { field?: string } | undefined)?.field]
    }
    expect(await fault(hand({ writtenOn: '2026-11-21' }))).toEqual([400, 'writtenOn'])
    expect((await fault(hand({ foods: foods('卵', 'たまご') })))[0]).toBe(400)
    expect((await fault(hand({ foods: [] })))[0]).toBe(400)
    const seen = (expiresOn: string) => write(nurse, 'paper', PAPER, { seen: { originalOn: DAY, expiresOn } })
    expect(await fault(seen('2026-11-10'))).toEqual([400, 'expiresOn'])
    expect(await fault(seen('2028-11-11'))).toEqual([400, 'expiresOn'])
    expect(await fault(write(nurse, 'release', { words: ['卵'], writtenOn: DAY, by: 'doctor' }))).toEqual([400, 'words'])
  })

  test('leaves in the audit what was left out before and after, and a second sending is the same act', async () => {
    const { world, ai, nurse } = await aHouse()
    await world.db
      .update(child)
      .set({ allergens: ['そば'] })
      .where(and(eq(child.facilityId, world.facilityId), eq(child.id, ai)))
    const json = { id: act(), childId: ai, said: { kind: 'paper', value: PAPER, seen: SEEN } }
    const first = await nurse.post('/allergy/write', json)
    expect((await nurse.post('/allergy/write', json)).body).toEqual(first.body)
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'allergy.write')))
    expect(rows.map(({ content }) => content)).toEqual([
      { allergy: 'paper', before: ['そば'], after: ['そば', '卵'], until: SEEN.expiresOn },
    ])
  })
})

describe('RF09 Who is to come', () => {
  test('has papers before its first day, and stands in the list', async () => {
    const { world, nurse, director, teacher } = await aHouse()
    const new1 = await world.addChild('しんにゅう えん', { startsOn: '2027-04-01', classId: world.star })
    const json = { id: act(), childId: new1, said: { kind: 'paper', value: PAPER, seen: null } }
    expect((await nurse.post('/allergy/write', json)).status).toBe(200)
    const { body } = await director.get('/allergy/list')
    expect(body.children).toMatchObject([{ childId: new1, comesOn: '2027-04-01', className: 'ほし組', list: ['卵'] }])
    expect((await director.get(`/allergy/child?childId=${new1}`)).status).toBe(200)
    expect((await teacher.get(`/allergy/child?childId=${new1}`)).status).toBe(404)
    const file = await director.get('/allergy/file?format=csv')
    expect(file.text).toContain('しんにゅう えん')
    expect(file.text).toContain('原本未確認')
  })
})

describe('RF14 The card of a tablet', () => {
  test('rides in the roster of the day, for caregivers and not for the entrance', async () => {
    const { world, ai, nurse, write } = await aHouse()
    await write(nurse, 'paper', { ...PAPER, epipen: true, anaphylaxis: true }, { seen: SEEN })
    const plan = {
      epipenPlace: '事務室 赤い箱',
      medicinePlace: '',
      watch: '',
      steps: '',
      hospital: '市民病院',
      phone: '0200-11-2222',
    }
    await write(nurse, 'plan', plan)
    const cards = async (kind: 'tablet' | 'kiosk') =>
      (await (await addTablet(world, { kind })).get('/presence/roster')).body.cards
    expect(await cards('tablet')).toEqual({
      [ai]: {
        foods: [{ word: '卵', care: '' }],
        state: 'valid',
        symptoms: 'じんましん',
        anaphylaxis: true,
        epipen: true,
        medicine: '',
        plan,
      },
    })
    expect(await cards('kiosk')).toEqual({})
  })
})

describe('RF08 Who reads', () => {
  test('guardians with health, the class’s teacher; nobody else finds such a child', async () => {
    const { world, ai, mother, teacher } = await aHouse()
    const path = `/allergy/child?childId=${ai}`
    for (const who of [mother, teacher]) expect((await who.get(path)).status).toBe(200)
    const others = [
      await world.addGuardian([ai], { capabilities: ALL.replace('health,', '') }),
      await world.addGuardian([await world.addChild('よその こ')]),
      await world.addStaff('nursery_teacher', { classId: world.star }),
      await world.addStaff('cook'),
      await world.addStaff('office'),
    ]
    for (const who of others) expect((await who.get(path)).status).toBe(404)
  })
})
