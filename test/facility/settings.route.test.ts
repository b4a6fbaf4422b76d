import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { FIRST_THINGS } from '../../schema/belonging/rule.ts'
import { type FacilitySettingsInput, firstSettings } from '../../schema/facility/input.ts'
import { writeTime } from '../../schema/kit/time.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { audit, calendarDay, facilitySetting } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'

const TIMES = ['opensAt', 'closesAt', 'chaseFrom', 'cutoffAt'] as const
/** Settings as a screen sends them. */
const sent = (more: Record<string, unknown> = {}): FacilitySettingsInput =>
  ({
    ...firstSettings,
    headCountTimes: ['10:00', '15:30'],
    aprilCountTimes: ['9:30'],
    ...Object.fromEntries(TIMES.map((key) => [key, writeTime(firstSettings[key])])),
    ...more,
  }) as unknown as FacilitySettingsInput
const fieldOf = (body: Record<string, unknown>) => (body as { error?: { field?: string } }).error?.field

async function desk() {
  const world = await makeWorld()
  const director = await world.addStaff('director')
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const versions = async () =>
    (await director.get('/facility/settings')).body.versions as { startsOn: string; settings: typeof firstSettings }[]
  const stored = () => world.db.select().from(facilitySetting).where(eq(facilitySetting.facilityId, world.facilityId))
  return { world, director, childId, mother, versions, stored }
}

describe('Settings of a facility', () => {
  test('RA06 a cut-off to the minute holds from its day on; the days before keep theirs', async () => {
    const { director, mother, childId, versions } = await desk()
    const settings = sent({ cutoffAt: '9:05', afterCutoff: 'refuse', cutoffText: '9:05をすぎたら、お電話ください。' })
    const answer = await director.post('/facility/settings', { id: act(), startsOn: '2026-11-24', settings })
    expect(answer.status).toBe(200)
    expect((await versions()).map(({ startsOn, settings: { cutoffAt } }) => [startsOn, cutoffAt])).toEqual([
      ['2026-04-01', 510],
      ['2026-11-24', 545],
    ])
    const absent = (from: string) =>
      mother.post('/notice', { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from })
    mother.at('9:04')
    expect((await absent(DAY)).body).toMatchObject({ afterCutoff: true })
    mother.at('9:04', '2026-11-24')
    expect((await absent('2026-11-24')).body).toMatchObject({ afterCutoff: false })
  })

  test('RA07 RA08 after the cut-off the family reads the facility’s own text with its number, as soon as it is set', async () => {
    const { director, mother, childId } = await desk()
    const before = await mother.get('/family/today')
    const settings = sent({
      cutoffAt: '7:30',
      afterCutoff: 'refuse',
      cutoffText: '7:30をすぎたら電話で。',
      phone: '0200-11-2222',
    })
    await director.post('/facility/settings', { id: act(), startsOn: DAY, settings })
    const today = await mother.get('/family/today', { 'if-none-match': before.headers.get('etag') ?? '' })
    expect(today.status).toBe(200)
    expect(today.body).toMatchObject({ facility: { cutoffText: '7:30をすぎたら電話で。', afterCutoff: 'refuse' } })
    const refused = await mother.post('/notice', { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('7:30をすぎたら電話で。 電話 0200-11-2222')
  })

  test('RA04 the list of symptoms is the facility’s own', async () => {
    const { director, mother } = await desk()
    const symptoms = [{ key: 'hand_foot', ja: '手足口病', easy: '{手足口病|てあしくちびょう}', en: 'Hand, foot and mouth' }]
    await director.post('/facility/settings', { id: act(), startsOn: DAY, settings: sent({ symptoms }) })
    expect((await mother.get('/family/today')).body).toMatchObject({ facility: { symptoms } })
  })

  test('The same day again replaces what was planned, and each change stays in the audit', async () => {
    const { world, director, versions } = await desk()
    for (const closesAt of ['18:00', '18:30'])
      await director.post('/facility/settings', { id: act(), startsOn: DAY, settings: sent({ closesAt }) })
    expect((await versions()).map(({ settings }) => settings.closesAt)).toEqual([1140, 1110])
    const acts = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    const closing = (of: 'before' | 'after') =>
      acts.map(({ content }) => (content as Record<typeof of, { settings: { closesAt: number } }>)[of].settings.closesAt).sort()
    expect([closing('before'), closing('after')]).toEqual([
      [1080, 1140],
      [1080, 1110],
    ])
  })

  test('ASVS 16.2.1 the audit of a change holds what was in force on that day before it, and what is now', async () => {
    const { world, director } = await desk()
    const settings = sent({ cutoffAt: '9:05', phone: '0200-11-2222' })
    await director.post('/facility/settings', { id: act(), startsOn: '2026-11-24', settings })
    await director.post('/facility/settings', { id: act(), startsOn: '2026-11-30', settings: sent({ cutoffAt: '9:30' }) })
    const acts = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    const about = (day: string) => acts.find(({ content }) => (content as { startsOn: string }).startsOn === day)?.content
    expect(about('2026-11-24')).toMatchObject({
      startsOn: '2026-11-24',
      before: { startsOn: '2026-04-01', settings: { cutoffAt: 510, phone: '0200-00-1234' } },
      after: { startsOn: '2026-11-24', settings: { cutoffAt: 545, phone: '0200-11-2222' } },
    })
    expect(about('2026-11-30')).toMatchObject({
      before: { startsOn: '2026-11-24', settings: { cutoffAt: 545, phone: '0200-11-2222' } },
      after: { startsOn: '2026-11-30', settings: { cutoffAt: 570 } },
    })
  })

  test('of two who change the same day at once, each audit holds what that one found, and who came too late hears of it', async () => {
    const { world, director, versions } = await desk()
    const answers = await Promise.all(
      ['18:00', '18:30', '19:00'].map((closesAt) =>
        director.post('/facility/settings', { id: act(), startsOn: DAY, settings: sent({ closesAt }) }),
      ),
    )
    const acts = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    const changes = acts.map(({ content }) => content as Record<'before' | 'after', { settings: { closesAt: number } }>)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(changes.length)
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual(
      Array.from({ length: 3 - changes.length }, () => ({ error: expect.objectContaining({ code: 'changed' }) })),
    )
    // Each began where another ended: nothing was overwritten unseen.
    const befores = changes.map(({ before }) => before.settings.closesAt)
    const afters = changes.map(({ after }) => after.settings.closesAt)
    expect([1140, ...afters].sort()).toEqual([...befores, (await versions()).at(-1)?.settings.closesAt].sort())
  })

  test('an act whose answer was lost gets its receipt, though the settings are another’s by now', async () => {
    const { director } = await desk()
    const said = { id: act(), startsOn: DAY, settings: sent({ closesAt: '18:00' }) }
    const first = await director.post('/facility/settings', said)
    await director.post('/facility/settings', { id: act(), startsOn: DAY, settings: sent({ closesAt: '18:30' }) })
    expect((await director.post('/facility/settings', said)).body).toEqual(first.body)
  })

  test('A day that is over, times that contradict, wrong types and unknown keys are 400, name the field and change nothing', async () => {
    const { director, stored } = await desk()
    const before = await stored()
    for (const [json, field] of [
      [{ id: act(), startsOn: '2026-11-19', settings: sent() }, 'startsOn'],
      [{ id: act(), startsOn: DAY, settings: sent({ closesAt: '6:00' }) }, 'settings.closesAt'],
      [{ id: act(), startsOn: DAY, settings: sent({ openWeekdays: [1, 1] }) }, 'settings.openWeekdays'],
      [{ id: act(), startsOn: DAY, settings: sent({ openWeekdays: [7] }) }, 'settings.openWeekdays.0'],
      [{ id: act(), startsOn: DAY, settings: sent({ chaseFrom: '25:00' }) }, 'settings.chaseFrom'],
      // RA17: nobody may put the search off past the end of the day.
      [{ id: act(), startsOn: DAY, settings: sent({ chaseFrom: '19:00' }) }, 'settings.chaseFrom'],
      [{ id: act(), startsOn: DAY, settings: sent({ chaseFrom: '17:30', arrivalGrace: 120 }) }, 'settings.chaseFrom'],
      [{ id: act(), startsOn: DAY, settings: sent({ colour: 'red' }) }, 'settings.colour'],
      [
        { id: act(), startsOn: DAY, settings: sent({ symptoms: [...firstSettings.symptoms, ...firstSettings.symptoms] }) },
        'settings.symptoms',
      ],
      [{ id: act(), startsOn: DAY, settings: sent({ belongings: [...FIRST_THINGS, ...FIRST_THINGS] }) }, 'settings.belongings'],
      [{ id: act(), startsOn: DAY }, 'settings'],
    ] as const) {
      const { status, body } = await director.post('/facility/settings', json)
      expect([status, fieldOf(body)]).toEqual([400, field])
    }
    expect(await stored()).toEqual(before)
  })

  test('Caregivers, families and other facilities reach neither settings nor calendar', async () => {
    const { world, mother, stored } = await desk()
    const before = await stored()
    const other = await (await makeWorld()).addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const base = `/api/f/${world.facilityId}/facility`
    for (const who of [mother, teacher, other]) {
      expect((await who.get(`${base}/settings`)).status).toBe(404)
      expect((await who.get(`${base}/calendar?from=${DAY}&to=${DAY}`)).status).toBe(404)
      expect((await who.post(`${base}/settings`, { id: act(), startsOn: DAY, settings: sent() })).status).toBe(404)
      expect((await who.post(`${base}/calendar`, { id: act(), day: DAY, state: 'closed', name: '休み' })).status).toBe(404)
    }
    expect(await stored()).toEqual(before)
    expect(await world.db.select().from(calendarDay).where(eq(calendarDay.facilityId, world.facilityId))).toEqual([])
  })
})

describe('The calendar of a facility', () => {
  test('RB22 a closed day counts nobody as missing, and is given back to the calendar; the audit says what was there before', async () => {
    const { world, director } = await desk()
    director.at('9:30')
    const totals = async (day = DAY) => ((await director.get(`/presence/board?day=${day}`)).body as unknown as Board).totals
    expect(await totals()).toMatchObject({ overdue: 1, not_expected: 0 })
    expect(
      (await director.post('/facility/calendar', { id: act(), day: DAY, state: 'closed', name: '台風のため休園' })).status,
    ).toBe(200)
    expect(await totals()).toMatchObject({ overdue: 0, not_expected: 1 })
    await director.post('/facility/calendar', { id: act(), day: DAY, state: 'usual' })
    expect(await totals()).toMatchObject({ overdue: 1 })
    const acts = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    const [usual, closed] = [
      { state: 'usual', name: '' },
      { state: 'closed', name: '台風のため休園' },
    ]
    expect(acts.map(({ content }) => content)).toEqual(
      expect.arrayContaining([
        { day: DAY, before: usual, after: closed },
        { day: DAY, before: closed, after: usual },
      ]),
    )
  })

  test('RB22 a holiday can be a day of care; the calendar names what is special', async () => {
    const { director } = await desk()
    await director.post('/facility/calendar', { id: act(), day: '2026-11-23', state: 'open', name: '休日保育' })
    const { body } = await director.get('/facility/calendar?from=2026-11-01&to=2027-01-03')
    expect(body.days).toEqual([{ day: '2026-11-23', open: true, name: '休日保育' }])
    expect(body.holidays).toContainEqual({ day: '2026-11-03', name: '文化の日' })
    expect(body.holidays).toContainEqual({ day: '2026-12-29', name: '年末年始' })
    expect(((await director.get('/presence/board?day=2026-11-23')).body as unknown as Board).totals).toMatchObject({
      expected: 1,
    })
  })

  test('Closures far back, without a reason or upside down are 400', async () => {
    const { director } = await desk()
    for (const [json, field] of [
      [{ id: act(), day: '2026-09-01', state: 'closed', name: '休み' }, 'day'],
      [{ id: act(), day: '2030-01-01', state: 'closed', name: '休み' }, 'day'],
      [{ id: act(), day: DAY, state: 'closed' }, 'name'],
      [{ id: act(), day: DAY, state: 'half', name: '休み' }, 'state'],
    ] as const) {
      const { status, body } = await director.post('/facility/calendar', json)
      expect([status, fieldOf(body)]).toEqual([400, field])
    }
    expect(fieldOf((await director.get('/facility/calendar?from=2026-11-02&to=2026-11-01')).body)).toBe('to')
  })
})
