import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { BookClass } from '../../schema/contactbook/book.ts'
import { foldMemos, type MemoList } from '../../schema/memo/rule.ts'
import { memo, memoChild } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

type Reader = { get: (path: string) => Promise<{ status: number; body: unknown; text: string }> }

async function aClass() {
  const world = await makeWorld()
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const star = await world.addChild('ほし うた', { classId: world.star })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  teacher.at('10:30')
  const write = (more: object, who = teacher) =>
    who.post('/memo/write', { id: act(), at: at('10:05'), childIds: [ai], text: 'くつを自分ではいた', tags: [], ...more })
  const ask = async (who: Reader, query = '', from = DAY) =>
    (await who.get(`/memo/list?from=${from}&to=${DAY}${query}`)).body as MemoList
  const memos = async (who: Reader = teacher, query = '', from = DAY) => foldMemos((await ask(who, query, from)).rows)
  return { world, ai, iku, star, teacher, write, ask, memos }
}

describe('RG10 A memo', () => {
  test('of several children or of the class is there for their staff, with tags, once however often it is sent', async () => {
    const { world, ai, iku, teacher, write, memos } = await aClass()
    const id = act()
    const sent = { id, childIds: [ai, iku], text: 'ふたりで大きな山を作った', tags: ['health', 'relationships'] }
    expect((await write(sent)).body).toEqual((await write(sent)).body)
    expect(
      (await write({ childIds: undefined, classId: world.rabbit, text: '散歩の列がそろった', at: at('10:20') })).status,
    ).toBe(200)
    expect(await memos()).toMatchObject([
      { text: '散歩の列がそろった', className: 'うさぎ組', children: [], mine: true },
      {
        id,
        by: '山田',
        at: at('10:05'),
        tags: ['health', 'relationships'],
        children: [
          [ai, 'こども あい'],
          [iku, 'こども いく'],
        ],
      },
    ])
    expect(await memos(teacher, `&of=${iku}`)).toHaveLength(1)
    expect(await memos(teacher, `&of=${world.rabbit}`)).toHaveLength(2)
  })

  test('is corrected by whoever wrote it and by 主任; what it said before, who and when is kept, and the second is told', async () => {
    const { world, ai, iku, teacher, write, memos } = await aClass()
    const memoId = act()
    await write({ id: memoId, childIds: [ai] })
    const first = act()
    const again = {
      id: first,
      at: at('10:20'),
      day: DAY,
      memoId,
      supersedes: memoId,
      childIds: [iku],
      text: 'くつ下もはいた',
      tags: [],
    }
    expect((await teacher.post('/memo/correct', again)).status).toBe(200)
    expect(await memos()).toMatchObject([
      {
        id: memoId,
        last: first,
        at: at('10:05'),
        text: 'くつ下もはいた',
        children: [[iku, 'こども いく']],
        corrected: { by: '山田', at: at('10:20') },
        earlier: [{ text: 'くつを自分ではいた', children: [[ai, 'こども あい']] }],
      },
    ])
    expect(await memos(teacher, `&of=${ai}`)).toEqual([])
    const late = await teacher.post('/memo/correct', { ...again, id: act() })
    expect([late.status, late.body]).toMatchObject([409, { error: { code: 'overtaken' } }])
    const colleague = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '佐藤' })
    colleague.at('10:40')
    const other = await colleague.post('/memo/correct', { ...again, id: act(), supersedes: first })
    expect([other.status, other.body]).toMatchObject([409, { error: { code: 'not_yours' } }])
    const head = await world.addStaff('head_teacher', { name: '森' })
    head.at('10:45')
    const away = { id: act(), at: at('10:45'), day: DAY, memoId, supersedes: first, childIds: [iku], reason: '人ちがい' }
    expect((await head.post('/memo/take-back', { ...away, childIds: [ai] })).status).toBe(404)
    expect((await head.post('/memo/take-back', away)).status).toBe(200)
    expect(await memos()).toMatchObject([{ text: 'くつ下もはいた', gone: { by: '森', reason: '人ちがい' } }])
    const old = act()
    await write({ id: old, at: at('10:00', '2026-11-18') })
    const mended = { ...again, id: act(), day: '2026-11-18', memoId: old, supersedes: old, childIds: [ai] }
    expect((await teacher.post('/memo/correct', mended)).status).toBe(200)
    expect(await world.db.select().from(memo).where(eq(memo.facilityId, world.facilityId))).toHaveLength(5)
    expect(await world.db.select().from(memoChild).where(eq(memoChild.facilityId, world.facilityId))).toHaveLength(5)
  })

  test('is for the staff of its class: no family, no kitchen, no other class reads or writes it, and a memo of two classes names one’s own', async () => {
    const { world, ai, star, teacher, write, memos, ask } = await aClass()
    const head = await world.addStaff('head_teacher')
    head.at('10:30')
    expect((await write({ childIds: [ai, star], text: '年下の子に絵本を読んだ' })).status).toBe(404)
    expect((await write({ childIds: [ai, star], text: '年下の子に絵本を読んだ' }, head)).status).toBe(200)
    expect(await memos()).toMatchObject([{ children: [[ai, 'こども あい']] }])
    const elsewhere = await world.addStaff('nursery_teacher', { classId: world.star })
    expect(await memos(elsewhere)).toMatchObject([{ children: [[star, 'ほし うた']] }])
    expect(await memos(elsewhere, `&of=${ai}`)).toEqual([])
    const mother = await world.addGuardian([ai])
    const cook = await world.addStaff('cook')
    for (const who of [mother, cook]) expect((await who.get(`/memo/list?from=${DAY}&to=${DAY}`)).status).toBe(404)
    expect((await ask(teacher)).correctsAll).toBe(false)
    expect((await ask(head)).correctsAll).toBe(true)
  })

  test('of nobody, of a child and a class at once, without words or of a moment to come is refused by the field', async () => {
    const { world, write } = await aClass()
    expect((await write({ childIds: undefined })).body).toMatchObject({ error: { field: 'childIds' } })
    expect((await write({ classId: world.rabbit })).body).toMatchObject({ error: { field: 'childIds' } })
    expect((await write({ text: '  ' })).body).toMatchObject({ error: { field: 'text' } })
    expect((await write({ at: at('12:00') })).body).toMatchObject({ error: { field: 'at' } })
    expect((await write({ tags: ['nothing'] })).status).toBe(400)
  })

  test('is found by its words and its tags over a period, as it stands', async () => {
    const { teacher, write, memos } = await aClass()
    await write({ at: at('10:00', '2026-11-18'), text: 'どんぐりを数えていた', tags: ['environment'] })
    await write({ text: 'どんぐりでこまを作った', tags: ['expression'] })
    const since = '2026-11-01'
    expect(await memos(teacher, '&words=どんぐり')).toHaveLength(1)
    expect(await memos(teacher, '&words=どんぐり', since)).toMatchObject([{ day: DAY }, { day: '2026-11-18' }])
    expect(await memos(teacher, '&tag=environment', since)).toMatchObject([{ text: 'どんぐりを数えていた' }])
    expect(await memos(teacher, '&words=まつぼっくり', since)).toEqual([])
  })
})

describe('From a memo into the contact book', () => {
  test('RC06 the page keeps where its text came from through edits, drafts and corrections; the memo says where it went until it is dropped', async () => {
    const { world, ai, teacher, write, ask } = await aClass()
    const mother = await world.addGuardian([ai])
    const memoId = act()
    await write({ id: memoId })
    const sources = [{ of: 'memo', day: DAY, id: memoId }]
    const place = { day: DAY, classId: world.rabbit }
    const draft = { id: act(), ...place, childId: ai, text: 'くつを自分ではきました', sources, version: 0 }
    expect((await teacher.post('/contactbook/draft', draft)).status).toBe(200)
    const sheet = async () =>
      (await teacher.get(`/contactbook/class?day=${DAY}&class=${world.rabbit}`)).body as unknown as BookClass
    const child = async () => (await sheet()).children.find(({ childId }) => childId === ai)
    expect((await sheet()).memos).toMatchObject([{ rootId: memoId }])
    expect((await child())?.page.draft).toMatchObject({ sources })
    expect((await ask(teacher)).used).toEqual([])
    const page = (text: string, after: string | null, more: object) => ({
      id: act(),
      ...place,
      items: [{ childId: ai, text, after, version: 0, ...more }],
    })
    const first = { ...page('くつを自分ではいて、うれしそうでした', null, { sources }), id: act() }
    first.items = first.items.map((item) => ({ ...item, version: 1 }))
    expect((await teacher.post('/contactbook/publish', first)).status).toBe(200)
    teacher.at('10:31')
    expect((await child())?.page.stands.published).toMatchObject({ sources })
    expect((await ask(teacher)).used).toEqual([{ memoId, day: DAY, classId: world.rabbit, childId: ai }])
    mother.at('10:40')
    const read = (await mother.get(`/contactbook/child?childId=${ai}&from=${DAY}&to=${DAY}`)).text
    expect(read).toContain('うれしそう')
    expect(read).not.toContain(memoId)
    expect((await teacher.post('/contactbook/publish', page('くつをはきました', first.id, { sources: [] }))).status).toBe(200)
    teacher.at('10:32')
    expect((await ask(teacher)).used).toEqual([])
  })

  test('a page takes no memo of another child, another day or another house', async () => {
    const { world, ai, iku, teacher, write } = await aClass()
    const [own, other] = [act(), act()]
    await write({ id: own })
    await write({ id: other, childIds: [iku] })
    const status = async (source: object, subject: object = { childId: ai }) =>
      (
        await teacher.post('/contactbook/draft', {
          ...{ id: act(), day: DAY, classId: world.rabbit, ...subject, text: '文', version: 0 },
          sources: [{ of: 'memo', day: DAY, ...source }],
        })
      ).status
    expect(await status({ id: other })).toBe(404)
    expect(await status({ id: act() })).toBe(404)
    expect(await status({ id: own, day: '2026-11-19' })).toBe(404)
    expect(await status({ id: own }, {})).toBe(404)
    expect(await status({ id: own })).toBe(200)
  })
})
