import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, outingStep, presenceFact } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

interface DayBody {
  outings: { id: string; kind: string; place: string | null; by: string; steps: { kind: string; children: unknown[] }[] }[]
  counts: unknown[]
  countTimes: number[]
}

async function aClass(count = 3) {
  const world = await makeWorld({ settings: { headCountTimes: [600] } })
  const kids: string[] = []
  for (let index = 0; index < count; index++) kids.push(await world.addChild(`こども ${'あいうえお'[index]}`))
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  for (const childId of kids) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:00') })
  teacher.at('9:40')
  const outingId = act()
  const begin = (more: Record<string, unknown> = {}) =>
    teacher.post('/roll/begin', { id: outingId, at: at('9:40'), kind: 'walk', place: '中央公園', childIds: kids, ...more })
  const seen = (childIds: string[], time: string) => childIds.map((childId, index) => ({ childId, seenAt: at(time) + index }))
  const roll = (scene: string, time: string, children: unknown[], more: Record<string, unknown> = {}) =>
    teacher.post('/roll/step', { id: act(), outingId, at: at(time), kind: 'roll', scene, children, ...more })
  const statuses = async () => readBoard(await teacher.get(`/presence/board?day=${DAY}`)).children.map(({ status }) => status)
  const day = async () => (await teacher.get(`/roll/day?day=${DAY}`)).body as unknown as DayBody
  return { world, kids, teacher, outingId, begin, seen, roll, statuses, day }
}

describe('A walk', () => {
  test('RM01 one child less cannot move; with a reason the others go, each seen at its own moment', async () => {
    const { world, kids, teacher, begin, seen, roll, statuses, day } = await aClass()
    expect((await begin({ returnBy: at('11:00') })).status).toBe(200)
    expect(await statuses()).toEqual(['present', 'present', 'present'])
    teacher.at('9:45')
    const short = await roll('depart', '9:45', seen(kids.slice(0, 2), '9:44'))
    expect([short.status, short.text.includes('移動できません')]).toEqual([409, true])
    expect(await statuses()).toEqual(['present', 'present', 'present'])
    const away = { childId: kids[2], reason: 'stayed' }
    expect((await roll('depart', '9:45', [...seen(kids.slice(0, 2), '9:44'), away])).status).toBe(200)
    expect(await statuses()).toEqual(['out', 'out', 'present'])
    expect((await teacher.get(`/presence/board?day=${DAY}`)).text).toContain('"outAt":"中央公園"')
    const facts = await world.db
      .select({ childId: presenceFact.childId, kind: presenceFact.kind, at: presenceFact.at })
      .from(presenceFact)
      .where(and(eq(presenceFact.facilityId, world.facilityId), eq(presenceFact.kind, 'out')))
    expect(facts.map((fact) => fact.at).sort()).toEqual([at('9:44'), at('9:44') + 1])
    expect(await day()).toMatchObject({ outings: [{ kind: 'walk', place: '中央公園', by: '先生', returnBy: at('11:00') }] })
    const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(rows.filter(({ action }) => action === 'roll.record')).toHaveLength(6)
  })

  test('RM01 the roll on the way changes nothing, the return brings back whom it saw', async () => {
    const { kids, teacher, begin, seen, roll, statuses } = await aClass()
    await begin()
    teacher.at('11:00')
    await roll('depart', '9:45', seen(kids, '9:44'))
    await roll('arrive', '10:00', seen(kids, '9:59'))
    expect(await statuses()).toEqual(['out', 'out', 'out'])
    expect((await roll('return', '10:59', seen(kids, '10:58'))).status).toBe(200)
    expect(await statuses()).toEqual(['present', 'present', 'present'])
  })

  test('a5 RM02 whoever joined has to be seen too; whoever left with a reason has not', async () => {
    const { world, kids, teacher, outingId, begin, seen, roll, statuses } = await aClass()
    await begin()
    await roll('depart', '9:40', seen(kids, '9:40'))
    const late = await world.addChild('こども ん')
    await teacher.post('/presence/tap', { id: act(), childId: late, kind: 'arrive', at: at('9:00') })
    teacher.at('10:00')
    const stranger = await roll('arrive', '10:00', seen([...kids, late], '9:59'))
    expect([stranger.status, stranger.text.includes('途中から')]).toEqual([409, true])
    const step = (kind: string, children: unknown[], more = {}) =>
      teacher.post('/roll/step', { id: act(), outingId, at: at('10:00'), kind, children, ...more })
    expect((await step('join', seen([late], '10:00'), { scene: 'arrive' })).status).toBe(200)
    expect(await statuses()).toEqual(['out', 'out', 'out', 'out'])
    teacher.at('10:05')
    expect((await roll('set_out', '10:05', seen(kids, '10:04'))).status).toBe(409)
    expect((await step('leave', [{ childId: late, reason: 'picked_up' }], { at: at('10:01') })).status).toBe(200)
    teacher.at('10:06')
    expect((await roll('set_out', '10:06', seen(kids, '10:05'))).status).toBe(200)
  })

  test('a roll made without a line is recorded when it arrives, and shows who was missing', async () => {
    const { kids, teacher, begin, seen, roll, statuses } = await aClass()
    await begin()
    teacher.at('10:30')
    expect((await roll('depart', '9:45', seen(kids.slice(0, 2), '9:44'))).status).toBe(200)
    expect(await statuses()).toEqual(['out', 'out', 'present'])
  })

  test('the same roll twice is one; with other content it is refused', async () => {
    const { world, kids, begin, seen, teacher, outingId } = await aClass()
    await begin()
    const json = { id: act(), outingId, at: at('9:40'), kind: 'roll', scene: 'depart', children: seen(kids, '9:39') }
    const first = await teacher.post('/roll/step', json)
    const second = await teacher.post('/roll/step', json)
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body])
    expect((await teacher.post('/roll/step', { ...json, scene: 'arrive' })).status).toBe(409)
    const steps = await world.db.select().from(outingStep).where(eq(outingStep.facilityId, world.facilityId))
    expect(steps.map(({ kind }) => kind).sort()).toEqual(['begin', 'roll'])
  })

  test('a walk that is out cannot be ended, nor rolled after it ended, nor before it began', async () => {
    const { kids, teacher, outingId, begin, seen, roll } = await aClass()
    const end = (time: string) => teacher.post('/roll/end', { id: act(), outingId, at: at(time), childIds: kids })
    expect((await end('9:40')).status).toBe(404)
    await begin()
    const early = await roll('depart', '9:30', seen(kids, '9:29'))
    expect([early.status, early.text.includes('始まるより前')]).toEqual([409, true])
    await roll('depart', '9:40', seen(kids, '9:40'))
    teacher.at('10:30')
    expect((await end('10:00')).text).toContain('まだ園の外')
    await roll('return', '10:20', seen(kids, '10:19'))
    expect((await end('10:25')).status).toBe(200)
    expect((await roll('arrive', '10:30', seen(kids, '10:29'))).text).toContain('もう終わって')
  })
})

describe('What is refused', () => {
  test('two children with one tap, a child twice, neither seen nor excused, a scene of another kind, a time to come', async () => {
    const { kids, begin, seen, roll } = await aClass()
    await begin()
    const [a, b, c] = kids
    const bulk = [a, b, c].map((childId) => ({ childId, seenAt: at('9:39') }))
    expect([(await roll('depart', '9:40', bulk)).status, (await roll('depart', '9:40', bulk)).text]).toEqual([
      400,
      expect.stringContaining('ひとりずつ'),
    ])
    expect((await roll('depart', '9:40', [...seen(kids, '9:39'), { childId: a, seenAt: at('9:38') }])).status).toBe(400)
    expect((await roll('depart', '9:40', [{ childId: a }])).status).toBe(400)
    expect((await roll('depart', '9:40', [{ childId: a, seenAt: at('9:39'), reason: 'stayed' }])).status).toBe(400)
    expect((await roll('alight', '9:40', seen(kids, '9:39'))).status).toBe(400)
    expect((await roll('depart', '9:40', seen(kids, '9:50'))).status).toBe(400)
    expect((await begin({ id: act(), returnBy: at('9:00') })).status).toBe(400)
  })

  test('RM02 a caregiver without duty calls the children of two classes: who walks with them sees them', async () => {
    const { world, kids, begin, seen, roll, statuses } = await aClass()
    const star = await world.addChild('ほかの くみ', { classId: world.star })
    expect((await begin({ childIds: [...kids, star] })).status).toBe(200)
    expect((await roll('depart', '9:40', seen([...kids, star], '9:39'))).status).toBe(200)
    expect(new Set(await statuses())).toEqual(new Set(['out']))
  })

  test('a child of another nursery, of nowhere; a group of another nursery; a family', async () => {
    const { world, kids, teacher, begin, seen, roll } = await aClass()
    const other = await aClass(1)
    await other.begin()
    for (const stranger of [other.kids[0] ?? '', act()]) {
      expect((await begin({ id: act(), childIds: [...kids, stranger] })).status).toBe(404)
    }
    await begin()
    expect((await roll('depart', '9:40', seen(kids, '9:39'), { outingId: other.outingId })).status).toBe(404)
    const mother = await world.addGuardian(kids)
    expect((await mother.get(`/roll/day?day=${DAY}`)).status).toBe(404)
    expect(teacher).toBeDefined()
  })
})

describe('RM06 A bus', () => {
  test('RB12 a1 a child on the bus is out of the house, not in it, until it was seen alighting; then the bus is walked through', async () => {
    const { kids, teacher, outingId, begin, seen, roll, statuses } = await aClass()
    await begin({ kind: 'bus', place: undefined })
    const end = (more = {}) => teacher.post('/roll/end', { id: act(), outingId, at: at('9:44'), childIds: kids, ...more })
    await roll('board', '9:40', seen(kids, '9:39'))
    expect(await statuses()).toEqual(['out', 'out', 'out'])
    teacher.at('9:44')
    expect((await end({ walkedThrough: true, deviceChecked: true })).text).toContain('降車の点呼')
    expect((await roll('alight', '9:44', seen(kids.slice(0, 2), '9:43'))).status).toBe(409)
    expect((await roll('alight', '9:44', seen(kids, '9:43'))).status).toBe(200)
    expect(await statuses()).toEqual(['present', 'present', 'present'])
    expect((await end()).text).toContain('最後列')
    expect((await end({ walkedThrough: true })).status).toBe(409)
    expect((await end({ walkedThrough: true, deviceChecked: true })).status).toBe(200)
  })
})

describe('RM13 An evacuation', () => {
  test('is never blocked: taps of two people add up', async () => {
    const { world, kids, teacher, outingId, begin, seen, roll, day } = await aClass()
    await begin({ kind: 'evacuation', place: undefined })
    expect((await roll('evacuate', '9:40', seen(kids.slice(0, 1), '9:39'))).status).toBe(200)
    const director = await world.addStaff('director')
    director.at('9:41')
    const more = {
      id: act(),
      outingId,
      at: at('9:41'),
      kind: 'roll',
      scene: 'evacuate',
      children: seen(kids.slice(1, 2), '9:40'),
    }
    expect((await director.post('/roll/step', more)).status).toBe(200)
    expect((await day()).outings[0]?.steps.map(({ kind }) => kind)).toEqual(['begin', 'roll', 'roll'])
    teacher.at('9:50')
    expect((await teacher.post('/roll/end', { id: act(), outingId, at: at('9:50'), childIds: kids })).status).toBe(200)
  })
})

describe('RB13 人数確認', () => {
  test('a count is kept beside what was held to be there, and a difference is explained once', async () => {
    const { world, teacher, day } = await aClass()
    const countId = act()
    const count = { id: countId, at: at('9:40'), classId: world.rabbit, slot: '10:00', counted: 2, expected: 3 }
    expect((await teacher.post('/roll/count', count)).status).toBe(200)
    const why = { at: at('9:40') + 1, classId: world.rabbit, countId }
    expect((await teacher.post('/roll/settle', { id: act(), ...why, reason: 'トイレにいました' })).status).toBe(200)
    expect(await day()).toMatchObject({
      counts: [
        { counted: 2, expected: 3 },
        { settles: countId, reason: 'トイレにいました' },
      ],
      countTimes: [600],
    })
    const equal = { ...count, id: act(), counted: 3 }
    await teacher.post('/roll/count', equal)
    expect((await teacher.post('/roll/settle', { id: act(), ...why, countId: equal.id, reason: 'なぜ' })).text).toContain(
      '合っています',
    )
    expect((await teacher.post('/roll/settle', { id: act(), ...why, countId: act(), reason: 'なぜ' })).status).toBe(404)
    expect((await teacher.post('/roll/count', { ...count, id: act(), classId: act() })).status).toBe(404)
    expect((await teacher.post('/roll/count', { ...count, id: act(), counted: -1 })).status).toBe(400)
    expect((await teacher.post('/roll/count', { ...count, id: act(), at: at('9:50') })).status).toBe(400)
  })

  test('the day is asked for again only when something changed', async () => {
    const { teacher, begin } = await aClass()
    const first = await teacher.get(`/roll/day?day=${DAY}`)
    const tag = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await teacher.get(`/roll/day?day=${DAY}`, tag)).status).toBe(304)
    await begin()
    expect((await teacher.get(`/roll/day?day=${DAY}`, tag)).status).toBe(200)
  })
})
