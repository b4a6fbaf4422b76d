// A name that was wrong, and an absence that was taken back: what was told stays to be read, and the illness goes on under its right name.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { infectionCase, notice } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

interface Case {
  id: string
  disease: { key: string }
  ended: string | null
  supersedes: string | null
  absenceWithdrawn: boolean
  facts: Record<string, string>
  certainty: string
  day: string | null
  paper: string
  steps: { kind: string; note: string | null; source: string; by: string | null }[]
}

async function aCase() {
  const world = await makeWorld()
  const ai = await world.addChild('こども あい')
  const mother = await world.addGuardian([ai])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const nurse = await world.addStaff('nurse', { name: '井上' })
  nurse.at('8:10')
  const caseId = act()
  const said = { id: caseId, childIds: [ai], kind: 'absent', reason: 'sick', from: DAY }
  const disease = { key: 'influenza', certainty: 'diagnosed', onset: '2026-11-18' }
  expect((await mother.post('/notice', { ...said, disease })).status).toBe(200)
  const cases = async (who: { get: (path: string) => Promise<{ body: unknown }> } = nurse) =>
    ((await who.get('/infection')).body as { cases: Case[] }).cases
  const correct = (key: string, more: object = {}) => ({
    id: act(),
    childId: ai,
    caseId,
    key,
    note: '検査の結果がとどいた',
    ...more,
  })
  return { world, ai, mother, teacher, nurse, caseId, cases, correct }
}

describe('RD13 病名の訂正', () => {
  test('closes the case of the wrong name with its reason and goes on under the right one, of the same day, with what was said of its days', async () => {
    const { world, mother, nurse, caseId, cases, correct } = await aCase()
    const asked = correct('covid19')
    expect((await nurse.post('/infection/correct', asked)).body).toEqual((await nurse.post('/infection/correct', asked)).body)
    const [after, before] = (await cases()).toSorted((a) => (a.id === caseId ? 1 : -1))
    expect(after).toMatchObject({
      ...{ id: asked.id, supersedes: caseId, disease: { key: 'covid19' }, ended: null, certainty: 'diagnosed', paper: 'waiting' },
      facts: { onset: '2026-11-18' },
      steps: [
        { kind: 'diagnosed', source: 'guardian' },
        { kind: 'fact', source: 'guardian' },
      ],
    })
    expect(before).toMatchObject({ ended: 'wrong', disease: { key: 'influenza' } })
    expect(before?.steps.at(-1)).toMatchObject({ kind: 'wrong', note: '検査の結果がとどいた', by: '井上' })
    const rows = await world.db
      .select({ day: infectionCase.day })
      .from(infectionCase)
      .where(eq(infectionCase.facilityId, world.facilityId))
    expect(rows).toEqual([{ day: DAY }, { day: DAY }])
    const [absence] = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(absence?.reason).toBe('suspended')
    const told = JSON.stringify(await cases(mother))
    expect([told.includes('covid19'), told.includes('検査の結果')]).toEqual([true, false])
    // The day on which the child may come follows the new disease.
    const facts = { id: act(), childId: asked.childId, caseId: asked.id, days: { relief: '2026-11-19' } }
    expect((await mother.post('/infection/facts', facts)).status).toBe(200)
    expect((await cases()).find(({ id }) => id === asked.id)?.day).toBe('2026-11-24')
    expect((await mother.get('/infection/alert')).body.alerts).toMatchObject([{ key: 'covid19' }])
  })

  test('is for 看護師, 主任 and 園長, of a case that goes on, to a disease that is known and not told already', async () => {
    const { world, mother, teacher, nurse, correct } = await aCase()
    for (const who of [mother, teacher]) expect((await who.post('/infection/correct', correct('rsv'))).status).toBe(404)
    const head = await world.addStaff('head_teacher')
    head.at('8:10')
    expect((await head.post('/infection/correct', correct('influenza'))).body.error).toMatchObject({ code: 'already_open' })
    expect((await head.post('/infection/correct', correct('nothing_known'))).body.error).toMatchObject({ field: 'key' })
    expect((await head.post('/infection/correct', correct('rsv', { note: '  ' }))).body.error).toMatchObject({ field: 'note' })
    expect((await head.post('/infection/correct', correct('rsv', { caseId: act() }))).status).toBe(404)
    expect((await head.post('/infection/correct', correct('rsv'))).status).toBe(200)
    expect((await nurse.post('/infection/correct', correct('hfmd'))).body.error).toMatchObject({ code: 'over' })
  })
})

describe('RA21 an absence that is taken back', () => {
  test('proposes to close the case that came with it, and no other; nothing closes by itself', async () => {
    const { ai, mother, nurse, caseId, cases } = await aCase()
    expect(await cases()).toMatchObject([{ absenceWithdrawn: false }])
    mother.at('8:05')
    expect((await mother.post('/notice/withdraw', { id: act(), childIds: [ai], noticeId: caseId })).status).toBe(200)
    expect(await cases()).toMatchObject([{ absenceWithdrawn: true, ended: null }])
    const end = { id: act(), childId: ai, caseId, how: 'wrong', note: 'おやすみの連絡がとりけされたため' }
    expect((await nurse.post('/infection/end', end)).status).toBe(200)
    expect(await cases()).toMatchObject([{ ended: 'wrong' }])
    mother.at('8:20')
    const named = act()
    await mother.post('/infection/open', { id: named, childId: ai, key: 'rsv', certainty: 'suspected' })
    expect((await cases()).find(({ id }) => id === named)).toMatchObject({ absenceWithdrawn: false })
  })
})
