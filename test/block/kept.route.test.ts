// A blocked child is nowhere for who is kept from it, parent or staff, in every answer; and the answers are a stranger's (assurance §2.3, 2).
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { assignment } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { bare, separated } from './separated.ts'

const MONTH = DAY.slice(0, 7)

/** The father also works here, reaching the whole house: nothing but the block keeps him away. */
async function fatherAtWork() {
  const house = await separated()
  const { world, fatherId, father } = house
  await world.db
    .insert(assignment)
    .values({ facilityId: world.facilityId, id: newId(0), personId: fatherId, role: 'director', startsOn: '2026-04-01' })
  return { ...house, atDesk: await world.enter(father.accountId, 'office') }
}

const noticeOf = async ({ mother, childId }: Awaited<ReturnType<typeof separated>>) => {
  const id = act()
  await mother.post('/notice', { id, childIds: [childId], kind: 'absent', reason: 'sick', from: '2026-11-24' })
  return id
}

describe('Separated parents, 支援措置 for mother and child', () => {
  test('the father signs in as before, and the child has vanished from every answer of his', async () => {
    const house = await separated()
    const { father, childId, siblingId, setBlock } = house
    await noticeOf(house)
    expect((await father.get('/family/today')).text).toContain(childId)
    expect((await setBlock()).status).toBe(200)
    const today = await father.get('/family/today')
    expect(today.status).toBe(200)
    expect(today.text).toContain(siblingId)
    const me = await father.get('/api/account/me')
    const notices = await father.get(`/notice?from=${DAY}&to=2026-11-30`)
    for (const answer of [today, me, notices]) {
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain(childId)
      expect(answer.text).not.toContain('そら')
    }
  })

  test('what he asks for by its id is what nobody would find, in the same bytes', async () => {
    const house = await separated()
    const { father, childId, setBlock } = house
    const noticeId = await noticeOf(house)
    await setBlock()
    const unknown = act()
    const code = await house.world.hangCode()
    for (const [mine, none] of [
      [
        await father.get(`/notice/history?childId=${childId}&noticeId=${noticeId}`),
        await father.get(`/notice/history?childId=${unknown}&noticeId=${noticeId}`),
      ],
      [
        await father.post('/notice', { id: act(), childIds: [childId], kind: 'absent', from: '2026-11-25' }),
        await father.post('/notice', { id: act(), childIds: [unknown], kind: 'absent', from: '2026-11-25' }),
      ],
      [
        await father.post('/pass/stamp', { id: act(), childId, kind: 'arrive', code }),
        await father.post('/pass/stamp', { id: act(), childId: unknown, kind: 'arrive', code }),
      ],
    ] as const) {
      expect(mine.status).toBe(404)
      expect(bare(mine)).toEqual(bare(none))
    }
  })

  test('with one child only, the house is as closed to him as to somebody without a child', async () => {
    const { world, setBlock, director, fatherId, father, siblingId } = await separated()
    await setBlock()
    await setBlock({ childId: siblingId })
    expect((await father.get('/family/today')).status).toBe(404)
    expect((await father.get('/api/account/me')).body.facilities).toEqual([])
    const { body } = await director.get('/block')
    expect((body as { blocks: unknown[] }).blocks).toHaveLength(2)
    expect(fatherId && world.facilityId).toBeTruthy()
  })

  test('arrivals are told to the mother and to nobody kept away; lines already told are gone from his day', async () => {
    const { mother, father, teacher, childId, siblingId, setBlock } = await separated()
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const lines = async (who: typeof mother) => {
      const { children } = (await who.get('/family/today')).body as { children: { childId: string; lines: unknown[] }[] }
      return children.flatMap((child) => (child.childId === childId ? child.lines : []))
    }
    expect(await lines(father)).toHaveLength(1)
    await setBlock()
    teacher.at('17:00')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'leave' })
    mother.at('17:01')
    father.at('17:01')
    expect(await lines(mother)).toHaveLength(2)
    expect(await lines(father)).toHaveLength(0)
    expect((await father.get('/family/today')).text).toContain(siblingId)
  })

  test('the mother notices nothing but her own child, and no answer of hers says that there is a block', async () => {
    const { mother, childId, setBlock } = await separated()
    const before = await mother.get('/family/today')
    await setBlock()
    const after = await mother.get('/family/today')
    const { version: _one, ...was } = before.body
    const { version: _two, ...is } = after.body
    expect(is).toEqual(was)
    expect(after.text).toContain(childId)
    expect(after.text).not.toMatch(/askOffice|block|事務室/)
  })
})

describe('Staff who is kept from a child', () => {
  test('finds it on no board, list, register, file or paper, and it is in no count', async () => {
    const house = await fatherAtWork()
    const { atDesk, childId, siblingId, teacher, setBlock } = house
    await noticeOf(house)
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const paths = [
      `/presence/board?day=${DAY}`,
      '/presence/board?day=2026-11-19',
      `/presence/month?month=${MONTH}`,
      `/presence/month?month=${MONTH}&format=csv&detail=times`,
      `/child?day=${DAY}`,
      `/notice?from=${DAY}&to=2026-11-30`,
      '/block',
    ]
    const before = await Promise.all(paths.map((path) => atDesk.get(path)))
    expect(before.slice(0, 5).every(({ text }) => text.includes('空'))).toBe(true)
    await setBlock()
    const after = await Promise.all(paths.map((path) => atDesk.get(path)))
    for (const [place, answer] of after.entries()) {
      expect(answer.status, paths[place]).toBe(200)
      expect(answer.text, paths[place]).not.toContain(childId)
      expect(answer.text, paths[place]).not.toContain('空')
    }
    const [was, is] = [before[0], after[0]].map((one) => one?.body as { totals: Record<string, number> })
    expect(is?.totals.enrolled).toBe((was?.totals.enrolled ?? 0) - 1)
    expect(is?.totals.present).toBe(0)
    expect(after[0]?.text).toContain(siblingId)
  })

  test('gets for it what there is for an id that is nowhere, for every act and question', async () => {
    const house = await fatherAtWork()
    const { atDesk, childId, teacher, setBlock } = house
    const noticeId = await noticeOf(house)
    const actId = act()
    await teacher.post('/presence/tap', { id: actId, childId, kind: 'arrive' })
    await setBlock()
    const ask = (id: string) =>
      [
        () => atDesk.get(`/presence/acts?childId=${id}&day=${DAY}`),
        () => atDesk.get(`/child/contacts?childId=${id}`),
        () => atDesk.get(`/child/addresses?childId=${id}`),
        () => atDesk.get(`/block?childId=${id}`),
        () => atDesk.get(`/block/alert?childId=${id}`),
        () => atDesk.get(`/notice/history?childId=${id}&noticeId=${noticeId}`),
        () => atDesk.post('/presence/tap', { id: act(), childId: id, kind: 'arrive' }),
        () => atDesk.post('/presence/tap', { id: act(), childId: id, kind: 'arrive', at: at('8:00', '2026-11-02') }),
        () => atDesk.post('/presence/undo', { id: act(), childId: id, actId, reason: 'まちがい' }),
        () => atDesk.post('/notice', { id: act(), childIds: [id], kind: 'late', from: DAY, time: '10:00' }),
        () => atDesk.post('/notice', { id: act(), childIds: [id], kind: 'late', from: '2026-01-01', time: '10:00' }),
        () => atDesk.post('/notice/confirm', { id: act(), childIds: [id], noticeId }),
        () =>
          atDesk.post('/block/set', { id: act(), childId: id, name: '北 二郎', kind: 'other', text: '来たら園長へ', from: DAY }),
      ] as const
    const unknown = ask(act())
    for (const [place, call] of ask(childId).entries()) {
      const [mine, none] = [await call(), await unknown[place]?.()]
      expect(mine.status, String(place)).toBe(404)
      expect(none && bare(mine), String(place)).toEqual(none && bare(none))
    }
  })

  test('holds no answer that is still right: an ETag from before the block brings the board without the child', async () => {
    const { atDesk, childId, setBlock, director } = await fatherAtWork()
    const path = `/presence/board?day=${DAY}`
    const tag = { 'if-none-match': (await atDesk.get(path)).headers.get('etag') ?? '' }
    expect((await atDesk.get(path, tag)).status).toBe(304)
    const begins = { from: '2026-11-21' }
    await setBlock(begins)
    const still = (await atDesk.get(path)).headers.get('etag') ?? ''
    expect((await atDesk.get(path, { 'if-none-match': still })).status).toBe(304)
    atDesk.at('8:00', '2026-11-21')
    const next = await atDesk.get(path, { 'if-none-match': still })
    expect(next.status).toBe(200)
    expect(next.text).not.toContain(childId)
    // One person's tag is worth nothing to another.
    const foreign = (await director.get(path)).headers.get('etag') ?? ''
    expect((await atDesk.get(path, { 'if-none-match': foreign })).status).toBe(200)
  })

  test('does not load a roster, since a dry run would tell of the child', async () => {
    const { atDesk, setBlock, world } = await fatherAtWork()
    await setBlock()
    const answer = await atDesk.send('POST', `/api/f/${world.facilityId}/roster/preview?appliesOn=2027-04-01&fileName=a.csv`, {
      body: '園児番号,氏名,ふりがな,生年月日,性別,クラス\r\n1,南 空,みなみ そら,2024/10/10,女,うさぎ組\r\n',
      headers: { 'content-type': 'text/csv' },
    })
    expect(answer.status).toBe(404)
  })
})
