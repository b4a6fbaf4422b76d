import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { foldHealth, type HealthEntry } from '../../schema/health/rule.ts'
import { audit, careEntry, healthEntry } from '../../schema/shard.ts'
import { addTablet } from '../kit/tablet.ts'
import { ALL, act, at, DAY, makeWorld } from '../kit/world.ts'

type Client = { get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }> }
const DOCTOR = { name: 'みなと小児科', phone: '06-0000-0000', note: '' }
const dose = (vaccine: string, day: string) => ({ kind: 'dose', item: act(), value: { vaccine, day } })

async function aHouse() {
  const world = await makeWorld()
  const ai = await world.addChild('こども あい', { birthDay: '2024-10-10' })
  const mother = await world.addGuardian([ai])
  const father = await world.addGuardian([ai], { relationship: '父' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const nurse = await world.addStaff('nurse', { name: '看護' })
  const record = async (who: Client) => {
    const { body } = await who.get(`/health/child?childId=${ai}`)
    return { ...body, items: foldHealth(body.entries as HealthEntry[]) } as unknown as {
      items: ReturnType<typeof foldHealth>
      suggested: { tenths: number; days: number } | null
    }
  }
  const propose = async (items: unknown[], who = mother) => {
    const id = act()
    const answer = await who.post('/health/propose', { id, childId: ai, items })
    return { id, ...answer }
  }
  return { world, ai, mother, father, teacher, nurse, record, propose }
}

describe('RD07 A guardian’s word about the record', () => {
  test('waits, is confirmed by the nurse, and the history says who, when and what stood before', async () => {
    const { ai, mother, father, teacher, nurse, record, propose } = await aHouse()
    const item = act()
    const first = await propose([{ kind: 'doctor', item, value: DOCTOR }])
    expect((await record(mother)).items).toMatchObject([{ stands: null, waiting: { id: first.id, mine: true, by: null } }])
    expect((await record(father)).items).toMatchObject([{ waiting: { mine: false, by: null } }])
    const { body } = await teacher.get('/health/waiting')
    expect(body.children).toMatchObject([{ childId: ai, entries: [{ id: first.id }] }])
    const entry = { kind: 'doctor', item, entryId: first.id }
    expect((await teacher.post('/health/confirm', { id: act(), childId: ai, entries: [entry] })).status).toBe(404)
    nurse.at('8:10')
    expect((await nurse.post('/health/confirm', { id: act(), childId: ai, entries: [entry] })).status).toBe(200)
    expect((await teacher.get('/health/waiting')).body.children).toEqual([])
    mother.at('8:20')
    const second = await propose([{ kind: 'doctor', item, value: { ...DOCTOR, name: 'はま小児科' } }])
    const [seen] = (await record(teacher)).items
    expect(seen).toMatchObject({ stands: { id: first.id }, since: at('8:10'), waiting: { id: second.id } })
    expect(seen?.history.map(({ value }) => (value as { name: string }).name)).toEqual(['はま小児科', 'みなと小児科'])
    expect(seen?.history[1]?.decision).toMatchObject({ kind: 'confirmed', by: '看護' })
  })

  test('is sent back with a sentence, and said anew; an own one is taken back before anybody looked at it', async () => {
    const { ai, mother, father, nurse, record, propose } = await aHouse()
    const item = act()
    const history = { what: 'seizure', name: '熱性けいれん', since: '1さい', note: '' }
    const { id } = await propose([{ kind: 'history', item, value: history }])
    const entry = { kind: 'history', item, entryId: id }
    expect((await father.post('/health/withdraw', { id: act(), childId: ai, ...entry })).status).toBe(404)
    await nurse.post('/health/return', { id: act(), childId: ai, ...entry, note: '何度あったかも、おしえてください' })
    expect((await record(mother)).items).toMatchObject([
      { returned: { decision: { note: '何度あったかも、おしえてください', by: null } }, waiting: null },
    ])
    const late = await mother.post('/health/withdraw', { id: act(), childId: ai, ...entry })
    expect([late.status, late.body.error]).toMatchObject([409, { code: 'decided' }])
    mother.at('8:20')
    const again = await propose([{ kind: 'history', item, value: { ...history, note: '2回' } }])
    expect(
      (await mother.post('/health/withdraw', { id: act(), childId: ai, kind: 'history', item, entryId: again.id })).status,
    ).toBe(200)
    expect((await record(mother)).items).toMatchObject([{ waiting: null, stands: null }])
  })

  test('a page of the family’s book comes in one act, each dose with the edition of the schedule', async () => {
    const { world, propose } = await aHouse()
    const many = [dose('bcg', '2025-03-10'), dose('hepatitis_b', '2024-12-12'), dose('hepatitis_b', '2025-01-12')]
    expect((await propose(many)).status).toBe(200)
    const rows = await world.db.select().from(healthEntry).where(eq(healthEntry.facilityId, world.facilityId))
    expect(rows.map(({ value }) => value)).toContainEqual({ vaccine: 'bcg', day: '2025-03-10', edition: 'fy2026' })
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'health.propose')))
    expect(row?.content).toEqual({ health: ['dose'], count: 3 })
  })

  test('with a day that cannot be, an unknown vaccine or two items for one 平熱 is refused by its field', async () => {
    const { ai, propose } = await aHouse()
    const fault = async (items: unknown[]) => {
      const { status, body } = await propose(items)
      return [status, (body.error as { field?: string } | undefined)?.field]
    }
    expect(await fault([dose('bcg', '2026-11-21')])).toEqual([400, 'day'])
    expect(await fault([dose('bcg', '2024-10-09')])).toEqual([400, 'day'])
    expect((await fault([dose('smallpox', '2025-10-09')]))[0]).toBe(400)
    expect((await fault([{ kind: 'dose', item: act(), value: { vaccine: 'other', day: DAY } }]))[0]).toBe(400)
    expect(await fault([{ kind: 'usual', item: act(), value: { tenths: 365 } }])).toEqual([400, 'item'])
    expect((await fault([{ kind: 'usual', item: ai, value: { tenths: 3650 } }]))[0]).toBe(400)
    expect((await fault([{ kind: 'mark', item: ai, value: { text: '熱性けいれん' } }]))[0]).toBe(400)
  })
})

describe('RD07 The nursery’s own word', () => {
  test('stands at once upon what its writer saw; whoever saw something else is told', async () => {
    const { ai, nurse, record } = await aHouse()
    const write = (value: unknown, upon: string | null) => {
      const id = act()
      return nurse.post('/health/write', { id, childId: ai, items: [{ kind: 'usual', item: ai, value, upon }] })
    }
    const first = await write({ tenths: 365 }, null)
    expect((await record(nurse)).items).toMatchObject([{ kind: 'usual', stands: { value: { tenths: 365 }, by: '看護' } }])
    const late = await write({ tenths: 366 }, null)
    expect([late.status, late.body.error]).toMatchObject([409, { code: 'overtaken' }])
    nurse.at('8:10')
    expect((await write(null, String(first.body.id))).status).toBe(200)
    expect((await record(nurse)).items).toMatchObject([{ stands: { value: null } }])
  })

  test('waits for an answer to the family’s word about the same item', async () => {
    const { ai, nurse, propose } = await aHouse()
    await propose([{ kind: 'usual', item: ai, value: { tenths: 362 } }])
    const items = [{ kind: 'usual', item: ai, value: { tenths: 365 }, upon: null }]
    const answer = await nurse.post('/health/write', { id: act(), childId: ai, items })
    expect([answer.status, answer.body.error]).toMatchObject([409, { code: 'waiting' }])
  })

  test('a mark beside the name is for staff alone', async () => {
    const { ai, mother, nurse, teacher, record } = await aHouse()
    const items = [{ kind: 'mark', item: ai, value: { text: '熱性けいれん' }, upon: null }]
    expect((await nurse.post('/health/write', { id: act(), childId: ai, items })).status).toBe(200)
    expect((await record(teacher)).items).toMatchObject([{ kind: 'mark' }])
    expect((await record(mother)).items).toEqual([])
  })

  test('RD19 stands beside the name on the board and in a caregivers’ tablet, not at the entrance, until it is taken off', async () => {
    const { world, ai, nurse, teacher } = await aHouse()
    const write = async (value: unknown, upon: string | null) => {
      const items = [{ kind: 'mark', item: ai, value, upon }]
      return (await nurse.post('/health/write', { id: act(), childId: ai, items })).body.id as string
    }
    const markIn = (children: unknown) => (children as { mark?: string }[])[0]?.mark
    const onBoard = async (who: Client = teacher) => markIn((await who.get(`/presence/board?day=${DAY}`)).body.children)
    const first = await write({ text: '熱性けいれん' }, null)
    expect(await onBoard()).toBe('熱性けいれん')
    const roster = await (await addTablet(world)).get('/presence/roster')
    const [today] = roster.body.days as { board: { children: unknown } }[]
    expect(markIn(today?.board.children)).toBe('熱性けいれん')
    expect(await onBoard(await addTablet(world, { kind: 'kiosk' }))).toBeUndefined()
    nurse.at('8:10')
    await write(null, first)
    expect(await onBoard()).toBeUndefined()
  })
})

describe('RD07 Who reads', () => {
  test('guardians with health, the class’s teacher, never the kitchen; of anybody else there is no such child', async () => {
    const { world, ai, mother, teacher } = await aHouse()
    const path = `/health/child?childId=${ai}`
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

  test('the mornings of a child come to a number for its 平熱, which sets nothing', async () => {
    const { world, ai, nurse, record } = await aHouse()
    const { facilityId } = world
    const days = ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18']
    const rows = days.flatMap((day, index) =>
      ['9:00', '15:00'].map((time) => ({
        facilityId,
        day,
        childId: ai,
        id: act(),
        kind: 'temperature' as const,
        at: at(time, day),
        receivedAt: at(time, day),
        accountId: act(),
        value: time === '9:00' ? 362 + index : 372,
        gone: false,
      })),
    )
    await world.db.insert(careEntry).values(rows)
    expect(await record(nurse)).toMatchObject({ suggested: { tenths: 364, days: 5 }, items: [] })
  })
})
