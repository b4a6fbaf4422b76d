import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstSettings } from '../../schema/facility/input.ts'
import type { ChildGrowth, ClassSheet } from '../../schema/growth/class-sheet.ts'
import { audit, facilitySetting, growthMeasure } from '../../schema/shard.ts'
import { ALL, act, at, DAY, makeWorld } from '../kit/world.ts'

async function aClass() {
  const world = await makeWorld()
  const [ai, iku, star] = [
    await world.addChild('こども あい'),
    await world.addChild('こども いく'),
    await world.addChild('ほしの こ', { classId: world.star, birthDay: '2021-10-10' }),
  ]
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const measure = (children: unknown[], more: Record<string, unknown> = {}) =>
    teacher.post('/growth/class', { id: act(), day: DAY, children, ...more })
  const sheet = async (client: Pick<typeof teacher, 'get'> = teacher, month = DAY.slice(0, 7)) =>
    (await client.get(`/growth/class?month=${month}`)).body as unknown as ClassSheet
  const child = async (client: Pick<typeof teacher, 'get'>, childId: string) =>
    (await client.get(`/growth/child?childId=${childId}`)).body as unknown as ChildGrowth
  return { world, ai, iku, star, teacher, measure, sheet, child }
}

describe('RD01 身体計測 of a class', () => {
  test('is written in one act; last month stands beside it, who was not measured waits', async () => {
    const { ai, iku, star, measure, sheet } = await aClass()
    expect((await measure([{ childId: ai, weight: 10_100, height: 838 }], { day: '2026-10-16' })).status).toBe(200)
    const id = act()
    const sent = { id, at: at('8:05'), children: [{ childId: ai, weight: 10_240, height: 843, sure: ['height'] }] }
    const [first, again] = [await measure(sent.children, sent), await measure(sent.children, sent)]
    expect([first.status, again.text]).toEqual([200, first.text])
    const { children, classes } = await sheet()
    expect(classes.map(({ name }) => name)).toEqual(['うさぎ組', 'ほし組'])
    expect(children.map(({ childId }) => childId)).toEqual([ai, iku])
    expect(children[0]).toMatchObject({
      before: [
        { kind: 'weight', value: 10_100, day: '2026-10-16', place: 'nursery' },
        { kind: 'height', value: 838 },
      ],
      now: [
        { kind: 'height', value: 843, id },
        { kind: 'weight', value: 10_240, id },
      ],
    })
    expect(children[1]).toMatchObject({ before: [], now: [] })
    expect(JSON.stringify(children)).not.toContain(star)
  })

  test('is refused, by the field, for 140 kg, a day to come, one long past, and a child that is not enrolled or not of the class', async () => {
    const { world, ai, star, measure } = await aClass()
    const heavy = await measure([{ childId: ai, weight: 140_000 }])
    expect([heavy.status, heavy.body.error]).toMatchObject([400, { field: 'children.0.weight' }])
    expect(heavy.text).toContain('体重は 0.30 kg から 60.00 kg までです')
    expect((await measure([{ childId: ai }])).status).toBe(400)
    expect(
      (
        await measure([
          { childId: ai, weight: 1000 },
          { childId: ai, height: 800 },
        ])
      ).status,
    ).toBe(400)
    expect((await measure([{ childId: ai, weight: 10_000 }], { day: '2026-11-21' })).body.error).toMatchObject({ field: 'day' })
    expect((await measure([{ childId: ai, weight: 10_000 }], { day: '2026-10-05' })).body.error).toMatchObject({ field: 'day' })
    expect((await measure([{ childId: star, weight: 15_000 }])).status).toBe(404)
    const gone = await world.addChild('こども うみ', { endsOn: '2026-11-30', startsOn: '2026-11-10' })
    expect((await measure([{ childId: gone, weight: 9000 }], { day: '2026-11-09' })).body.error).toMatchObject({
      field: 'children',
    })
    const rows = await world.db.select().from(growthMeasure).where(eq(growthMeasure.facilityId, world.facilityId))
    expect(rows).toEqual([])
  })

  test('a correction leaves the old value with who and why, once; the audit says both', async () => {
    const { world, ai, teacher, measure, child, sheet } = await aClass()
    const measureId = act()
    await measure([{ childId: ai, weight: 12_400, height: 843 }], { id: measureId })
    const fix = { childId: ai, day: DAY, kind: 'weight', value: 10_240, measureId, reason: '数字の打ちまちがい' }
    const nurse = await world.addStaff('nurse', { name: '看護' })
    expect((await nurse.post('/growth/correct', { id: act(), ...fix, value: 140_000 })).body.error).toMatchObject({
      field: 'value',
    })
    expect((await nurse.post('/growth/correct', { id: act(), ...fix, reason: '' })).body.error).toMatchObject({ field: 'reason' })
    const good = { id: act(), ...fix }
    expect((await nurse.post('/growth/correct', good)).status).toBe(200)
    expect((await nurse.post('/growth/correct', good)).status).toBe(200)
    const twice = await teacher.post('/growth/correct', { id: act(), ...fix })
    expect([twice.status, twice.body.error]).toMatchObject([409, { code: 'already_changed' }])
    const { measures } = await child(nurse, ai)
    expect(measures.filter(({ kind }) => kind === 'weight')).toMatchObject([
      { value: 12_400, by: '山田', supersedes: null },
      { value: 10_240, by: '看護', supersedes: measureId, reason: '数字の打ちまちがい' },
    ])
    expect((await sheet()).children[0]?.now.map(({ value }) => value).sort()).toEqual([10_240, 843])
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.commandId, good.id)))
    expect(row?.content).toMatchObject({ before: { weight: 12_400 }, after: { weight: 10_240 }, reason: '数字の打ちまちがい' })
  })

  test('a value of the wrong child is taken back and stays to be read', async () => {
    const { ai, teacher, measure, child, sheet } = await aClass()
    const measureId = act()
    await measure([{ childId: ai, weight: 12_400 }], { id: measureId, day: '2026-11-16' })
    const gone = { id: act(), childId: ai, day: DAY, kind: 'weight', measureId, reason: 'となりの子の値でした' }
    expect((await teacher.post('/growth/correct', gone)).status).toBe(200)
    expect((await sheet()).children[0]?.now).toEqual([])
    expect((await child(teacher, ai)).measures.map(({ value, day }) => [value, day])).toEqual([
      [12_400, '2026-11-16'],
      [null, '2026-11-16'],
    ])
  })
})

describe('RD02 A family', () => {
  test('with health sees what stands, without names and reasons; without it there is no child', async () => {
    const { world, ai, teacher, measure, child } = await aClass()
    const measureId = act()
    await measure([{ childId: ai, weight: 12_400 }], { id: measureId })
    const fix = { childId: ai, day: DAY, kind: 'weight', value: 10_240, measureId, reason: '打ちまちがい' }
    await teacher.post('/growth/correct', { id: act(), ...fix })
    const mother = await world.addGuardian([ai])
    const seen = await child(mother, ai)
    expect(seen.measures).toMatchObject([{ value: 10_240, by: null, reason: null, mine: false, place: 'nursery' }])
    const grandmother = await world.addGuardian([ai], { capabilities: ',read_presence,pickup,' })
    expect((await grandmother.get(`/growth/child?childId=${ai}`)).status).toBe(404)
    const stranger = await world.addGuardian([await world.addChild('よその こ')])
    expect((await stranger.get(`/growth/child?childId=${ai}`)).status).toBe(404)
  })

  test('adds a value of home with write_note and health, and puts only its own right', async () => {
    const { world, ai, measure, child, sheet } = await aClass()
    const measureId = act()
    await measure([{ childId: ai, weight: 10_240 }], { id: measureId })
    const mother = await world.addGuardian([ai])
    const birth = { id: act(), childId: ai, day: '2024-10-10', kind: 'weight', value: 2980 }
    expect((await mother.post('/growth/home', birth)).status).toBe(200)
    expect((await mother.post('/growth/home', { ...birth, id: act(), day: '2024-10-09' })).body.error).toMatchObject({
      field: 'day',
    })
    expect((await mother.post('/growth/home', { ...birth, id: act(), day: '2026-11-21' })).body.error).toMatchObject({
      field: 'day',
    })
    expect((await mother.post('/growth/home', { ...birth, id: act(), value: undefined })).body.error).toMatchObject({
      field: 'value',
    })
    expect((await mother.post('/growth/home', { ...birth, id: act(), replaces: measureId })).status).toBe(404)
    const father = await world.addGuardian([ai], { relationship: '父' })
    expect((await father.post('/growth/home', { ...birth, id: act(), replaces: birth.id })).status).toBe(404)
    expect((await mother.post('/growth/home', { ...birth, id: act(), value: 3080, replaces: birth.id })).status).toBe(200)
    expect((await child(father, ai)).measures.map(({ value, place, mine }) => [value, place, mine])).toEqual([
      [3080, 'home', false],
      [10_240, 'nursery', false],
    ])
    expect((await sheet()).children[0]?.before).toEqual([])
    for (const capabilities of [ALL.replace('health,', ''), ALL.replace('write_note,', '')]) {
      const other = await world.addGuardian([ai], { capabilities })
      expect((await other.post('/growth/home', { ...birth, id: act() })).status, capabilities).toBe(404)
    }
  })
})

describe('RD02 The file', () => {
  test('says position, 肥満度 with the edition of that day, and who took it is written down', async () => {
    const { world, ai, star, teacher, measure } = await aClass()
    await world.db.insert(facilitySetting).values({
      facilityId: world.facilityId,
      startsOn: '2026-11-20',
      settings: { ...firstSettings, obesityEdition: 'manual2012' },
    })
    const nurse = await world.addStaff('nurse')
    for (const day of ['2026-11-19', DAY])
      await nurse.post('/growth/class', { id: act(), day, children: [{ childId: star, weight: 13_000, height: 920 }] })
    await measure([{ childId: ai, weight: 10_240, height: 843 }])
    const director = await world.addStaff('director')
    const { text, headers } = await director.get(`/growth/file?format=csv&month=${DAY.slice(0, 7)}`)
    expect(headers.get('content-disposition')).toContain('attachment')
    const lines = text.split('\r\n').filter((line) => line.includes('ほし組'))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/2026-11-19,5歳1か月,園,13,3未満,,92,3未満,,,,,,0\.41,令和5年調査,ふつう,15\.36/)
    expect(lines[1]).toMatch(/,-0\.14,平成24年マニュアル,ふつう,/)
    expect(text).toContain('令和5年乳幼児身体発育調査')
    const xlsx = await director.get(`/growth/file?format=xlsx&childId=${ai}`)
    expect([xlsx.status, xlsx.headers.get('content-type')?.includes('spreadsheetml')]).toEqual([200, true])
    expect((await nurse.get(`/growth/file?format=csv&childId=${ai}`)).status).toBe(404)
    expect((await teacher.get(`/growth/file?format=csv&childId=${ai}`)).status).toBe(404)
    expect((await director.get('/growth/file?format=csv')).status).toBe(400)
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'growth.export'), eq(audit.outcome, 'read')))
    expect(rows).toHaveLength(2)
  })
})
