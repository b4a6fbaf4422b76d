import { describe, expect, test } from 'vitest'
import { foldSteps } from '../../schema/document/approval.ts'
import { block } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

describe('RG07 RG16 A paper that comes again after 差戻し', () => {
  test('is opened with what was sent back, for its writer and for whoever reads it again, until it is decided', async () => {
    const { teacher, head, director, write, handIn, decide, open } = await aHouse()
    const [first, second, third] = [act(), act(), act()]
    await write(teacher, 'aim', '秋', [], first)
    await handIn()
    expect((await open(head)).body.sentBack).toBeNull()
    await decide(head, 'returned', 1, -1, '具体的に')
    await write(teacher, 'aim', '落ち葉の音をたのしむ', [first], second)
    expect((await open()).body.sentBack?.texts).toEqual({ aim: '秋' })
    await handIn()
    for (const who of [head, director]) expect((await open(who)).body.sentBack?.texts).toEqual({ aim: '秋' })
    // Sent back once more, it is held against what came then; 引戻し is no reading of it.
    await decide(head, 'approved', 3, 0)
    await decide(director, 'returned', 4, -1, '匂いも')
    await write(teacher, 'aim', '落ち葉の音と匂いをたのしむ', [second], third)
    await handIn()
    await handIn(teacher, 'withdrawn')
    expect((await open(head)).body.sentBack?.texts).toEqual({ aim: '落ち葉の音をたのしむ' })
    await handIn()
    await decide(head, 'approved', 8, 0)
    expect((await open(director)).body.sentBack?.texts).toEqual({ aim: '落ち葉の音をたのしむ' })
    await decide(director, 'approved', 9, 1)
    expect((await open(director)).body.sentBack).toBeNull()
  })
})

describe('RG16 A 改訂', () => {
  test('is opened with what was decided before it, and not before there is one', async () => {
    const { teacher, head, director, stranger, plan, write, handIn, decide, open } = await aHouse()
    const first = act()
    await write(teacher, 'aim', '秋の自然にふれる', [], first)
    await handIn()
    await decide(head, 'returned', 1, -1, 'もう少し')
    const second = act()
    await write(teacher, 'aim', '落ち葉の音をたのしむ', [first], second)
    await handIn()
    await decide(head, 'approved', 3, 0)
    await decide(director, 'approved', 4, 1)
    expect((await open(director)).body.before).toBeNull()
    await handIn(teacher, 'revised')
    expect((await open()).body).toMatchObject({ snapshot: null, before: { texts: { aim: '落ち葉の音をたのしむ' } } })
    const third = act()
    await write(teacher, 'aim', '落ち葉の音と匂いをたのしむ', [second], third)
    await handIn()
    for (const who of [head, director])
      expect((await open(who)).body).toMatchObject({
        before: { texts: { aim: '落ち葉の音をたのしむ' } },
        snapshot: { texts: { aim: '落ち葉の音と匂いをたのしむ' } },
      })
    expect((await open(stranger)).status).toBe(404)
    // 取消し is no version of its own: what stood before the 改訂 is still what it is held against. The next 改訂 is held against this one.
    await decide(head, 'approved', 7, 0)
    await decide(director, 'approved', 8, 1)
    await decide(director, 'cancelled', 9, -1, '日付のまちがい')
    expect((await open()).body.before?.texts).toEqual({ aim: '落ち葉の音をたのしむ' })
    await handIn()
    await decide(head, 'approved', 11, 0)
    await decide(director, 'approved', 12, 1)
    const { times } = (await open()).body
    await teacher.post('/document/hand-in', { id: act(), ...plan, step: 'revised', after: 13, times })
    expect((await open()).body.before?.texts).toEqual({ aim: '落ち葉の音と匂いをたのしむ' })
  })

  test('shows nothing of the row of a child whom a block keeps from the reader, then or now', async () => {
    const { world, child, teacher, head, director, plan, open } = await aHouse()
    const paper = { kind: 'month_plan', subject: world.rabbit, day: '2026-11-01' }
    const month = { ...plan, ...paper }
    const edits = [
      { id: act(), field: `individual.${child}.aim`, bases: [], text: 'ひみつのねらい' },
      { id: act(), field: 'goal', bases: [], text: '秋をたのしむ' },
    ]
    expect((await teacher.post('/document/write', { id: act(), ...month, edits })).status).toBe(200)
    const step = async (who: typeof teacher, path: string, more: object) =>
      expect((await who.post(`/document/${path}`, { id: act(), ...month, ...more })).status).toBe(200)
    await step(teacher, 'hand-in', { step: 'submitted', after: 0, times: 2 })
    await step(head, 'decide', { step: 'approved', after: 1, place: 0 })
    await step(director, 'decide', { step: 'approved', after: 2, place: 1 })
    await step(teacher, 'hand-in', { step: 'revised', after: 3, times: 2 })
    expect((await open(teacher, paper)).text).toContain('ひみつのねらい')
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, id: act(), childId: child, personId: teacher.personId, kind: 'other', text: '' },
      ...{ startsOn: DAY, setBy: act(), setAt: at('7:00') },
    })
    const kept = await open(teacher, paper)
    expect(kept.body.before?.texts).toEqual({ goal: '秋をたのしむ' })
    expect(kept.text).not.toContain('ひみつのねらい')
    expect(kept.body.before?.children).toEqual([])
  })
})

describe('RG07 Approval by whoever wrote it', () => {
  test('主任 confirms a paper of their own, which the box says, and 園長 decides it', async () => {
    const { head, director, write, handIn, decide, state, open } = await aHouse()
    await write(head, 'aim', '主任の書いたねらい')
    expect((await handIn(head)).status).toBe(200)
    expect((await decide(head, 'approved', 1, 0)).status).toBe(200)
    expect((await decide(head, 'approved', 2, 1)).status).toBe(404)
    expect((await decide(director, 'approved', 2, 1)).status).toBe(200)
    expect(await state()).toMatchObject({ at: 'decided', stamps: [{ own: true, stoodIn: false }, { own: false }] })
    expect((await open(head)).body.steps.map(({ mine }) => mine)).toEqual([true, true, false])
  })

  test('園長 stands in at 確認 of their own paper with a reason and decides it: both boxes say what they are', async () => {
    const { director, write, handIn, decide, state } = await aHouse()
    await write(director, 'aim', '園長の書いたねらい')
    await handIn(director)
    expect((await decide(director, 'approved', 1, 0)).status).toBe(404)
    expect((await decide(director, 'stood_in', 1, 0)).status).toBe(400)
    expect((await decide(director, 'stood_in', 1, 0, '主任がいないため')).status).toBe(200)
    expect((await decide(director, 'approved', 2, 1)).status).toBe(200)
    expect(await state()).toMatchObject({
      at: 'decided',
      readAfter: 'none',
      stamps: [
        { own: true, stoodIn: true },
        { own: true, stoodIn: false },
      ],
    })
  })

  test('主任 who stands in for 園長 on a paper of their own leaves it to 園長 to read afterwards, once', async () => {
    const { world, head, director, write, handIn, decide, open } = await aHouse()
    const other = await world.addStaff('director', { name: '園長代理' })
    await write(head, 'aim', '主任の書いたねらい')
    await handIn(head)
    await decide(head, 'approved', 1, 0)
    expect((await decide(head, 'stood_in', 2, 1, '園長が研修のため')).status).toBe(200)
    expect((await decide(head, 'read_after', 3, 1)).status).toBe(404)
    const both = await Promise.all([decide(director, 'read_after', 3, 1), decide(other, 'read_after', 3, 1)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { kind, steps } = (await open(director)).body
    expect(foldSteps(kind.approval, steps)).toMatchObject({
      at: 'decided',
      readAfter: { role: 'director' },
      stamps: [{ own: true }, { own: true, stoodIn: true, step: { comment: '園長が研修のため' } }],
    })
  })
})
