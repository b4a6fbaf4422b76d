import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { NapDay } from '../../schema/nap/day.ts'
import { audit, medicineStep } from '../../schema/shard.ts'
import { act, DAY } from '../kit/world.ts'
import { aMedicine, FOUR, RECEIPT, TOLD } from './a-medicine.ts'

const codes = (...answers: { status: number; body: Record<string, unknown> }[]) =>
  answers.map(({ status, body }) => (body.error ? (body.error as { code: string }).code : status))

describe('RD10 from the request to the dose', () => {
  test('one person who looks twice is one person; two who looked open “done”, and the list says who', async () => {
    const { teacher, other, mother, ask, does, list } = await aMedicine()
    const { id } = await ask()
    const look = (time: string) => does('check', time, { checks: FOUR })
    expect(codes(await does('give', '12:00')(teacher, id))).toEqual(['not_received'])
    expect(codes(await does('receive', '8:10', { checks: RECEIPT })(teacher, id))).toEqual([200])
    expect(codes(await does('give', '12:01')(teacher, id))).toEqual(['two_people'])
    expect(codes(await look('12:02')(teacher, id), await look('12:02')(teacher, id))).toEqual([200, 'second_person'])
    expect(codes(await does('give', '12:02')(teacher, id))).toEqual(['two_people'])
    expect(codes(await look('12:03')(other, id), await does('give', '12:05')(other, id))).toEqual([200, 200])
    const [one] = (await list()).requests
    expect(one?.steps.map(({ kind, by }) => [kind, by])).toEqual([
      ['received', '山田'],
      ['checked', '山田'],
      ['checked', '川上'],
      ['given', '川上'],
    ])
    // A family reads when, and not who.
    mother.at('12:10')
    expect((await list(mother)).requests[0]?.steps.at(-1)).toMatchObject({ kind: 'given', by: '' })
  })

  test('a dose is given once, however often it is asked', async () => {
    const { world, teacher, other, ask, does } = await aMedicine()
    const { id } = await ask()
    await does('receive', '8:10', { checks: RECEIPT })(teacher, id)
    for (const who of [teacher, other]) await does('check', '12:00', { checks: FOUR })(who, id)
    expect(codes(await does('give', '12:01')(teacher, id), await does('give', '12:01')(other, id))).toEqual([200, 'already_done'])
    expect(codes(await does('withhold', '12:02', { reason: 'refused' })(other, id))).toEqual(['already_done'])
    const rows = await world.db
      .select()
      .from(medicineStep)
      .where(and(eq(medicineStep.facilityId, world.facilityId), eq(medicineStep.kind, 'given')))
    expect(rows).toHaveLength(1)
  })

  test('a look of a quarter of an hour ago does not count, and who did not look does not give', async () => {
    const { world, teacher, other, ask, does } = await aMedicine()
    const { id } = await ask()
    await does('receive', '8:10', { checks: RECEIPT })(teacher, id)
    for (const who of [teacher, other]) await does('check', '11:40', { checks: FOUR })(who, id)
    expect(codes(await does('give', '11:56')(teacher, id))).toEqual(['two_people'])
    for (const who of [teacher, other]) await does('check', '12:00', { checks: FOUR })(who, id)
    const nurse = await world.addStaff('nurse', { name: '森' })
    expect(codes(await does('give', '12:01')(nurse, id))).toEqual(['not_a_checker'])
    const director = await world.addStaff('director')
    expect((await does('give', '12:01')(director, id)).status).toBe(404)
  })

  test('without a request there is no dose: of nothing, of another child, of what was withdrawn, of a 服薬連絡', async () => {
    const { ai, iku, mother, teacher, ask, tell, does } = await aMedicine()
    const look = does('check', '12:00', { checks: FOUR })
    expect((await look(teacher, act())).status).toBe(404)
    const { id } = await ask()
    expect((await does('check', '12:00', { checks: FOUR, childId: iku })(teacher, id)).status).toBe(404)
    const told = await tell()
    expect((await does('receive', '8:10', { checks: RECEIPT })(teacher, told.id)).status).toBe(404)
    const back = { id: act(), childId: ai, day: DAY, requestId: id }
    expect((await mother.post('/medicine/withdraw', back)).status).toBe(200)
    expect(codes(await does('receive', '8:10', { checks: RECEIPT })(teacher, id))).toEqual(['already_done'])
  })

  test('at the door everything is compared; a 座薬, and what the facility wants, asks for the 意見書', async () => {
    const { teacher, ask, does } = await aMedicine()
    const usual = await ask()
    expect(codes(await does('receive', '8:10', { checks: RECEIPT.slice(1) })(teacher, usual.id))).toEqual(['bad_input'])
    const put = await ask({ medicine: 'アンヒバ坐剤', special: ['antipyretic', 'suppository'] })
    expect(codes(await does('receive', '8:10', { checks: RECEIPT })(teacher, put.id))).toEqual(['bad_input'])
    expect(codes(await does('receive', '8:10', { checks: [...RECEIPT, 'opinion'] })(teacher, put.id))).toEqual([200])
    const strict = await aMedicine({ medicineOpinion: true })
    const { id } = await strict.ask()
    expect(codes(await strict.does('receive', '8:10', { checks: RECEIPT })(strict.teacher, id))).toEqual(['bad_input'])
  })

  test('a dose recorded by mistake stays to be read, and the next one needs two new looks', async () => {
    const { ai, teacher, other, ask, does, list } = await aMedicine()
    const { id } = await ask()
    await does('receive', '8:10', { checks: RECEIPT })(teacher, id)
    for (const who of [teacher, other]) await does('check', '12:00', { checks: FOUR })(who, id)
    const given = await does('give', '12:01')(teacher, id)
    teacher.at('12:03')
    const undo = { supersedes: given.body.id, reason: 'ほかの子とまちがえて押した' }
    const said = { id: act(), childId: ai, day: DAY, requestId: id, ...undo }
    expect(codes(await teacher.post('/medicine/undo', said))).toEqual([200])
    expect(codes(await teacher.post('/medicine/undo', { ...said, id: act() }))).toEqual(['overtaken'])
    expect(codes(await does('give', '12:04')(teacher, id))).toEqual(['two_people'])
    expect((await list()).requests[0]?.steps.map(({ kind }) => kind)).toContain('given')
  })

  test('why it was not given is one word, and その他 is explained; the record says so', async () => {
    const { world, teacher, ask, does } = await aMedicine()
    const { id } = await ask()
    expect(codes(await does('withhold', '12:00', { reason: 'other' })(teacher, id))).toEqual(['bad_input'])
    expect(codes(await does('withhold', '12:00', { reason: 'vomited' })(teacher, id))).toEqual([200])
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.find(({ commandId, action }) => action === 'medicine.record' && commandId)).toMatchObject({
      content: { medicine: '飲ませませんでした', reason: '吐いた・こぼした' },
    })
  })
})

describe('What a family asks', () => {
  test('RD10 wrong requests are refused in a sentence that names the field, and nothing is written', async () => {
    const { ask, list } = await aMedicine()
    const fields = []
    for (const wrong of [
      { medicine: '' },
      { amount: ' ' },
      { time: '25:00' },
      { time: '5:00' },
      { time: '7:30' },
      { day: '2026-11-19' },
      { day: '2026-12-20' },
      { prescribedOn: '2026-11-21' },
      { special: ['suppository'], usedBefore: false },
      { declared: false },
    ])
      fields.push(((await ask(wrong)).answer.body.error as { field?: string }).field)
    expect(fields).toEqual([
      ...['medicine', 'amount', 'time', 'time', 'time', 'day', 'day', 'prescribedOn', 'usedBefore', 'declared'],
    ])
    expect((await list()).requests).toEqual([])
  })

  test('RD10 the same medicine is asked for once a day', async () => {
    const { ask } = await aMedicine()
    await ask()
    expect(codes((await ask()).answer, (await ask({ medicine: 'アスベリンシロップ' })).answer)).toEqual(['already_asked', 200])
  })

  test('RD11 a nursery that gives none takes no request, and takes the 服薬連絡', async () => {
    const { ask, tell, list } = await aMedicine({ medicine: 'tell' })
    expect(codes((await ask()).answer, (await tell()).answer)).toEqual(['not_given', 200])
    expect(await list()).toMatchObject({ gives: false, requests: [{ kind: 'tell' }] })
  })

  test('RD10 what is in the nursery’s hands is not withdrawn from the phone', async () => {
    const { ai, mother, teacher, ask, does } = await aMedicine()
    const { id } = await ask()
    await does('receive', '8:10', { checks: RECEIPT })(teacher, id)
    mother.at('8:20')
    expect(codes(await mother.post('/medicine/withdraw', { id: act(), childId: ai, day: DAY, requestId: id }))).toEqual([
      'in_hand',
    ])
  })

  test('only its own child, and the teacher of another class reads nothing', async () => {
    const { world, iku, mother, ask, list } = await aMedicine()
    await ask()
    expect((await mother.post('/medicine/tell', { id: act(), childId: iku, ...TOLD })).status).toBe(404)
    const stranger = await world.addStaff('nursery_teacher', { classId: world.star })
    expect((await list(stranger)).requests).toEqual([])
    expect((await list(mother)).requests).toHaveLength(1)
  })
})

test('RE09 a child that is on a medicine is looked at when it sleeps, as soon as its family says so', async () => {
  const { ai, mother, teacher, tell } = await aMedicine()
  const extra = async () => ((await teacher.get(`/nap/day?day=${DAY}`)).body as unknown as NapDay).extra
  expect(await extra()).toEqual([])
  const { id } = await tell()
  expect(await extra()).toEqual([ai])
  await mother.post('/medicine/withdraw', { id: act(), childId: ai, day: DAY, requestId: id })
  expect(await extra()).toEqual([])
})

test('RD10 the book of a period is a file, with who looked and who gave', async () => {
  const { world, teacher, other, ask, does } = await aMedicine()
  const { id } = await ask()
  await does('receive', '8:10', { checks: RECEIPT })(teacher, id)
  await does('check', '11:59', { checks: FOUR })(teacher, id)
  await does('check', '12:00', { checks: FOUR })(other, id)
  await does('give', '12:01')(teacher, id)
  const director = await world.addStaff('director')
  director.at('13:00')
  const file = await director.get(`/medicine/file?from=${DAY}&to=${DAY}&format=csv`)
  expect(file.text).toContain('ムコダインDS')
  expect(file.text).toContain('11:59 山田、12:00 川上')
})
