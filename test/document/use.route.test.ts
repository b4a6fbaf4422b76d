import { describe, expect, test } from 'vitest'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
const use = ({ director }: House, kind: string, used: boolean, more: object = {}) =>
  director.post('/document/use', { id: act(), kind, startsOn: DAY, used, ...more })
const month = (house: House) => ({ kind: 'month_plan', version: 1, subject: house.world.rabbit, day: '2026-12-01' })

describe('RG18 Which papers the house uses', () => {
  test('is said by 園長 alone, from today on, with days by which they are due, and stands in the list', async () => {
    const house = await aHouse()
    const { head, teacher, director } = house
    for (const who of [head, teacher]) {
      const sent = { id: act(), kind: 'drill', startsOn: DAY, used: true }
      expect((await who.post('/document/use', sent)).status).toBe(404)
      expect((await who.get('/document/kinds')).status).toBe(404)
    }
    expect((await use(house, 'drill', true, { due: [3] })).status).toBe(200)
    expect((await use(house, 'diary', true)).status).toBe(200)
    const drill = { kind: 'drill', startsOn: DAY, used: true, due: [3] }
    expect((await teacher.get(`/document/list?from=${DAY}&to=${DAY}`)).body.uses).toEqual([
      { kind: 'diary', startsOn: DAY, used: true, due: null },
      drill,
    ])
    expect((await director.get('/document/kinds')).body.uses).toContainEqual(drill)
    expect((await use(house, 'drill', true, { due: [5] })).status).toBe(200)
    expect((await director.get('/document/kinds')).body.uses).toContainEqual({ ...drill, due: [5] })
  })

  test('refuses a day that is over, a kind there is not, and as many days as it has no reports', async () => {
    const house = await aHouse()
    const before = await use(house, 'drill', true, { startsOn: '2026-11-19' })
    expect(before.body).toMatchObject({ error: { code: 'bad_input', field: 'startsOn' } })
    expect((await use(house, 'poem', true)).body).toMatchObject({ error: { code: 'bad_input', field: 'kind' } })
    expect((await use(house, 'drill', true, { due: [0, 30] })).body).toMatchObject({ error: { field: 'due' } })
    expect((await use(house, 'accident', true, { due: [1] })).body).toMatchObject({ error: { field: 'due' } })
    expect((await use(house, 'accident', true, { due: [0, 14] })).status).toBe(200)
  })

  test('lists the children of the reader’s class and of no other', async () => {
    const house = await aHouse()
    const star = await house.world.addChild('ほし うた', { classId: house.world.star })
    const children = async (who: House['teacher']) =>
      ((await who.get(`/document/list?from=${DAY}&to=${DAY}`)).body.children as { childId: string }[]).map(
        ({ childId }) => childId,
      )
    expect(await children(house.teacher)).toEqual([house.child])
    expect(await children(house.stranger)).toEqual([star])
    expect((await children(house.director)).sort()).toEqual([house.child, star].sort())
  })
})

describe('RG03 A kind that is withdrawn', () => {
  test('has no new papers, and those that were begun are written to their end', async () => {
    const house = await aHouse()
    const { teacher, open } = house
    const plan = month(house)
    const write = (more: object, bases: string[] = [], id = act()) =>
      teacher.post('/document/write', { id: act(), ...plan, ...more, edits: [{ id, field: 'goal', bases, text: '秋' }] })
    const first = act()
    expect((await write({}, [], first)).status).toBe(200)
    expect((await use(house, 'month_plan', false)).status).toBe(200)
    const opened = (await open(teacher, { kind: 'month_plan', subject: house.world.rabbit, day: plan.day })).body
    expect(opened).toMatchObject({ withdrawn: true, times: 1 })
    expect((await write({}, [first])).status).toBe(200)
    expect((await write({ day: '2026-11-01' })).body).toMatchObject({ error: { code: 'withdrawn' } })
    expect((await use(house, 'month_plan', true)).status).toBe(200)
    expect((await write({ day: '2026-11-01' })).status).toBe(200)
  })
})
