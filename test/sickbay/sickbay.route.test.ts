import { expect, test } from 'vitest'
import type { CareDay } from '../../schema/care/day.ts'
import { foldStays, type SickbayMonth } from '../../schema/sickbay/rule.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function aHouse(settings: Record<string, unknown> = { sickbay: true }) {
  const world = await makeWorld({ settings })
  const ai = await world.addChild('こども あい')
  const rin = await world.addChild('ほし りん', { classId: world.star })
  const nurse = await world.addStaff('nurse', { name: '看護' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const mother = await world.addGuardian([ai])
  for (const who of [nurse, teacher, mother]) who.at('10:30')
  const step = (kind: 'in' | 'out' | 'wrong', time: string, more: { stayId?: string; childId?: string } = {}) => {
    const id = act()
    return teacher
      .post('/sickbay/step', { id, childId: ai, stayId: id, kind, at: at(time), ...more })
      .then((answer) => ({ id, status: answer.status, text: answer.text }))
  }
  const month = async () => (await nurse.get('/sickbay/month?month=2026-11')).body as unknown as SickbayMonth
  const now = async () => {
    const { sickbay } = (await teacher.get(`/care/day?day=${DAY}`)).body as unknown as CareDay
    return sickbay && foldStays(sickbay).filter(({ to }) => to === null)
  }
  return { world, ai, rin, nurse, teacher, mother, step, month, now }
}

test('RD17 is made of two taps and of what stands in 日々の記録; the file says the same', async () => {
  const { ai, nurse, teacher, step, month, now } = await aHouse()
  await teacher.post('/presence', { id: act(), childId: ai, kind: 'see', at: at('8:30') })
  const entries = [{ kind: 'temperature', childId: ai, at: at('9:50'), tenths: 379 }]
  expect((await teacher.post('/care/record', { id: act(), at: at('9:50'), entries })).status).toBe(200)
  const { id: stayId, status } = await step('in', '10:00')
  expect(status).toBe(200)
  expect(await now()).toMatchObject([{ childId: ai, stayId, to: null }])
  // Two tablets: it is there already.
  expect((await step('in', '10:05')).status).toBe(409)
  expect((await step('out', '10:25', { stayId })).status).toBe(200)
  expect(await now()).toEqual([])
  expect(await month()).toMatchObject({
    on: true,
    lines: [{ childId: ai, from: at('10:00'), to: at('10:25'), temperatures: [[379, at('9:50')]], name: 'こども あい' }],
  })
  const { text } = await nurse.get('/sickbay/file?month=2026-11&format=csv')
  expect(text).toMatch(/2026-11-20,.*10:00,10:25,25,37\.9℃ 9:50/)
  expect((await step('wrong', '10:26', { stayId })).status).toBe(200)
  expect((await month()).lines).toEqual([])
})

test('RD17 off by default: nothing is written, and the sheet knows of no such room', async () => {
  const { step, month, now } = await aHouse({})
  expect((await step('in', '10:00')).status).toBe(409)
  expect([await now(), (await month()).on, (await month()).lines]).toEqual([null, false, []])
})

test('RD17 another class, an end without a beginning and a family are refused', async () => {
  const { ai, rin, mother, teacher, step, month } = await aHouse()
  expect((await step('in', '10:00', { childId: rin })).status).toBe(404)
  expect((await step('out', '10:00')).status).toBe(404)
  expect(
    (await mother.post('/sickbay/step', { id: act(), childId: ai, stayId: act(), kind: 'in', at: at('10:00') })).status,
  ).toBe(404)
  expect((await mother.get('/sickbay/month?month=2026-11')).status).toBe(404)
  expect((await teacher.get('/sickbay/file?month=2026-11&format=csv')).status).toBe(404)
  expect((await month()).lines).toEqual([])
})
