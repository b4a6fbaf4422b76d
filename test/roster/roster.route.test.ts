import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../schema/kit/id.ts'
import {
  assignment,
  audit,
  child,
  classroom,
  command,
  guardianship,
  notice,
  presenceFact,
  rosterImport,
} from '../../schema/shard.ts'
import { type Answer, act, makeWorld } from '../kit/world.ts'
import { APRIL, csv, line, MARCH, march, readPreview, sendFile, type Who } from './march.ts'

describe('A roster of April loaded in March', () => {
  test('RL02 RL06 the dry run names every difference and changes nothing', async () => {
    const { world, director, april, names } = await march()
    const answer = await sendFile(director, APRIL, `\ufeff${april}`)
    expect(answer.status).toBe(200)
    const preview = readPreview(answer)
    expect(preview.counts).toMatchObject({ new_child: 2, new_classroom: 2, move: 1 })
    expect(preview.unknownColumns).toEqual([])
    expect(preview.differences.filter(({ kind }) => kind === 'new_child').map(({ childName }) => childName)).toEqual([
      '伊藤 湊',
      '上田 凪',
    ])
    expect(await names(APRIL)).toEqual(['青木 陽 うさぎ組', '佐藤 葵 うさぎ組'])
    expect(await world.db.select().from(rosterImport).where(eq(rosterImport.facilityId, world.facilityId))).toMatchObject([
      { state: 'preview', fileName: '名簿.csv', appliesOn: APRIL },
    ])
  })

  test('RL02 RL03 carried out, March 31 is as it was and April 1 shows the new classes', async () => {
    const { director, april, board, names } = await march()
    const before = await board(MARCH)
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    const id = act()
    const done = await director.post('/roster/commit', { id, importId })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ id, importId, counts: { new_child: 2 } })
    expect(await board(MARCH)).toEqual(before)
    expect(await names(APRIL)).toEqual(['青木 陽 にじ組', '伊藤 湊 ひよこ組', '佐藤 葵 うさぎ組'])
    expect(await names('2026-04-06')).toEqual(['青木 陽 にじ組', '伊藤 湊 ひよこ組', '上田 凪 ひよこ組', '佐藤 葵 うさぎ組'])
    const again = await director.post('/roster/commit', { id, importId })
    expect([again.status, again.body]).toEqual([200, done.body])
    expect((await director.post('/roster/commit', { id: act(), importId })).status).toBe(409)
  })

  test('RL02 the same roster a second time changes nothing', async () => {
    const { director, april } = await march()
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId })
    expect(readPreview(await sendFile(director, APRIL, april)).differences).toEqual([])
  })

  test('RL02 taken back as a whole, every board is exactly as before', async () => {
    const { world, director, april, board, aoi } = await march()
    const days = [MARCH, APRIL, '2026-04-06']
    const before = await Promise.all(days.map(board))
    const children = await world.db.select().from(child).where(eq(child.id, aoi))
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId })
    const id = act()
    expect((await director.post('/roster/undo', { id, importId })).status).toBe(200)
    expect(await Promise.all(days.map(board))).toEqual(before)
    expect(await world.db.select().from(child).where(eq(child.id, aoi))).toEqual(children)
    expect((await director.post('/roster/undo', { id, importId })).status).toBe(200)
    expect((await director.post('/roster/undo', { id: act(), importId })).status).toBe(409)
    const history = (await director.get('/roster')).body as { imports: { state: string; by: string; counts: object }[] }
    expect(history.imports).toMatchObject([{ state: 'undone', by: '園長', counts: { new_child: 2 } }])
    const acts = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(acts.map(({ action }) => action)).toEqual(['roster.import', 'roster.import', 'roster.import'])
    expect(JSON.stringify(acts)).not.toContain('伊藤')
  })

  test('RL02 after an undo the same roster can be loaded again', async () => {
    const { director, april, names } = await march()
    const first = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId: first.importId })
    await director.post('/roster/undo', { id: act(), importId: first.importId })
    const second = readPreview(await sendFile(director, APRIL, april))
    expect((await director.post('/roster/commit', { id: act(), importId: second.importId })).status).toBe(200)
    expect(await names('2026-04-06')).toEqual(['青木 陽 にじ組', '伊藤 湊 ひよこ組', '上田 凪 ひよこ組', '佐藤 葵 うさぎ組'])
  })

  test('A day that a newcomer has already spent here, and a notice about one, keep the roster from being taken back', async () => {
    const { world, director, april, names } = await march()
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId })
    const [minato] = await world.db
      .select()
      .from(child)
      .where(and(eq(child.facilityId, world.facilityId), eq(child.familyName, '伊藤')))
    director.at('8:30', APRIL)
    await director.post('/presence/tap', { id: act(), childId: minato?.id, kind: 'arrive' })
    const refused = await director.post('/roster/undo', { id: act(), importId })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('登降園の記録')
    expect(await names(APRIL)).toContain('伊藤 湊 ひよこ組')
    await world.db.delete(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    await director.post('/notice', { id: act(), childIds: [minato?.id], kind: 'absent', reason: 'sick', from: APRIL })
    expect((await director.post('/roster/undo', { id: act(), importId })).text).toContain('保護者からの連絡')
    await world.db.delete(notice).where(eq(notice.facilityId, world.facilityId))
    expect((await director.post('/roster/undo', { id: act(), importId })).status).toBe(200)
  })

  test('What somebody changed after the import is not overwritten by taking it back', async () => {
    const { world, director, april, aoi } = await march()
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId })
    await world.db
      .update(child)
      .set({ allergens: ['卵'] })
      .where(eq(child.id, aoi))
    const refused = await director.post('/roster/undo', { id: act(), importId })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('取り込んだあとに名簿が直されている')
  })
})

describe('Two people at the roster', () => {
  test('Imports are taken back from the newest; a class that has staff stays', async () => {
    const { world, director, april } = await march()
    const load = async (text: string) => {
      const { importId } = readPreview(await sendFile(director, APRIL, text))
      await director.post('/roster/commit', { id: act(), importId })
      director.at(director.now() + 60_000)
      return importId
    }
    const undo = (importId: Id) => director.post('/roster/undo', { id: act(), importId })
    const first = await load(april)
    const second = await load(csv(line(9, '林 花', 'はやし はな', '2023-05-05', 'そら組')))
    expect((await undo(first)).text).toContain('新しいほうから先に')
    const [sky] = await world.db
      .select()
      .from(classroom)
      .where(and(eq(classroom.facilityId, world.facilityId), eq(classroom.name, 'そら組')))
    await world.addStaff('nursery_teacher', { classId: sky?.id ?? '' })
    expect((await undo(second)).text).toContain('もう職員がついています')
    await world.db.delete(assignment).where(eq(assignment.classroomId, sky?.id ?? ''))
    expect([(await undo(second)).status, (await undo(first)).status]).toEqual([200, 200])
    const { imports } = (await director.get('/roster')).body as { imports: { importId: Id; state: string }[] }
    expect(imports.map(({ importId, state }) => [importId, state])).toEqual([
      [second, 'undone'],
      [first, 'undone'],
    ])
  })

  test('Two commits at the same moment: one roster, whole', async () => {
    const { director, april, names } = await march()
    const other = csv(line(1, '佐藤 葵', 'さとう あおい', '2024-10-10', 'そら組'))
    const [one, two] = [readPreview(await sendFile(director, APRIL, april)), readPreview(await sendFile(director, APRIL, other))]
    const answers = await Promise.all([one, two].map(({ importId }) => director.post('/roster/commit', { id: act(), importId })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const whole = ['青木 陽 にじ組', '伊藤 湊 ひよこ組', '佐藤 葵 うさぎ組']
    expect(await names(APRIL)).toEqual(answers[0]?.status === 200 ? whole : ['青木 陽 うさぎ組', '佐藤 葵 そら組'])
  })

  test('A dry run made before another import is refused: it would write over it', async () => {
    const { director, april, names } = await march()
    const first = readPreview(await sendFile(director, APRIL, april))
    const second = readPreview(await sendFile(director, APRIL, april))
    await director.post('/roster/commit', { id: act(), importId: second.importId })
    const before = await names(APRIL)
    const refused = await director.post('/roster/commit', { id: act(), importId: first.importId })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('名簿がその間に変わりました。もういちど読み込んでください')
    expect(await names(APRIL)).toEqual(before)
  })

  test('A child changed between dry run and commit stops the whole', async () => {
    const { world, director, april, names, haru } = await march()
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    await world.db.update(child).set({ number: '77' }).where(eq(child.id, haru))
    const before = await names('2026-04-06')
    expect((await director.post('/roster/commit', { id: act(), importId })).status).toBe(409)
    expect(await names('2026-04-06')).toEqual(before)
    expect(await world.db.select().from(guardianship).where(eq(guardianship.facilityId, world.facilityId))).toEqual([])
  })

  test('Another facility gets the same 404 for an import, and nothing changes', async () => {
    const { world, director, april } = await march()
    const { importId } = readPreview(await sendFile(director, APRIL, april))
    const other = await makeWorld()
    const stranger = await other.addStaff('director')
    stranger.at('10:00')
    const foreign = await stranger.post('/roster/commit', { id: act(), importId })
    const unknown = await stranger.post('/roster/commit', { id: act(), importId: act() })
    const bare = ({ status, text }: Answer) => [status, text.replace(/"requestId":"[^"]+"/, '')]
    expect(bare(foreign)).toEqual(bare(unknown))
    expect(foreign.status).toBe(404)
    expect((await stranger.post('/roster/undo', { id: act(), importId })).status).toBe(404)
    expect((await stranger.post(`/api/f/${world.facilityId}/roster/commit`, { id: act(), importId })).status).toBe(404)
    expect(await other.db.select().from(command).where(eq(command.facilityId, other.facilityId))).toEqual([])
    const kept = await world.db.select().from(rosterImport).where(eq(rosterImport.facilityId, world.facilityId))
    expect(kept.map(({ state }) => state)).toEqual(['preview'])
  })

  test('Caregivers and families cannot load a roster', async () => {
    const { world, aoi, april } = await march()
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const mother = await world.addGuardian([aoi])
    for (const who of [teacher, mother]) {
      expect((await sendFile(who as Who, '2026-11-20', april)).status).toBe(404)
      expect((await who.get('/roster')).status).toBe(404)
    }
    expect(await world.db.select().from(rosterImport).where(eq(rosterImport.facilityId, world.facilityId))).toEqual([])
  })
})
