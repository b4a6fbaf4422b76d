// Who waits for a child that spends a day elsewhere: always one of the two, and never both for a word of the family's.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { calendarDay, child, enrollment, facilityHome, guestStay, person } from '../../schema/shard.ts'
import { rollUpPlaces } from '../../worker/city/roll-up.ts'
import { directory, makeCity } from '../city/make-city.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { SATURDAY, twoFacilities } from './scene.ts'

type Scene = Awaited<ReturnType<typeof twoFacilities>>
/** The host takes no guests: a copy stays under way. */
const switchOff = ({ host }: Scene) =>
  host.db.update(facilityHome).set({ switchedOff: ',guest,' }).where(eq(facilityHome.facilityId, host.facilityId))
const close = (world: Scene['home']) =>
  world.db.insert(calendarDay).values({ facilityId: world.facilityId, day: SATURDAY, open: false, name: '休園' })

describe('A child who is elsewhere', () => {
  test('and comes late there is not looked for at home, and its family’s words do not change that', async () => {
    const { child: childId, mother, office, hostTeacher, arrange, settle, board } = await twoFacilities()
    await arrange()
    await settle('7:00')
    mother.at('7:30', SATURDAY)
    const late = { id: act(), childIds: [childId], kind: 'late', from: SATURDAY, time: '10:00' }
    expect((await mother.post('/notice', late)).status).toBe(200)
    await settle('7:31')
    hostTeacher.at('10:05', SATURDAY)
    await hostTeacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await settle('10:06')
    office.at('10:20', SATURDAY)
    expect(await board(office)).toMatchObject([{ childId, status: 'not_expected' }])
    expect((await office.get('/chase')).body.chases).toEqual([])
  })

  test('is waited for at the host, also when the host was closed after the copy had gone', async () => {
    const { host, hostOffice, arrange, settle, board } = await twoFacilities()
    await arrange()
    await settle('8:06', DAY)
    await close(host)
    await settle('7:00')
    hostOffice.at('9:40', SATURDAY)
    expect(await board(hostOffice)).toMatchObject([{ status: 'overdue' }])
    expect((await hostOffice.get('/chase')).body.chases).toHaveLength(1)
  })

  test('and does not come is looked for by the host, and home hears of it: since when, who has to act, what came of the calls, and that it is over', async () => {
    const { child: childId, office, hostOffice, arrange, settle, stays, board } = await twoFacilities()
    await arrange()
    await settle('7:00')
    const looked = async () => (await stays(office))[0]?.lookedFor
    await settle('8:59')
    expect(await looked()).toBeNull()
    await settle('9:40')
    expect(await looked()).toMatchObject({ about: 'arrival', step: 'director', calls: 0, last: null })
    // Nobody is looked for twice: home's own board and chases stay as they are.
    office.at('9:41', SATURDAY)
    expect(await board(office)).toMatchObject([{ status: 'not_expected' }])
    expect((await office.get('/chase')).body.chases).toEqual([])
    hostOffice.at('9:42', SATURDAY)
    const call = { id: act(), childIds: [childId], about: 'arrival', person: '母', outcome: 'no_answer', note: '' }
    expect((await hostOffice.post('/chase/call', call)).status).toBe(200)
    await settle('9:43')
    expect(await looked()).toMatchObject({ calls: 1, last: { at: at('9:42', SATURDAY), outcome: 'no_answer', said: null } })
    // Not whom the host called, nor what was noted: that stays with the host's records.
    expect(JSON.stringify(await looked())).not.toContain('母')
    hostOffice.at('9:50', SATURDAY)
    const reached = { ...call, id: act(), outcome: 'spoke', said: 'absent', reason: 'family' }
    expect((await hostOffice.post('/chase/call', reached)).status).toBe(200)
    await settle('9:51')
    expect(await looked()).toBeNull()
    office.at('9:52', SATURDAY)
    expect(await board(office)).toMatchObject([{ childId }])
  })

  test('RA17 with a sister is one chase of the host, also where their parents have no account', async () => {
    const { home, child: childId, hostOffice, arrange, settle } = await twoFacilities()
    const sister = await home.addChild('あおい ひな')
    const lonely = await home.addChild('うえだ そうた')
    const father = await home.addGuardian([childId, sister])
    await home.db.update(person).set({ accountId: null, phone: '090-1111-2222' }).where(eq(person.accountId, father.accountId))
    await home.addGuardian([lonely])
    await arrange({ childIds: [childId, sister, lonely] })
    await settle('7:00')
    hostOffice.at('9:40', SATURDAY)
    const chases = (await hostOffice.get('/chase')).body.chases as { children: { childId: string }[] }[]
    const groups = chases.map(({ children }) => children.map((one) => one.childId).sort())
    expect(groups).toHaveLength(2)
    expect(groups).toContainEqual([childId, sister].sort())
  })

  test('and is not fetched after the hours arranged is looked for there too, and home hears of it', async () => {
    const { child: childId, office, hostTeacher, arrange, settle, stays } = await twoFacilities()
    await arrange()
    await settle('7:00')
    hostTeacher.at('8:05', SATURDAY)
    await hostTeacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await settle('13:30')
    expect((await stays(office))[0]?.lookedFor).toMatchObject({ about: 'pickup' })
  })

  test('and of whom the host has not heard is waited for at home, also without hours that day, and on a day on which home is closed', async () => {
    const scene = await twoFacilities()
    const { home, office, arrange, settle, board } = scene
    await switchOff(scene)
    await arrange()
    await settle('7:00')
    office.at('9:40', SATURDAY)
    expect(await board(office)).toMatchObject([{ status: 'overdue', plan: [480, 750] }])
    await close(home)
    expect(await board(office)).toMatchObject([{ status: 'overdue', plan: [480, 750] }])
    expect((await office.get('/chase')).body.chases).toHaveLength(1)
  })

  test('is one child in the numbers of the city', async () => {
    const scene = await twoFacilities()
    const { home, host, arrange, settle } = scene
    const city = await makeCity()
    for (const { facilityId, db } of [home, host]) {
      await directory().run(`update placement set organisation_id = ${city.organisationId} where facility_id = ${facilityId}`)
      await db.run(`update facility set organisation_id = ${city.organisationId} where facility_id = ${facilityId}`)
    }
    await arrange()
    await settle('7:00')
    await rollUpPlaces(bindings, [home, host], at('9:40', SATURDAY))
    city.client.at('9:40', SATURDAY)
    expect((await city.today()).totals).toMatchObject({ enrolled: 1, overdue: 1, not_expected: 0 })
  })

  test('whose arrival at home was pressed by mistake and taken back can be arranged for', async () => {
    const { child: childId, office, arrange } = await twoFacilities()
    office.at('8:20', SATURDAY)
    const came = act()
    await office.post('/presence/tap', { id: came, childId, kind: 'arrive' })
    expect((await arrange()).body.error).toMatchObject({ code: 'has_come' })
    expect((await office.post('/presence/undo', { id: act(), childId, actId: came })).status).toBe(200)
    expect((await arrange()).status).toBe(200)
  })

  test('and has left its facility since is waited for nowhere', async () => {
    const { child: childId, home, hostOffice, arrange, settle, board, stays, office } = await twoFacilities()
    await arrange()
    await settle('8:06', DAY)
    await home.db.update(enrollment).set({ endsOn: DAY }).where(eq(enrollment.childId, childId))
    await settle('7:00')
    hostOffice.at('9:40', SATURDAY)
    expect(await board(hostOffice)).toEqual([])
    expect((await stays(office))[0]?.endedAt).toBe(at('7:00', SATURDAY))
  })

  test('and whose record was put away at home is waited for nowhere; one the host never had is not sent any more', async () => {
    const scene = await twoFacilities()
    const { child: childId, home, host, hostOffice, arrange, settle, board } = scene
    await switchOff(scene)
    await arrange()
    await settle('8:06', DAY)
    await home.db
      .update(child)
      .set({ archivedAt: at('9:00') })
      .where(eq(child.id, childId))
    await host.db.update(facilityHome).set({ switchedOff: null }).where(eq(facilityHome.facilityId, host.facilityId))
    await settle('7:00')
    await settle('7:05')
    hostOffice.at('9:40', SATURDAY)
    expect(await board(hostOffice)).toEqual([])
  })

  test('is sent also where a whole house goes: more than a hundred at once, over two rounds of the sweep', async () => {
    const { home, host, office, settle } = await twoFacilities()
    const ids = await Promise.all(
      Array.from({ length: 119 }, (_, one) => home.addChild(`こども ${String(one).padStart(3, '0')}`)),
    )
    office.at('8:00')
    for (let from = 0; from < ids.length; from += 60) {
      const childIds = ids.slice(from, from + 60)
      const asked = { id: act(), hostId: host.facilityId, day: SATURDAY, kind: 'shelter', childIds, from: '8:00', to: '12:30' }
      expect((await office.post('/guest', asked)).status).toBe(200)
    }
    await settle('7:00')
    await settle('7:01')
    const sent = await home.db.select().from(guestStay).where(eq(guestStay.facilityId, home.facilityId))
    expect(sent.filter(({ sentAt }) => sentAt === null)).toEqual([])
  })
})
