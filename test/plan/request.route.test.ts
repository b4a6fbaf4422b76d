import { beforeEach, describe, expect, test } from 'vitest'
import { FIRST_WAYS } from '../../schema/plan/request.ts'
import { act, makeWorld, type World } from '../kit/world.ts'

const [SATURDAY, NEXT_SATURDAY, TUESDAY] = ['2026-11-21', '2026-11-28', '2026-11-24']

let world: World
let childId: string
let people: Awaited<ReturnType<typeof peopleOf>>
const peopleOf = async (of: World, child: string) => ({
  guardian: await of.addGuardian([child]),
  looker: await of.addGuardian([child], { capabilities: ',read_presence,', relationship: '祖母' }),
  stranger: await of.addGuardian([await of.addChild('べつの いえ')]),
  teacher: await of.addStaff('nursery_teacher', { classId: of.rabbit }),
  other: await of.addStaff('nursery_teacher', { classId: of.star }),
  director: await of.addStaff('director'),
})

beforeEach(async () => {
  world = await makeWorld()
  childId = await world.addChild('あおき あん')
  people = await peopleOf(world, childId)
})

const faultOf = ({ body }: { body: Record<string, unknown> }) => body.error as { code: string; message: string }
const ask = (day: string, kind: string, arrive = '9:00', leave = '16:00') => ({
  id: act(),
  childIds: [childId],
  kind,
  day,
  arrive,
  leave,
  note: '仕事のため',
})
const answer = (request: { id: string; day: string }, more: Record<string, unknown> = { answer: 'accepted' }) => ({
  id: act(),
  childId,
  day: request.day,
  requestId: request.id,
  ...more,
})
const planOn = async (day: string) => {
  const { body } = await people.director.get(`/presence/board?day=${day}`)
  return (body as unknown as { children: { childId: string; plan?: number[] }[] }).children.find((one) => one.childId === childId)
    ?.plan
}
const seen = async () =>
  (
    (await people.guardian.get(`/plan?childId=${childId}`)).body as unknown as {
      requests: { state: string; answer: string | null }[]
    }
  ).requests
const desk = async () =>
  (await people.director.get(`/plan/requests?from=2026-11-20&to=2026-12-20`)).body as unknown as {
    requests: { state: string; kana: string; note: string }[]
    heads: { day: string; accepted: number; asked: number; halfHours: unknown[] }[]
  }

describe('RA30 土曜保育 and 延長', () => {
  test('RA30 a Saturday waits for the house; a yes is the plan of that day, for staffing and for 未登園', async () => {
    const request = ask(NEXT_SATURDAY, 'saturday')
    expect((await people.guardian.post('/plan/ask', request)).body).toMatchObject({ taken: false })
    expect(await planOn(NEXT_SATURDAY)).toBeUndefined()
    expect(await desk()).toMatchObject({
      requests: [{ state: 'asked', kana: 'あおき あん', note: '仕事のため' }],
      heads: [{ day: NEXT_SATURDAY, accepted: 0, asked: 1 }],
    })
    expect((await people.teacher.post('/plan/answer', answer(request))).status).toBe(200)
    expect(await planOn(NEXT_SATURDAY)).toEqual([540, 960])
    expect((await desk()).heads).toMatchObject([{ accepted: 1, asked: 0 }])
    const staffing = (await people.director.get(`/staffing?day=${NEXT_SATURDAY}`)).body as unknown as {
      halfHours: { from: number; children: number[] }[]
    }
    expect(staffing.halfHours.find(({ from }) => from === 600)?.children.reduce((sum, one) => sum + one, 0)).toBe(1)
    people.director.at('9:20', NEXT_SATURDAY)
    expect(((await people.director.get('/chase')).body.chases as unknown[]).length).toBe(1)
  })

  test('RA30 a no says why, and the family reads it; nothing is planned', async () => {
    const request = ask(NEXT_SATURDAY, 'saturday')
    await people.guardian.post('/plan/ask', request)
    const bare = await people.director.post('/plan/answer', answer(request, { answer: 'declined' }))
    expect([bare.status, faultOf(bare).message]).toEqual([400, expect.stringContaining('わけ')])
    await people.director.post('/plan/answer', answer(request, { answer: 'declined', note: '職員が足りません' }))
    expect(await seen()).toMatchObject([{ state: 'declined', answer: '職員が足りません' }])
    expect(await planOn(NEXT_SATURDAY)).toBeUndefined()
    const again = await people.director.post('/plan/answer', answer(request))
    expect([again.status, faultOf(again).code]).toEqual([409, 'answered'])
  })

  test('RA30 a longer day is taken at once where the setting says so, until its deadline', async () => {
    const request = ask('2026-11-20', 'extended', '8:30', '18:30')
    expect((await people.guardian.post('/plan/ask', request)).body).toMatchObject({ taken: true })
    expect(await planOn('2026-11-20')).toEqual([510, 1110])
    expect(await seen()).toMatchObject([{ state: 'accepted' }])
    people.guardian.at('15:01')
    const late = await people.guardian.post('/plan/ask', ask('2026-11-20', 'extended', '8:30', '19:00'))
    expect([late.status, faultOf(late).code]).toEqual([409, 'after_deadline'])
    expect(faultOf(late).message).toContain('0200-00-1234')
  })

  test('RA30 after the deadline of Saturdays the family calls, and the house writes it down', async () => {
    const late = await people.guardian.post('/plan/ask', ask(SATURDAY, 'saturday'))
    expect([late.status, faultOf(late).code]).toEqual([409, 'after_deadline'])
    expect((await people.director.post('/plan/ask', ask(SATURDAY, 'saturday'))).status).toBe(200)
  })

  test('RA30 what is asked twice is told; taken back, it ends the plan and can be asked anew', async () => {
    const request = ask(TUESDAY, 'extended', '8:30', '18:30')
    await people.guardian.post('/plan/ask', request)
    const twice = await people.guardian.post('/plan/ask', ask(TUESDAY, 'extended', '8:30', '19:00'))
    expect([twice.status, faultOf(twice).code]).toEqual([409, 'asked'])
    const back = { id: act(), childId, day: TUESDAY, requestId: request.id }
    expect((await people.guardian.post('/plan/withdraw', back)).status).toBe(200)
    expect(await planOn(TUESDAY)).toEqual([510, 1020])
    expect((await people.guardian.post('/plan/withdraw', { ...back, id: act() })).status).toBe(409)
    expect((await people.guardian.post('/plan/ask', ask(TUESDAY, 'extended', '8:30', '19:00'))).status).toBe(200)
    expect(await planOn(TUESDAY)).toEqual([510, 1140])
  })

  test('RA30 sent again after a lost answer it is one request', async () => {
    const request = ask(NEXT_SATURDAY, 'saturday')
    await people.guardian.post('/plan/ask', request)
    expect((await people.guardian.post('/plan/ask', request)).status).toBe(200)
    expect((await seen()).length).toBe(1)
  })

  test('RA30 nobody asks for another’s child, and only the class and the house answer', async () => {
    const request = ask(NEXT_SATURDAY, 'saturday')
    for (const who of [people.stranger, people.looker, people.other]) {
      expect((await who.post('/plan/ask', { ...request, id: act() })).status).toBe(404)
    }
    await people.guardian.post('/plan/ask', request)
    for (const who of [people.guardian, people.stranger, people.other]) {
      expect((await who.post('/plan/answer', answer(request))).status).toBe(404)
    }
    const other = (await people.stranger.get('/plan/requests?from=2026-11-20&to=2026-12-20')).body as { requests: unknown[] }
    expect(other.requests).toEqual([])
  })

  test.each([
    ['a Saturday that is none', ask(TUESDAY, 'saturday'), /土曜日/],
    ['a holiday', ask('2026-11-23', 'hours'), /休み/],
    ['after the house closes', ask(TUESDAY, 'hours', '9:00', '23:00'), /19:00の間/],
    ['half a year ahead', ask('2027-05-10', 'hours'), /92日先/],
    ['going before coming', ask(TUESDAY, 'hours', '16:00', '9:00'), /登園より後/],
  ])('RA30 %s is refused by its field, and nothing is written', async (_, request, message) => {
    const refused = await people.guardian.post('/plan/ask', { ...request, childIds: [childId] })
    expect(refused.status).toBe(400)
    expect(faultOf(refused).message).toMatch(message)
    expect(await seen()).toEqual([])
  })

  test('RA30 a house that takes none by the app says so', async () => {
    const closed = await makeWorld({ settings: { planRequests: { ...FIRST_WAYS, saturday: { how: 'off', days: 0, at: 0 } } } })
    const child = await closed.addChild('うみの うみ')
    const guardian = await closed.addGuardian([child])
    const refused = await guardian.post('/plan/ask', { ...ask(NEXT_SATURDAY, 'saturday'), childIds: [child] })
    expect([refused.status, faultOf(refused).message]).toEqual([400, expect.stringContaining('申し込めません')])
  })
})
