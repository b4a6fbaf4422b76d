import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { maskedText } from '../../schema/document/mask.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, block, documentDisclosure } from '../../schema/shard.ts'
import type { readDisclosure } from '../../worker/document/disclose.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

type Read = Awaited<ReturnType<typeof readDisclosure>>
const TERM = '2026-10-01'
const NOTE = '青木 りおさんと、たけるくんが砂場で遊んだ。こばと かいさん。橘先生。'

/** A 保育経過記録 of こども あい in which two other children are named. */
async function withRecord() {
  const house = await aHouse()
  const { world, child, teacher } = house
  const other = await world.addChild('あおき りお', { name: '青木 りお', classId: world.star })
  await world.addChild('いとう たける', { name: '伊藤 健' })
  const mother = await world.addGuardian([child])
  await world.addParent([other], { name: 'こばと かい' })
  const paper = { kind: 'progress', subject: child, day: TERM }
  const put = (text: string, bases: string[] = []) =>
    teacher.post('/document/write', { id: act(), ...paper, version: 1, edits: [{ id: act(), field: 'note', bases, text }] })
  expect((await put(NOTE)).status).toBe(200)
  type Client = typeof teacher
  const read = (who: Client, more: Record<string, string> = {}) =>
    who.get(`/document/disclosure?${new URLSearchParams({ ...paper, childId: child, ...more })}`)
  const opened = async () => (await read(house.director)).body as unknown as Read
  const disclose = async (who: Client, more: Record<string, unknown> = {}) =>
    who.post('/document/disclose', {
      ...{ id: act(), ...paper, childId: child, to: '母', why: '開示の請求', masks: 3 },
      ...{ digest: (await opened()).digest, ...more },
    })
  return { ...house, other, mother, paper, put, read, opened, disclose }
}

describe('RH07 A copy for somebody outside', () => {
  test('opens with every name of another family proposed, and what was printed is written down without a word of them', async () => {
    const { world, child, head, director, opened, disclose } = await withRecord()
    const { texts, masks, name, guarded } = await opened()
    expect([name, guarded]).toEqual(['こども あい', false])
    expect(maskedText(texts.note ?? '', masks.note ?? [])).toBe('■■と、■■が砂場で遊んだ。■■。橘先生。')
    expect((await disclose(director, { why: '' })).body).toMatchObject({ error: { field: 'why' } })
    expect((await disclose(director, { to: ' ' })).body).toMatchObject({ error: { field: 'to' } })
    expect((await disclose(director)).status).toBe(200)
    head.at('8:06')
    expect((await disclose(head, { to: '祖母', why: '面談のため' })).status).toBe(200)
    expect((await opened()).before).toMatchObject([
      { title: '保育経過記録', startsOn: TERM, to: '祖母', why: '面談のため', masks: 3, by: '森' },
      { to: '母', why: '開示の請求', by: '橘' },
    ])
    const kept = await world.db.select().from(documentDisclosure).where(eq(documentDisclosure.childId, child))
    const acts = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'document.disclose'), eq(audit.outcome, 'done')))
    expect(acts.map(({ childId }) => childId)).toEqual([child, child])
    expect(acts.map(({ content }) => content)).toContainEqual({
      ...{ document: '保育経過記録', day: TERM, person: '母', reason: '開示の請求', masks: 3 },
      digest: kept.find(({ recipient }) => recipient === '母')?.digest,
    })
    expect(JSON.stringify([kept, acts])).not.toMatch(/青木|りお|たける|こばと|砂場/)
  })

  test('is of 主任 and 園長 at the desk: no caregiver, no family, no other house', async () => {
    const { world, child, head, director, teacher, mother, read, disclose } = await withRecord()
    const elsewhere = await aHouse()
    for (const who of [head, director]) expect((await read(who)).status).toBe(200)
    for (const who of [teacher, mother, elsewhere.director, await world.addStaff('office')]) {
      expect((await read(who as typeof teacher)).status).toBe(404)
      expect((await disclose(who as typeof teacher)).status).toBe(404)
    }
    // A child of another house, asked for in one's own.
    const own = await elsewhere.director.get(`/document/disclosure?kind=progress&subject=${child}&day=${TERM}&childId=${child}`)
    expect(own.status).toBe(404)
    expect((await read(director, { childId: newId(0) })).body).toMatchObject({ error: { field: 'childId' } })
  })

  test('a block beats it: not by whom it keeps from the child, not for whom it keeps from the child, and that there is one is said', async () => {
    const { world, child, head, director, read, opened, disclose } = await withRecord()
    const father = await world.addParent([child], { name: '北 一郎', relationship: '父' })
    const put = (personId: string, names: string[]) =>
      world.db.insert(block).values({
        ...{ facilityId: world.facilityId, childId: child, id: act(), personId, names, kind: 'support_measure', text: '' },
        ...{ startsOn: DAY, setBy: newId(0), setAt: at('8:00') },
      })
    await put(father, ['北一郎', '父'])
    expect((await opened()).guarded).toBe(true)
    expect((await disclose(director, { to: '父　北 一郎' })).body).toMatchObject({ error: { code: 'barred' } })
    expect((await disclose(director, { to: '母' })).status).toBe(200)
    await put(head.personId, [])
    expect((await read(head)).status).toBe(404)
    expect((await disclose(head)).status).toBe(404)
  })

  test('is of the words that were read: when somebody writes on, it is read again first', async () => {
    const { director, opened, put, disclose, open, teacher, paper } = await withRecord()
    const { digest } = await opened()
    const [head] = (await open(teacher, paper)).body.heads
    await put(`${NOTE}かいくんも来た。`, head ? [head.id] : [])
    expect((await disclose(director, { digest })).body).toMatchObject({ error: { code: 'changed' } })
    expect((await disclose(director)).status).toBe(200)
  })

  test('of a class’s diary has the row of that child alone, and the texts of the class masked', async () => {
    const { world, child, teacher, director } = await withRecord()
    const friend = await world.addChild('うえだ みお', { name: '上田 みお' })
    const day = '2026-11-19'
    const named = { kind: 'diary', subject: world.rabbit, day }
    const edits = [
      { field: 'activity', text: '上田さんとこどもさんが落ち葉を集めた' },
      { field: `child.${child}.text`, text: 'みおちゃんに貸した' },
      { field: `child.${friend}.text`, text: 'とてもよく食べた' },
    ].map((one) => ({ id: act(), bases: [], ...one }))
    expect((await teacher.post('/document/write', { id: act(), ...named, version: 1, edits })).status).toBe(200)
    const of = (childId: string) => director.get(`/document/disclosure?${new URLSearchParams({ ...named, childId })}`)
    const answer = await of(child)
    const { opened, texts, masks } = answer.body as unknown as Read
    expect(opened.children.map(({ id }) => id)).toEqual([child])
    expect(
      Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, maskedText(text, masks[field] ?? [])])),
    ).toEqual({
      activity: '■■とこどもさんが落ち葉を集めた',
      [`child.${child}.text`]: '■■に貸した',
    })
    expect(answer.text).not.toContain('とてもよく食べた')
    const stranger = await world.addChild('ほし こ', { classId: world.star })
    expect((await of(stranger)).status).toBe(404)
  })
})
