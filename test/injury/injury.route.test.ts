import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../schema/handover/card.ts'
import { foldNotes, type NoteStep, type Version } from '../../schema/injury/rule.ts'
import { outbox } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const SAID = {
  ...{ place: '園庭', parts: ['head'], kinds: ['bump'], what: 'すべり台の前でころびました', aid: '冷やしました' },
  ...{ doctor: 'none', clinic: '', inside: 'うしろから いくくんが ぶつかった', sawBy: '山田' },
}
interface List {
  versions: Version[]
  steps: NoteStep[]
}
const codes = (...answers: { status: number; body: Record<string, unknown> }[]) =>
  answers.map(({ status, body }) => (body.error ? (body.error as { code: string }).code : status))

async function aHouse() {
  const world = await makeWorld()
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const mother = await world.addGuardian([ai])
  const father = await world.addGuardian([ai])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const director = await world.addStaff('director')
  for (const who of [mother, father, teacher, director]) who.at('11:00')
  const write = async (more: Record<string, unknown> = {}, who: Pick<typeof teacher, 'post'> = teacher) => {
    const id = act()
    return { id, answer: await who.post('/injury/write', { id, childId: ai, at: at('10:15'), ...SAID, ...more }) }
  }
  const of = (injuryId: string, versionId = injuryId) => ({ id: act(), childId: ai, day: DAY, injuryId, versionId })
  const list = async (who: Pick<typeof mother, 'get'>) =>
    (await who.get(`/injury/list?from=${DAY}&to=${DAY}`)).body as unknown as List
  return { world, ai, iku, mother, father, teacher, director, write, of, list }
}

describe('RD09 an injury note', () => {
  test('is read by no family before 主任 or 園長 let it out, and then without what the nursery keeps inside', async () => {
    const { world, mother, teacher, director, write, of, list } = await aHouse()
    const { id } = await write()
    expect((await list(mother)).versions).toEqual([])
    expect((await teacher.post('/injury/approve', of(id))).status).toBe(404)
    expect(codes(await director.post('/injury/approve', of(id)))).toEqual([200])
    const [seen] = (await list(mother)).versions
    expect(seen).toMatchObject({ what: SAID.what, aid: SAID.aid, inside: null, sawBy: null, by: '' })
    expect(JSON.stringify(await list(mother))).not.toContain('いくくん')
    expect((await list(teacher)).versions[0]).toMatchObject({ inside: SAID.inside, by: '山田' })
    // A push says nothing of it: a line without content for each guardian.
    const lines = await world.db
      .select({ kind: outbox.kind })
      .from(outbox)
      .where(and(eq(outbox.facilityId, world.facilityId), eq(outbox.kind, 'note')))
    expect(lines).toHaveLength(2)
  })

  test('nobody lets out the own words; what was sent back is corrected and looked at again', async () => {
    const { teacher, director, write, of, list } = await aHouse()
    const own = await write({}, director)
    expect(codes(await director.post('/injury/approve', of(own.id)))).toEqual(['own_words'])
    const { id } = await write()
    await director.post('/injury/return', { ...of(id), note: '時刻をたしかめてください' })
    expect(codes(await director.post('/injury/approve', of(id)))).toEqual(['overtaken'])
    const fixed = { id: act(), childId: of(id).childId, day: DAY, injuryId: id, supersedes: id, reason: '時刻' }
    expect(codes(await teacher.post('/injury/correct', { ...fixed, ...SAID, at: at('10:20') }))).toEqual([200])
    expect(codes(await director.post('/injury/approve', of(id, fixed.id)))).toEqual([200])
    const { versions, steps } = await list(teacher)
    expect(foldNotes(versions, steps).find((note) => note.id === id)).toMatchObject({ state: 'out', last: { id: fixed.id } })
  })

  test('RA25 each guardian reads and acknowledges for oneself, once, and only what is out', async () => {
    const { mother, father, teacher, director, write, of, list } = await aHouse()
    const { id } = await write()
    expect((await mother.post('/injury/see', { ...of(id), acknowledged: true })).status).toBe(404)
    await director.post('/injury/approve', of(id))
    await mother.post('/injury/see', { ...of(id), acknowledged: true })
    await mother.post('/injury/see', { ...of(id), acknowledged: true })
    await father.post('/injury/see', { ...of(id), acknowledged: false })
    const { versions, steps } = await list(teacher)
    const [note] = foldNotes(versions, steps)
    expect([note?.read.length, note?.acknowledged.length]).toEqual([2, 1])
    // Nobody of a family hears what another one did.
    expect((await list(father)).steps.map(({ kind }) => kind).sort()).toEqual(['approved', 'read'])
  })

  test('wrong notes are refused in a sentence that names the field', async () => {
    const { iku, teacher, write, list } = await aHouse()
    const fields = []
    for (const wrong of [
      { what: ' ' },
      { parts: [] },
      { parts: ['tail'] },
      { at: at('12:00') },
      { at: at('10:00', '2026-11-01') },
      { doctor: 'seen' },
      { aid: 'あ'.repeat(201) },
    ])
      fields.push(((await write(wrong)).answer.body.error as { field?: string }).field?.split('.')[0])
    expect(fields).toEqual(['what', 'parts', 'parts', 'at', 'at', 'clinic', 'aid'])
    expect((await list(teacher)).versions).toEqual([])
    expect((await write({ childId: iku })).answer.status).toBe(200)
  })

  test('a note is corrected by its writer, 主任 or 園長; how the child was later stands with it', async () => {
    const { world, ai, teacher, director, write, list } = await aHouse()
    const { id } = await write()
    const other = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '川上' })
    other.at('11:00')
    const upon = () => ({ id: act(), childId: ai, day: DAY, injuryId: id, supersedes: id, reason: '子どもがちがいました' })
    expect(codes(await other.post('/injury/take-back', upon()))).toEqual(['not_yours'])
    const said = { id: act(), childId: ai, day: DAY, injuryId: id, at: at('10:50'), note: '元気に遊んでいます' }
    expect(codes(await other.post('/injury/watch', said))).toEqual([200])
    expect(codes(await director.post('/injury/take-back', upon()), await teacher.post('/injury/take-back', upon()))).toEqual([
      200,
      'overtaken',
    ])
    const { versions, steps } = await list(teacher)
    expect(foldNotes(versions, steps)).toMatchObject([{ state: 'gone', watched: [{ note: '元気に遊んでいます' }] }])
  })

  test('the book of a period is a file', async () => {
    const { director, write } = await aHouse()
    await write()
    const file = await director.get(`/injury/file?from=${DAY}&to=${DAY}&format=csv`)
    expect(file.text).toContain('ひたい・頭,こぶ,○')
  })
})

describe('RA22 引き継ぎカード', () => {
  test('gathers what was written today, is a snapshot, and holds no injury that was not let out', async () => {
    const { ai, mother, teacher, director, write, of } = await aHouse()
    const fever = (tenths: number, time: string) =>
      teacher.post('/care/record', {
        ...{ id: act(), at: at(time) },
        entries: [{ kind: 'temperature', childId: ai, at: at(time), tenths }],
      })
    await fever(378, '10:30')
    const { id } = await write()
    const card = async (who: Pick<typeof mother, 'get'>) =>
      (await who.get(`/handover/card?childId=${ai}&day=${DAY}`)).body as unknown as {
        now: Card | null
        issued: { content: Card; note: string; by: string }[]
      }
    expect((await card(teacher)).now).toMatchObject({ temperatures: [[378, at('10:30')]], injuries: [] })
    await director.post('/injury/approve', of(id))
    expect((await card(mother)).issued).toEqual([])
    await teacher.post('/handover/issue', { id: act(), childId: ai, note: '水分はとれています' })
    await fever(385, '10:55')
    const seen = await card(mother)
    expect(seen.now).toBeNull()
    expect(seen.issued).toMatchObject([
      { note: '水分はとれています', by: '', content: { temperatures: [[378, at('10:30')]], injuries: [{ what: SAID.what }] } },
    ])
  })

  test('is of a child one reaches', async () => {
    const { iku, mother } = await aHouse()
    expect((await mother.get(`/handover/card?childId=${iku}&day=${DAY}`)).status).toBe(404)
    expect((await mother.post('/handover/issue', { id: act(), childId: iku, note: '' })).status).toBe(404)
  })
})

describe('RA25 a family writes back', () => {
  test('RA25 to a note that is out: staff read it with who and when, the other guardian does not, and nothing is changed by it', async () => {
    const { mother, father, teacher, director, write, of, list } = await aHouse()
    const { id } = await write()
    const said = { text: '夜も、ようすを見ます。' }
    expect((await mother.post('/injury/reply', { ...of(id), ...said })).status).toBe(404)
    await director.post('/injury/approve', of(id))
    const first = { ...of(id), ...said }
    expect((await mother.post('/injury/reply', first)).status).toBe(200)
    // The same act again, after an answer that was lost, is one reply.
    expect((await mother.post('/injury/reply', first)).status).toBe(200)
    expect(codes(await mother.post('/injury/reply', { ...first, text: 'ほかのこと' }))).toEqual(['id_reused'])
    mother.at('11:05')
    await mother.post('/injury/reply', { ...of(id), text: '熱はありません。' })
    const replies = ({ versions, steps }: List) => foldNotes(versions, steps)[0]?.replied.map(({ note, by }) => [note, by])
    expect(replies(await list(teacher))?.map(([note]) => note)).toEqual([said.text, '熱はありません。'])
    expect(replies(await list(teacher))?.[0]?.[1]).not.toBe('')
    expect(replies(await list(mother))?.map(([note]) => note)).toEqual([said.text, '熱はありません。'])
    expect(replies(await list(father))).toEqual([])
    expect((await list(teacher)).versions[0]).toMatchObject({ what: SAID.what })
    const empty = await mother.post('/injury/reply', { ...of(id), text: ' ' })
    expect([empty.status, empty.text.includes('text')]).toEqual([400, true])
    expect((await teacher.post('/injury/reply', { ...of(id), ...said })).status).toBe(404)
  })

  test('RA25 to the card of an ill child: 既読 is kept once, and what was written back stands with the card', async () => {
    const { ai, mother, father, teacher } = await aHouse()
    const cardId = act()
    expect((await teacher.post('/handover/issue', { id: cardId, childId: ai, note: '38.2℃です' })).status).toBe(200)
    const of = () => ({ id: act(), childId: ai, day: DAY, cardId })
    for (const who of [mother, mother]) expect((await who.post('/handover/see', of())).status).toBe(200)
    expect((await mother.post('/handover/reply', { ...of(), text: '15時に行きます' })).status).toBe(200)
    expect((await mother.post('/handover/reply', { ...of(), cardId: act(), text: 'x' })).status).toBe(404)
    type Answer = { issued: { read: { by: string }[]; replied: { note: string }[] }[] }
    const card = async (who: Pick<typeof mother, 'get'>) =>
      ((await who.get(`/handover/card?childId=${ai}&day=${DAY}`)).body as unknown as Answer).issued[0]
    expect((await card(teacher))?.read).toHaveLength(1)
    expect((await card(teacher))?.replied).toMatchObject([{ note: '15時に行きます' }])
    expect((await card(mother))?.replied).toHaveLength(1)
    expect(await card(father)).toMatchObject({ read: [], replied: [] })
  })
})
