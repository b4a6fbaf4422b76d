// A memo with a picture: it names the picture before that arrives, shows it while it is there, and opens nothing that its reader may not see.
import { describe, expect, test } from 'vitest'
import { foldMemos, type MemoList } from '../../schema/memo/rule.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aClass, keep } from '../photo/a-picture.ts'

async function scene() {
  const one = await aClass()
  const { world, ai, teacher } = one
  teacher.at('10:30')
  const write = (more: object) =>
    teacher.post('/memo/write', { id: act(), at: at('10:05'), childIds: [ai], text: 'どんぐりをならべた', tags: [], ...more })
  const memos = async (who: typeof teacher = teacher) =>
    foldMemos(((await who.get(`/memo/list?from=${DAY}&to=${DAY}`)).body as unknown as MemoList).rows)
  const send = (id: string) => keep(teacher, { id, classId: world.rabbit, at: at('10:04') })
  return { ...one, write, memos, send }
}

describe('RG10 A memo with pictures', () => {
  test('names them before they have arrived, and shows them from then on, corrected ones in place of those before', async () => {
    const { ai, teacher, write, memos, send } = await scene()
    const [memoId, first, second] = [act(), act(), act()]
    expect((await write({ id: memoId, photoIds: [first] })).status).toBe(200)
    expect((await memos())[0]?.photoIds).toEqual([])
    expect((await send(first)).status).toBe(200)
    expect((await memos())[0]?.photoIds).toEqual([first])
    await send(second)
    const correction = {
      id: act(),
      at: at('10:20'),
      day: DAY,
      memoId,
      supersedes: memoId,
      childIds: [ai],
      text: 'ならべた',
      tags: [],
    }
    expect((await teacher.post('/memo/correct', { ...correction, photoIds: [second] })).status).toBe(200)
    const [memo] = await memos()
    expect([memo?.photoIds, memo?.earlier[0]?.photoIds]).toEqual([[second], [first]])
  })

  test('no longer shows one that was taken away, nor one of another day, and asks for no more than four', async () => {
    const { teacher, write, memos, send } = await scene()
    const photoId = act()
    await send(photoId)
    await write({ photoIds: [photoId] })
    expect((await teacher.post('/photo/remove', { id: act(), photoId, reason: '名札' })).status).toBe(200)
    expect((await memos())[0]?.photoIds).toEqual([])
    expect((await write({ photoIds: [1, 2, 3, 4, 5].map(act) })).body.error).toMatchObject({ field: 'photoIds' })
    expect((await write({ photoIds: ['x'] })).status).toBe(400)
  })

  test('lets nobody see a picture who could not before: another class’s caregiver and a family get the 404 of what is not there', async () => {
    const { world, family, write, send, look } = await scene()
    const photoId = act()
    await send(photoId)
    await write({ photoIds: [photoId] })
    const other = await world.addStaff('nursery_teacher', { classId: world.star })
    expect([(await look(other, photoId)).status, (await look(family.ai, photoId)).status]).toEqual([404, 404])
  })
})
