// What an attacker, or an honest person in a hurry, has once got through. Each stays shut.
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { membership } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { notice } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, bindings, clientOf, DAY, makeWorld } from '../kit/world.ts'

const directory = drizzle(bindings.DIRECTORY)
const sick = (childIds: readonly string[], from: string, more: object = {}) => ({
  id: act(),
  childIds,
  kind: 'absent',
  reason: 'sick',
  from,
  ...more,
})

describe('Doors', () => {
  test('a family cookie under the name of the office opens nothing, here or in a facility never opened before', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const child = await world.addChild('さとう あおい')
    const accountId = newId(0)
    const phone = await world.addGuardian([child], { accountId })
    await world.addStaff('director', { accountId })
    await directory.insert(membership).values({ accountId, facilityId: other.facilityId, door: 'office' })
    const forged = clientOf(`/api/f/${world.facilityId}`, `__Host-tsumugi-office=${phone.cookie?.split('=')[1]}`)
    expect((await forged.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })).status).toBe(401)
    expect((await forged.get(`/notice?from=${DAY}`)).status).toBe(401)
    expect((await forged.get(`/api/f/${other.facilityId}/presence/board?day=${DAY}`)).status).toBe(401)
    expect((await forged.get('/api/account/me')).status).toBe(401)
    expect((await phone.get('/family/today')).status).toBe(200)
  })

  test('a new cookie with every call, or a new address of one line, buys no further guesses', async () => {
    const guest = clientOf('')
    const statuses: number[] = []
    for (let call = 0; call < 65; call++) {
      const headers = { cookie: `__Host-tsumugi-family=a.${call}`, 'cf-connecting-ip': `2001:db8:1:2::${call}` }
      statuses.push((await guest.send('POST', '/api/account/sign-in', { json: { login: '', password: 'x' }, headers })).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })
})

describe('What guardians see of each other', () => {
  test('RA27 never a name, and who may only look sees that the child is away, not why', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const [mother, father] = [await world.addGuardian([child]), await world.addGuardian([child], { relationship: '父' })]
    const grandmother = await world.addGuardian([child], { capabilities: ',read_presence,' })
    const director = await world.addStaff('director')
    await mother.post('/notice', sick([child], DAY, { symptoms: ['fever'], temperature: 389, note: 'ひみつ' }))
    expect((await father.get(`/notice?from=${DAY}`)).text).not.toContain('保護者')
    expect((await director.get(`/notice?from=${DAY}`)).text).toContain('保護者')
    const { text } = await grandmother.get('/family/today')
    const children = text.slice(text.indexOf('"children"'))
    for (const word of ['sick', '389', 'ひみつ', 'fever', '祖母"']) expect(children, word).not.toContain(word)
    expect(children).toContain('"status":"absent"')
    expect((await father.get('/family/today')).text).toContain('ひみつ')
  })
})

describe('What is over stays', () => {
  test('RA03 RB19 nobody takes past days out of the register by correcting or withdrawing', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const mother = await world.addGuardian([child])
    const director = await world.addStaff('director')
    const week = async () => {
      const { body } = await director.get('/presence/month?month=2026-11')
      const { cells } = (body as { children: [{ cells: { day: string; kind: string }[] }] }).children[0]
      return cells.filter(({ day }) => day >= '2026-11-16' && day <= '2026-11-19').map(({ kind }) => kind)
    }
    mother.at('8:00', '2026-10-05')
    const old = sick([child], '2026-10-05', { to: '2026-10-09' })
    await mother.post('/notice', old)
    mother.at('8:00', '2026-11-16')
    const running = sick([child], '2026-11-16', { to: '2026-11-20' })
    await mother.post('/notice', running)
    expect((await mother.post('/notice/withdraw', { id: act(), childIds: [child], noticeId: old.id })).body).toMatchObject({
      error: { code: 'over' },
    })
    mother.at('8:00', '2026-11-18')
    const late = { id: act(), childIds: [child], kind: 'late', time: '10:00', from: '2026-11-18', replaces: running.id }
    expect((await mother.post('/notice', late)).body).toMatchObject({ error: { code: 'begun' } })
    const longer = sick([child], '2026-11-18', { to: '2026-11-20', replaces: running.id })
    expect((await mother.post('/notice', longer)).status).toBe(200)
    director.at('8:00', DAY)
    expect(await week()).toEqual(['sick', 'sick', 'sick', 'sick'])
    expect((await mother.post('/notice/withdraw', { id: act(), childIds: [child], noticeId: longer.id })).status).toBe(200)
    expect(await week()).toEqual(['sick', 'sick', 'unknown', 'unknown'])
    const code = await world.hangCode()
    const said = { id: act(), childId: child, kind: 'arrive', at: at('8:00', '2026-11-17'), code }
    const back = await mother.post('/pass/stamp', said)
    expect(back.body).toMatchObject({ error: { field: 'at' } })
  })
})

describe('A lost answer', () => {
  test('RA08 a report repeated after the cut-off, or the next day, gets the receipt of its first sending', async () => {
    const world = await makeWorld({ settings: { afterCutoff: 'refuse' } })
    const child = await world.addChild('さとう あおい')
    const mother = await world.addGuardian([child])
    mother.at('8:29')
    const said = sick([child], DAY)
    const first = await mother.post('/notice', said)
    mother.at('8:31')
    expect((await mother.post('/notice', said)).body).toEqual(first.body)
    expect((await mother.post('/notice', { ...said, id: act() })).body).toMatchObject({ error: { code: 'after_cutoff' } })
    mother.at('8:31', '2026-11-24')
    expect((await mother.post('/notice', said)).body).toEqual(first.body)
    expect((await mother.post('/notice', { ...said, id: act() })).body).toMatchObject({ error: { field: 'from' } })
  })

  test('ten siblings in one report are ten rows', async () => {
    const world = await makeWorld()
    const childIds: string[] = []
    for (let count = 0; count < 10; count++) childIds.push(await world.addChild(`さとう あ${count}`))
    const mother = await world.addGuardian(childIds)
    const director = await world.addStaff('director')
    const said = sick(childIds, DAY, { symptoms: ['fever'] })
    expect((await mother.post('/notice', said)).status).toBe(200)
    expect((await director.post('/notice/confirm', { id: act(), childIds, noticeId: said.id })).status).toBe(200)
    const rows = await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))
    expect(rows).toHaveLength(10)
    expect(rows[0]).toMatchObject({ symptoms: ['fever'], withdrawn: false, afterCutoff: false, supersedes: null, startsOn: DAY })
  })
})

describe('Boards', () => {
  test('one looked at the evening before is not called fresh in the morning', async () => {
    const world = await makeWorld()
    await world.addChild('さとう あおい')
    const director = await world.addStaff('director')
    const path = `/presence/board?day=${DAY}`
    director.at('20:00', '2026-11-19')
    const etag = (await director.get(path)).headers.get('etag') ?? ''
    expect((await director.get(path, { 'if-none-match': etag })).status).toBe(304)
    director.at('11:00')
    expect((await director.get(path, { 'if-none-match': etag })).status).toBe(200)
  })

  test('a leave stamped by phone does not silence the evening: nobody has handed the child over', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい')
    const mother = await world.addGuardian([child])
    const director = await world.addStaff('director')
    await director.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    mother.at('10:00')
    const said = { id: act(), childId: child, kind: 'leave', code: await world.hangCode() }
    expect((await mother.post('/pass/stamp', said)).status).toBe(200)
    director.at('20:30')
    const [shown] = readBoard(await director.get(`/presence/board?day=${DAY}`)).children
    expect(shown?.contradictions?.map(({ kind }) => kind)).toContain('open_at_closing')
  })
})

test('Half a character is not text', async () => {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([child])
  const body = `{"id":"${act()}","childIds":["${child}"],"kind":"absent","from":"${DAY}","note":"a\\ud800b"}`
  expect((await mother.send('POST', '/notice', { body, headers: { 'content-type': 'application/json' } })).status).toBe(400)
})
