import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { pairing } from '../../schema/directory.ts'
import { audit, notice, presenceFact, session } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, at, bindings, clientOf, DAY, makeWorld } from '../kit/world.ts'
import { type Board, house } from './house.ts'

describe('Pairing', () => {
  test('RK11 a tablet shows a code, the office confirms it, and the tablet gets its own cookie', async () => {
    const { world, director, childId } = await house()
    const nobody = clientOf('')
    const { body: asked } = await nobody.post('/api/device/pairing', {})
    expect(String(asked.code)).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    expect((await nobody.post('/api/device/pairing/wait', { secret: asked.secret })).body).toMatchObject({ state: 'waiting' })
    const id = act()
    const typed = String(asked.code).replace('-', ' ').toLowerCase()
    const said = { id, code: typed, name: '玄関', kind: 'tablet', classIds: [world.rabbit] }
    const paired = await director.post('/device/pair', said)
    expect(paired.status, paired.text).toBe(200)
    expect((await director.post('/device/pair', said)).body).toEqual(paired.body)
    const answer = await nobody.post('/api/device/pairing/wait', { secret: asked.secret })
    expect(answer.body).toEqual({ state: 'paired', facilityId: world.facilityId, deviceId: id, kind: 'tablet' })
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^__Host-tsumugi-device=.*HttpOnly; Secure; SameSite=Lax$/)
    const tablet = clientOf(`/api/f/${world.facilityId}`, cookie.split(';')[0], { 'x-door': 'device' })
    expect((await tablet.get('/device/me')).body).toMatchObject({ name: '玄関', kind: 'tablet', deviceId: id })
    const board = (await tablet.get(`/presence/board?day=${DAY}`)).body as unknown as Board
    expect(board.children.map((child) => child.childId)).toEqual([childId])
    // An answer that was lost is asked for again; the cookie before it is worth nothing.
    const again = await nobody.post('/api/device/pairing/wait', { secret: asked.secret })
    expect(again.body).toMatchObject({ state: 'paired' })
    expect((await tablet.get('/device/me')).status).toBe(401)
    const [line] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'device.pair')))
    expect(line?.content).toMatchObject({ paired: id, name: '玄関' })
  })

  test('a wrong, spent, expired and foreign code get one answer, five in a row have to rest, and nobody else is held up', async () => {
    const { world, director } = await house()
    const other = await makeWorld()
    const stranger = await other.addStaff('director')
    const nobody = clientOf('')
    const ask = async () => String((await nobody.post('/api/device/pairing', {})).body.code)
    const pairWith = (who: typeof director, code: string) =>
      who.post('/device/pair', { id: act(), code, name: '玄関', kind: 'tablet', classIds: [] })
    const spent = await ask()
    expect((await pairWith(stranger, spent)).status).toBe(200)
    const late = await ask()
    const answers = [await pairWith(director, 'ZZZZ-ZZZZ'), await pairWith(director, spent)]
    director.at('8:16')
    answers.push(await pairWith(director, late))
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...(body.error as object), requestId: '' }))).size).toBe(1)
    for (const code of ['AAAA2222', 'AAAA3333']) await pairWith(director, code)
    nobody.at('8:17')
    director.at('8:17')
    const good = await ask()
    const resting = await pairWith(director, good)
    expect(resting.status).toBe(429)
    expect(Number(resting.headers.get('retry-after'))).toBeGreaterThan(0)
    const deputy = await world.addStaff('head_teacher')
    deputy.at('8:17')
    expect((await pairWith(deputy, good)).status).toBe(200)
  })

  test('a question nobody answers is over after ten minutes, and a guessed secret is nothing', async () => {
    const nobody = clientOf('')
    const { body } = await nobody.post('/api/device/pairing', {})
    nobody.at('8:16')
    const over = await nobody.post('/api/device/pairing/wait', { secret: body.secret })
    expect(over.status).toBe(404)
    expect((over.body.error as { code: string }).code).toBe('pairing_over')
    const guessed = await nobody.post('/api/device/pairing/wait', { secret: 'a'.repeat(43) })
    expect({ ...(guessed.body.error as object), requestId: '' }).toEqual({ ...(over.body.error as object), requestId: '' })
  })

  test('neither code nor secret is kept in clear', async () => {
    const { body } = await clientOf('').post('/api/device/pairing', {})
    const rows = JSON.stringify((await bindings.DIRECTORY.prepare('select * from pairing').all()).results)
    expect(rows).not.toContain(String(body.code))
    expect(rows).not.toContain(String(body.secret))
  })

  test('classes of another house are refused, and the code stays good for the corrected act', async () => {
    const { director } = await house()
    const { rabbit: foreign } = await makeWorld()
    const { body } = await clientOf('').post('/api/device/pairing', {})
    const said = { code: body.code, name: '玄関', kind: 'tablet' }
    const refused = await director.post('/device/pair', { ...said, id: act(), classIds: [foreign] })
    expect(refused.body).toMatchObject({ error: { code: 'bad_input', field: 'classIds' } })
    expect((await director.post('/device/pair', { ...said, id: act(), classIds: [] })).status).toBe(200)
  })

  test('teachers pair nothing, and a proof that is not fresh is asked for again', async () => {
    const { world, teacher, director } = await house()
    const { body } = await clientOf('').post('/api/device/pairing', {})
    const said = () => ({ id: act(), code: body.code, name: '玄関', kind: 'tablet', classIds: [] })
    expect((await teacher.post('/device/pair', said())).status).toBe(404)
    await world.db.update(session).set({ freshAt: 0 }).where(eq(session.tokenHash, director.token.hash))
    expect((await director.post('/device/pair', said())).body).toMatchObject({ error: { code: 'fresh_needed' } })
    const [row] = await world.directory.select().from(pairing).where(eq(pairing.facilityId, world.facilityId))
    expect(row).toBeUndefined()
  })
})

describe('A tablet by itself', () => {
  test('RB30 shows names, status and allergies of its classes, never what was written, why, or who fetches', async () => {
    const { world, childId, tablet } = await house()
    const told = { facilityId: world.facilityId, childId, startsOn: DAY, endsOn: DAY, withdrawn: false, afterCutoff: false }
    await world.db.insert(notice).values([
      {
        ...told,
        id: act(),
        kind: 'absent',
        reason: 'sick',
        symptoms: ['fever'],
        temperature: 384,
        note: 'ねつがでました',
        source: 'guardian',
        accountId: act(),
        writtenAt: at('7:30'),
      },
      {
        ...told,
        id: act(),
        kind: 'pickup_change',
        time: 990,
        pickupPerson: 'おじいさん',
        source: 'guardian',
        accountId: act(),
        writtenAt: at('7:31'),
      },
    ])
    const answer = await tablet.get(`/presence/board?day=${DAY}`)
    const board = readBoard(answer)
    expect(board.classes).toHaveLength(1)
    expect(board.totals.enrolled).toBe(1)
    expect(board.children[0]).toMatchObject({ childId, status: 'absent' })
    const kinds = ((board.children[0]?.notices ?? []) as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['absent', 'pickup_change'])
    for (const word of ['ねつがでました', 'fever', 'temperature', 'sick', 'おじいさん', 'ほし'])
      expect(answer.text).not.toContain(word)
  })

  test('records an arrival of its own class with the person who claims it, which waits as 受入待ち', async () => {
    const { world, childId, teacher, tablet } = await house()
    const answer = await tablet.post('/presence/stamp', { id: act(), childId, kind: 'arrive', by: teacher.personId })
    expect(answer.status, answer.text).toBe(200)
    const board = readBoard(await tablet.get(`/presence/board?day=${DAY}`))
    expect(board.children[0]?.status).toBe('stamped')
    const facts = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    expect(facts).toMatchObject([{ kind: 'arrive', source: 'kiosk', accountId: tablet.deviceId }])
    const [line] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'presence.stamp')))
    expect(line).toMatchObject({ deviceId: tablet.deviceId, content: { claimedBy: teacher.personId } })
    expect((await teacher.post('/presence/stamp', { id: act(), childId, kind: 'arrive', by: teacher.personId })).status).toBe(400)
  })

  test('nothing else: no leaving, no other class, no sighting, no notice, no list, no setting', async () => {
    const { childId, starChild, tablet } = await house()
    await tablet.post('/presence/stamp', { id: act(), childId, kind: 'arrive' })
    const tries = [
      await tablet.post('/presence/stamp', { id: act(), childId, kind: 'leave' }),
      await tablet.post('/presence/stamp', { id: act(), childId: starChild, kind: 'arrive' }),
      await tablet.post('/presence/stamp', { id: act(), childId: act(), kind: 'arrive' }),
      await tablet.post('/presence/tap', { id: act(), childId, kind: 'arrive' }),
      await tablet.post('/presence/sighting', { id: act(), childId }),
      await tablet.post('/notice', { id: act(), childIds: [childId], kind: 'absent', from: DAY }),
      await tablet.get(`/notice?from=${DAY}`),
      await tablet.get('/child'),
      await tablet.get(`/child/contacts?childId=${childId}`),
      await tablet.get('/facility/settings'),
      await tablet.get('/device'),
      await tablet.get('/family/today'),
    ]
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404))
    const bytes = tries.map(({ text }) => text.replace(/"requestId":"[^"]+"/, ''))
    expect(new Set(bytes).size).toBe(1)
  })

  test('says who may open their name here today, and nothing secret of them', async () => {
    const { world, tablet, teacher } = await house()
    await world.addStaff('nursery_teacher', { endsOn: '2026-11-19', name: 'きのうまで' })
    const { body, text } = await tablet.get('/device/me')
    const staff = body.staff as { personId: string; name: string }[]
    expect(staff.map(({ name }) => name).sort()).toEqual(['園長', '山田'].sort())
    expect(Object.keys(staff.find(({ personId }) => personId === teacher.personId) ?? {}).sort()).toEqual([
      'kana',
      'name',
      'personId',
      'roles',
    ])
    expect(text).not.toContain('090-')
    expect(text).not.toContain('scrypt')
  })

  test('an office PC is no tablet with names, yet it counts as the second factor of whoever signs in there', async () => {
    const { world } = await house()
    const pc = await addTablet(world, { kind: 'office_pc' })
    const director = await world.addStaff('director')
    await world.db.delete(session).where(eq(session.tokenHash, director.token.hash))
    await world.directory.run(`update sign_in set strength = 'password' where token_hash = '${director.token.hash}'`)
    const weak = await director.get('/facility/settings')
    expect(weak.body).toMatchObject({ error: { code: 'second_factor_needed' } })
    const here = { cookie: `${director.cookie}; ${pc.cookie}` }
    expect((await director.get('/facility/settings', here)).status).toBe(200)
    const [row] = await world.db.select().from(session).where(eq(session.tokenHash, director.token.hash))
    expect(row?.strength).toBe('device')
  })
})
