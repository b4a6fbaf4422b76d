import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, block, infectionCase, infectionForm, notice } from '../../schema/shard.ts'
import { ALL, act, at, DAY, makeWorld } from '../kit/world.ts'

type Client = { get: (path: string) => Promise<{ status: number; body: Record<string, unknown>; text: string }> }
interface Case {
  id: string
  childId: string
  day: string | null
  waitsFor: string[]
  paper: string
  asks: string | null
  ended: string | null
  formId: string | null
  certainty: string
  disease: { key: string; form: string; edition: string }
  steps: { by: string | null; kind: string; note: string | null }[]
  forms: { id: string; doctor: string; by: string | null }[]
}

async function aHouse(settings: Record<string, unknown> = {}) {
  const world = await makeWorld({ settings })
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const mother = await world.addGuardian([ai])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const director = await world.addStaff('director')
  const cases = async (client: Client = teacher): Promise<Case[]> =>
    (await client.get('/infection')).body.cases as unknown as Case[]
  const open = async (key: string, more: Record<string, unknown> = {}) => {
    const id = act()
    const answer = await mother.post('/infection/open', { id, childId: ai, key, certainty: 'diagnosed', ...more })
    expect(answer.text).toContain(id)
    return { childId: ai, caseId: id }
  }
  return { world, ai, iku, mother, teacher, director, cases, open }
}
const WELL = ['no_fever', 'no_mouth_effect', 'eats_normally']
const FORM = { doctor: 'みなと小児科', visitedOn: '2026-11-18', declared: true }

describe('RA21 an absence with the name of an illness', () => {
  test('opens the case in the same act and stands in the register as 出席停止', async () => {
    const { world, ai, mother, teacher, cases } = await aHouse()
    const said = { id: act(), childIds: [ai], kind: 'absent', reason: 'sick', from: DAY }
    const disease = { key: 'influenza', certainty: 'diagnosed', onset: '2026-11-18' }
    expect((await mother.post('/notice', { ...said, disease })).status).toBe(200)
    const [row] = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(row).toMatchObject({ reason: 'suspended', source: 'guardian' })
    expect(await cases(mother)).toMatchObject([
      { childId: ai, day: null, waitsFor: ['fever_down'], paper: 'waiting', certainty: 'diagnosed', steps: [{ by: null }, {}] },
    ])
    const [seen] = await cases(teacher)
    const facts = { id: act(), childId: ai, caseId: seen?.id, days: { fever_down: '2026-11-19' } }
    expect((await teacher.post('/infection/facts', facts)).status).toBe(200)
    expect(await cases(mother)).toMatchObject([{ day: '2026-11-24', asks: 'too_early' }])
  })

  test('that is already told writes the absence all the same, as 出席停止, and keeps the one case', async () => {
    const { world, ai, mother, cases, open } = await aHouse()
    const { caseId } = await open('influenza', { days: { onset: '2026-11-18' } })
    const disease = { key: 'influenza', certainty: 'suspected' }
    const said = { id: act(), childIds: [ai], kind: 'absent', reason: 'sick', from: '2026-11-24', disease }
    expect((await mother.post('/notice', said)).status).toBe(200)
    expect((await mother.post('/notice', said)).status).toBe(200)
    const rows = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(rows).toMatchObject([{ id: said.id, reason: 'suspended', startsOn: '2026-11-24' }])
    expect(await cases()).toMatchObject([{ id: caseId, certainty: 'diagnosed' }])
    const again = await mother.post('/infection/open', { id: act(), childId: ai, ...disease })
    expect([again.status, again.body.error]).toMatchObject([409, { code: 'already_open' }])
  })

  test('RD13 that was told a month ago and whose paper is here is a new case', async () => {
    const { world, ai, mother, teacher, cases, open } = await aHouse()
    const { caseId } = await open('influenza')
    const told = (day: string) => world.db.update(infectionCase).set({ day }).where(eq(infectionCase.id, caseId))
    const disease = { key: 'influenza', certainty: 'diagnosed' }
    const said = () => ({ id: act(), childIds: [ai], kind: 'absent', reason: 'sick', from: DAY, disease })
    await told('2026-10-01')
    await mother.post('/notice', said())
    expect(await cases()).toMatchObject([{ id: caseId }])
    await teacher.post('/infection/paper', { id: act(), childId: ai, caseId, day: DAY })
    mother.at('8:10')
    const again = said()
    await mother.post('/notice', again)
    expect(await cases()).toMatchObject([{ id: again.id }, { id: caseId }])
    await told('2026-09-01')
    expect(await cases()).toMatchObject([{ id: again.id }])
  })

  test('stays 病欠 where the setting says so; without the right to read of health nothing is written', async () => {
    const { world, ai, mother } = await aHouse({ infectionAbsence: 'sick' })
    const aunt = await world.addGuardian([ai], { capabilities: ALL.replace(',health,', ',') })
    const said = () => ({
      id: act(),
      childIds: [ai],
      kind: 'absent',
      reason: 'sick',
      from: DAY,
      disease: { key: 'rsv', certainty: 'suspected' },
    })
    expect((await aunt.post('/notice', said())).status).toBe(404)
    expect(await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))).toEqual([])
    expect((await mother.post('/notice', said())).status).toBe(200)
    const [row] = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(row?.reason).toBe('sick')
    expect((await mother.post('/notice', { ...said(), reason: 'family' })).status).toBe(400)
  })

  test('RD13 that is named later makes 出席停止 of the absence that stands, and 病欠 again when it was wrong', async () => {
    const { world, ai, mother, teacher, open } = await aHouse()
    await mother.post('/notice', { id: act(), childIds: [ai], kind: 'absent', reason: 'sick', from: DAY, to: '2026-11-25' })
    const where = await open('influenza')
    const reasons = async () =>
      (
        await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId)).orderBy(notice.writtenAt, notice.id)
      ).map(({ reason, endsOn }) => [reason, endsOn])
    expect(await reasons()).toContainEqual(['suspended', '2026-11-25'])
    expect((await teacher.post('/infection/end', { id: act(), ...where, how: 'wrong' })).status).toBe(400)
    expect((await teacher.post('/infection/end', { id: act(), ...where, how: 'wrong', note: '検査は陰性' })).status).toBe(200)
    expect((await reasons()).filter(([reason]) => reason === 'sick')).toHaveLength(2)
    expect((await mother.post('/infection/facts', { id: act(), ...where, checks: ['good_mood'] })).body.error).toMatchObject({
      code: 'over',
    })
  })
})

describe('RD14 登園届', () => {
  test('is refused before its day and while a check is missing, with what is missing', async () => {
    const { mother, open } = await aHouse()
    const hand = await open('hfmd')
    const early = await mother.post('/infection/form', { id: act(), ...hand, ...FORM, checks: ['no_fever'] })
    expect([early.status, early.body.error]).toMatchObject([409, { code: 'not_yet' }])
    expect(early.text).toContain('ふだんの食事がとれる')
    const strep = await open('streptococcal', { days: { antibiotic_start: '2026-11-19' } })
    const tooEarly = await mother.post('/infection/form', { id: act(), ...strep, ...FORM })
    expect([tooEarly.status, tooEarly.body.error]).toMatchObject([409, { code: 'too_early' }])
    expect(tooEarly.text).toContain('11月21日')
    const strange = await mother.post('/infection/form', { id: act(), ...strep, ...FORM, checks: ['good_mood'] })
    expect([strange.status, strange.body.error]).toMatchObject([400, { field: 'checks' }])
    const undeclared = await mother.post('/infection/form', { id: act(), ...hand, ...FORM, checks: WELL, declared: false })
    expect(undeclared.status).toBe(400)
  })

  test('stays as it was sent: a second one only after it was taken back, and no taking back once the nursery looked at it', async () => {
    const { world, mother, teacher, cases, open } = await aHouse()
    const hand = await open('hfmd')
    const first = act()
    expect((await mother.post('/infection/form', { id: first, ...hand, ...FORM, checks: WELL })).status).toBe(200)
    const edited = await mother.post('/infection/form', { id: first, ...hand, ...FORM, doctor: '別の医院', checks: WELL })
    expect([edited.status, edited.body.error]).toMatchObject([409, { code: 'id_reused' }])
    const another = await mother.post('/infection/form', { id: act(), ...hand, ...FORM, checks: WELL })
    expect(another.body.error).toMatchObject({ code: 'already_sent' })
    expect((await mother.post('/infection/form/withdraw', { id: act(), ...hand, formId: first })).status).toBe(200)
    mother.at('8:10')
    const second = act()
    expect((await mother.post('/infection/form', { id: second, ...hand, ...FORM, checks: WELL })).status).toBe(200)
    expect((await teacher.post('/infection/form/confirm', { id: act(), ...hand, formId: first })).status).toBe(404)
    expect((await teacher.post('/infection/form/confirm', { id: act(), ...hand, formId: second })).status).toBe(200)
    const late = await mother.post('/infection/form/withdraw', { id: act(), ...hand, formId: second })
    expect(late.body.error).toMatchObject({ code: 'confirmed' })
    expect(await cases()).toMatchObject([
      { paper: 'confirmed', formId: second, asks: null, forms: [{ id: first }, { id: second }] },
    ])
    expect(await world.db.select().from(infectionForm).where(eq(infectionForm.facilityId, world.facilityId))).toHaveLength(2)
  })

  test('RB14 is not asked where a doctor’s paper is; 紙で受領 says who took it', async () => {
    const { mother, teacher, cases, open } = await aHouse()
    const measles = await open('measles', { days: { fever_down: '2026-11-16' } })
    const form = await mother.post('/infection/form', { id: act(), ...measles, ...FORM })
    expect(form.body.error).toMatchObject({ code: 'other_paper' })
    expect(await cases()).toMatchObject([{ day: '2026-11-20', asks: 'no_paper' }])
    expect((await mother.post('/infection/paper', { id: act(), ...measles, day: DAY })).status).toBe(404)
    teacher.at('8:10')
    expect((await teacher.post('/infection/paper', { id: act(), ...measles, day: '2026-11-21' })).status).toBe(400)
    expect((await teacher.post('/infection/paper', { id: act(), ...measles, day: DAY })).status).toBe(200)
    const [one] = await cases()
    expect(one).toMatchObject({ paper: 'received', asks: null })
    expect(one?.steps.at(-1)).toMatchObject({ kind: 'paper', by: '山田' })
  })

  test('RD13 keeps the version its case was opened with when the nursery changes the paper', async () => {
    const { world, iku, mother, director, cases, open } = await aHouse()
    const hand = await open('hfmd')
    expect((await director.post('/infection/disease', { id: act(), key: 'hfmd', startsOn: DAY, form: 'opinion' })).status).toBe(
      200,
    )
    expect(
      (await director.post('/infection/disease', { id: act(), key: 'hfmd', startsOn: '2026-11-19', form: 'none' })).status,
    ).toBe(400)
    expect(
      (await director.post('/infection/disease', { id: act(), key: 'hfmd', startsOn: DAY, form: 'none', base: 'onset', days: 0 }))
        .status,
    ).toBe(400)
    expect((await mother.post('/infection/form', { id: act(), ...hand, ...FORM, checks: WELL })).status).toBe(200)
    const father = await world.addGuardian([iku])
    await father.post('/infection/open', { id: act(), childId: iku, key: 'hfmd', certainty: 'diagnosed' })
    const forms = new Map((await cases()).map(({ childId, disease }) => [childId, disease]))
    expect(forms.get(hand.childId)).toMatchObject({ form: 'report', edition: 'guideline-2018-2023-05' })
    expect(forms.get(iku)).toMatchObject({ form: 'opinion', edition: `guideline-2018-2023-05+${DAY}` })
  })
})

describe('Who may', () => {
  test('another family’s child, and a child from whom one is kept by a block, is not found', async () => {
    const { world, ai, iku, mother, open, director } = await aHouse()
    const hand = await open('hfmd')
    const father = await world.addGuardian([iku])
    expect((await father.get('/infection')).body.cases).toEqual([])
    for (const [path, json] of [
      ['/infection/open', { childId: ai, key: 'rsv', certainty: 'suspected' }],
      ['/infection/facts', { ...hand, checks: ['no_fever'] }],
      ['/infection/form', { ...hand, ...FORM, checks: WELL }],
      ['/infection/form', { ...hand, childId: iku, ...FORM, checks: WELL }],
    ] as const)
      expect((await father.post(path, { id: act(), ...json })).status).toBe(404)
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: ai,
      id: act(),
      personId: mother.personId,
      kind: 'other',
      text: '',
      startsOn: '2026-11-01',
      setBy: director.accountId,
      setAt: at('7:00'),
    })
    expect((await mother.get('/infection')).status).toBe(404)
    expect((await mother.post('/infection/form', { id: act(), ...hand, ...FORM, checks: WELL })).status).toBe(404)
  })

  test('a child who stands at the door is received, with a reason that only staff read', async () => {
    const { mother, teacher, cases, open } = await aHouse()
    const flu = await open('influenza', { days: { onset: '2026-11-18' } })
    teacher.at('8:10')
    expect((await teacher.post('/infection/anyway', { id: act(), ...flu, day: DAY, note: '' })).status).toBe(400)
    expect(
      (await teacher.post('/infection/anyway', { id: act(), ...flu, day: DAY, note: '熱もなく、保護者が急ぎのため' })).status,
    ).toBe(200)
    expect((await cases())[0]?.steps.at(-1)).toMatchObject({ kind: 'anyway', note: '熱もなく、保護者が急ぎのため' })
    expect(JSON.stringify(await cases(mother))).not.toContain('急ぎ')
  })

  test('RB14 RD14 RD15 whether the door asks for a paper is the facility’s; the case waits for it either way', async () => {
    const asks = async (settings: Record<string, unknown>) => {
      const { teacher, open } = await aHouse(settings)
      await open('hfmd')
      const { door, cases } = (await teacher.get('/infection')).body as { door: string; cases: { paper: string }[] }
      return [door, cases[0]?.paper]
    }
    expect(await asks({})).toEqual(['remind', 'waiting'])
    expect(await asks({ infectionDoor: 'off' })).toEqual(['off', 'waiting'])
  })

  test('RA23 RD20 RD16 families and desks read counts and never whose they are; a file is written down', async () => {
    const { world, ai, iku, mother, director, open } = await aHouse()
    await open('hfmd')
    const alert = async () => (await mother.get('/infection/alert')).body.alerts
    expect(await alert()).toEqual([{ key: 'hfmd', name: '手足口病', count: 0, className: null }])
    const father = await world.addGuardian([iku])
    await father.post('/infection/open', { id: act(), childId: iku, key: 'hfmd', certainty: 'diagnosed' })
    expect(await alert()).toEqual([{ key: 'hfmd', name: '手足口病', count: 2, className: 'うさぎ組' }])
    const week = await director.get('/infection/week?from=2026-11-16')
    expect(week.body.counts).toEqual([{ key: 'hfmd', name: '手足口病', classId: world.rabbit, count: 2 }])
    expect(week.text).not.toContain(ai)
    const file = await director.get('/infection/file?from=2026-11-16&format=csv')
    expect(file.text).toContain('手足口病,2,0,0,2')
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'infection.export')))
    expect(rows).toHaveLength(1)
  })
})
