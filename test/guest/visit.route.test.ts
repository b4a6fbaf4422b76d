// 一時預かり・こども誰でも通園 (RB29): some days with as little as has to be known, in the same records as everybody.
import { describe, expect, test } from 'vitest'
import { exchange } from '../../worker/guest/exchange.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'

const MONDAY = '2026-11-30'

async function house() {
  const world = await makeWorld()
  const own = await world.addChild('さとう あおい')
  const director = await world.addStaff('director', { door: 'office' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const childId = act()
  /** A new child is called as the act that took it in. */
  const visit = (more: Record<string, unknown> = {}) => ({
    id: childId,
    kind: 'temporary',
    days: [DAY],
    from: '9:00',
    to: '16:00',
    classId: world.rabbit,
    ...{ familyName: '一時', givenName: '来', familyKana: 'いちじ', givenKana: 'らい', birthDay: '2024-08-08', sex: 'x' },
    allergens: ['卵'],
    contacts: [{ name: '一時 母', relationship: '母', phone: '090-9999-0000' }],
    ...more,
  })
  const board = async (day = DAY) => readBoard(await teacher.get(`/presence/board?day=${day}`))
  const onBoard = async (day = DAY) => (await board(day)).children.find((one) => one.childId === childId)
  return { world, own, director, teacher, childId, visit, board, onBoard }
}

describe('RB29 一時預かり・誰でも通園', () => {
  test('RB29 is on the board of its days alone, is looked for, called and handed over like everybody, and in no register', async () => {
    const { director, teacher, childId, visit, board, onBoard } = await house()
    expect((await director.post('/guest/visit', visit({ days: [DAY, MONDAY] }))).status).toBe(200)
    expect(await onBoard()).toMatchObject({
      name: '一時 来',
      visit: 'temporary',
      allergens: ['卵'],
      plan: [540, 960],
      status: 'expected',
    })
    expect((await board()).totals.enrolled).toBe(2)
    expect(await onBoard('2026-11-21')).toBeUndefined()
    director.at('9:20')
    const chases = (await director.get('/chase')).body.chases as { children: { childId: string }[] }[]
    expect(chases.flatMap(({ children }) => children.map((one) => one.childId))).toContain(childId)
    const contacts = await director.get(`/child/contacts?childId=${childId}`)
    expect(contacts.text).toContain('090-9999-0000')
    for (const [time, kind] of [
      ['9:30', 'arrive'],
      ['15:50', 'leave'],
    ] as const) {
      teacher.at(time)
      expect((await teacher.post('/presence/tap', { id: act(), childId, kind })).status).toBe(200)
    }
    expect((await onBoard())?.status).toBe('left')
    director.at('16:00')
    const register = await director.get(`/presence/month?month=${DAY.slice(0, 7)}`)
    expect([register.status, register.text.includes('一時')]).toEqual([200, false])
    const stays = (await director.get(`/guest?from=${DAY}&to=${MONDAY}`)).body.stays as object[]
    expect(stays).toMatchObject([
      {
        childId,
        kind: 'temporary',
        arrivedAt: at('9:30'),
        leftAt: at('15:50'),
        visitor: { allergens: ['卵'], birthDay: '2024-08-08' },
      },
      { day: MONDAY, arrivedAt: null },
    ])
  })

  test('RB29 temperature and sleep, the tray that is looked at, the count of meals and the page of the book have the child', async () => {
    const { world, director, teacher, childId, visit } = await house()
    await director.post('/guest/visit', visit())
    teacher.at('10:05')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const entries = [
      { kind: 'temperature', childId, at: at('10:00'), tenths: 368 },
      { kind: 'asleep', childId, at: at('10:04') },
    ]
    expect((await teacher.post('/care/record', { id: act(), at: at('10:05'), entries })).status).toBe(200)
    expect((await teacher.get(`/care/day?day=${DAY}&class=${world.rabbit}`)).text).toContain(childId)
    const nap = (await teacher.get(`/nap/day?day=${DAY}&class=${world.rabbit}`)).body as {
      children: { childId: string; classAge: number }[]
      sleeps: { childId: string }[]
    }
    expect(nap.children.find((one) => one.childId === childId)).toMatchObject({ kana: 'いちじ らい' })
    expect(nap.sleeps.map((one) => one.childId)).toEqual([childId])
    const serving = (await teacher.get(`/serving/day?day=${DAY}`)).body
    expect(serving.children).toMatchObject([{ childId, allergens: ['卵'] }])
    const check = { id: act(), at: at('10:05'), childId, meal: 'lunch', step: 'served', tray: childId, dishes: [] }
    expect((await teacher.post('/serving/check', check)).status).toBe(200)
    expect((await director.get(`/meal/kitchen?day=${DAY}`)).text).toContain('いちじ')
    const book = await teacher.get(`/contactbook/class?day=${DAY}&class=${world.rabbit}`)
    expect([book.status, book.text.includes('いちじ らい')]).toEqual([200, true])
  })

  test('RB29 nothing of a visitor waits to be sent to a home that is none', async () => {
    const { world, director, teacher, childId, visit } = await house()
    await director.post('/guest/visit', visit())
    teacher.at('9:00')
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    await exchange(bindings, world.facilityId, at('9:01'))
    expect((await director.get(`/guest?from=${DAY}&to=${DAY}`)).body.stays).toMatchObject([{ sentAt: null, endedAt: null }])
  })

  test('RB29 comes again as the same child, with what is known now; a day is taken back until it has come', async () => {
    const { director, teacher, childId, visit, onBoard } = await house()
    const first = visit({ days: [DAY, MONDAY] })
    await director.post('/guest/visit', first)
    expect((await director.post('/guest/visit', { ...visit({ days: [MONDAY] }), id: act(), childId })).text).toContain(
      'もう決まっています',
    )
    const end = (day: string) => director.post('/guest/visit/end', { id: act(), childId, day, stayId: first.id })
    expect((await end(MONDAY)).status).toBe(200)
    expect(await onBoard(MONDAY)).toBeUndefined()
    expect(
      (await director.post('/guest/visit', { ...visit({ days: [MONDAY], allergens: ['卵', '乳'] }), id: act(), childId })).status,
    ).toBe(200)
    expect((await onBoard(MONDAY))?.allergens).toEqual(['卵', '乳'])
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    const late = await end(DAY)
    expect([late.status, late.text.includes('もう登園の記録')]).toEqual([409, true])
  })

  test('RB29 bad input is named by its field, and nothing is written; a child of the house is no visitor', async () => {
    const { own, director, teacher, visit, board } = await house()
    const fieldOf = async (more: Record<string, unknown>) =>
      ((await director.post('/guest/visit', visit({ id: act(), ...more }))).body.error as { field?: string }).field
    expect(await fieldOf({ days: ['2026-11-23'] })).toBe('days')
    expect(await fieldOf({ days: ['2026-11-19'] })).toBe('days')
    expect(await fieldOf({ from: '6:00' })).toBe('from')
    expect(await fieldOf({ from: '16:00', to: '9:00' })).toBe('to')
    expect(await fieldOf({ classId: act() })).toBe('classId')
    expect(await fieldOf({ contacts: [] })).toBe('contacts')
    expect((await director.post('/guest/visit', visit({ id: act(), childId: own }))).status).toBe(404)
    expect((await director.post('/guest/visit', visit({ id: own }))).text).toContain('在籍している')
    expect((await teacher.post('/guest/visit', visit())).status).toBe(404)
    expect((await board()).totals.enrolled).toBe(1)
  })
})
