import { describe, expect, test } from 'vitest'
import { block } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse, MONDAY } from './a-house.ts'

describe('RG01 A document', () => {
  test('is there from the first word on, once, and asking for it makes none', async () => {
    const { teacher, colleague, write, open, world } = await aHouse()
    expect((await open()).body).toMatchObject({ heads: [], steps: [], times: 0, subject: { name: 'うさぎ組', classAge: 1 } })
    expect((await write(teacher, 'aim', '秋の自然にふれる')).status).toBe(200)
    expect((await write(colleague, 'safety', '手洗いをていねいに')).status).toBe(200)
    const written = (await open()).body
    expect([written.times, ...written.writers.sort()]).toEqual([2, '佐藤', '山田'])
    const list = await teacher.get(`/document/list?from=${MONDAY}&to=${DAY}`)
    expect(list.body).toMatchObject({
      documents: [{ kind: 'week_plan', subject: world.rabbit, name: 'うさぎ組', writers: ['佐藤', '山田'], steps: [] }],
      classes: [{ classId: world.rabbit }],
    })
  })

  test('is of its class: another class reads and writes nothing of it, a family and the kitchen neither', async () => {
    const { world, child, stranger, teacher, head, write, open } = await aHouse()
    await write(teacher, 'aim', '秘密のねらい')
    const guardian = await world.addGuardian([child])
    const cook = await world.addStaff('cook')
    const nurse = await world.addStaff('nurse')
    for (const who of [stranger, guardian, cook]) {
      expect((await open(who)).status).toBe(404)
      expect((await write(who, 'aim', 'よその文')).status).toBe(404)
      expect((await who.get(`/document/list?from=${MONDAY}&to=${DAY}`)).text).not.toContain('秘密')
    }
    expect((await stranger.get(`/document/list?from=${MONDAY}&to=${DAY}`)).body).toMatchObject({ documents: [] })
    expect((await open(nurse)).text).toContain('秘密のねらい')
    expect((await write(nurse, 'aim', '看護師の文')).status).toBe(404)
    expect((await write(head, 'home', '主任の文')).status).toBe(200)
  })

  test('takes a field, a period and a version that there are, and says which there is not', async () => {
    const { teacher, plan, write } = await aHouse()
    const edits = [{ id: act(), field: 'aim', bases: [], text: 'あ' }]
    const post = (more: object) => teacher.post('/document/write', { id: act(), ...plan, edits, ...more })
    expect((await write(teacher, 'nothing', 'あ')).body).toMatchObject({ error: { code: 'bad_input', field: 'edits' } })
    expect((await post({ day: '2026-11-17' })).body).toMatchObject({ error: { code: 'bad_input', field: 'day' } })
    expect((await post({ kind: 'poem' })).body).toMatchObject({ error: { code: 'bad_input', field: 'kind' } })
    expect((await post({ version: 7 })).body).toMatchObject({ error: { code: 'bad_input', field: 'kind' } })
    expect((await post({ subject: act() })).status).toBe(404)
    const long = await write(teacher, 'aim', 'あ'.repeat(6_001))
    expect(long.body).toMatchObject({ error: { code: 'bad_input', field: 'edits.0.text' } })
    expect((await write(teacher, 'aim', 'あ'.repeat(200_000))).status).toBe(413)
  })

  test('has a row only for children of its class', async () => {
    const { world, child, teacher, plan } = await aHouse()
    const star = await world.addChild('ほし うた', { classId: world.star })
    const month = { ...plan, kind: 'month_plan', day: '2026-11-01' }
    const row = (of: string) => [{ id: act(), field: `individual.${of}.aim`, bases: [], text: '着がえを自分で' }]
    expect((await teacher.post('/document/write', { id: act(), ...month, edits: row(child) })).status).toBe(200)
    expect((await teacher.post('/document/write', { id: act(), ...month, edits: row(star) })).status).toBe(404)
  })
})

describe('RG08 Writing', () => {
  test('upon the same text shows both, until somebody has written upon both', async () => {
    const { teacher, colleague, write, textOf } = await aHouse()
    const [first, hers, his] = [act(), act(), act()]
    await write(teacher, 'aim', '秋', [], first)
    await write(colleague, 'aim', '秋をあつめる', [first], hers)
    await write(teacher, 'aim', '秋を見つける', [first], his)
    expect((await textOf('aim')).sort()).toEqual(['秋をあつめる', '秋を見つける'])
    await write(colleague, 'aim', '秋を見つけ、あつめる', [hers, his])
    expect(await textOf('aim')).toEqual(['秋を見つけ、あつめる'])
  })

  test('on goes into the same edit for ten minutes, and never over what another device had seen', async () => {
    const { teacher, colleague, write, textOf, open } = await aHouse()
    const ids = [act(), act(), act(), act()] as const
    teacher.at('9:00')
    await write(teacher, 'aim', '秋', [], ids[0])
    teacher.at('9:04')
    await write(teacher, 'aim', '秋の', [ids[0]], ids[1])
    expect((await open()).body.heads).toMatchObject([{ id: ids[1], text: '秋の', bases: [] }])
    colleague.at('9:05')
    await write(colleague, 'aim', 'ひとつ前に足した文', [ids[0]])
    expect((await textOf('aim')).sort()).toEqual(['ひとつ前に足した文', '秋の'])
    teacher.at('9:11')
    await write(teacher, 'aim', '秋の森', [ids[1]], ids[2])
    expect((await open()).body.heads.find(({ id }) => id === ids[2])?.bases).toEqual([ids[1]])
  })

  test('the same act twice writes once', async () => {
    const { teacher, plan, open } = await aHouse()
    const sent = { id: act(), ...plan, edits: [{ id: act(), field: 'aim', bases: [], text: '秋' }] }
    expect((await teacher.post('/document/write', sent)).body).toEqual((await teacher.post('/document/write', sent)).body)
    expect((await open()).body.times).toBe(1)
  })
})

describe('RG07 RG16 Approval', () => {
  test('goes from 担任 by 主任 to 園長; what was approved stays as it was, and a change is a new version', async () => {
    const { teacher, head, director, write, open, handIn, decide, state, plan } = await aHouse()
    const id = act()
    await write(teacher, 'aim', '秋の自然にふれる', [], id)
    expect((await decide(head, 'approved', 0, 0)).body).toMatchObject({ error: { code: 'overtaken' } })
    expect((await handIn()).status).toBe(200)
    expect((await write(teacher, 'aim', 'あとから', [id])).body).toMatchObject({ error: { code: 'handed_in' } })
    expect((await decide(director, 'approved', 1, 1)).body).toMatchObject({ error: { code: 'overtaken' } })
    expect((await decide(director, 'approved', 1, 0)).status).toBe(404)
    expect((await decide(teacher, 'approved', 1, 0)).status).toBe(404)
    expect((await decide(head, 'returned', 1)).status).toBe(400)
    expect((await decide(head, 'returned', 1, -1, 'ねらいを具体的に')).status).toBe(200)
    expect(await state()).toMatchObject({ at: 'draft', back: { comment: 'ねらいを具体的に', by: '森' } })
    const better = act()
    expect((await write(teacher, 'aim', '落ち葉をふみ、音をたのしむ', [id], better)).status).toBe(200)
    await handIn()
    expect((await decide(head, 'approved', 3, 0)).status).toBe(200)
    expect((await decide(director, 'approved', 4, 1)).status).toBe(200)
    expect(await state()).toMatchObject({
      at: 'decided',
      version: 1,
      stamps: [{ step: { by: '森', role: 'head_teacher' } }, { step: { by: '橘', role: 'director' } }],
    })
    const decided = (await open()).body
    expect(decided.snapshot?.texts).toEqual({ aim: '落ち葉をふみ、音をたのしむ' })
    expect(new Set(decided.steps.slice(2).map(({ digest }) => digest)).size).toBe(1)
    await teacher.post('/document/hand-in', { id: act(), ...plan, step: 'revised', after: 5, times: decided.times })
    expect(await state()).toMatchObject({ at: 'draft', version: 2 })
    expect((await write(teacher, 'aim', '落ち葉の音をたのしむ', [better])).status).toBe(200)
  })

  test('by two at once is given once, and the second is told in a sentence', async () => {
    const { world, teacher, head, write, handIn, decide, open } = await aHouse()
    const other = await world.addStaff('head_teacher', { name: '副主任' })
    await write(teacher, 'aim', '秋')
    await handIn()
    const both = await Promise.all([decide(head, 'approved', 1, 0), decide(other, 'approved', 1, 0)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ error: { code: 'overtaken' } })
    expect((await open()).body.steps).toHaveLength(2)
  })

  test('is not asked for what somebody else has written in the meantime, or where two texts stand', async () => {
    const { teacher, colleague, plan, write } = await aHouse()
    const id = act()
    await write(teacher, 'aim', '秋', [], id)
    await write(colleague, 'home', '着がえを多めに')
    const submit = (times: number) =>
      teacher.post('/document/hand-in', { id: act(), ...plan, step: 'submitted', after: 0, times })
    expect((await submit(1)).body).toMatchObject({ error: { code: 'written_in' } })
    await write(colleague, 'aim', '秋をあつめる', [id])
    await write(teacher, 'aim', '秋を見つける', [id])
    expect((await submit(4)).body).toMatchObject({ error: { code: 'two_texts' } })
  })

  test('引戻し is of whoever handed it in, and only before the next step', async () => {
    const { teacher, colleague, head, write, handIn, decide, state } = await aHouse()
    await write(teacher, 'aim', '秋')
    await handIn()
    expect((await handIn(colleague, 'withdrawn')).body).toMatchObject({ error: { code: 'not_yours' } })
    expect((await handIn(teacher, 'withdrawn')).status).toBe(200)
    expect(await state()).toMatchObject({ at: 'draft' })
    await handIn()
    await decide(head, 'approved', 3, 0)
    expect((await handIn(teacher, 'withdrawn')).body).toMatchObject({ error: { code: 'overtaken' } })
  })

  test('in place of an absent 園長 is shown, 園長 reads it afterwards, and can cancel it with a trace', async () => {
    const { teacher, head, director, write, handIn, decide, state } = await aHouse()
    await write(teacher, 'aim', '秋')
    await handIn()
    await decide(head, 'approved', 1, 0)
    expect((await decide(head, 'approved', 2, 1)).status).toBe(404)
    expect((await decide(head, 'stood_in', 2, 1, '園長が研修のため')).status).toBe(200)
    expect(await state()).toMatchObject({ at: 'decided', readAfter: 'waiting', stamps: [{}, { stoodIn: true }] })
    expect((await decide(director, 'read_after', 3, 1)).status).toBe(200)
    expect((await decide(head, 'cancelled', 4, -1, 'まちがい')).status).toBe(404)
    expect((await decide(director, 'cancelled', 4, -1, '日付のまちがい')).status).toBe(200)
    expect(await state()).toMatchObject({ at: 'draft', last: 5, back: { comment: '日付のまちがい' } })
  })

  test('of a record of one child is of its class, and a block beats it', async () => {
    const { world, child, teacher, stranger, open } = await aHouse()
    const paper = { kind: 'progress', subject: child, day: '2026-10-01' }
    const edits = [{ id: act(), field: 'seen.health.text', bases: [], text: 'くつを自分ではく' }]
    const sent = { id: act(), ...paper, version: 1, edits }
    expect((await stranger.post('/document/write', sent)).status).toBe(404)
    expect((await teacher.post('/document/write', sent)).status).toBe(200)
    expect((await open(teacher, paper)).body).toMatchObject({ subject: { name: 'こども あい', classAge: 1 } })
    expect((await open(stranger, paper)).status).toBe(404)
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, id: act(), childId: child, personId: teacher.personId, kind: 'other', text: '' },
      ...{ startsOn: DAY, setBy: act(), setAt: at('7:00') },
    })
    expect((await open(teacher, paper)).status).toBe(404)
  })
})
