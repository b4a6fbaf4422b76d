import { expect, test } from 'vitest'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

interface Answer {
  now: {
    children: number[]
    tenths: number
    people: number
    rooms: { kind: string; name: string; children: number[]; tenths: number; people: number }[]
  } | null
  halfHours: { from: number; children: number[]; people: number; staff: number | null }[]
}

/** Seven children of age 1 and one of age 4, 8:30 to 17:00. */
async function house() {
  const world = await makeWorld({ settings: { staffHours: [{ from: 420, to: 1140, count: 2 }] } })
  const small = []
  for (let count = 0; count < 7; count++) small.push(await world.addChild(`ちいさい ${count}`, { birthDay: '2024-10-10' }))
  const big = await world.addChild('おおきい こ', { birthDay: '2021-10-10' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const office = await world.addStaff('office')
  const read = async (time: string) => {
    office.at(time)
    return (await office.get(`/staffing?day=${DAY}`)).body as unknown as Answer
  }
  return { world, small, big, teacher, office, read }
}

test('RK01 RK04 the desk reads what the children here now need, and each half hour by plan, with who is at work', async () => {
  const { small, big, teacher, read } = await house()
  for (const childId of [...small, big]) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  const { now, halfHours } = await read('8:40')
  // 7 / 6 = 1.1, 1 / 25 = 0.0; two at the least.
  expect(now).toMatchObject({ children: [0, 7, 0, 0, 1, 0], tenths: 11, people: 2 })
  const slot = (time: number) => halfHours.find(({ from }) => from === time)
  expect(slot(600)).toMatchObject({ children: [0, 7, 0, 0, 1, 0], people: 2, staff: 2 })
  expect(slot(1050)?.people).toBe(0)
})

test('RB34 RK01 each room needs its own people; classes that are together are counted together', async () => {
  const { world, small, teacher, read } = await house()
  const star = await world.addChild('ほしの こ', { birthDay: '2024-10-10', classId: world.star })
  const other = await world.addStaff('nursery_teacher', { classId: world.star })
  for (const childId of small) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  await other.post('/presence/tap', { id: act(), childId: star, kind: 'arrive' })
  const rooms = async (time: string) => (await read(time)).now?.rooms.map(({ name, tenths, people }) => [name, tenths, people])
  expect(await rooms('8:40')).toEqual([
    ['うさぎ組', 11, 1],
    ['ほし組', 1, 1],
  ])
  teacher.at('8:45')
  await teacher.post('/roll/move', {
    id: act(),
    at: at('8:45'),
    classIds: [world.rabbit, world.star],
    childIds: [],
    toRoom: 'ホール',
  })
  expect(await rooms('8:46')).toEqual([['ホール', 13, 1]])
})

test('a child that is away, absent or gone home is in no half hour after; a walk keeps it in care', async () => {
  const { small, big, teacher, read } = await house()
  const [first = '', second = ''] = small
  for (const childId of [first, second, big]) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  teacher.at('9:00')
  await teacher.post('/presence/tap', { id: act(), childId: first, kind: 'leave' })
  await teacher.post('/presence/out', { id: act(), childId: second, place: '療育' })
  const { now, halfHours } = await read('9:10')
  expect(now?.children).toEqual([0, 1, 0, 0, 1, 0])
  expect(halfHours.find(({ from }) => from === 600)?.children).toEqual([0, 6, 0, 0, 1, 0])
})

test('numbers only: no child is named, and a caregiver of a class does not read it', async () => {
  const { teacher, office } = await house()
  office.at('9:00')
  const { text } = await office.get(`/staffing?day=${DAY}`)
  expect(text).not.toContain('ちいさい')
  expect((await teacher.get(`/staffing?day=${DAY}`)).status).toBe(404)
  expect((await office.get('/staffing?day=2026-13-01')).status).toBe(400)
})
