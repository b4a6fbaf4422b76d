// What home decided about a child holds at the host, and is not the host's to change; what the host knew for a day it does not keep.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { block, person } from '../../schema/shard.ts'
import { act, DAY } from '../kit/world.ts'
import { SATURDAY, twoFacilities } from './scene.ts'

async function barred() {
  const scene = await twoFacilities()
  const { home, child, office, arrange, settle } = scene
  const father = await home.addPerson(newId(0), 'くろき けん')
  await arrange()
  await settle('7:00', DAY)
  const blockId = act()
  const set = { id: blockId, childId: child, personId: father, kind: 'court_order', text: '渡さないでください。', from: DAY }
  expect((await office.post('/block/set', set)).status).toBe(200)
  await settle('8:10', DAY)
  return { ...scene, father, blockId }
}

describe('A block of home', () => {
  test.each(['confirm', 'ask-lift', 'lift', 'let-stand'])('is not the host’s to decide: %s', async (what) => {
    const { child, host, hostOffice, blockId } = await barred()
    hostOffice.at('8:20', SATURDAY)
    expect(await hostOffice.post(`/block/${what}`, { id: act(), childId: child, blockId })).toMatchObject({
      status: 409,
      body: { error: { code: 'of_home' } },
    })
    const [row] = await host.db
      .select()
      .from(block)
      .where(and(eq(block.facilityId, host.facilityId), eq(block.childId, child)))
    expect(row).toMatchObject({ confirmedAt: null, liftAskedAt: null, liftedAt: null })
  })

  test('is lifted at the host once it is lifted at home, and holds again when it is set again', async () => {
    const { home, child, office, hostTeacher, blockId, father, settle, board } = await barred()
    const other = await home.addStaff('director')
    office.at('8:20', SATURDAY)
    other.at('8:21', SATURDAY)
    expect((await office.post('/block/ask-lift', { id: act(), childId: child, blockId })).status).toBe(200)
    expect((await other.post('/block/lift', { id: act(), childId: child, blockId })).status).toBe(200)
    await settle('8:22')
    hostTeacher.at('8:23', SATURDAY)
    expect((await board(hostTeacher))[0]?.askOffice).toBeUndefined()
    const again = { id: act(), childId: child, personId: father, kind: 'court_order', text: 'やはり。', from: SATURDAY }
    expect((await office.post('/block/set', again)).status).toBe(200)
    await settle('8:24')
    expect((await board(hostTeacher))[0]?.askOffice).toBe(true)
  })

  test('is read at the host up to the day, and on no later one', async () => {
    const { child, hostOffice } = await barred()
    hostOffice.at('9:00', SATURDAY)
    expect((await hostOffice.get('/block')).text).toContain('渡さないでください。')
    hostOffice.at('9:00', '2026-11-23')
    expect((await hostOffice.get('/block')).text).not.toContain('渡さないでください。')
    expect((await hostOffice.get(`/block?childId=${child}`)).status).toBe(404)
  })

  test('is not read by a head of the host who is the guest’s parent, on the day before either', async () => {
    const { child, host, mother, hostOffice } = await barred()
    const parent = await host.addStaff('head_teacher', { accountId: mother.accountId })
    for (const day of [DAY, SATURDAY]) {
      hostOffice.at('9:00', day)
      parent.at('9:00', day)
      expect((await hostOffice.get('/block')).text).toContain('渡さないでください。')
      expect((await parent.get('/block')).text).not.toContain('渡さないでください。')
      expect((await parent.get(`/block?childId=${child}`)).status).toBe(404)
    }
  })

  test('names a person who is nobody else at the host, whatever number home gave that person', async () => {
    const { home, host, child, office, hostOffice, arrange, settle } = await twoFacilities()
    const accountId = newId(0)
    await home.db.insert(person).values({
      facilityId: home.facilityId,
      id: hostOffice.personId,
      accountId,
      familyName: 'なりすまし',
      givenName: '',
      kana: '',
    })
    await arrange()
    const set = { id: act(), childId: child, personId: hostOffice.personId, kind: 'other', text: 'だめ', from: DAY }
    expect((await office.post('/block/set', set)).status).toBe(200)
    await settle('8:10', DAY)
    const [row] = await host.db
      .select()
      .from(person)
      .where(and(eq(person.facilityId, host.facilityId), eq(person.id, hostOffice.personId)))
    expect(row).toMatchObject({ accountId: hostOffice.accountId, familyName: '先生' })
    const attacker = await host.enter(accountId, 'office')
    attacker.at('9:00', SATURDAY)
    expect((await attacker.get('/guest?from=2026-11-21&to=2026-11-21')).status).toBe(404)
  })

  test('set at the host itself in an hour of need is the host’s own to lift', async () => {
    const { host, child, hostOffice, arrange, settle } = await twoFacilities()
    const director = await host.addStaff('director')
    await arrange()
    await settle('7:00')
    hostOffice.at('8:10', SATURDAY)
    director.at('8:11', SATURDAY)
    const blockId = act()
    const set = { id: blockId, childId: child, name: 'しらない ひと', kind: 'other', text: '門の前にいます', from: SATURDAY }
    expect((await hostOffice.post('/block/set', set)).status).toBe(200)
    expect((await hostOffice.post('/block/ask-lift', { id: act(), childId: child, blockId })).status).toBe(200)
    expect((await director.post('/block/lift', { id: act(), childId: child, blockId })).status).toBe(200)
  })
})

describe('The list of who fetches a guest', () => {
  test('is kept at home: the host adds nobody, changes nobody and takes nobody off', async () => {
    const { child, hostOffice, arrange, settle } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostOffice.at('8:10', SATURDAY)
    const added = await hostOffice.post('/pickup', { id: act(), childIds: [child], name: 'だれか', relationship: 'おじ' })
    expect(added).toMatchObject({ status: 409, body: { error: { code: 'of_home' } } })
    const [listed] = (await hostOffice.get(`/pickup?childId=${child}`)).body.people as { id: string }[]
    const named = { id: act(), childId: child, pickupId: listed?.id }
    expect((await hostOffice.post('/pickup/change', { ...named, name: 'だれか', relationship: 'おじ' })).body).toMatchObject({
      error: { code: 'of_home' },
    })
    expect((await hostOffice.post('/pickup/end', { ...named, id: act() })).body).toMatchObject({ error: { code: 'of_home' } })
    expect((await hostOffice.get(`/child/contacts?childId=${child}`)).body.pickupPeople).toMatchObject([{ name: '祖母' }])
  })
})
