import { describe, expect, test } from 'vitest'
import type { PhraseList } from '../../worker/phrase/read.ts'
import { aHouse } from '../document/a-house.ts'
import { act } from '../kit/world.ts'

type House = Awaited<ReturnType<typeof aHouse>>
const list = async (who: House['teacher'], kind = '') =>
  (await who.get(`/phrase/list${kind && `?kind=${kind}`}`)).body as unknown as PhraseList

describe('文例', () => {
  test('are kept by 主任 and 園長, read by whoever writes, changed as another version and taken back', async () => {
    const { child, world, teacher, head, director } = await aHouse()
    const guardian = await world.addGuardian([child])
    const [first, other, better] = [act(), act(), act()]
    const goal = { kind: 'month_plan', section: 'goal', age: 1, month: 11 }
    expect((await head.post('/phrase/keep', { id: first, ...goal, text: '秋の自然にふれる' })).status).toBe(200)
    expect((await director.post('/phrase/keep', { id: other, text: '手洗いをする' })).status).toBe(200)
    expect((await teacher.post('/phrase/keep', { id: act(), text: '保育士の文例' })).status).toBe(404)
    expect((await guardian.get('/phrase/list')).status).toBe(404)
    const change = { id: better, upon: first, ...goal, text: '落ち葉にふれ、音を楽しむ' }
    expect((await head.post('/phrase/keep', change)).status).toBe(200)
    expect((await head.post('/phrase/keep', { ...change, id: act() })).body).toMatchObject({ error: { code: 'changed' } })
    expect((await list(teacher)).phrases.map(({ text }) => text).sort()).toEqual(['手洗いをする', '落ち葉にふれ、音を楽しむ'])
    expect((await list(teacher, 'diary')).phrases.map(({ text }) => text)).toEqual(['手洗いをする'])
    expect((await head.post('/phrase/drop', { id: act(), upon: other })).status).toBe(200)
    expect((await list(teacher)).phrases).toMatchObject([{ id: better, ...goal, by: '森' }])
    expect((await head.post('/phrase/drop', { id: act(), upon: other })).body).toMatchObject({ error: { code: 'changed' } })
    expect((await head.post('/phrase/keep', { id: act(), age: 9, text: 'あ' })).body).toMatchObject({ error: { field: 'age' } })
  })

  test('of one house are not those of another', async () => {
    const [here, there] = [await aHouse(), await aHouse()]
    const id = act()
    await here.head.post('/phrase/keep', { id, text: 'ここだけの文' })
    expect((await list(there.teacher)).phrases).toEqual([])
    expect((await there.head.post('/phrase/drop', { id: act(), upon: id })).status).toBe(404)
  })
})

describe('RG14 RG15 言葉のきまり', () => {
  test('begin with those of the trade, are changed as a whole, and what held before is kept', async () => {
    const { teacher, head, director } = await aHouse()
    const before = await list(teacher)
    expect(before.wording.id).toBeNull()
    const [first, second] = [act(), act()]
    expect(before.wording.rules.pairs).toContainEqual({ from: '子供', to: '子ども' })
    const rules = { pairs: [{ from: 'お友達', to: '友だち' }], avoid: [{ word: '問題児', why: '見た姿を書きます' }] }
    expect((await head.post('/phrase/wording', { id: first, rules })).status).toBe(200)
    expect((await director.post('/phrase/wording', { id: act(), rules })).body).toMatchObject({
      error: { code: 'changed' },
    })
    expect((await teacher.post('/phrase/wording', { id: act(), upon: first, rules })).status).toBe(404)
    const empty = { pairs: [], avoid: [] }
    expect((await director.post('/phrase/wording', { id: second, upon: first, rules: empty })).status).toBe(200)
    expect((await list(teacher)).wording).toEqual({ id: second, rules: empty })
    const { versions } = (await head.get('/phrase/wordings')).body as { versions: object[] }
    expect(versions).toMatchObject([
      { number: 2, rules: empty, by: '橘' },
      { number: 1, rules, by: '森' },
    ])
    const same = { pairs: [{ from: '子', to: '子' }], avoid: [] }
    expect((await head.post('/phrase/wording', { id: act(), upon: second, rules: same })).body).toMatchObject({
      error: { field: 'rules.pairs' },
    })
  })
})
