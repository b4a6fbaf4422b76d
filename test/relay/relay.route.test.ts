import { describe, expect, test } from 'vitest'
import { block } from '../../schema/shard.ts'
import type { RelayList } from '../../worker/relay/relays.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function aHouse() {
  const world = await makeWorld()
  const child = await world.addChild('こども あい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const colleague = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '佐藤' })
  const stranger = await world.addStaff('nursery_teacher', { classId: world.star, name: '原田' })
  const head = await world.addStaff('head_teacher', { name: '森' })
  for (const who of [teacher, colleague, stranger, head]) who.at('11:00')
  const list = async (who: typeof teacher, from = DAY, to = from) => {
    const answer = await who.get(`/relay/list?from=${from}&to=${to}`)
    return (answer.body as unknown as RelayList).relays
  }
  const tell = (who: typeof teacher, more: object = {}) =>
    who.post('/relay/write', {
      id: act(),
      classId: world.rabbit,
      endsOn: '2026-11-21',
      text: '午後から様子を見てください',
      ...more,
    })
  return { world, child, teacher, colleague, stranger, head, list, tell }
}

describe('RG22 申し送り', () => {
  test('reach the staff of the class, are marked as read by name, and are gone after their day', async () => {
    const { teacher, colleague, stranger, head, list, tell } = await aHouse()
    const id = act()
    expect((await tell(teacher, { id })).status).toBe(200)
    expect((await tell(teacher, { id })).status).toBe(200)
    for (const who of [teacher, colleague, head]) expect(await list(who)).toMatchObject([{ id, by: '山田', reads: [] }])
    expect(await list(stranger)).toEqual([])
    expect((await stranger.post('/relay/read', { id: act(), relayIds: [id] })).status).toBe(404)
    const seen = { id: act(), relayIds: [id] }
    expect((await colleague.post('/relay/read', seen)).status).toBe(200)
    expect((await colleague.post('/relay/read', { id: act(), relayIds: [id] })).status).toBe(200)
    expect((await list(teacher))[0]?.reads).toMatchObject([{ by: '佐藤', mine: false }])
    expect((await list(colleague))[0]?.reads).toMatchObject([{ by: '佐藤', mine: true }])
    expect(await list(teacher, '2026-11-21')).toHaveLength(1)
    expect(await list(teacher, '2026-11-22')).toEqual([])
    expect((await colleague.post('/relay/end', { id: act(), relayId: id })).status).toBe(404)
    expect((await head.post('/relay/end', { id: act(), relayId: id })).status).toBe(200)
    expect((await teacher.post('/relay/end', { id: act(), relayId: id })).body).toMatchObject({ error: { code: 'ended' } })
    expect(await list(colleague)).toMatchObject([{ ended: true }])
  })

  test('of the whole house reach everybody, and each has a last day within a month', async () => {
    const { stranger, teacher, world, list, tell } = await aHouse()
    const nurse = await world.addStaff('nurse')
    expect((await tell(teacher, { classId: undefined, text: '門の鍵が不調です' })).status).toBe(200)
    for (const who of [stranger, nurse]) expect(await list(who)).toMatchObject([{ classId: '', text: '門の鍵が不調です' }])
    for (const endsOn of ['2026-11-19', '2027-01-05'])
      expect((await tell(teacher, { endsOn })).body).toMatchObject({ error: { field: 'endsOn' } })
    expect((await tell(stranger)).status).toBe(404)
    expect((await tell(teacher, { text: ' ' })).body).toMatchObject({ error: { field: 'text' } })
  })

  test('are offered out of the day’s records with their source, once, and say nothing of a child to whom a block keeps it from', async () => {
    const { world, child, teacher, colleague, list, tell } = await aHouse()
    await teacher.post('/presence/tap', { id: act(), childId: child, at: at('8:20'), kind: 'arrive' })
    const fever = { kind: 'temperature', childId: child, at: at('10:30'), tenths: 385 }
    expect((await teacher.post('/care/record', { id: act(), at: at('10:31'), entries: [fever] })).status).toBe(200)
    const offers = async () =>
      (
        (await teacher.get(`/relay/offers?class=${world.rabbit}`)).body.offered as {
          section: string
          text: string
          sources: object[]
        }[]
      ).filter(({ section }) => section === 'health')
    const [offered] = await offers()
    expect(offered?.text).toContain('38.5℃')
    expect((await tell(teacher, { childId: child, text: offered?.text, sources: offered?.sources })).status).toBe(200)
    expect(await offers()).toEqual([])
    expect(await list(colleague)).toMatchObject([{ childId: child, childName: 'こども あい', sources: [{ word: 'care' }] }])
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, id: act(), childId: child, personId: colleague.personId, kind: 'other', text: '' },
      ...{ startsOn: DAY, setBy: act(), setAt: at('7:00') },
    })
    expect(await list(colleague)).toEqual([])
  })
})
