// One person sets a block at once, a second confirms it; lifting takes two. At the door: a mark, and the words after the PIN.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { invitationCode } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { assignment, audit, block, guardianship, invitation, person, session } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { onTablet, personOf, separated } from './separated.ts'

interface BlockBody {
  blocks: { blockId: Id; person: string; text: string; mayConfirm: boolean; mayLift: boolean; overdue: boolean; state: string }[]
}
const listOf = async (who: { get: (path: string) => Promise<{ body: unknown }> }, childId: Id) =>
  ((await who.get(`/block?childId=${childId}`)).body as BlockBody).blocks

describe('A block', () => {
  test('is in force with the first person, waits for a second, and reminds the office after three days', async () => {
    const { director, head, childId, father, setBlock } = await separated()
    const blockId = act()
    expect((await setBlock({ id: blockId })).status).toBe(200)
    expect((await father.get('/family/today')).text).not.toContain(childId)
    expect((await head.get('/block/waiting')).body).toEqual({ unconfirmed: 1, overdue: 0, liftAsked: 0, atDoor: [] })
    const own = await director.post('/block/confirm', { id: act(), childId, blockId })
    expect(own.status).toBe(409)
    expect(own.body).toMatchObject({ error: { code: 'other_person_needed' } })
    head.at('8:05', '2026-11-23')
    expect((await head.get('/block/waiting')).body).toMatchObject({ unconfirmed: 1, overdue: 1 })
    expect((await listOf(head, childId))[0]).toMatchObject({ overdue: true, mayConfirm: true, person: '北 一郎' })
    expect((await head.post('/block/confirm', { id: act(), childId, blockId })).status).toBe(200)
    expect((await head.get('/block/waiting')).body).toEqual({ unconfirmed: 0, overdue: 0, liftAsked: 0, atDoor: [] })
    expect((await head.post('/block/confirm', { id: act(), childId, blockId })).body).toMatchObject({
      error: { code: 'already_confirmed' },
    })
  })

  test('is lifted by two people and never by one; it holds until the second has done it', async () => {
    const { director, head, childId, father, setBlock } = await separated()
    const blockId = act()
    await setBlock({ id: blockId })
    const one = { id: act(), childId, blockId }
    expect((await head.post('/block/lift', one)).body).toMatchObject({ error: { code: 'not_asked' } })
    await director.post('/block/ask-lift', { ...one, id: act() })
    expect((await director.post('/block/lift', { ...one, id: act() })).body).toMatchObject({
      error: { code: 'other_person_needed' },
    })
    expect((await father.get('/family/today')).text).not.toContain(childId)
    await head.post('/block/let-stand', { ...one, id: act() })
    expect((await head.post('/block/lift', { ...one, id: act() })).body).toMatchObject({ error: { code: 'not_asked' } })
    await head.post('/block/ask-lift', { ...one, id: act() })
    expect((await director.post('/block/lift', { ...one, id: act() })).status).toBe(200)
    expect((await father.get('/family/today')).text).toContain(childId)
    expect((await listOf(head, childId))[0]?.state).toBe('over')
  })

  test('is not set by name on somebody who is listed as a guardian: it would leave the account as it is', async () => {
    const { setBlock } = await separated()
    const answer = await setBlock({ personId: undefined, name: '北　一郎' })
    expect(answer.body).toMatchObject({ error: { code: 'bad_input', field: 'name' } })
  })

  test('ends with its last day, and one of a day to come begins with its first', async () => {
    const { childId, father, setBlock } = await separated()
    await setBlock({ from: '2026-11-24', to: '2026-11-25' })
    const sees = async (day: string) => {
      father.at('7:30', day)
      return (await father.get('/family/today')).text.includes(childId)
    }
    expect([await sees(DAY), await sees('2026-11-24'), await sees('2026-11-25'), await sees('2026-11-26')]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  test('is set by 園長 and 主任 alone, after a fresh proof; nobody sets one on themselves or on their own child', async () => {
    const { world, office, teacher, mother, head, director, childId, fatherId, setBlock } = await separated()
    const input = () => ({ id: act(), childId, personId: fatherId, kind: 'other', text: '来たら園長へ', from: DAY })
    for (const who of [office, teacher, mother]) expect((await who.post('/block/set', input())).status).toBe(404)
    for (const who of [office, teacher, mother]) expect((await who.get(`/block?childId=${childId}`)).status).toBe(404)
    await world.db
      .update(session)
      .set({ freshAt: at('7:00') })
      .where(and(eq(session.facilityId, world.facilityId), eq(session.accountId, head.accountId)))
    expect((await head.post('/block/set', input())).body).toMatchObject({ error: { code: 'fresh_needed' } })
    const self = await director.post('/block/set', { ...input(), personId: director.personId })
    expect(self.body).toMatchObject({ error: { code: 'self' } })
    await world.db.insert(guardianship).values({
      facilityId: world.facilityId,
      childId,
      personId: director.personId,
      startsOn: '2026-04-01',
      relationship: '祖母',
      capabilities: ',read_presence,',
      contactOrder: 3,
    })
    expect((await setBlock()).status).toBe(404)
    expect((await director.get(`/block?childId=${childId}`)).status).toBe(404)
  })

  test('rests encrypted, and stands in no audit with its words', async () => {
    const { world, setBlock, childId } = await separated()
    await setBlock({ text: '玄関で待たせる' })
    const [row] = await world.db.select().from(block).where(eq(block.facilityId, world.facilityId))
    expect(row?.text).not.toContain('玄関')
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.childId, childId)))
    expect(rows.map(({ action }) => action)).toContain('block.set')
    expect(JSON.stringify(rows)).not.toContain('玄関')
  })

  test('ends invitations of that person that are still under way, on both sides', async () => {
    const { world, setBlock, fatherId, director } = await separated()
    const { facilityId } = world
    const codeHash = newId(0)
    const dates = { createdAt: 0, expiresAt: at('8:00') * 2 }
    await world.db.insert(invitation).values({
      facilityId,
      id: 'i'.repeat(22),
      personId: fatherId,
      kind: 'guardian',
      codeHash,
      briefing: false,
      createdBy: director.accountId,
      ...dates,
    })
    await world.directory
      .insert(invitationCode)
      .values({ codeHash, facilityId, invitationId: 'i'.repeat(22), expiresAt: dates.expiresAt })
    await setBlock()
    const [inShard] = await world.db.select().from(invitation).where(eq(invitation.facilityId, facilityId))
    const [inDirectory] = await world.directory.select().from(invitationCode).where(eq(invitationCode.codeHash, codeHash))
    expect([inShard?.revokedAt, inDirectory?.revokedAt]).toEqual([at('8:05'), at('8:05')])
  })

  test('sent twice is one block, and a second one for the same person is refused in words', async () => {
    const { world, setBlock } = await separated()
    const id = act()
    expect((await setBlock({ id })).status).toBe(200)
    expect((await setBlock({ id })).status).toBe(200)
    expect((await setBlock()).body).toMatchObject({ error: { code: 'already_blocked' } })
    expect(await world.db.select().from(block).where(eq(block.facilityId, world.facilityId))).toHaveLength(1)
  })
})

describe('At the door', () => {
  test('the board carries one neutral mark and not a word more, also on a tablet by itself', async () => {
    const { teacher, childId, siblingId, setBlock } = await separated()
    const board = async () =>
      ((await teacher.get(`/presence/board?day=${DAY}`)).body as { children: { childId: Id; askOffice?: true }[] }).children
    expect((await board()).some(({ askOffice }) => askOffice)).toBe(false)
    await setBlock()
    const children = await board()
    expect(children.find((one) => one.childId === childId)?.askOffice).toBe(true)
    expect(children.find((one) => one.childId === siblingId)?.askOffice).toBeUndefined()
    const { text } = await teacher.get(`/presence/board?day=${DAY}`)
    expect(text).not.toMatch(/北|一郎|支援|引き渡さない/)
  })

  test('the words for the door open after a proof and are written down; families and the kitchen never get them', async () => {
    const { world, teacher, mother, childId, siblingId, setBlock } = await separated()
    await setBlock()
    const cook = await world.addStaff('cook')
    const answer = await teacher.get(`/block/alert?childId=${childId}`)
    expect(answer.body).toMatchObject({ alerts: [{ person: '北 一郎', text: '来ても引き渡さない。園長か主任をすぐ呼ぶ。' }] })
    expect(answer.text).not.toContain('support_measure')
    for (const who of [cook, mother]) expect((await who.get(`/block/alert?childId=${childId}`)).status).toBe(404)
    expect((await teacher.get(`/block/alert?childId=${siblingId}`)).status).toBe(404)
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'block.alert')))
    expect(rows.filter(({ outcome }) => outcome === 'read')).toMatchObject([{ childId, accountId: teacher.accountId }])
    const tablet = await onTablet(world, teacher.accountId, at('7:30'))
    expect((await tablet.get(`/block/alert?childId=${childId}`)).body).toMatchObject({ error: { code: 'fresh_needed' } })
    const opened = await onTablet(world, teacher.accountId, at('8:00'))
    expect((await opened.get(`/block/alert?childId=${childId}`)).status).toBe(200)
  })

  test.each(['北 一郎', '北一郎', '父（北　一郎）', 'きた いちろう', 'キタ　イチロウ', '父'])(
    'a handover to %s is refused with one neutral sentence and written down',
    async (name) => {
      const { world, teacher, childId, setBlock } = await separated()
      await setBlock()
      await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
      const answer = await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave', person: name })
      expect(answer.status).toBe(409)
      expect(answer.body).toMatchObject({ error: { code: 'ask_office', message: 'おわたしの前に、事務室に確認してください。' } })
      const rows = await world.db
        .select()
        .from(audit)
        .where(and(eq(audit.facilityId, world.facilityId), eq(audit.childId, childId), eq(audit.outcome, 'denied')))
      expect(rows).toMatchObject([{ accountId: teacher.accountId, content: { refused: 'handover', person: name } }])
      expect((await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave', person: '祖母（北村 花）' })).status).toBe(
        200,
      )
    },
  )
})

describe('Where a protected child can be reached', () => {
  test('numbers and addresses are with 主任 and 園長 alone, and who is barred stands in no list', async () => {
    const { world, teacher, office, head, childId, setBlock, mother } = await separated()
    const motherId = await personOf(world, mother.accountId)
    await world.db
      .update(person)
      .set({ address: '潮見町1-1' })
      .where(and(eq(person.facilityId, world.facilityId), eq(person.id, motherId)))
    expect((await teacher.get(`/child/contacts?childId=${childId}`)).text).toContain('090-7777-0001')
    expect((await office.get(`/child/addresses?childId=${childId}`)).text).toContain('潮見町')
    await setBlock()
    for (const who of [teacher, office]) {
      const { text, body } = await who.get(`/child/contacts?childId=${childId}`)
      expect(body).toMatchObject({ askOffice: true, guardians: [{ phone: null }] })
      expect(text).not.toMatch(/090|北/)
    }
    expect((await office.get(`/child/addresses?childId=${childId}`)).status).toBe(404)
    const opened = await head.get(`/child/contacts?childId=${childId}`)
    expect(opened.body).toMatchObject({ askOffice: false, guardians: [{ phone: '090-0000-0000' }] })
    expect(opened.text).not.toContain('090-7777-0001')
    expect((await head.get(`/child/addresses?childId=${childId}`)).text).toContain('潮見町')
  })

  test('an address is put in at the desk, opened with a trace, and never written into the audit', async () => {
    const { world, office, head, teacher, mother, childId, director } = await separated()
    const personId = await personOf(world, mother.accountId)
    const input = { childId, personId, address: '潮見町2-3', workplace: '潮見市役所', phone: '080-1234-5678' }
    for (const who of [teacher, head, mother])
      expect((await who.post('/child/contact', { id: act(), ...input })).status).toBe(404)
    expect((await office.post('/child/contact', { id: act(), ...input })).status).toBe(200)
    expect((await director.get(`/child/addresses?childId=${childId}`)).body).toMatchObject({
      guardians: expect.arrayContaining([expect.objectContaining({ personId, address: '潮見町2-3', workplace: '潮見市役所' })]),
    })
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.childId, childId)))
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining(['child.change done', 'child.address read']),
    )
    expect(JSON.stringify(rows)).not.toMatch(/潮見|080-1234/)
    const odd = await office.post('/child/contact', { id: act(), childId, personId, phone: 'でんわ' })
    expect(odd.body).toMatchObject({ error: { field: 'phone' } })
  })
})

describe('A second leader', () => {
  test('may be somebody who was made 主任 for it, from that day on', async () => {
    const { world, director, head, office, childId, setBlock } = await separated()
    await world.db
      .delete(assignment)
      .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.personId, head.personId)))
    const blockId = act()
    await setBlock({ id: blockId })
    expect((await office.post('/block/confirm', { id: act(), childId, blockId })).status).toBe(404)
    await world.db
      .insert(assignment)
      .values({ facilityId: world.facilityId, id: newId(0), personId: office.personId, role: 'head_teacher', startsOn: DAY })
    expect((await office.post('/block/confirm', { id: act(), childId, blockId })).status).toBe(200)
    expect((await listOf(director, childId))[0]?.mayConfirm).toBe(false)
  })
})
