import { describe, expect, test } from 'vitest'
import { headsOf } from '../../schema/document/merge.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

describe('RG06 A diary', () => {
  test('opens with what was written during the day, each with its source, and remembers what was taken or dropped', async () => {
    const { world, child, teacher, open } = await aHouse()
    await teacher.post('/memo/write', { id: act(), at: at('8:01'), classId: world.rabbit, text: '大きな山を作った', tags: [] })
    const diary = { kind: 'diary', subject: world.rabbit, day: DAY }
    const opened = (await open(teacher, diary)).body
    const memo = opened.offered.find(({ section }) => section === 'activity')
    expect(memo).toMatchObject({ text: '大きな山を作った', sources: [{ word: 'memo', day: DAY }] })
    expect(opened.offered.find(({ section }) => section === 'attendance')).toBeDefined()
    expect(opened.heads).toEqual([])
    expect(opened.children).toMatchObject([{ id: child }])
    const choice = { key: memo?.key, field: 'activity', sources: memo?.sources, kept: true }
    const edits = [{ id: act(), field: 'activity', bases: [], text: '大きな山を作った' }]
    const kept = await teacher.post('/document/write', { id: act(), ...diary, version: 1, edits, choices: [choice] })
    expect(kept.status).toBe(200)
    expect((await open(teacher, diary)).body).toMatchObject({ choices: [{ key: memo?.key, kept: true }] })
    expect(headsOf((await open(teacher, diary)).body.heads).get('activity')).toHaveLength(1)
  })
})

describe('RG05 A lower plan', () => {
  test('is offered the goal of the plan above and the reflection of the week before, as handed in or else as they stand', async () => {
    const { world, teacher, colleague, write, open } = await aHouse()
    const put = (paper: { kind: string; day: string }, field: string, text: string) =>
      teacher.post('/document/write', {
        ...{ id: act(), version: 1, subject: world.rabbit, ...paper },
        edits: [{ id: act(), field, bases: [], text }],
      })
    const quotes = async () =>
      (await open()).body.offered.map(({ section, text, sources }) => [section, text, sources[0]?.word, sources[0]?.day])
    expect(await quotes()).toEqual([])
    const month = { kind: 'month_plan', day: '2026-11-01' }
    expect((await put(month, 'goal', '秋の自然にふれる')).status).toBe(200)
    expect((await put({ kind: 'week_plan', day: '2026-11-09' }, 'reflection', '落ち葉に夢中だった')).status).toBe(200)
    const both = [
      ['aim', '秋の自然にふれる', 'document', '2026-11-01'],
      ['last_week', '落ち葉に夢中だった', 'document', '2026-11-09'],
    ]
    expect(await quotes()).toEqual(both)
    const { times } = (await open(teacher, { ...month, subject: world.rabbit })).body
    const handed = { id: act(), ...month, version: 1, subject: world.rabbit, step: 'submitted', after: 0, times }
    expect((await teacher.post('/document/hand-in', handed)).status).toBe(200)
    expect(await quotes()).toEqual(both)
    // Two texts that stand are nobody's word yet.
    await put({ kind: 'week_plan', day: '2026-11-09' }, 'safety', '手洗い')
    await colleague.post('/document/write', {
      ...{ id: act(), version: 1, subject: world.rabbit, kind: 'week_plan', day: '2026-11-09' },
      edits: [{ id: act(), field: 'reflection', bases: [], text: '砂場もよくつかった' }],
    })
    expect(await quotes()).toEqual(both.slice(0, 1))
    await write(teacher, 'aim', '秋の自然にふれる')
    expect(await quotes()).toEqual(both.slice(0, 1))
  })
})

describe('RG13 A record of a child', () => {
  test('is offered what was noted and measured of it in its period, where its words stand', async () => {
    const { child, teacher, open } = await aHouse()
    const note = (time: string, text: string, tags: string[]) =>
      teacher.post('/memo/write', { id: act(), at: at(time), childIds: [child], text, tags })
    expect((await note('8:01', 'くつを自分ではいた', ['health'])).status).toBe(200)
    expect((await note('8:02', '「みて」とよぶ', ['language', 'relationships'])).status).toBe(200)
    expect((await note('8:03', '機嫌よくすごす', [])).status).toBe(200)
    const children = [{ childId: child, weight: 10_200 }]
    expect((await teacher.post('/growth/class', { id: act(), day: DAY, children })).status).toBe(200)
    const paper = { kind: 'progress', subject: child, day: '2026-10-01' }
    const offered = (await open(teacher, paper)).body.offered.map(({ section, row, text }) => [section, row ?? '', text])
    expect(offered).toEqual([
      ['growth', '', '体重 10.2kg'],
      ['seen', 'health', 'くつを自分ではいた'],
      ['seen', 'language', '「みて」とよぶ'],
      ['seen', 'relationships', '「みて」とよぶ'],
      ['note', '', '機嫌よくすごす'],
    ])
    expect((await open(teacher, { ...paper, day: '2026-07-01' })).body.offered).toEqual([])
  })
})
