import { beforeEach, describe, expect, test } from 'vitest'
import { act, type clientOf, DAY, makeWorld, type World } from '../kit/world.ts'

/** The Saturday, the Monday (a holiday) and the Tuesday after the test's Friday. */
const [SATURDAY, HOLIDAY, TUESDAY] = ['2026-11-21', '2026-11-23', '2026-11-24']

type Client = Pick<ReturnType<typeof clientOf>, 'get' | 'post'>

let world: World
let childId: string
let people: Awaited<ReturnType<typeof peopleOf>>

const peopleOf = async (of: World, child: string) => ({
  guardian: await of.addGuardian([child]),
  looker: await of.addGuardian([child], { capabilities: ',read_presence,', relationship: '祖母' }),
  stranger: await of.addGuardian([await of.addChild('べつの いえ')]),
  teacher: await of.addStaff('nursery_teacher', { classId: of.rabbit, name: '山田' }),
  other: await of.addStaff('nursery_teacher', { classId: of.star }),
  nurse: await of.addStaff('nurse'),
  director: await of.addStaff('director', { name: '森' }),
})

beforeEach(async () => {
  world = await makeWorld({ settings: { arrivalGrace: 15, pickupGrace: 30 } })
  childId = await world.addChild('あおき あん')
  people = await peopleOf(world, childId)
})

const faultOf = ({ body }: { body: Record<string, unknown> }) => body.error as { code: string; message: string }
const hours = (day: string, arrive: string, leave: string, more = {}) => ({
  id: act(),
  childIds: [childId],
  kind: 'hours',
  steps: [{ from: day, to: day, arrive, leave, meals: true }],
  ...more,
})
const stays = (day: string) => ({ id: act(), childIds: [childId], kind: 'hours', steps: [{ from: day, to: day, meals: true }] })
interface OnBoard {
  childId: string
  status: string
  plan?: [number, number]
  planKind?: string
}
const onBoard = async (time: string, day = DAY) => {
  people.director.at(time)
  const { body } = await people.director.get(`/presence/board?day=${day}`)
  const board = body as unknown as { children: OnBoard[]; totals: Record<string, number> }
  return { ...(board.children.find((one) => one.childId === childId) as OnBoard), totals: board.totals }
}
const missing = async () => {
  const { body } = await people.director.get('/chase')
  return (body.chases as { about: string; children: { childId: string }[] }[]).filter(({ children }) =>
    children.some((one) => one.childId === childId),
  )
}
const planOf = async (who: Client) =>
  (await who.get(`/plan?childId=${childId}`)).body as unknown as {
    days: { day: string; open: boolean; hours: [number, number] | null; kind: string | null }[]
    plans: { planId: string; by: string; note: string | null; end: { from: string; by: string; replaced: boolean } | null }[]
  }

describe('RB15 a plan for one day', () => {
  test('RB15 who comes later by plan is looked for later, and not before', async () => {
    expect((await people.teacher.post('/plan', hours(DAY, '10:30', '17:00'))).status).toBe(200)
    people.director.at('10:00')
    expect(await missing()).toEqual([])
    people.director.at('10:50')
    expect((await missing()).map(({ about }) => about)).toEqual(['arrival'])
  })

  test('RB15 who does not come by plan is looked for by nobody, and counts still add up', async () => {
    await people.teacher.post('/plan', stays(DAY))
    const child = await onBoard('10:00')
    expect(child.totals.not_expected).toBe(1)
    expect(await missing()).toEqual([])
    const { enrolled, ...rest } = child.totals
    expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(enrolled)
  })

  test('RB15 a Saturday that is not in the week: expected, looked for, on the roster of the tablet, in staffing, among the trays', async () => {
    expect((await onBoard('8:00', SATURDAY)).plan).toBeUndefined()
    await people.director.post('/plan', hours(SATURDAY, '9:00', '16:00', { kind: 'saturday' }))
    expect(await onBoard('8:00', SATURDAY)).toMatchObject({ plan: [540, 960], planKind: 'saturday' })
    const roster = (await people.director.get('/presence/roster')).body as unknown as {
      days: { board: { rules: { day: string }; children: OnBoard[] } }[]
    }
    const saturday = roster.days.find(({ board }) => board.rules.day === SATURDAY)?.board
    expect(saturday?.children.find((one) => one.childId === childId)?.plan).toEqual([540, 960])
    const staffing = (await people.director.get(`/staffing?day=${SATURDAY}`)).body as unknown as {
      halfHours: { from: number; children: number[] }[]
    }
    const slot = (from: number) =>
      staffing.halfHours.find((one) => one.from === from)?.children.reduce((sum, one) => sum + one, 0)
    expect([slot(510), slot(540), slot(930), slot(960)]).toEqual([0, 1, 1, 0])
    people.director.at('9:20', SATURDAY)
    expect((await missing()).length).toBe(1)
  })

  test('RB15 not fetched by the planned time of that day is お迎えまち by the new time', async () => {
    await people.teacher.post('/plan', hours(DAY, '8:30', '11:00'))
    people.teacher.at('8:35')
    await people.teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    people.director.at('11:20')
    expect(await missing()).toEqual([])
    people.director.at('11:31')
    expect((await missing()).map(({ about }) => about)).toEqual(['pickup'])
  })

  test('RB15 the family reads the plan of today and of the coming days, and no name of who wrote it', async () => {
    await people.director.post('/plan', hours(TUESDAY, '9:00', '12:00', { note: '引き渡し訓練' }))
    await people.director.post('/plan', hours(DAY, '9:00', '15:00'))
    const today = (await people.guardian.get('/family/today')).body as unknown as { children: OnBoard[] }
    expect(today.children[0]?.plan).toEqual([540, 900])
    const { days, plans } = await planOf(people.guardian)
    expect(days.find(({ day }) => day === TUESDAY)).toMatchObject({ hours: [540, 720], kind: 'hours' })
    expect(days.find(({ day }) => day === HOLIDAY)).toMatchObject({ open: false, hours: null })
    expect(plans.map(({ note, by }) => [note, by])).toContainEqual(['引き渡し訓練', ''])
    expect((await planOf(people.teacher)).plans.map(({ by }) => by)).toEqual(['森', '森'])
  })

  test('RB15 a correction ends what was said before and keeps it readable; of two who correct one is told', async () => {
    const first = hours(TUESDAY, '9:00', '12:00')
    await people.teacher.post('/plan', first)
    const second = hours(TUESDAY, '10:00', '15:00', { replaces: first.id })
    expect((await people.director.post('/plan', second)).status).toBe(200)
    expect((await onBoard('8:10', TUESDAY)).plan).toEqual([600, 900])
    const again = await people.teacher.post('/plan', hours(TUESDAY, '11:00', '15:00', { replaces: first.id }))
    expect([again.status, faultOf(again).code]).toEqual([409, 'already_changed'])
    const { plans } = await planOf(people.director)
    expect(plans.find(({ planId }) => planId === first.id)?.end).toMatchObject({ by: '森', replaced: true, from: DAY })
    expect((await people.teacher.post('/plan/end', { id: act(), childIds: [childId], planId: second.id })).status).toBe(200)
    expect((await onBoard('8:20', TUESDAY)).plan).toEqual([510, 1020])
  })

  test('RB15 sent twice it is one act; two children of a class in one gesture', async () => {
    const second = await world.addChild('いのうえ いと')
    const plan = hours(TUESDAY, '9:00', '12:00', { childIds: [childId, second] })
    const receipts = [await people.teacher.post('/plan', plan), await people.teacher.post('/plan', plan)]
    expect(receipts.map(({ status }) => status)).toEqual([200, 200])
    expect(receipts[0]?.body).toEqual(receipts[1]?.body)
    expect((await planOf(people.teacher)).plans.length).toBe(1)
  })

  test('RB15 the register writes what was planned that day: at home is no gap, a day more is one', async () => {
    await people.director.post('/plan', stays(DAY))
    await people.director.post('/plan', hours(SATURDAY, '9:00', '16:00'))
    people.director.at('8:00', TUESDAY)
    const month = (await people.director.get('/presence/month?month=2026-11')).body as unknown as {
      children: { childId: string; cells: { day: string; kind: string }[] }[]
    }
    const cells = month.children.find((one) => one.childId === childId)?.cells
    const kindOf = (day: string) => cells?.find((one) => one.day === day)?.kind
    expect([kindOf(DAY), kindOf(SATURDAY), kindOf('2026-11-14')]).toEqual(['notExpected', 'unknown', 'notExpected'])
  })
})

describe('RB32 慣らし保育', () => {
  const settling = (more = {}) => ({
    id: act(),
    childIds: [childId],
    kind: 'settling',
    steps: [
      { from: DAY, to: TUESDAY, arrive: '9:00', leave: '11:45', meals: false },
      { from: '2026-11-25', to: '2026-11-27', arrive: '9:00', leave: '12:30', meals: true },
    ],
    ...more,
  })

  test('RB32 written in one gesture: each day its hours, no Saturday at home, and afterwards the week by itself', async () => {
    expect((await people.teacher.post('/plan', settling())).status).toBe(200)
    const { days } = await planOf(people.teacher)
    const leave = (day: string) => days.find((one) => one.day === day)?.hours?.[1] ?? null
    expect([DAY, SATURDAY, TUESDAY, '2026-11-25', '2026-11-27', '2026-11-30'].map(leave)).toEqual([
      705,
      null,
      705,
      750,
      750,
      1020,
    ])
  })

  test('RB32 a step without the meal is no tray, though the child is here at noon', async () => {
    const trays = async (day: string) => {
      const { body } = await people.director.get(`/meal/kitchen?day=${day}`)
      return JSON.stringify((body as { counts?: unknown }).counts ?? body)
    }
    const before = await trays(DAY)
    await people.teacher.post('/plan', settling())
    expect(await trays(DAY)).not.toBe(before)
  })

  test('RB32 before the first day of a child: the desk writes it for one who comes next month', async () => {
    const coming = await world.addChild('うえだ うた', { startsOn: '2026-12-01' })
    const plan = settling({
      childIds: [coming],
      steps: [{ from: '2026-12-01', to: '2026-12-03', arrive: '9:00', leave: '11:00', meals: false }],
    })
    expect((await people.director.post('/plan', plan)).status).toBe(200)
    const board = (await people.director.get('/presence/board?day=2026-12-02')).body as unknown as { children: OnBoard[] }
    expect(board.children.find((one) => one.childId === coming)).toMatchObject({ plan: [540, 660], planKind: 'settling' })
    const ahead = (await people.director.get(`/plan?childId=${coming}&from=2026-12-01`)).body as unknown as {
      days: { day: string }[]
    }
    expect([ahead.days[0]?.day, ahead.days.length]).toEqual(['2026-12-01', 42])
    expect((await people.teacher.get(`/plan?childId=${coming}`)).status).toBe(404)
  })

  test('RB32 taken back in its middle, the days before stay what they were', async () => {
    const plan = settling()
    await people.teacher.post('/plan', plan)
    people.director.at('8:00', '2026-11-25')
    await people.director.post('/plan/end', { id: act(), childIds: [childId], planId: plan.id })
    expect((await onBoard('9:00')).plan).toEqual([540, 705])
    people.director.at('8:00', '2026-11-25')
    const { body } = await people.director.get('/presence/board?day=2026-11-25')
    expect((body as unknown as { children: OnBoard[] }).children.find((one) => one.childId === childId)?.plan).toEqual([
      510, 1020,
    ])
  })
})

describe('RB15 who may, and what is refused', () => {
  test('RB15 a class is planned by its own, the house by those who lead it; a family writes none', async () => {
    const status = async (who: Client) => (await who.post('/plan', hours(TUESDAY, '9:00', '12:00'))).status
    expect(await status(people.teacher)).toBe(200)
    expect(await status(people.director)).toBe(200)
    for (const who of [people.other, people.nurse, people.guardian, people.stranger]) expect(await status(who)).toBe(404)
    expect((await people.stranger.get(`/plan?childId=${childId}`)).status).toBe(404)
    expect((await people.looker.get(`/plan?childId=${childId}`)).status).toBe(404)
    expect((await people.nurse.get(`/plan?childId=${childId}`)).status).toBe(200)
  })

  test.each([
    [
      'a day that is over',
      { steps: [{ from: '2026-11-19', to: '2026-11-19', arrive: '9:00', leave: '12:00', meals: true }] },
      /すぎた日/,
    ],
    ['a holiday', { steps: [{ from: HOLIDAY, to: HOLIDAY, arrive: '9:00', leave: '12:00', meals: true }] }, /休み/],
    [
      'before the house opens',
      { steps: [{ from: TUESDAY, to: TUESDAY, arrive: '5:00', leave: '12:00', meals: true }] },
      /7:00から19:00/,
    ],
    [
      'going before coming',
      { steps: [{ from: TUESDAY, to: TUESDAY, arrive: '12:00', leave: '9:00', meals: true }] },
      /登園より後/,
    ],
    ['half a time', { steps: [{ from: TUESDAY, to: TUESDAY, arrive: '12:00', meals: true }] }, /両方の時刻/],
    ['no days', { steps: [] }, /日と時刻/],
    [
      'steps that meet',
      {
        steps: [
          { from: TUESDAY, to: '2026-11-26', arrive: '9:00', leave: '11:00', meals: true },
          { from: '2026-11-26', to: '2026-11-27', arrive: '9:00', leave: '12:00', meals: true },
        ],
      },
      /重なって/,
    ],
    [
      'a quarter and more',
      { steps: [{ from: TUESDAY, to: '2027-03-01', arrive: '9:00', leave: '12:00', meals: true }] },
      /92日まで/,
    ],
    ['a 慣らし without hours', { kind: 'settling', steps: [{ from: TUESDAY, to: TUESDAY, meals: true }] }, /慣らし保育には/],
    ['a word that is too long', { note: 'あ'.repeat(201) }, /200文字/],
  ])('RB15 %s is refused by its field, and nothing is written', async (_, more, message) => {
    const answer = await people.director.post('/plan', hours(TUESDAY, '9:00', '12:00', more))
    expect(answer.status).toBe(400)
    expect(faultOf(answer).message).toMatch(message)
    expect((await planOf(people.director)).plans).toEqual([])
  })

  test('RB15 a plan that is over is not taken back', async () => {
    const plan = hours(DAY, '9:00', '12:00')
    await people.director.post('/plan', plan)
    people.director.at('8:00', TUESDAY)
    const late = await people.director.post('/plan/end', { id: act(), childIds: [childId], planId: plan.id })
    expect([late.status, faultOf(late).code]).toEqual([409, 'over'])
  })

  test('RB15 the tablet that holds the board of yesterday’s version hears of a plan', async () => {
    const before = await people.director.get(`/presence/board?day=${DAY}`)
    await people.teacher.post('/plan', hours(DAY, '9:00', '12:00'))
    const after = await people.director.get(`/presence/board?day=${DAY}`, { 'If-None-Match': before.headers.get('etag') ?? '' })
    expect(after.status).toBe(200)
  })
})
