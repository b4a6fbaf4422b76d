import { expect, test } from 'vitest'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

test('RG11 The 園日誌 opens with the day of the house: classes, 日誌 that were handed in, events and near misses, each from its paper', async () => {
  const house = await aHouse()
  const { director, teacher, head, open, world } = house
  const write = (kind: string, subject: string | undefined, fields: Record<string, string>) =>
    teacher.post('/document/write', {
      ...{ id: act(), kind, version: 1, day: DAY, ...(subject ? { subject } : {}) },
      edits: Object.entries(fields).map(([field, text]) => ({ id: act(), field, bases: [], text })),
    })
  const happened = act()
  expect((await write('diary', world.rabbit, { activity: '落ち葉で遊んだ' })).status).toBe(200)
  expect((await write('near_miss', happened, { name: '階段でころびそうに' })).status).toBe(200)
  const offered = async () => {
    const { body } = await open(director, { kind: 'house_diary', day: DAY })
    return body.offered.map(({ section, text, sources: [source] }) => [section, text, source?.word, source?.subject])
  }
  const before = await offered()
  expect(before).toContainEqual(['incident', 'ヒヤリハット　階段でころびそうに', 'document', happened])
  expect(before.some(([section, text]) => section === 'counts' && String(text).startsWith('うさぎ組　在籍 1名'))).toBe(true)
  // A 日誌 that is still being written is its writer's.
  expect(JSON.stringify(before)).not.toContain('落ち葉')
  const diary = { kind: 'diary', subject: world.rabbit, day: DAY }
  const { times } = (await open(teacher, diary)).body
  await teacher.post('/document/hand-in', { id: act(), ...diary, version: 1, step: 'submitted', after: 0, times })
  expect(await offered()).toContainEqual(['event', 'うさぎ組　落ち葉で遊んだ', 'document', world.rabbit])
  expect((await open(head, { kind: 'house_diary', day: DAY })).text).not.toContain('こども あい')
})
