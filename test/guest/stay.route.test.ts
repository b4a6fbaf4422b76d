// 共同保育: a child of one facility is another's guest for a day. Who sees what, who waits for whom, and what goes home.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { audit, facilityHome, guestStay, outbox, person } from '../../schema/shard.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { SATURDAY, twoFacilities } from './scene.ts'

describe('A day in another facility', () => {
  test('is arranged at home, and the host has the child on its board of that day with the hours, and on no other day', async () => {
    const { child, office, hostOffice, hostTeacher, host, arrange, settle, board } = await twoFacilities()
    expect((await arrange()).status).toBe(200)
    await settle('8:06', DAY)
    const [guest] = await board(hostOffice)
    expect(guest).toMatchObject({ childId: child, name: 'あおい そら', guestOf: 'さくら保育所', plan: [480, 750] })
    expect(await board(hostOffice, DAY)).toEqual([])
    hostTeacher.at('8:05', SATURDAY)
    const sameDay = await hostTeacher.get(`/presence/board?day=${SATURDAY}&class=${host.rabbit}`)
    expect(sameDay.body.children, 'in the class of its age').toHaveLength(1)
    office.at('9:40', SATURDAY)
    const [own] = await board(office)
    expect(own).toMatchObject({ childId: child, status: 'not_expected', away: 'みなと保育所' })
    expect(own?.plan).toBeUndefined()
  })

  test('comes for the hours planned for the day, as they were seen, before those of its contract', async () => {
    const { child, hostOffice, arrange, settle, board } = await twoFacilities()
    await arrange({ hours: [{ childId: child, hours: ['10:00', '11:30'] }] })
    await settle('8:06', DAY)
    expect((await board(hostOffice)).find((one) => one.childId === child)?.plan).toEqual([600, 690])
  })

  test('until the host has it, home goes on waiting for the child itself', async () => {
    const { office, host, home, child, arrange, settle, board, stays } = await twoFacilities()
    await host.db.update(facilityHome).set({ switchedOff: ',guest,' }).where(eq(facilityHome.facilityId, host.facilityId))
    expect((await arrange({ day: DAY })).status).toBe(200)
    await settle('8:06', DAY)
    office.at('9:40')
    expect(await board(office, DAY)).toMatchObject([{ childId: child, status: 'overdue' }])
    expect(await stays(office, DAY)).toMatchObject([{ sentAt: null }])
    await host.db.update(facilityHome).set({ switchedOff: null }).where(eq(facilityHome.facilityId, host.facilityId))
    await settle('9:41', DAY)
    expect(await board(office, DAY)).toMatchObject([{ childId: child, status: 'not_expected', away: 'みなと保育所' }])
    expect((await home.db.select().from(guestStay).where(eq(guestStay.facilityId, home.facilityId)))[0]?.sentAt).toBe(at('9:41'))
  })

  test('a guest who does not come is looked for by the host', async () => {
    const { hostTeacher, arrange, settle, board } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostTeacher.at('9:40', SATURDAY)
    expect(await board(hostTeacher)).toMatchObject([{ status: 'overdue', guestOf: 'さくら保育所' }])
  })

  test('the family sees where the child is, and coming and going there; home knows it in its register, and nobody is told twice', async () => {
    const { child, home, mother, office, hostTeacher, arrange, settle, stays } = await twoFacilities()
    await arrange()
    await settle('7:00')
    mother.at('7:30', SATURDAY)
    const before = (await mother.get('/family/today')).body.children as Record<string, unknown>[]
    expect(before).toMatchObject([
      { childId: child, status: 'expected', plan: [480, 750], place: { name: 'みなと保育所', phone: '0200-00-2222' } },
    ])
    hostTeacher.at('8:10', SATURDAY)
    const came = act()
    expect((await hostTeacher.post('/presence/tap', { id: came, childId: child, kind: 'arrive' })).status).toBe(200)
    await settle('8:11')
    await settle('8:12')
    mother.at('8:15', SATURDAY)
    const [day] = (await mother.get('/family/today')).body.children as Record<string, unknown>[]
    expect(day).toMatchObject({ status: 'present', lines: [{ kind: 'arrived', at: at('8:10', SATURDAY) }] })
    expect(await home.db.select().from(outbox).where(eq(outbox.facilityId, home.facilityId))).toHaveLength(1)
    office.at('8:15', SATURDAY)
    expect(await stays(office)).toMatchObject([{ side: 'home', arrivedAt: at('8:10', SATURDAY), leftAt: null }])
    const month = await office.get('/presence/month?month=2026-11')
    expect(month.body.classes).toMatchObject([{ totals: { present: 1 } }, {}])
    // Taken back within the minute: the family's line goes with it.
    hostTeacher.at(at('8:10', SATURDAY) + 40_000)
    expect((await hostTeacher.post('/presence/undo', { id: act(), childId: child, actId: came })).status).toBe(200)
    await settle('8:13')
    const [undone] = (await mother.get('/family/today')).body.children as Record<string, unknown>[]
    expect(undone).toMatchObject({ status: 'expected', lines: [] })
  })

  test('what the family says goes to the host, and the host’s 確認 comes home', async () => {
    const { child, mother, hostTeacher, arrange, settle, board } = await twoFacilities()
    await arrange()
    await settle('6:30')
    mother.at('7:00', SATURDAY)
    const said = act()
    const report = { id: said, childIds: [child], kind: 'absent', reason: 'sick', from: SATURDAY }
    expect((await mother.post('/notice', report)).status).toBe(200)
    await settle('7:01')
    hostTeacher.at('7:05', SATURDAY)
    expect(await board(hostTeacher)).toMatchObject([{ status: 'absent', notices: [{ id: said, kind: 'absent' }] }])
    expect((await hostTeacher.post('/notice/confirm', { id: act(), childIds: [child], noticeId: said })).status).toBe(200)
    await settle('7:06')
    mother.at('7:10', SATURDAY)
    const [day] = (await mother.get('/family/today')).body.children as { notices: { confirmedAt: number }[] }[]
    expect(day?.notices[0]?.confirmedAt).toBe(at('7:05', SATURDAY))
    // Taken back at home: the host waits again.
    const back = { id: act(), childIds: [child], noticeId: said }
    expect((await mother.post('/notice/withdraw', back)).status).toBe(200)
    await settle('7:11')
    hostTeacher.at('7:12', SATURDAY)
    expect(await board(hostTeacher)).toMatchObject([{ status: 'expected' }])
  })

  test('is taken back while the child has not come; once it is there, it stays', async () => {
    const { child, office, hostTeacher, arrange, settle, board, stays } = await twoFacilities()
    const { body } = await arrange()
    await settle('7:00')
    office.at('7:10', SATURDAY)
    const endIt = () => office.post('/guest/end', { id: act(), childId: child, day: SATURDAY, stayId: body.id })
    expect((await endIt()).status).toBe(200)
    await settle('7:11')
    hostTeacher.at('7:12', SATURDAY)
    expect(await board(hostTeacher)).toEqual([])
    office.at('9:40', SATURDAY)
    expect((await board(office))[0]?.away).toBeUndefined()
    expect((await endIt()).status).toBe(409)

    office.at('9:41', SATURDAY)
    const again = await arrange()
    expect(again.status).toBe(200)
    await settle('9:42')
    hostTeacher.at('9:45', SATURDAY)
    await hostTeacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    office.at('9:46', SATURDAY)
    await office.post('/guest/end', { id: act(), childId: child, day: SATURDAY, stayId: again.body.id })
    await settle('9:47')
    const [stay] = (await stays(office)).filter(({ id }) => id === again.body.id)
    expect(stay).toMatchObject({ endedAt: null, endAskedAt: null, endRefusedAt: expect.any(Number) })
    expect(await board(office)).toMatchObject([{ away: 'みなと保育所' }])
  })
})

describe('Who sees a guest', () => {
  test('whom to call is there for the host on that day, and no address; nobody at the host gets a right, an invitation or a code of it', async () => {
    const { child, host, mother, hostOffice, arrange, settle } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostOffice.at('9:00', SATURDAY)
    const contacts = await hostOffice.get(`/child/contacts?childId=${child}`)
    expect(contacts.body.guardians).toMatchObject([{ name: '保護者', relationship: '母', phone: '090-0000-0000' }])
    expect(contacts.body.pickupPeople).toMatchObject([{ relationship: '祖母' }])
    const addresses = await hostOffice.get(`/child/addresses?childId=${child}`)
    expect(addresses.body.guardians).toEqual([])
    expect(
      await host.db
        .select()
        .from(person)
        .where(and(eq(person.facilityId, host.facilityId), eq(person.id, mother.personId))),
    ).toEqual([])
    const recover = await hostOffice.get(`/recovery/people?childId=${child}`)
    expect(JSON.stringify(recover.body)).not.toContain('090-0000-0000')
    hostOffice.at('9:00', '2026-11-23')
    expect((await hostOffice.get(`/child/contacts?childId=${child}`)).status).toBe(404)
  })

  test('the family has no right at the host, also with another child there', async () => {
    const { child, host, mother, arrange, settle } = await twoFacilities()
    const other = await host.addChild('べつ のこ')
    const there = await host.addGuardian([other], { accountId: mother.accountId })
    await arrange()
    await settle('7:00')
    there.at('8:05', SATURDAY)
    const today = (await there.get('/family/today')).body.children as { childId: string }[]
    expect(today.map(({ childId }) => childId)).toEqual([other])
    const stamp = await there.post('/pass/stamp', { id: act(), childId: child, kind: 'arrive', code: await host.hangCode() })
    expect(stamp.status).toBe(404)
  })

  test('whoever is barred from the child is barred there, from the next round on, and the mark is on the host’s board', async () => {
    const { home, child, office, hostTeacher, hostOffice, arrange, settle, board } = await twoFacilities()
    const father = await home.addPerson(newId(0), 'くろき けん')
    await arrange()
    await settle('7:00')
    office.at('8:00', SATURDAY)
    const set = { id: act(), childId: child, personId: father, kind: 'court_order', text: '渡さないでください。', from: SATURDAY }
    expect((await office.post('/block/set', set)).status).toBe(200)
    await settle('8:01')
    hostTeacher.at('8:10', SATURDAY)
    expect(await board(hostTeacher)).toMatchObject([{ childId: child, askOffice: true }])
    await hostTeacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    const handover = { id: act(), childId: child, kind: 'leave', person: 'くろき けん' }
    expect(await hostTeacher.post('/presence/tap', handover)).toMatchObject({
      status: 409,
      body: { error: { code: 'ask_office' } },
    })
    hostOffice.at('8:12', SATURDAY)
    const alert = await hostOffice.get(`/block/alert?childId=${child}`)
    expect(alert.body.alerts).toMatchObject([{ text: '渡さないでください。' }])
  })

  test('a caregiver of the host who is the guest’s parent has no right of staff in what is sensitive', async () => {
    const { child, host, mother, arrange, settle } = await twoFacilities()
    const parent = await host.addStaff('head_teacher', { accountId: mother.accountId })
    await arrange()
    await settle('7:00')
    parent.at('8:05', SATURDAY)
    expect((await parent.get(`/child/contacts?childId=${child}`)).status).toBe(404)
    expect(
      (await parent.post('/block/set', { id: act(), childId: child, name: 'だれか', kind: 'other', text: 'x', from: SATURDAY }))
        .status,
    ).toBe(404)
  })

  test('the host’s register and roster do not take the guest for one of its own', async () => {
    const { hostOffice, arrange, settle, stays } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostOffice.at('9:00', SATURDAY)
    expect(JSON.stringify((await hostOffice.get('/presence/month?month=2026-11')).body)).not.toContain('あおい')
    expect(await stays(hostOffice)).toMatchObject([{ side: 'host', otherName: 'さくら保育所', name: 'あおい そら' }])
  })
})

describe('What is refused', () => {
  test('another organisation’s facility, one’s own, and an unknown one are no hosts; a guest is not sent on', async () => {
    const { home, child, host, hostOffice, arrange, settle, office } = await twoFacilities()
    for (const hostId of [home.facilityId, 999_999]) expect((await arrange({ hostId })).status).toBe(400)
    await arrange()
    await settle('7:00')
    hostOffice.at('7:30', SATURDAY)
    const on = {
      id: act(),
      hostId: home.facilityId,
      day: SATURDAY,
      kind: 'saturday',
      childIds: [child],
      from: '8:00',
      to: '12:00',
    }
    expect((await hostOffice.post('/guest', on)).status).toBe(404)
    office.at('7:30', SATURDAY)
    expect((await arrange()).body.error).toMatchObject({ code: 'arranged' })
    expect((await arrange({ day: '2026-11-19' })).status).toBe(400)
    const foreign = await host.addChild('よその こ')
    expect((await arrange({ childIds: [foreign], day: '2026-11-28' })).status).toBe(404)
  })

  test('a host that another organisation owns does not take the copy, whatever home believes', async () => {
    const { home, child, office, settle, stays } = await twoFacilities()
    const stranger = await makeWorld({ shard: 'SHARD_2' })
    await stranger.db.run(`update facility set organisation_id = 2 where facility_id = ${stranger.facilityId}`)
    await home.db.insert(guestStay).values({
      facilityId: home.facilityId,
      day: SATURDAY,
      childId: child,
      id: act(),
      side: 'home',
      otherId: stranger.facilityId,
      otherName: 'よそ',
      otherPhone: '',
      guardians: [],
      kind: 'help',
      fromTime: 480,
      toTime: 720,
      arrangedBy: office.accountId,
      arrangedAt: at('8:00'),
    })
    await settle('7:00')
    expect(await stays(office)).toMatchObject([{ sentAt: null }])
    expect(await stranger.db.select().from(guestStay).where(eq(guestStay.facilityId, stranger.facilityId))).toEqual([])
  })
})

describe('The way between two databases', () => {
  test('is finished by the sweep each minute, once, however often it runs; the audit of both says who sent whom where', async () => {
    const { home, host, child, hostTeacher, arrange } = await twoFacilities()
    await arrange()
    for (const time of ['7:00', '7:01', '7:02']) expect(await everyMinute(bindings, at(time, SATURDAY))).toEqual([])
    hostTeacher.at('8:10', SATURDAY)
    await hostTeacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    await Promise.all([everyMinute(bindings, at('8:11', SATURDAY)), everyMinute(bindings, at('8:11', SATURDAY))])
    expect(await home.db.select().from(outbox).where(eq(outbox.childId, child))).toHaveLength(1)
    const arranged = await host.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, host.facilityId), eq(audit.action, 'guest.arrange')))
    expect(arranged).toHaveLength(1)
    const sent = await home.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, home.facilityId), eq(audit.action, 'presence.record')))
    expect(sent).toMatchObject([{ childId: child, content: { guestAt: host.facilityId } }])
  })
})
