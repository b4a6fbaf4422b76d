// RA15: the morning form carries 食事予定 and プール可否; what home says of them reaches the class's sheet and the kitchen.
import { expect, test } from 'vitest'
import type { CareDay } from '../../schema/care/day.ts'
import { FIRST_FORMS } from '../../schema/contactbook/home.ts'
import type { Kitchen } from '../../schema/meal/kitchen.ts'
import { fixCounts } from '../../worker/meal/fix-counts.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { aClass } from './a-class.ts'

const SUMMER = { from: '2026-06-22', to: '2026-08-31' }
const NOW = { from: '2026-11-01', to: '2026-11-30' }
const asking = (pool: typeof NOW | null) => ({
  homeForms: { ...FIRST_FORMS, young: [...FIRST_FORMS.young, 'eating' as const] },
  morning: { hows: ['bento' as const, 'soft' as const], pool },
})

async function aMorning(pool: typeof NOW | null = NOW) {
  const all = await aClass({ settings: asking(pool) })
  const cook = await all.world.addStaff('cook', { door: 'room' })
  const kitchen = async () => (await cook.get(`/meal/kitchen?day=${DAY}`)).body as unknown as Kitchen
  const care = async () => (await all.teacher.get(`/care/day?day=${DAY}`)).body as unknown as CareDay
  const say = (fields: object, when = '7:10') => all.mother.post('/contactbook/home', all.home(fields, when))
  return { ...all, cook, kitchen, care, say }
}

test('RA15 the form asks by the setting of the day, and プール only in its season', async () => {
  const { day, mother } = await aMorning()
  expect(await day(mother)).toMatchObject({ hows: ['bento', 'soft'], home: [] })
  expect((await day(mother)).form).toEqual(expect.arrayContaining(['eating', 'pool']))
  const out = await aMorning(SUMMER)
  expect((await out.day(out.mother)).form).not.toContain('pool')
  expect((await out.care()).poolOf).toBe(null)
  const plain = await aClass()
  expect((await plain.day(plain.mother)).form).not.toContain('eating')
})

test('RA15 what home says is on the sheet of its class and in the count of the kitchen, without a name', async () => {
  const { ai, iku, mother, teacher, care, kitchen, say } = await aMorning()
  expect(await care()).toMatchObject({ eatingOf: {}, poolOf: {} })
  const eating = { staple: false, side: true, how: 'soft' }
  expect((await say({ eating, pool: false })).status).toBe(200)
  expect(await care()).toMatchObject({ eatingOf: { [ai]: eating }, poolOf: { [ai]: false } })
  expect((await care()).poolOf).not.toHaveProperty(iku)
  const { asks, counts, byClass } = await kitchen()
  expect([asks, byClass[0]?.asks, counts.lunch]).toEqual([{ no_staple: 1, soft: 1 }, { no_staple: 1, soft: 1 }, { unset: 2 }])
  expect(JSON.stringify(await kitchen())).not.toContain('あい')
  // The family's own answer about care says nothing of other children, and nothing of the pool.
  const own = (await mother.get(`/care/day?day=${DAY}`)).body as unknown as CareDay
  expect([own.eatingOf, own.poolOf]).toEqual([{}, null])
  teacher.at('16:00')
})

test('RA15 RF02 said after the count was fixed it is a 差分 that the kitchen takes note of', async () => {
  const { cook, kitchen, say } = await aMorning()
  await fixCounts(bindings, at('9:30'))
  cook.at('9:40')
  await say({ eating: { staple: false, side: false, how: 'bento' } })
  const { differences } = await kitchen()
  expect(differences).toMatchObject([{ cause: 'home', after: { meals: ['morning_snack', 'snack'] }, child: null }])
  const keys = differences.map(({ key }) => key)
  expect((await cook.post('/meal/note', { id: act(), day: DAY, keys })).status).toBe(200)
  expect(await kitchen()).toMatchObject({ differences: [], noted: [{ cause: 'home' }] })
  await say({ eating: { staple: true, side: true, how: 'soft' } }, '7:20')
  cook.at('9:41')
  const back = (await kitchen()).differences
  expect(back).toMatchObject([{ cause: 'home', after: { meals: ['morning_snack', 'lunch', 'snack'], asks: ['soft'] } }])
  expect((await cook.post('/meal/note', { id: act(), day: DAY, keys: back.map(({ key }) => key) })).status).toBe(200)
  expect((await kitchen()).differences).toEqual([])
})

test('RA15 除去 in the morning makes a tray of its own, named to the kitchen and said to be asked about', async () => {
  const { ai, kitchen, say } = await aMorning()
  await say({ eating: { staple: true, side: true, how: 'removal' } })
  const { counts, children } = await kitchen()
  expect(counts.lunch).toEqual({ unset: 1, elimination: 1 })
  expect(children).toMatchObject([{ childId: ai, allergens: [], asks: ['removal'] }])
})

test('RA15 a lunch box with 主食, and a season that ends before it begins, are refused by their field; nothing is written', async () => {
  const { world, say, day, mother } = await aMorning()
  const answer = await say({ pool: true, eating: { staple: true, side: false, how: 'bento' } })
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('お弁当の日')])
  expect((await day(mother)).home).toEqual([])
  const director = await world.addStaff('director')
  const { versions } = (await director.get('/facility/settings')).body as { versions: { settings: Record<string, unknown> }[] }
  expect(versions).toHaveLength(1)
  const { firstSettings } = await import('../../schema/facility/input.ts')
  const settings = {
    ...firstSettings,
    ...Object.fromEntries(
      (['opensAt', 'closesAt', 'chaseFrom', 'cutoffAt'] as const).map((key) => [key, clock(firstSettings[key])]),
    ),
    headCountTimes: firstSettings.headCountTimes.map(clock),
    aprilCountTimes: firstSettings.aprilCountTimes.map(clock),
    morning: { hows: [], pool: { from: SUMMER.to, to: SUMMER.from } },
  }
  const refused = await director.post('/facility/settings', { id: act(), startsOn: DAY, settings })
  expect([refused.status, (refused.body.error as { field?: string }).field]).toEqual([400, 'settings.morning.pool.to'])
})

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
