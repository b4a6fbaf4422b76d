// Cards, phones and the code at the entrance, as the server sees them: stamps and no more, never 在園.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nameKeys } from '../../schema/block/rule.ts'
import { newId } from '../../schema/kit/id.ts'
import { minuteOf, type Passes } from '../../schema/pass/rule.ts'
import { hashOfCard, P256, signMinute, toText } from '../../schema/pass/verify.ts'
import { audit, block, facilityHome, facilitySetting, guardianship, notice, presenceFact, session } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function entrance() {
  const world = await makeWorld()
  const childId = await world.addChild('さとう あおい')
  const siblingId = await world.addChild('さとう りく', { classId: world.star })
  const other = await world.addChild('たかはし すい')
  const mother = await world.addGuardian([childId, siblingId])
  const director = await world.addStaff('director')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const kiosk = await addTablet(world, { kind: 'kiosk', name: '玄関' })
  const passes = async () => (await kiosk.get('/pass/list')).body as unknown as Passes
  const statusOf = async (id = childId) =>
    readBoard(await teacher.get(`/presence/board?day=${DAY}`)).children.find((child) => child.childId === id)?.status
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
  const key = act()
  const register = async () =>
    mother.post('/pass/key', { id: key, publicKey: toText(await crypto.subtle.exportKey('raw', pair.publicKey)) })
  const show = (minute = minuteOf(at('8:05'))) => signMinute(pair.privateKey, world.facilityId, key, minute)
  const stamp = (pass: unknown, more: object = {}) => ({ id: act(), childId, kind: 'arrive', at: at('8:05'), pass, ...more })
  return { world, childId, siblingId, other, mother, director, teacher, kiosk, passes, statusOf, key, register, show, stamp }
}

describe('A printed card', () => {
  test('RB01 stamps the arrival of its child and of nobody else, which waits as 受入待ち, and lets nobody go', async () => {
    const { world, childId, other, director, kiosk, passes, statusOf, stamp } = await entrance()
    const issued = await director.post('/pass/card', { id: act(), childIds: [childId] })
    expect(issued.status, issued.text).toBe(200)
    const [{ code = '' } = {}] = issued.body.cards as { code: string }[]
    const card = await hashOfCard(code.replaceAll('-', ''))
    expect((await passes()).cards).toEqual([[card, childId]])
    expect(JSON.stringify(await passes())).not.toContain(code)
    expect((await kiosk.post('/presence/stamp', stamp({ card }, { childId: other }))).body).toMatchObject({
      error: { code: 'card_over' },
    })
    expect((await kiosk.post('/presence/stamp', stamp({ card }))).status).toBe(200)
    expect(await statusOf()).toBe('stamped')
    expect((await kiosk.post('/presence/stamp', stamp({ card }, { kind: 'leave' }))).status).toBe(404)
    const told = stamp({ card }, { pickup: { time: '16:00' } })
    expect((await kiosk.post('/presence/stamp', told)).status).toBe(400)
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts.map(({ kind, source }) => [kind, source])).toEqual([['arrive', 'card']])
  })

  test('RB05 does not record twice within the minutes the facility sets; an act that was made without a line is taken all the same', async () => {
    const { world, childId, director, teacher, kiosk, passes, stamp } = await entrance()
    const { body } = await director.post('/pass/card', { id: act(), childIds: [childId] })
    const card = await hashOfCard(String((body.cards as { code: string }[])[0]?.code).replaceAll('-', ''))
    expect((await passes()).twiceWithin).toBe(30)
    const at805 = stamp({ card })
    kiosk.at('8:05')
    expect((await kiosk.post('/presence/stamp', at805)).status).toBe(200)
    expect((await kiosk.post('/presence/stamp', at805)).status).toBe(200)
    const again = (time: string) => kiosk.post('/presence/stamp', stamp({ card }, { at: at(time) }))
    kiosk.at('8:16')
    expect((await again('8:16')).body).toMatchObject({ error: { code: 'twice' } })
    const mine = eq(facilitySetting.facilityId, world.facilityId)
    const [before] = await world.db.select().from(facilitySetting).where(mine)
    if (before)
      await world.db
        .update(facilitySetting)
        .set({ settings: { ...before.settings, twiceWithin: 10 } })
        .where(mine)
    expect((await passes()).twiceWithin).toBe(10)
    expect((await again('8:16')).status).toBe(200)
    kiosk.at('8:24')
    expect((await again('8:24')).body).toMatchObject({ error: { code: 'twice' } })
    expect((await again('8:20')).status).toBe(200)
    teacher.at('8:25')
    expect((await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:25') })).status).toBe(200)
  })

  test('RB01 is over when it is ended or made anew; what a device read before, without a line, still counts', async () => {
    const { childId, director, kiosk, passes, stamp } = await entrance()
    const issue = async () => {
      const { body } = await director.post('/pass/card', { id: act(), childIds: [childId] })
      return hashOfCard(String((body.cards as { code: string }[])[0]?.code).replaceAll('-', ''))
    }
    const first = await issue()
    director.at('8:10')
    const second = await issue()
    expect(second).not.toBe(first)
    expect((await passes()).cards).toEqual([[second, childId]])
    kiosk.at('8:20')
    expect((await kiosk.post('/presence/stamp', stamp({ card: first }, { at: at('8:09') }))).status).toBe(200)
    const late = stamp({ card: first }, { at: at('8:19') })
    expect((await kiosk.post('/presence/stamp', late)).body).toMatchObject({ error: { code: 'card_over' } })
    director.at('8:21')
    expect((await director.post('/pass/card/revoke', { id: act(), childId })).status).toBe(200)
    expect((await passes()).cards).toEqual([])
    expect((await director.post('/pass/card/revoke', { id: act(), childId })).body).toMatchObject({ error: { code: 'no_card' } })
  })

  test('the same act again prints the same card; families and caregivers issue none', async () => {
    const { childId, director, mother, teacher, kiosk } = await entrance()
    const asked = { id: act(), childIds: [childId] }
    const first = await director.post('/pass/card', asked)
    expect((await director.post('/pass/card', asked)).body).toEqual(first.body)
    for (const who of [mother, teacher, kiosk]) {
      expect((await who.post('/pass/card', { ...asked, id: act() })).status).toBe(404)
      expect((await who.get('/pass/card')).status).toBe(404)
    }
    expect((await director.post('/pass/card', { id: act(), childIds: [newId(0)] })).status).toBe(404)
  })
})

describe('The code of a phone', () => {
  test('RB02 stamps brothers and sisters with one code, in the guardian’s name, and says who fetches them today', async () => {
    const { world, childId, siblingId, mother, kiosk, passes, statusOf, key, register, show, stamp } = await entrance()
    expect((await register()).status).toBe(200)
    expect((await mother.get('/pass/key')).body).toEqual({ key })
    expect((await passes()).keys.map(([id, , children]) => [id, [...children].sort()])).toEqual([
      [key, [childId, siblingId].sort()],
    ])
    const pass = await show()
    const told = stamp(pass, { pickup: { time: '16:30', person: '祖母' } })
    const answer = await kiosk.post('/presence/stamp', told)
    expect(answer.status, answer.text).toBe(200)
    expect((await kiosk.post('/presence/stamp', told)).body).toEqual(answer.body)
    expect((await kiosk.post('/presence/stamp', stamp(pass, { childId: siblingId }))).status).toBe(200)
    expect([await statusOf(), await statusOf(siblingId)]).toEqual(['stamped', 'stamped'])
    const notices = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(notices).toMatchObject([
      { childId, kind: 'pickup_change', time: 990, pickupPerson: '祖母', accountId: mother.accountId, source: 'guardian' },
    ])
    const [line] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'presence.stamp'), eq(audit.childId, childId)))
    expect(line).toMatchObject({ accountId: kiosk.deviceId, content: { read: 'qr', guardian: mother.accountId } })
  })

  test('RB01 lets a child go as 引渡し待ち: it is ours until a caregiver has handed it over', async () => {
    const { childId, teacher, kiosk, statusOf, register, show, stamp } = await entrance()
    await register()
    kiosk.at('16:31')
    const pass = await show(minuteOf(at('16:31')))
    const leave = stamp(pass, { kind: 'leave', at: at('16:31') })
    expect((await kiosk.post('/presence/stamp', leave)).body).toMatchObject({ error: { code: 'not_here' } })
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    expect((await kiosk.post('/presence/stamp', leave)).status).toBe(200)
    expect(await statusOf()).toBe('left_stamped')
  })

  test('RB01 forged, old, of a foreign child, or shown to two devices: refused with one sentence, and nothing is written', async () => {
    const { world, other, mother, kiosk, register, show, stamp } = await entrance()
    await register()
    const pass = await show()
    const second = await addTablet(world, { name: 'うさぎ組' })
    const code = async (answer: ReturnType<typeof kiosk.post>) =>
      ((await answer).body.error as { code: string } | undefined)?.code
    const forged = { ...pass, signature: `${pass.signature.startsWith('A') ? 'B' : 'A'}${pass.signature.slice(1)}` }
    expect(await code(kiosk.post('/presence/stamp', stamp(forged)))).toBe('code_wrong')
    expect(await code(kiosk.post('/presence/stamp', stamp({ ...pass, key: newId(0) })))).toBe('code_wrong')
    expect(await code(kiosk.post('/presence/stamp', stamp(pass, { childId: other })))).toBe('code_wrong')
    expect(await code(kiosk.post('/presence/stamp', stamp(await show(minuteOf(at('8:05')) - 3))))).toBe('code_old')
    expect(await code(mother.post('/presence/stamp', stamp(pass)))).toBe('not_found')
    expect((await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))).length).toBe(0)
    expect((await kiosk.post('/presence/stamp', stamp(pass))).status).toBe(200)
    expect(await code(second.post('/presence/stamp', stamp(pass)))).toBe('code_used')
  })

  test('RB01 an act from a time without a line counts by its own moment', async () => {
    const { kiosk, register, show, stamp } = await entrance()
    await register()
    kiosk.at('11:05')
    expect((await kiosk.post('/presence/stamp', stamp(await show()))).status).toBe(200)
  })

  test.each(['signed out', 'guardianship over', 'barred'] as const)('RB01 ends with what it stands on: %s', async (end) => {
    const { world, childId, siblingId, mother, teacher, kiosk, passes, register, show, stamp } = await entrance()
    await register()
    if (end === 'signed out')
      await world.db
        .update(session)
        .set({ endedAt: at('8:03') })
        .where(and(eq(session.facilityId, world.facilityId), eq(session.tokenHash, mother.token.hash)))
    else if (end === 'guardianship over')
      await world.db
        .update(guardianship)
        .set({ endsOn: '2026-11-19' })
        .where(and(eq(guardianship.facilityId, world.facilityId), eq(guardianship.childId, childId)))
    else
      await world.db.insert(block).values({
        facilityId: world.facilityId,
        childId,
        id: newId(0),
        personId: mother.personId,
        names: nameKeys({ name: '保護者', kana: '保護者' }),
        kind: 'court_order',
        text: '',
        startsOn: '2026-04-01',
        setBy: teacher.accountId,
        setAt: 0,
      })
    expect((await passes()).keys.flatMap(([, , children]) => children)).toEqual(end === 'signed out' ? [] : [siblingId])
    expect((await kiosk.post('/presence/stamp', stamp(await show()))).body).toMatchObject({ error: { code: 'code_wrong' } })
  })

  test('a proof renewed keeps the key; a new one takes the place of the one before', async () => {
    const { mother, passes, key, register } = await entrance()
    await register()
    mother.at('8:06')
    const next = act()
    const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
    await mother.post('/pass/key', { id: next, publicKey: toText(await crypto.subtle.exportKey('raw', pair.publicKey)) })
    expect((await passes()).keys.map(([id]) => id)).toEqual([next])
    expect(next).not.toBe(key)
  })
})

describe('The code at the entrance', () => {
  test('RB01 read by a guardian’s phone stamps her own children and no other; a new paper ends the one before', async () => {
    const { childId, other, mother, director, statusOf } = await entrance()
    const hang = async () => String((await director.post('/pass/entrance', { id: act() })).body.code)
    const first = await hang()
    director.at('8:01')
    const second = await hang()
    const said = (code: string, more: object = {}) => ({ id: act(), childId, kind: 'arrive', code, ...more })
    expect((await mother.post('/pass/stamp', said(first))).body).toMatchObject({ error: { code: 'entrance_over' } })
    expect((await mother.post('/pass/stamp', said(second, { childId: other }))).status).toBe(404)
    expect((await mother.post('/pass/stamp', said(second))).status).toBe(200)
    expect(await statusOf()).toBe('stamped')
    expect((await director.get('/pass/entrance')).body).toMatchObject({ issuedAt: at('8:01'), off: false })
    director.at('8:06')
    await director.post('/pass/entrance/revoke', { id: act() })
    mother.at('8:07')
    expect((await mother.post('/pass/stamp', said(second))).body).toMatchObject({ error: { code: 'entrance_over' } })
  })

  test('RB01 a facility that switches it off takes none of it, and the rest goes on', async () => {
    const { world, childId, mother, kiosk } = await entrance()
    const code = await world.hangCode()
    await world.db.update(facilityHome).set({ switchedOff: ',entrance,' }).where(eq(facilityHome.facilityId, world.facilityId))
    const answer = await mother.post('/pass/stamp', { id: act(), childId, kind: 'arrive', code })
    expect(answer.body).toMatchObject({ error: { code: 'switched_off' } })
    expect((await kiosk.post('/presence/stamp', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
  })
})

describe('The screen at the entrance', () => {
  test('RB30 has names, classes and stamps, and no allergy, plan, notice, mark of the office or staff; nobody opens a name there', async () => {
    const { world, childId, mother, teacher, kiosk } = await entrance()
    await mother.post('/notice', { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY })
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId,
      id: newId(0),
      personId: await world.addPerson(null, '他人'),
      names: [],
      kind: 'court_order',
      text: '',
      startsOn: '2026-04-01',
      setBy: teacher.accountId,
      setAt: 0,
    })
    for (const answer of [await kiosk.get(`/presence/board?day=${DAY}`), await kiosk.get('/presence/roster')]) {
      for (const word of ['plan', 'notices', 'askOffice', 'allergens', '祖母']) expect(answer.text).not.toContain(`"${word}"`)
    }
    const { children } = (await kiosk.get(`/presence/board?day=${DAY}`)).body as unknown as { children: object[] }
    expect(new Set(children.flatMap((child) => Object.keys(child)))).toEqual(new Set(['childId', 'name', 'kana', 'class']))
    expect((await kiosk.get('/device/me')).body).toMatchObject({ kind: 'kiosk', staff: [] })
    expect((await kiosk.post('/device/open', { personId: teacher.personId, pin: '2580' })).status).toBe(404)
  })
})
