// A pick-up change that names somebody a block keeps from the child: the family hears nothing of it, the door asks the office.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../schema/kit/id.ts'
import { audit } from '../../schema/shard.ts'
import { act, DAY } from '../kit/world.ts'
import { type Separated, separated } from './separated.ts'

describe('Who was announced', () => {
  const announce = async ({ mother, childId }: Separated, person: string, kind = 'pickup_change') => {
    const id = act()
    const time = kind === 'early_leave' ? { time: '15:00' } : {}
    const answer = await mother.post('/notice', { id, childIds: [childId], kind, from: DAY, person, ...time })
    expect(answer.status, answer.text).toBe(200)
    return { id, answer }
  }
  const handOver = async ({ teacher, childId }: Separated) => teacher.post('/presence/tap', { id: act(), childId, kind: 'leave' })

  test('is taken down without a word of a block, and looks the same to the family', async () => {
    const [one, other] = [await separated(), await separated()]
    await one.setBlock()
    const [held, free] = [await announce(one, '北 一郎'), await announce(other, '北 一郎')]
    const plain = ({ id, text }: { id: Id; text: string }) => text.replaceAll(id, 'id')
    expect(plain({ id: held.id, text: held.answer.text })).toBe(plain({ id: free.id, text: free.answer.text }))
    for (const path of [`/notice?from=${DAY}`, '/family/today'])
      expect((await one.mother.get(path)).text).not.toMatch(/askOffice|事務室|block/)
  })

  test.each(['pickup_change', 'early_leave'])(
    'a handover without a name is held as if the name were given (%s)',
    async (kind) => {
      const scene = await separated()
      const { world, teacher, childId, setBlock } = scene
      await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
      await announce(scene, '父（北 一郎）', kind)
      await setBlock()
      const answer = await handOver(scene)
      expect(answer.body).toMatchObject({ error: { code: 'ask_office', message: 'おわたしの前に、事務室に確認してください。' } })
      const rows = await world.db
        .select()
        .from(audit)
        .where(and(eq(audit.facilityId, world.facilityId), eq(audit.childId, childId), eq(audit.outcome, 'denied')))
      expect(rows).toMatchObject([{ accountId: teacher.accountId, content: { refused: 'handover', person: '父（北 一郎）' } }])
      expect((await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave', person: '祖母' })).status).toBe(200)
    },
  )

  test('the last word counts: somebody else, or nobody any more, is handed the child in one tap', async () => {
    for (const later of ['祖母', null]) {
      const scene = await separated()
      const { teacher, mother, childId, setBlock } = scene
      await setBlock()
      await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
      const { id } = await announce(scene, '北 一郎')
      mother.at('8:06')
      if (later) await announce(scene, later)
      else expect((await mother.post('/notice/withdraw', { id: act(), childIds: [childId], noticeId: id })).status).toBe(200)
      expect((await handOver(scene)).status).toBe(200)
    }
  })

  test('a tap that was carried out before the word came gets its receipt all the same', async () => {
    const scene = await separated()
    const { teacher, childId, setBlock } = scene
    await setBlock()
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const tap = { id: act(), childId, kind: 'leave' }
    expect((await teacher.post('/presence/tap', tap)).status).toBe(200)
    await announce(scene, '北 一郎')
    expect((await teacher.post('/presence/tap', tap)).status).toBe(200)
  })

  test('carries the neutral mark for staff, and is confirmed by 園長 or 主任 at the desk alone', async () => {
    const scene = await separated()
    const { teacher, head, childId, setBlock, world } = scene
    await setBlock()
    const { id: noticeId } = await announce(scene, '北 一郎')
    const { id: harmless } = await announce(scene, '祖母')
    const listed = async (who: typeof teacher) =>
      ((await who.get(`/notice?from=${DAY}`)).body as { notices: { id: Id; askOffice?: true }[] }).notices
    for (const who of [teacher, head]) expect((await listed(who)).find(({ id }) => id === noticeId)?.askOffice).toBe(true)
    const confirm = (id: Id) => ({ id: act(), childIds: [childId], noticeId: id })
    const held = await teacher.post('/notice/confirm', confirm(noticeId))
    expect(held.body).toMatchObject({ error: { code: 'ask_office', message: 'この連絡は、事務室に確認してください。' } })
    expect(held.text).not.toMatch(/北|一郎|支援/)
    expect((await teacher.post('/notice/confirm', confirm(harmless))).status).toBe(200)
    const desk = await world.enter(head.accountId, 'office')
    expect((await desk.post('/notice/confirm', confirm(noticeId))).status).toBe(200)
  })

  test('without a block it carries no mark, and whoever has the class confirms it', async () => {
    const scene = await separated()
    const { id: noticeId } = await announce(scene, '北 一郎')
    const { text } = await scene.teacher.get(`/notice?from=${DAY}`)
    expect(text).not.toContain('askOffice')
    const input = { id: act(), childIds: [scene.childId], noticeId }
    expect((await scene.teacher.post('/notice/confirm', input)).status).toBe(200)
  })
})
