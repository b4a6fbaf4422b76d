import { expect, test } from 'vitest'
import type { ChildDevelopment, ClassDevelopment } from '../../schema/development/rule.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

async function aHouse() {
  const world = await makeWorld()
  const [ai, rin] = [await world.addChild('こども あい'), await world.addChild('ほし りん', { classId: world.star })]
  const director = await world.addStaff('director')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const mother = await world.addGuardian([ai])
  const [talks, sits] = [act(), act()]
  const items = [
    { key: sits, months: 7, area: 'health', text: 'ひとりですわる' },
    { key: talks, months: 18, area: 'language', text: '二語文を話す' },
  ]
  const set = (list: object[], startsOn = DAY) => director.post('/development/list', { id: act(), startsOn, items: list })
  const tick = (item: string, day: string | null, childId = ai) =>
    teacher.post('/development/mark', { id: act(), childId, marks: [{ item, day }] })
  const child = async () => (await teacher.get(`/development/child?childId=${ai}`)).body as unknown as ChildDevelopment
  const sheet = async () => (await teacher.get(`/development/class?day=${DAY}`)).body as unknown as ClassDevelopment
  return { world, ai, rin, director, teacher, mother, talks, sits, items, set, tick, child, sheet }
}

test('RD18 begins without a list; what a teacher ticks is read with its day and writer, and stays when the list changes', async () => {
  const { ai, director, talks, sits, items, set, tick, child, sheet } = await aHouse()
  expect((await sheet()).items).toEqual([])
  expect((await set(items)).status).toBe(200)
  expect((await tick(talks, '2026-11-01')).status).toBe(200)
  expect((await tick(sits, DAY)).status).toBe(200)
  expect((await sheet()).children.find(({ childId }) => childId === ai)?.seen).toEqual(
    expect.arrayContaining([
      [talks, '2026-11-01'],
      [sits, DAY],
    ]),
  )
  expect((await tick(sits, null)).status).toBe(200)
  expect((await sheet()).children[0]?.seen).toEqual([[talks, '2026-11-01']])
  director.at('8:06')
  await set(items.filter(({ key }) => key === sits))
  const { gone, marks, items: now } = await child()
  expect([now.map(({ key }) => key), gone.map(({ key }) => key)]).toEqual([[sits], [talks]])
  expect(marks.filter(({ item }) => item === sits).map(({ day, by }) => [day, by.includes('山田')])).toEqual([
    [DAY, true],
    [null, true],
  ])
})

test('RD18 a day to come, one before birth, an item of no list and a list of the past are refused; nothing is written', async () => {
  const { talks, items, set, tick, child } = await aHouse()
  await set(items)
  expect((await tick(talks, '2026-11-21')).status).toBe(400)
  expect((await tick(talks, '2010-01-01')).status).toBe(400)
  expect((await tick(act(), DAY)).status).toBe(404)
  expect((await set(items, '2026-11-19')).status).toBe(400)
  expect((await set([...items, { ...items[0], key: act() }])).status).toBe(400)
  expect((await child()).marks).toEqual([])
})

test('RD18 is of those who write memos about the child: no other class, no family; the list is the director’s', async () => {
  const { rin, teacher, mother, talks, items, set, tick, ai, sheet } = await aHouse()
  await set(items)
  expect((await tick(talks, DAY, rin)).status).toBe(404)
  expect((await teacher.get(`/development/child?childId=${rin}`)).status).toBe(404)
  expect((await sheet()).children.map(({ childId }) => childId)).toEqual([ai])
  expect((await mother.get(`/development/child?childId=${ai}`)).status).toBe(404)
  expect((await teacher.post('/development/list', { id: act(), startsOn: DAY, items })).status).toBe(404)
})

test('RD18 RG13 what was seen in its period is offered to the child’s 経過記録', async () => {
  const { ai, teacher, talks, items, set, tick } = await aHouse()
  await set(items)
  await tick(talks, '2026-11-01')
  const { text, status } = await teacher.get(`/document/open?kind=progress&subject=${ai}&day=2026-10-01`)
  expect(status).toBe(200)
  expect(text).toContain('二語文を話す（11/1）')
})
