// What a director reads: who did or saw what of which child, in words; who saw a child; and who is stopped.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Exposure } from '../../schema/audit/exposed.ts'
import { newId } from '../../schema/kit/id.ts'
import { assignment, block, guardianship, person, session } from '../../schema/shard.ts'
import type { AuditRecord } from '../../worker/audit/read-audit.ts'
import { ALL, act, at, DAY, makeWorld } from '../kit/world.ts'

type Director = Awaited<ReturnType<Awaited<ReturnType<typeof makeWorld>>['addStaff']>>
const window = `from=${DAY}&to=${DAY}`
const listOf = async (director: Director, more = '') => {
  const { status, body, text } = await director.get(`/audit?${window}${more}`)
  expect(status, text).toBe(200)
  return body as unknown as { records: AuditRecord[]; next: string | null; locked: { accountId: string; name: string }[] }
}
const exposuresOf = async (director: Director, more = '', asked = window) => {
  const { status, body, text } = await director.get(`/audit/exposure?${asked}${more}`)
  expect(status, text).toBe(200)
  return body.exposures as Exposure[]
}
const settle = () => new Promise((done) => setTimeout(done, 50))

describe('Records', () => {
  test('V16 16.2.1 say who in which role, from where, when by both clocks, what and about whom, newest first', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい', { name: '佐藤 葵' })
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
    const director = await world.addStaff('director', { name: '園長' })
    teacher.at('8:10')
    await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive', at: at('8:05') })
    director.at('8:20')
    await director.get(`/child/contacts?childId=${child}`)
    teacher.at('8:30')
    expect((await teacher.get('/facility/settings')).status).toBe(404)
    await settle()
    const { records, next } = await listOf(director)
    expect(next).toBeNull()
    expect(records.map((one) => [one.act, one.who?.name, one.child, one.door])).toEqual([
      ['園の設定を変更しようとして、断られました', '山田', null, 'room'],
      ['連絡先を閲覧しました', '園長', '佐藤 葵', 'office'],
      ['登園・降園を記録しました', '山田', '佐藤 葵', 'room'],
    ])
    expect(records[2]).toMatchObject({
      at: at('8:10'),
      deviceAt: at('8:05'),
      outcome: 'done',
      who: { roles: ['nursery_teacher'] },
    })
    expect(records[2]?.content).toEqual([
      { name: '内容', is: '登園・受け入れ' },
      { name: '時刻', is: '8:05' },
    ])
  })

  test('are found by child, by person, by day and by kind, and come in pages', async () => {
    const world = await makeWorld()
    const [one, two] = [await world.addChild('あ いち'), await world.addChild('い に')]
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const director = await world.addStaff('director')
    for (let count = 0; count < 60; count++) {
      teacher.at(at('8:00') + count)
      await teacher.post('/presence/sighting', { id: act(), childId: count % 3 ? one : two, at: at('8:00') })
    }
    await director.get(`/child/contacts?childId=${two}`)
    const first = await listOf(director)
    expect(first.records).toHaveLength(50)
    const second = await listOf(director, `&after=${first.next}`)
    expect([second.records.length, second.next]).toEqual([11, null])
    expect(new Set([...first.records, ...second.records].map(({ key }) => key)).size).toBe(61)
    expect((await listOf(director, `&child=${two}`)).records).toHaveLength(21)
    expect((await listOf(director, `&account=${director.accountId}`)).records).toHaveLength(1)
    expect((await listOf(director, '&kind=read')).records.map(({ childId }) => childId)).toEqual([two])
    expect(((await director.get('/audit?from=2026-11-21&to=2026-11-22')).body as { records: unknown[] }).records).toEqual([])
    expect((await director.get(`/audit?${window}&after=x`)).status).toBe(400)
    expect((await director.get('/audit?from=2026-01-01&to=2026-11-20')).status).toBe(400)
  })

  test('are the director’s alone, at the desk', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const others = [
      await world.addStaff('head_teacher'),
      await world.addStaff('nurse'),
      await world.addStaff('office'),
      await world.addStaff('director', { door: 'room' }),
      await world.addGuardian([child]),
    ]
    for (const who of others)
      for (const path of [`/audit?${window}`, '/audit/names?text=あ', `/audit/exposure?${window}`, `/audit/sign-ins?${window}`])
        expect((await who.get(path)).status, path).toBe(404)
  })

  test('and names and the exposure report leave out a child that is kept from the director herself', async () => {
    const world = await makeWorld()
    const [hers, other] = [await world.addChild('さとう あおい'), await world.addChild('さとう りく')]
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const director = await world.addStaff('director')
    for (const childId of [hers, other]) await teacher.post('/presence/sighting', { id: act(), childId, at: at('8:00') })
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: hers,
      id: newId(0),
      personId: director.personId,
      kind: 'court_order',
      text: '',
      startsOn: '2026-11-01',
      setBy: newId(0),
      setAt: at('8:00', '2026-11-01'),
    })
    expect((await listOf(director)).records.map(({ childId }) => childId)).toEqual([other])
    const { children } = (await director.get('/audit/names?text=さとう')).body as { children: { childId: string }[] }
    expect(children.map(({ childId }) => childId)).toEqual([other])
    expect((await director.get(`/audit?${window}&child=${hers}`)).status).toBe(404)
    expect((await director.get(`/audit/exposure?${window}&child=${hers}`)).status).toBe(404)
    expect((await exposuresOf(director)).filter(({ childId }) => childId === hers)).toEqual([])
  })

  test('names are found by a piece of kana or kanji, guardians and tablets too', async () => {
    const world = await makeWorld()
    const child = await world.addChild('たかはし ゆい', { name: '髙橋 結衣' })
    const guardian = await world.addGuardian([child], { relationship: '父' })
    await world.db
      .update(person)
      .set({ familyName: '髙橋', givenName: '健', kana: 'たかはし けん' })
      .where(eq(person.accountId, guardian.accountId))
    const director = await world.addStaff('director')
    for (const text of ['タカハシ', '髙橋', 'はしゆ', 'たかはし']) {
      const { children } = (await director.get(`/audit/names?text=${encodeURIComponent(text)}`)).body as { children: unknown[] }
      expect(children, text).toHaveLength(1)
    }
    const { people } = (await director.get('/audit/names?text=けん')).body as { people: unknown[] }
    expect(people).toMatchObject([{ accountId: guardian.accountId, name: '髙橋 健', ties: ['父'] }])
    expect((await director.get('/audit/names?text=%25')).body).toMatchObject({ children: [], people: [] })
  })

  test('the file is CSV that runs no formula, asks for a fresh proof, and leaves a line', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい', { name: '=cmd 葵' })
    const director = await world.addStaff('director')
    await director.get(`/child/contacts?childId=${child}`)
    director.at('8:06')
    const file = await director.get(`/audit/file?${window}`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(file.text).toContain(",'=cmd 葵,")
    expect((await listOf(director)).records[0]).toMatchObject({ action: 'audit.export', outcome: 'read' })
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.tokenHash, director.token.hash))
    expect((await director.get(`/audit/file?${window}`)).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect((await director.get(`/audit/exposure/file?${window}`)).status).toBe(403)
  })

  test('sign-ins of the window are told with door and browser', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director', { name: '園長' })
    await world.db
      .update(session)
      .set({ createdAt: at('7:30') })
      .where(eq(session.tokenHash, director.token.hash))
    expect((await director.get(`/audit/sign-ins?${window}`)).body).toMatchObject({
      signIns: [{ name: '園長', door: 'office', label: 'Chrome', at: at('7:30'), strength: 'second' }],
      strangers: { times: 0 },
    })
    const elsewhere = await makeWorld()
    const stranger = await elsewhere.addStaff('director')
    expect((await stranger.get(`/api/f/${world.facilityId}/child`)).status).toBe(404)
    await settle()
    expect((await director.get(`/audit/sign-ins?${window}`)).body).toMatchObject({ strangers: { times: 1, lastAt: at('8:05') } })
  })
})

describe('Who saw this', () => {
  test('§1.4 a guardianship added by mistake for a morning: the report names the child, the viewer, the time and what was seen, although nothing of it is left', async () => {
    const world = await makeWorld()
    const [own, wrong] = [await world.addChild('さとう あおい'), await world.addChild('すずき りく')]
    const viewer = await world.addGuardian([own], { relationship: '父' })
    const director = await world.addStaff('director')
    const [mine] = await world.db.select().from(person).where(eq(person.accountId, viewer.accountId))
    viewer.at('8:00')
    await viewer.get('/family/today')
    await settle()
    // At 8:03 somebody ties the wrong family; at 8:06 it is noticed and the row ends before it began.
    const tie = { facilityId: world.facilityId, childId: wrong, personId: mine?.id ?? '', startsOn: DAY, capabilities: ALL }
    await world.db.insert(guardianship).values({ ...tie, relationship: '母', contactOrder: 2 })
    viewer.at('8:04')
    expect((await viewer.get('/family/today')).text).toContain(wrong)
    await settle()
    await world.db.delete(guardianship).where(eq(guardianship.childId, wrong))
    const start = performance.now()
    const exposures = await exposuresOf(director, `&child=${wrong}`)
    const took = performance.now() - start
    const theirs = exposures.filter(({ accountId }) => accountId === viewer.accountId)
    expect(theirs).toMatchObject([
      { childId: wrong, viewer: '保護者', door: 'family', firstAt: at('8:04'), lastAt: at('8:04'), times: 1 },
    ])
    expect(theirs[0]?.fields).toEqual(['name', 'presence', 'notice', 'pickup', 'health'])
    expect(exposures).toHaveLength(1)
    expect(took).toBeLessThan(10_000)
    expect((await exposuresOf(director, `&account=${viewer.accountId}`)).map(({ childId }) => childId)).toEqual([own, wrong])
    expect((await listOf(director, `&child=${wrong}`)).records.map((one) => one.act)).toEqual(['操作の記録を閲覧しました'])
  })

  test('what staff read is resolved through class and duty of that day; a tablet by itself is a viewer; single openings are added', async () => {
    const world = await makeWorld()
    const [rabbit, star] = [await world.addChild('あ うさぎ'), await world.addChild('い ほし', { classId: world.star })]
    const director = await world.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
    await teacher.get(`/notice?from=${DAY}`)
    await teacher.get(`/child/contacts?childId=${rabbit}`)
    await settle()
    const seen = (await exposuresOf(director)).filter(({ accountId }) => accountId === teacher.accountId)
    expect(seen.map(({ childId, roles, times }) => [childId, roles, times])).toEqual([[rabbit, ['nursery_teacher'], 2]])
    expect(seen[0]?.fields).toEqual(['name', 'presence', 'notice', 'pickup', 'guardian', 'contact', 'health'])
    // Her class ended yesterday evening, says the row written today: this morning is told all the same.
    await world.db.update(assignment).set({ endsOn: '2026-11-19' }).where(eq(assignment.personId, teacher.personId))
    expect((await exposuresOf(director)).filter(({ accountId }) => accountId === teacher.accountId)).toHaveLength(1)
    expect((await exposuresOf(director)).filter(({ childId }) => childId === star)).toEqual([])
  })
})

describe('A family’s own list', () => {
  test('row 37 tells day, role, kind of record and kind of device, never who, never other families, never protection', async () => {
    const world = await makeWorld()
    const [own, other] = [await world.addChild('さとう あおい'), await world.addChild('すずき りく')]
    const guardian = await world.addGuardian([own])
    const director = await world.addStaff('director', { name: '園長花子' })
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
    await director.get(`/child/contacts?childId=${own}`)
    await director.get(`/child/contacts?childId=${other}`)
    await director.get(`/audit/exposure?${window}&child=${own}`)
    for (let count = 0; count < 2; count++) await teacher.get(`/child/contacts?childId=${own}`)
    const answer = await guardian.get(`/family/access?childId=${own}`)
    expect(answer.body).toMatchObject({
      accesses: [
        { day: DAY, role: 'director', fields: ['pickup', 'guardian', 'contact'], device: 'desk', times: 1 },
        { day: DAY, role: 'nursery_teacher', device: 'other', times: 2 },
      ],
    })
    for (const secret of ['園長花子', '山田', director.accountId, teacher.accountId, '8:05', 'record', 'protection'])
      expect(answer.text).not.toContain(secret)
    expect((await guardian.get(`/family/access?childId=${other}`)).status).toBe(404)
    expect((await director.get(`/family/access?childId=${own}`)).status).toBe(404)
  })
})
