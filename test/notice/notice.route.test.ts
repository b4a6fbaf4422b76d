import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstSettings } from '../../schema/facility/input.ts'
import { notice } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

type Today = {
  children: {
    childId: string
    status: string
    notices: {
      id: string
      kind: string
      endsOn: string
      withdrawn: boolean
      confirmedAt: number | null
      confirmer: string | null
      afterCutoff: boolean
    }[]
  }[]
}

async function family(options: Parameters<typeof makeWorld>[0] = {}) {
  const world = await makeWorld(options)
  const minato = await world.addChild('さとう みなと', { classId: world.star })
  const aoi = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([minato, aoi])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.star, name: '川村' })
  const today = async () => (await mother.get('/family/today')).body as unknown as Today
  const board = async () => {
    return readBoard(await teacher.get(`/presence/board?day=${DAY}`))
  }
  return { world, minato, aoi, mother, teacher, today, board }
}

describe('A parent reports', () => {
  test('RA01 RA19 an absence with the sibling in one step: both are おやすみ on the board', async () => {
    const { minato, aoi, mother, board } = await family()
    const answer = await mother.post('/notice', {
      id: act(),
      childIds: [minato, aoi],
      kind: 'absent',
      reason: 'sick',
      symptoms: ['fever'],
      temperature: 378,
      from: DAY,
    })
    expect(answer.status).toBe(200)
    expect((await board()).children.map(({ status }) => status)).toEqual(['absent', 'absent'])
  })

  test('RA04 who reads the list reads the illness in the facility’s words, also without a right to its settings', async () => {
    const { teacher } = await family()
    expect((await teacher.get('/facility/settings')).status).toBe(404)
    const { symptoms } = (await teacher.get(`/notice?from=${DAY}`)).body as { symptoms: { key: string; ja: string }[] }
    expect(symptoms).toContainEqual({ key: 'fever', ja: firstSettings.symptoms.find(({ key }) => key === 'fever')?.ja })
  })

  test('RA02 an absence over several days shows on each of them and not after', async () => {
    const { minato, mother, teacher } = await family()
    await mother.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'family', from: DAY, to: '2026-11-25' })
    for (const [day, status] of [
      [DAY, 'absent'],
      ['2026-11-24', 'absent'],
      ['2026-11-26', 'expected'],
    ] as const) {
      const { children } = readBoard(await teacher.get(`/presence/board?day=${day}`))
      const child = children.find(({ childId }) => childId === minato)
      expect(child?.status, day).toBe(status)
    }
  })

  test('RA03 a child who turns up on the second day ends the absence: the day after she is expected again, and the family reads the real end', async () => {
    const { minato, mother, teacher, today } = await family()
    await mother.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY, to: '2026-11-27' })
    teacher.at('8:30', '2026-11-24')
    await teacher.post('/presence/tap', { id: act(), childId: minato, kind: 'arrive' })
    teacher.at('8:30', '2026-11-25')
    const { children } = readBoard(await teacher.get('/presence/board?day=2026-11-25'))
    expect(children.find(({ childId }) => childId === minato)?.status).toBe('expected')
    mother.at('8:30', '2026-11-24')
    expect((await today()).children.find(({ childId }) => childId === minato)?.notices[0]?.endsOn).toBe('2026-11-23')
  })

  test('RA05 being late needs the time of arrival', async () => {
    const { minato, mother, board } = await family()
    const bare = await mother.post('/notice', { id: act(), childIds: [minato], kind: 'late', from: DAY })
    expect(bare.status).toBe(400)
    expect(bare.body).toMatchObject({ error: { field: 'time' } })
    await mother.post('/notice', { id: act(), childIds: [minato], kind: 'late', from: DAY, time: '10:00' })
    expect((await board()).children.find(({ childId }) => childId === minato)?.status).toBe('late_expected')
  })

  test('RA06 RA08 after the cut-off the notice is taken and marked 締切後', async () => {
    const { minato, mother, today } = await family()
    mother.at('8:30')
    const answer = await mother.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    expect(answer.body).toMatchObject({ afterCutoff: true })
    expect((await today()).children.find(({ childId }) => childId === minato)?.notices[0]?.afterCutoff).toBe(true)
  })

  test('RA07 a facility that refuses after the cut-off answers with its own text and number, and writes nothing', async () => {
    const { world, minato, mother } = await family({ settings: { afterCutoff: 'refuse', cutoffText: '8:30以降は園へ電話' } })
    mother.at('8:30')
    const answer = await mother.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('8:30以降は園へ電話')
    expect(answer.text).toContain('0200-00-1234')
    expect(await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))).toEqual([])
    const tomorrow = await mother.post('/notice', {
      id: act(),
      childIds: [minato],
      kind: 'absent',
      reason: 'sick',
      from: '2026-11-24',
    })
    expect(tomorrow.status).toBe(200)
  })

  test('RA09 the parent sees 園が確認 with the time and the name of who read it', async () => {
    const { minato, mother, teacher, today } = await family()
    const id = act()
    await mother.post('/notice', { id, childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    expect((await today()).children.find(({ childId }) => childId === minato)?.notices[0]?.confirmedAt).toBeNull()
    teacher.at('8:10')
    expect((await teacher.post('/notice/confirm', { id: act(), childIds: [minato], noticeId: id })).status).toBe(200)
    mother.at('8:11')
    expect((await today()).children.find(({ childId }) => childId === minato)?.notices[0]).toMatchObject({
      confirmedAt: at('8:10'),
      confirmer: '川村',
    })
    const again = await teacher.post('/notice/confirm', { id: act(), childIds: [minato], noticeId: id })
    expect(again.status).toBe(409)
  })

  test('RA10 RA12 a correction is a new version: the old one stays in the history, and is not what counts', async () => {
    const { minato, mother, teacher, board } = await family()
    const first = act()
    await mother.post('/notice', { id: first, childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    await teacher.post('/notice/confirm', { id: act(), childIds: [minato], noticeId: first })
    mother.at('8:20')
    const second = act()
    await mother.post('/notice', { id: second, childIds: [minato], kind: 'late', from: DAY, time: '10:30', replaces: first })
    expect((await board()).children.find(({ childId }) => childId === minato)).toMatchObject({
      status: 'late_expected',
      notices: [{ id: second }],
    })
    const { body } = await teacher.get(`/notice/history?childId=${minato}&noticeId=${second}`)
    expect((body as { versions: { id: string; kind: string }[] }).versions.map(({ kind }) => kind)).toEqual(['late', 'absent'])
    const stale = await mother.post('/notice', {
      id: act(),
      childIds: [minato],
      kind: 'late',
      from: DAY,
      time: '11:00',
      replaces: first,
    })
    expect(stale.status).toBe(409)
  })

  test('RA10 a withdrawn absence makes the child expected again', async () => {
    const { minato, mother, board } = await family()
    const id = act()
    await mother.post('/notice', { id, childIds: [minato], kind: 'absent', reason: 'family', from: DAY })
    expect((await mother.post('/notice/withdraw', { id: act(), childIds: [minato], noticeId: id })).status).toBe(200)
    expect((await board()).children.find(({ childId }) => childId === minato)?.status).toBe('expected')
  })

  test('RA11 a call written down by staff is marked so and is not the parent’s', async () => {
    const { minato, teacher, today } = await family()
    teacher.at('8:40')
    const answer = await teacher.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    expect(answer.body).toMatchObject({ afterCutoff: false })
    const notices = (await today()).children.find(({ childId }) => childId === minato)?.notices
    expect(notices?.[0]).toMatchObject({ byStaff: true, mine: false })
  })

  test('RA13 RA14 a changed pick-up shows person and time on the board', async () => {
    const { minato, mother, board } = await family()
    await mother.post('/notice', {
      id: act(),
      childIds: [minato],
      kind: 'pickup_change',
      from: DAY,
      person: '祖母',
      time: '16:30',
    })
    expect((await board()).children.find(({ childId }) => childId === minato)).toMatchObject({
      status: 'expected',
      notices: [{ kind: 'pickup_change', time: 990, person: '祖母' }],
    })
  })

  test('Two guardians who disagree: the later word counts and both can be read', async () => {
    const { world, minato, mother, teacher, board } = await family()
    const father = await world.addGuardian([minato], { relationship: '父' })
    await mother.post('/notice', { id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY })
    father.at('8:06')
    await father.post('/notice', { id: act(), childIds: [minato], kind: 'late', from: DAY, time: '9:30' })
    const child = (await board()).children.find(({ childId }) => childId === minato)
    expect(child?.status).toBe('late_expected')
    expect(child?.notices).toHaveLength(2)
    expect((await teacher.get(`/notice?from=${DAY}`)).body).toMatchObject({ notices: [{ kind: 'late' }, { kind: 'absent' }] })
  })
})

describe('What bad input gets', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['a wrong type', { from: 20261120 }, 'from'],
    ['a date that is none', { from: '2026-02-30' }, 'from'],
    ['a range that ends before it starts', { to: '2026-11-19' }, 'to'],
    ['a day that is over', { from: '2026-11-19' }, 'from'],
    ['a range without end', { to: '2027-11-19' }, 'to'],
    ['an unknown kind', { kind: 'holiday' }, 'kind'],
    ['no child', { childIds: [] }, 'childIds'],
    ['one child twice', { childIds: ['twice'] }, 'childIds'],
    ['a note of ten thousand letters', { note: 'あ'.repeat(10_000) }, 'note'],
    ['a time outside opening hours', { kind: 'late', reason: undefined, time: '23:00' }, 'time'],
    ['a time already over', { kind: 'late', reason: undefined, time: '7:30' }, 'time'],
  ]
  test.each(cases)('%s is refused by name, and nothing is written', async (_name, change, field) => {
    const { world, minato, mother } = await family()
    const json = {
      id: act(),
      childIds: change.childIds?.[0 as never] === 'twice' ? [minato, minato] : [minato],
      kind: 'absent',
      reason: 'sick',
      from: DAY,
      ...change,
    }
    if (change.childIds?.[0 as never] === 'twice') json.childIds = [minato, minato]
    const answer = await mother.post('/notice', json)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { field } })
    expect((answer.body as { error: { message: string } }).error.message).toMatch(/[ぁ-ん]/)
    expect(await world.db.select().from(notice).where(eq(notice.facilityId, world.facilityId))).toEqual([])
  })

  test.each([
    ['duplicate keys', (ok: string) => ok.replace('{', '{"kind":"late",')],
    ['__proto__', (ok: string) => ok.replace('{', '{"__proto__":{"door":"office"},')],
    ['broken JSON', (ok: string) => ok.slice(0, -3)],
    ['a list instead of an object', (ok: string) => `[${ok}]`],
  ])('%s in the body is a 400 in Japanese', async (_name, spoil) => {
    const { minato, mother } = await family()
    const body = spoil(JSON.stringify({ id: act(), childIds: [minato], kind: 'absent', reason: 'sick', from: DAY }))
    const answer = await mother.send('POST', '/notice', { body, headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(400)
    expect(answer.text).toMatch(/[ぁ-ん]/)
  })

  test('A body over 256 KiB is refused before it is read', async () => {
    const { mother } = await family()
    const answer = await mother.send('POST', '/notice', {
      body: `{"note":"${'x'.repeat(300_000)}"}`,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(413)
  })

  test('A child of another family and a child that does not exist get the same answer', async () => {
    const { world, mother } = await family()
    const foreign = await world.addChild('よその こども')
    const json = { kind: 'absent', reason: 'sick', from: DAY }
    const [known, unknown] = [
      await mother.post('/notice', { ...json, id: act(), childIds: [foreign] }),
      await mother.post('/notice', { ...json, id: act(), childIds: [act()] }),
    ]
    const bare = (answer: typeof known) => answer.text.replace(/"requestId":"[^"]+"/, '')
    expect(known.status).toBe(404)
    expect(bare(known)).toBe(bare(unknown))
  })

  test('A notice for a child who left says so', async () => {
    const { world, mother } = await family()
    const gone = await world.addChild('もう いない', { endsOn: '2026-11-30' })
    const parent = await world.addGuardian([gone])
    const answer = await parent.post('/notice', {
      id: act(),
      childIds: [gone],
      kind: 'absent',
      reason: 'sick',
      from: '2026-12-01',
    })
    expect(answer.body).toMatchObject({ error: { field: 'childIds' } })
    expect(mother.cookie).toBeDefined()
  })
})
