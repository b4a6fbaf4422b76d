import { describe, expect, test } from 'vitest'
import { block, calendarDay, photo, photoChild } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

const write = (who: Awaited<ReturnType<typeof aHouse>>['teacher'], paper: object, texts: Record<string, string>) =>
  who.post('/document/write', {
    ...{ id: act(), version: 1, ...paper },
    edits: Object.entries(texts).map(([field, text]) => ({ id: act(), field, bases: [], text })),
  })

describe('RG19 保育ドキュメンテーション', () => {
  test('is offered the pictures of the day with their lines, and what the plan had meant; no picture of a child who is kept from the writer', async () => {
    const { world, child, teacher, open, plan } = await aHouse()
    await world.addChild('こども いく')
    const pictureOf = async (id: string, caption: string | null, time: string) =>
      world.db.insert(photo).values({
        ...{
          facilityId: world.facilityId,
          id,
          day: DAY,
          classroomId: world.rabbit,
          objectKey: id,
          width: 4,
          height: 3,
          bytes: 9,
        },
        ...{ at: at(time), receivedAt: at(time), accountId: act(), caption, audience: null },
      })
    const [first, second] = [act(), act()]
    await pictureOf(first, '落ち葉のおふとん', '9:30')
    await pictureOf(second, null, '9:31')
    expect((await write(teacher, plan, { aim: '秋の自然にふれる' })).status).toBe(200)
    const paper = { kind: 'documentation', subject: world.rabbit, day: DAY }
    const offered = async () =>
      (await open(teacher, paper)).body.offered.map(({ section, text, sources: [source] }) => [section, text, source?.word])
    expect(await offered()).toEqual([
      ['aim', '秋の自然にふれる', 'document'],
      ['photos', '落ち葉のおふとん', 'photo'],
      ['photos', '（写真）', 'photo'],
    ])
    const choice = { key: `photos ${first}`, field: 'photos', sources: [{ word: 'photo', day: DAY, id: first }], kept: true }
    const edits = [{ id: act(), field: 'photos', bases: [], text: '落ち葉のおふとん' }]
    expect((await teacher.post('/document/write', { id: act(), ...paper, version: 1, edits, choices: [choice] })).status).toBe(
      200,
    )
    await world.db.insert(photoChild).values({ facilityId: world.facilityId, photoId: second, childId: child })
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, id: act(), childId: child, personId: teacher.personId, kind: 'other', text: '' },
      ...{ startsOn: DAY, setBy: act(), setAt: at('7:00') },
    })
    expect((await offered()).filter(([section]) => section === 'photos')).toEqual([['photos', '落ち葉のおふとん', 'photo']])
  })
})

describe('RG21 園だより', () => {
  test('is offered the events and closures of its month, and goes out as text that is read aloud', async () => {
    const { world, head, director, open } = await aHouse()
    const event = { kind: 'event_plan', subject: act(), day: '2026-12-18' }
    expect((await write(head, event, { name: 'おたのしみ会' })).status).toBe(200)
    expect((await write(head, { ...event, subject: act(), day: '2027-01-15' }, { name: 'もちつき' })).status).toBe(200)
    await world.db
      .insert(calendarDay)
      .values({ facilityId: world.facilityId, day: '2026-12-29', open: false, name: '年末のお休み' })
    const paper = { kind: 'newsletter', day: '2026-12-01' }
    const { body } = await open(director, paper)
    expect(body.offered.map(({ section, text }) => [section, text])).toEqual([
      ['events', '12月18日　おたのしみ会'],
      ['closed', '12月29日　年末のお休み'],
    ])
    expect((await write(head, paper, { greeting: '寒くなりました。', events: '12月18日　おたのしみ会' })).status).toBe(200)
    const file = await director.get('/document/file?kind=newsletter&day=2026-12-01&format=txt')
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(file.text).toContain('園だより\r\n')
    expect(file.text).toContain('下書き\r\n\r\n■ ごあいさつ\r\n寒くなりました。\r\n\r\n■ 行事の予定\r\n12月18日　おたのしみ会')
    expect(file.text).not.toContain('お知らせ')
    expect((await head.get('/document/list/file?from=2026-12-01&to=2026-12-31&format=txt')).status).toBe(400)
  })
})
