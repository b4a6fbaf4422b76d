import { expect, test } from 'vitest'
import { addDays, startOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { makeWorld } from '../kit/world.ts'
import { MONTH, on } from './november.ts'

test('RB25 an act that was taken back is in no register, and the other children keep theirs', async () => {
  const world = await makeWorld()
  const children = [await world.addChild('さとう あおい'), await world.addChild('たなか はる')]
  const director = await world.addStaff('director')
  const tuesday = on(10)
  director.at(momentOf(tuesday, 490))
  const acts = children.map((childId) => ({ id: newId(momentOf(tuesday, 490)), childId }))
  for (const act of acts) expect((await director.post('/presence/tap', { ...act, kind: 'arrive' })).status).toBe(200)
  const [first] = acts
  const undo = { id: newId(momentOf(tuesday, 490)), childId: first?.childId, actId: first?.id }
  expect((await director.post('/presence/undo', undo)).status).toBe(200)
  director.at(startOf(addDays(tuesday, 1)) - 1)
  const register = (await director.get(`/presence/month?month=${MONTH}`)).body as {
    children: { childId: string; cells: { arrive?: number }[] }[]
  }
  const arrivals = children.map((id) => register.children.find(({ childId }) => childId === id)?.cells[9]?.arrive)
  expect(arrivals).toEqual([undefined, 490])
})
