// The desk's side: who is registered, sheets for many, and how a household wants to be reached.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { invitationCode } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { audit, block, child, facilityHome, guardianship, invitation } from '../../schema/shard.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

interface Board {
  facility: { name: string; phone: string }
  children: {
    childId: Id
    kana: string
    classId: Id
    from: string | null
    contactWay: string
    guardians: {
      personId: Id
      name: string
      relationship: string
      state: string
      until: string | null
      joinedOn: string | null
    }[]
  }[]
  staff: { name: string; state: string }[]
}

describe('The board of 未登録の家庭', () => {
  test('shows every guardian as 未発行, 発行済み, 期限切れ or 登録済み, with the day', async () => {
    const world = await makeWorld()
    const [aoi, ren] = [await world.addChild('さとう あおい'), await world.addChild('いとう れん', { startsOn: '2026-12-01' })]
    const mother = await world.addParent([aoi], { name: '佐藤 花' })
    const father = await world.addParent([aoi], { name: '佐藤 健', relationship: '父' })
    await world.addParent([ren], { name: '伊藤 光', startsOn: '2026-12-01' })
    await world.addGuardian([aoi], { relationship: '祖母' })
    const director = await world.addStaff('director')
    await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })
    await director.post('/invitation/issue', { id: act(), personIds: [father], briefing: true })
    director.at(at('8:10') + 8 * 86_400_000)
    const { children, facility, staff } = (await director.get('/invitation')).body as unknown as Board
    expect(facility.phone).toBe('0200-00-1234')
    expect(children.map(({ kana, from }) => [kana, from])).toEqual([
      ['いとう れん', '2026-12-01'],
      ['さとう あおい', null],
    ])
    expect(children[0]?.guardians).toMatchObject([{ name: '伊藤 光', state: 'none' }])
    expect(children[1]?.guardians.map(({ relationship, state, until }) => [relationship, state, until]).sort()).toEqual([
      ['母', 'expired', '2026-11-27'],
      ['父', 'open', '2026-12-20'],
      ['祖母', 'joined', null],
    ])
    expect(staff.map(({ state }) => state)).toEqual(['joined'])
  })

  test('a relation that a block keeps is not on it, and no sheet can be made of it', async () => {
    const world = await makeWorld()
    const [aoi, ren] = [await world.addChild('さとう あおい'), await world.addChild('さとう れん')]
    const father = await world.addParent([aoi], { relationship: '父' })
    const mother = await world.addParent([aoi, ren])
    for (const [childId, personId] of [
      [aoi, father],
      [aoi, mother],
    ] as const)
      await world.db.insert(block).values({
        facilityId: world.facilityId,
        childId,
        id: newId(0),
        personId,
        kind: 'support_measure',
        text: '-',
        startsOn: DAY,
        setBy: 'x',
        setAt: 0,
      })
    const director = await world.addStaff('director')
    const { children } = (await director.get('/invitation')).body as unknown as Board
    expect(children.map(({ guardians }) => guardians.map(({ personId }) => personId))).toEqual([[], [mother]])
    const unknown = await director.post('/invitation/issue', { id: act(), personIds: [act()], briefing: false })
    const kept = await director.post('/invitation/issue', { id: act(), personIds: [father], briefing: false })
    expect([kept.status, unknown.status]).toEqual([404, 404])
    expect((await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })).status).toBe(200)
  })

  test('is for the desk: neither a teacher nor a family opens it, issues or revokes', async () => {
    const world = await makeWorld()
    const aoi = await world.addChild('さとう あおい')
    const mother = await world.addParent([aoi])
    const others = [await world.addStaff('nursery_teacher', { classId: world.rabbit }), await world.addGuardian([aoi])]
    for (const who of others) {
      expect((await who.get('/invitation')).status).toBe(404)
      expect((await who.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })).status).toBe(404)
      expect((await who.post('/invitation/revoke', { id: act(), personId: mother })).status).toBe(404)
      expect((await who.post('/invitation/contact-way', { id: act(), childIds: [aoi], way: 'paper' })).status).toBe(404)
    }
  })
})

describe('Issuing', () => {
  test('a class in one go: every code its own, kept by hash only, one row of the audit a child', async () => {
    const world = await makeWorld()
    const children = await Promise.all(['あ', 'い', 'う', 'え'].map((kana) => world.addChild(`さとう ${kana}`)))
    const personIds = await Promise.all(children.map((one) => world.addParent([one])))
    const director = await world.addStaff('director')
    const order = { id: act(), personIds, briefing: true }
    const { body } = await director.post('/invitation/issue', order)
    const sheets = body.sheets as { personId: Id; code: string }[]
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(4)
    expect(sheets.map(({ personId }) => personId).sort()).toEqual([...personIds].sort())
    expect(body.expiresAt).toBe(at('8:05') + 30 * 86_400_000)
    for (const { code } of sheets) {
      const [kept] = await world.directory
        .select()
        .from(invitationCode)
        .where(eq(invitationCode.codeHash, hashCode(code)))
      expect(kept).toMatchObject({ facilityId: world.facilityId, revokedAt: null, expiresAt: body.expiresAt })
    }
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'invitation.issue')))
    expect(rows.map(({ childId }) => childId).sort()).toEqual([...children].sort())
    const again = await director.post('/invitation/issue', order)
    expect(again.body.sheets, 'the same act after a lost answer').toEqual(body.sheets)
    expect(await world.db.select().from(invitation).where(eq(invitation.facilityId, world.facilityId))).toHaveLength(4)
  })

  test('a new sheet makes the old one worthless in both databases', async () => {
    const world = await makeWorld()
    const mother = await world.addParent([await world.addChild('さとう あおい')])
    const director = await world.addStaff('director')
    const issue = async () => {
      const { body } = await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })
      return (body.sheets as { code: string }[])[0]?.code ?? ''
    }
    const [first, second] = [await issue(), await issue()]
    expect(second).not.toBe(first)
    const codes = await world.directory.select().from(invitationCode).where(eq(invitationCode.facilityId, world.facilityId))
    expect(codes.find(({ codeHash }) => codeHash === hashCode(first))?.revokedAt).toBe(at('8:05'))
    expect(codes.find(({ codeHash }) => codeHash === hashCode(second))?.revokedAt).toBeNull()
    const rows = await world.db.select().from(invitation).where(eq(invitation.facilityId, world.facilityId))
    expect(rows.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
    expect((await director.post('/invitation/revoke', { id: act(), personId: mother })).status).toBe(200)
    expect((await director.post('/invitation/revoke', { id: act(), personId: mother })).body).toMatchObject({
      error: { code: 'not_open' },
    })
  })

  test('nobody is invited who is registered, is of another house, or whose relation is over', async () => {
    const world = await makeWorld()
    const other = await makeWorld()
    const aoi = await world.addChild('さとう あおい')
    const gone = await world.addParent([aoi], { endsOn: '2026-11-01' })
    const foreign = await other.addParent([await other.addChild('べつの いえ')])
    const director = await world.addStaff('director')
    for (const personId of [gone, foreign])
      expect((await director.post('/invitation/issue', { id: act(), personIds: [personId], briefing: false })).status).toBe(404)
    const mother = await world.addGuardian([aoi])
    const [row] = await world.db
      .select({ personId: guardianship.personId })
      .from(guardianship)
      .where(and(eq(guardianship.facilityId, world.facilityId), eq(guardianship.contactOrder, 1), eq(guardianship.childId, aoi)))
      .orderBy(guardianship.personId)
    expect(row).toBeDefined()
    const { children } = (await director.get('/invitation')).body as unknown as Board
    const registered = children[0]?.guardians.find(({ state }) => state === 'joined')?.personId
    expect(mother.accountId).toBeDefined()
    expect(
      (await director.post('/invitation/issue', { id: act(), personIds: [registered], briefing: false })).body,
    ).toMatchObject({
      error: { code: 'already_joined' },
    })
  })

  test('switched off it refuses with a sentence, and revoking goes on', async () => {
    const world = await makeWorld()
    const mother = await world.addParent([await world.addChild('さとう あおい')])
    const director = await world.addStaff('director')
    expect((await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })).status).toBe(200)
    await world.db.update(facilityHome).set({ switchedOff: ',invitation,' }).where(eq(facilityHome.facilityId, world.facilityId))
    expect((await director.post('/invitation/issue', { id: act(), personIds: [mother], briefing: false })).body).toMatchObject({
      error: { code: 'switched_off' },
    })
    expect((await director.post('/invitation/revoke', { id: act(), personId: mother })).status).toBe(200)
  })
})

test('連絡手段 of a household is set for brothers and sisters together, and kept in the audit', async () => {
  const world = await makeWorld()
  const children = [await world.addChild('さとう あおい'), await world.addChild('さとう れん')]
  const other = await world.addChild('いとう みお')
  const office = await world.addStaff('office')
  expect((await office.post('/invitation/contact-way', { id: act(), childIds: children, way: 'paper' })).status).toBe(200)
  const rows = await world.db.select().from(child).where(eq(child.facilityId, world.facilityId))
  expect(Object.fromEntries(rows.map(({ id, contactWay }) => [id, contactWay]))).toEqual({
    [children[0] ?? '']: 'paper',
    [children[1] ?? '']: 'paper',
    [other]: null,
  })
  expect((await office.post('/invitation/contact-way', { id: act(), childIds: [act()], way: 'app' })).status).toBe(404)
  const { children: board } = (await office.get('/invitation')).body as unknown as Board
  expect(board.map(({ contactWay }) => contactWay).sort()).toEqual(['app', 'paper', 'paper'])
})
