import { describe, expect, test } from 'vitest'
import type { DocumentList } from '../../worker/document/list-documents.ts'
import type { NearMisses } from '../../worker/document/near-misses.ts'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
type Client = House['teacher']
const begin = async (who: Client, kind: string, texts: Record<string, string>, day = DAY) => {
  const paper = { kind, subject: act(), day }
  const edits = Object.entries(texts).map(([field, text]) => ({ id: act(), field, bases: [], text }))
  expect((await who.post('/document/write', { id: act(), ...paper, version: 2, edits })).status).toBe(200)
  return paper
}
const openOf = async (who: Client) =>
  ((await who.get(`/document/list?from=${DAY}&to=${DAY}`)).body as unknown as DocumentList).measures.map(({ what }) => what)
const keep = (who: Client, paper: object, more: object) =>
  who.post('/document/measure', {
    id: act(),
    ...paper,
    after: 0,
    what: '門の鍵を二重にする',
    due: '2026-11-27',
    state: 'open',
    ...more,
  })

describe('RM10 改善策', () => {
  test('wait for 主任, 園長 and whoever wrote them until somebody says what became of them, whatever became of the paper', async () => {
    const house = await aHouse()
    const { teacher, colleague, head, director, open } = house
    const paper = await begin(teacher, 'near_miss', { name: '門の鍵が開いていた' }, '2026-09-01')
    const id = act()
    expect((await keep(teacher, paper, { id })).status).toBe(200)
    expect((await keep(teacher, paper, { id })).status).toBe(200)
    for (const who of [teacher, head, director]) expect(await openOf(who)).toEqual(['門の鍵を二重にする'])
    expect(await openOf(colleague)).toEqual([])
    expect((await open(colleague, paper)).body.measures).toMatchObject([{ of: id, state: 'open', due: '2026-11-27', by: '山田' }])
    // The paper may be handed in and no more be written in; what it asks for can still be said to be done.
    const { times } = (await open(teacher, paper)).body
    const handed = { id: act(), ...paper, version: 2, step: 'submitted', after: 0, times }
    expect((await teacher.post('/document/hand-in', handed)).status).toBe(200)
    expect((await keep(head, paper, { of: id, after: 0, state: 'done' })).body).toMatchObject({ error: { code: 'bad_input' } })
    expect((await keep(head, paper, { of: id, after: 2, state: 'done' })).body).toMatchObject({ error: { code: 'changed' } })
    expect((await keep(head, paper, { of: id, after: 1, state: 'done', note: '錠をつけた' })).status).toBe(200)
    expect((await keep(director, paper, { of: id, after: 1, state: 'dropped', note: '予算' })).body).toMatchObject({
      error: { code: 'changed' },
    })
    for (const who of [teacher, head, director]) expect(await openOf(who)).toEqual([])
    expect((await open(teacher, paper)).body.measures).toMatchObject([{ of: id, number: 2, state: 'done', note: '錠をつけた' }])
    // Undone, it waits again.
    expect((await keep(head, paper, { of: id, after: 2, state: 'open' })).status).toBe(200)
    expect(await openOf(director)).toEqual(['門の鍵を二重にする'])
  })

  test('of an accident are of those who read it, and stand beside no paper of a class and none that is not there', async () => {
    const house = await aHouse()
    const { teacher, colleague, director, plan } = house
    const paper = await begin(teacher, 'accident', { name: 'すべり台から落ちた' })
    expect((await keep(colleague, paper, {})).status).toBe(404)
    expect((await keep(director, paper, { what: 'マットをしく' })).status).toBe(200)
    expect(await openOf(colleague)).toEqual([])
    expect(await openOf(director)).toEqual(['マットをしく'])
    expect((await keep(teacher, { ...paper, subject: act() }, {})).status).toBe(404)
    const { kind, subject, day } = plan
    expect((await keep(teacher, { kind, subject, day }, {})).body).toMatchObject({ error: { field: 'kind' } })
    expect((await keep(teacher, paper, { of: act(), after: 1, state: 'dropped' })).body).toMatchObject({
      error: { field: 'note' },
    })
  })
})

describe('RM08 ヒヤリハット of a month', () => {
  test('are read by everybody by place, time, kind and age as handed in or as they stand, and taken along by 主任 and 園長', async () => {
    const { teacher, stranger, director } = await aHouse()
    const texts = { name: '門の鍵', time: '9:10', place: '玄関・門', kind: '見失い', child: '4歳', prevention: '二重にする' }
    const paper = await begin(teacher, 'near_miss', texts)
    await begin(teacher, 'near_miss', { name: 'さきの月' }, '2026-10-31')
    const [path, from, to] = ['/document/near-misses', '2026-11-01', '2026-11-30']
    const { list } = (await stranger.get(`${path}?from=${from}&to=${to}`)).body as unknown as NearMisses
    expect(list).toEqual([{ subject: paper.subject, startsOn: DAY, ...texts }])
    expect((await director.get(`${path}?from=2026-01-01&to=${to}`)).body).toMatchObject({ error: { field: 'to' } })
    expect((await teacher.get(`${path}/file?from=${from}&to=${to}&format=csv`)).status).toBe(404)
    const file = await director.get(`${path}/file?from=${from}&to=${to}&format=csv`)
    expect(file.status).toBe(200)
    expect(file.text).toContain('場所　玄関・門 1')
    expect(file.text).toContain('年齢　4歳 1')
    expect(file.text).toContain('2026-11-20,門の鍵,9:10,9時台,玄関・門,見失い,4歳,二重にする\r\n')
    expect(file.text).not.toContain('さきの月')
  })
})
