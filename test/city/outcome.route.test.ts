import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accountEvent, adoptionCount, monthCount } from '../../schema/directory.ts'
import type { AdoptionLine } from '../../schema/organisation/adoption.ts'
import type { OutcomeLine } from '../../schema/organisation/outcome.ts'
import { surveyAsked, surveyTally } from '../../schema/shard.ts'
import { countAdoptionNightly } from '../../worker/city/read-adoption.ts'
import { forgetOld } from '../../worker/forget-old.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { directory, makeCity } from './make-city.ts'

type City = Awaited<ReturnType<typeof makeCity>>
type Nursery = Awaited<ReturnType<City['nursery']>>

const NEXT = '2026-11-24'
const outcome = async (city: City) => {
  const answer = await city.client.get('/outcome?year=2026')
  expect(answer.status).toBe(200)
  return answer.body as unknown as { months: string[]; figures: OutcomeLine[]; left: number; houses: number }
}
/** All that is counted: the first answers count a few months each. */
async function counted(city: City) {
  for (;;) {
    const answer = await outcome(city)
    if (answer.left === 0) return answer
  }
}
const november = (figures: readonly OutcomeLine[], key: string) => figures.find((one) => one.key === key)?.months.at(-1)
const names = Array.from({ length: 12 }, (_, place) => `こども ${'あいうえおかきくけこさし'[place]}`)

async function families(house: Nursery, count: number) {
  const made = []
  for (const name of names.slice(0, count)) {
    const childId = await house.addChild(name)
    made.push({ childId, parent: await house.addGuardian([childId]) })
  }
  return made
}
const absent = (childId: string, from = DAY) => ({ id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from })

test('RN06 成果 counts absences told in the app, how soon they were confirmed, and calls that were spared, and never a name', async () => {
  const city = await makeCity()
  const house = await city.nursery({ name: '浜町保育所' })
  const children = await families(house, 12)
  const lead = await house.addStaff('head_teacher')
  for (const { childId, parent } of children.slice(0, 6)) {
    const sent = absent(childId)
    // Before the house opens: from its opening on somebody could have confirmed it.
    parent.at('6:30')
    expect((await parent.post('/notice', sent)).status).toBe(200)
    lead.at('7:20')
    expect((await lead.post('/notice/confirm', { id: act(), childIds: [childId], noticeId: sent.id })).status).toBe(200)
  }
  lead.at('8:20')
  expect((await lead.post('/presence/tap', { id: act(), childId: children[11]?.childId, kind: 'arrive' })).status).toBe(200)
  lead.at('9:10')
  // Five others did not come: one was called and spoken with, and what was said is no word of the family's own.
  const called = children[6]?.childId ?? ''
  const call = {
    id: act(),
    childIds: [called],
    about: 'arrival',
    person: '母',
    outcome: 'spoke',
    said: 'absent',
    reason: 'family',
  }
  expect((await lead.post('/chase/call', call)).status).toBe(200)
  city.client.at('19:00')
  const { figures, months, houses } = await counted(city)
  expect([months.at(0), months.at(-1), houses]).toEqual(['2026-04', '2026-11', 1])
  // Of fourteen open days with twelve children, nobody but those six said anything.
  expect(november(figures, 'told')).toBe(4)
  const [row] = await directory()
    .select()
    .from(monthCount)
    .where(eq(monthCount.facilityId, house.facilityId))
    .orderBy(monthCount.month)
    .limit(1)
    .offset(7)
  expect(row?.month).toBe('2026-11')
  expect(row?.counts).toMatchObject({
    absentTold: 6,
    seen: 6,
    seenSoon: 6,
    spared: 6,
    chased: 1,
    reached: 1,
    reachedMinutes: 10,
  })
  expect(november(figures, 'seenSoon')).toBe(100)
  expect(november(figures, 'spared')).toBe(6)
  // One call is too few to be said.
  expect(november(figures, 'chased')).toBeNull()
  const { text } = await city.client.get('/outcome?year=2026')
  for (const word of ['こども', '浜町', called]) expect(text).not.toContain(word)
})

test('RN06 the survey is answered once a month without a name: the count rises, and neither audit nor export tells whose it was', async () => {
  const city = await makeCity()
  const house = await city.nursery()
  const children = await families(house, 5)
  const teacher = await house.addStaff('nursery_teacher', { classId: house.rabbit, door: 'office' })
  expect((await teacher.get('/survey')).body).toEqual({ month: '2026-11', asks: true })
  expect((await teacher.post('/survey/answer', { id: act() })).status).toBe(200)
  expect((await teacher.get('/survey')).body).toMatchObject({ asks: false })
  for (const { parent } of children) {
    const given = { id: act(), answers: { first: 4, second: 1 } }
    expect((await parent.post('/survey/answer', given)).status).toBe(200)
    expect((await parent.post('/survey/answer', given)).status).toBe(200)
    // Another answer of the same month changes nothing.
    expect((await parent.post('/survey/answer', { id: act(), answers: { first: 1, second: 1 } })).status).toBe(200)
  }
  expect((await teacher.post('/survey/answer', { id: act(), answers: { first: 5, second: 1 } })).body).toMatchObject({
    error: { field: 'answers.first' },
  })
  const tally = await house.db.select().from(surveyTally).where(eq(surveyTally.facilityId, house.facilityId))
  expect(tally.map(({ audience, question, score, count }) => [audience, question, score, count])).toEqual([
    ['family', 1, 4, 5],
    ['family', 2, 1, 5],
  ])
  city.client.at('19:00')
  const { figures } = await counted(city)
  expect(november(figures, 'family1')).toBe(100)
  expect(november(figures, 'family2')).toBe(0)
  expect(november(figures, 'staff1')).toBeNull()
  // Who was asked is forgotten with the month.
  await forgetOld(bindings, at('3:40', '2026-12-01'))
  expect(await house.db.select().from(surveyAsked).where(eq(surveyAsked.facilityId, house.facilityId))).toEqual([])
})

test('RN06 採用状況 says what is not written, confirmed and read in each house, in counts that withhold one to four', async () => {
  const city = await makeCity()
  const [one, two] = [await city.nursery({ name: '浜町保育所' }), await city.nursery({ name: '松風保育所' })]
  const director = await one.addStaff('director')
  expect((await director.post('/document/use', { id: act(), kind: 'diary', startsOn: DAY, used: true })).status).toBe(200)
  const children = await families(one, 10)
  const teacher = await one.addStaff('nursery_teacher', { classId: one.rabbit })
  teacher.at('16:00')
  for (const { childId, parent } of children) {
    parent.at('7:30')
    await parent.post('/notice', absent(childId, NEXT))
    await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  }
  const page = {
    id: act(),
    day: DAY,
    classId: one.rabbit,
    items: children.map(({ childId }) => ({ childId, text: '秋をさがしました', after: null, version: 0 })),
  }
  expect((await teacher.post('/contactbook/publish', page)).status).toBe(200)
  for (const { childId, parent } of children.slice(0, 5)) {
    parent.at('18:00')
    expect((await parent.post('/contactbook/open', { id: act(), childId, day: DAY, pageIds: [page.id] })).status).toBe(200)
  }
  city.client.at('18:30', '2026-11-27')
  const answer = await city.client.get('/adoption')
  expect(answer.status).toBe(200)
  const lines = answer.body.lines as unknown as AdoptionLine[]
  const [first, second] = lines
  // One class wrote no diary of one day, which is fewer than five; ten notices nobody confirmed; five of ten books nobody opened.
  expect(first).toMatchObject({ name: '浜町保育所', papersLate: null, stuck: 0, noticesUnseen: 10, unread: 50 })
  expect(second).toMatchObject({ name: '松風保育所', papersLate: 0, stuck: 0, noticesUnseen: 0, unread: null, told: null })
  for (const word of ['こども', '秋をさがし', ...children.map(({ childId }) => childId)]) expect(answer.text).not.toContain(word)
  // Looked at again within the hour nothing is counted anew; at night it is, once a day.
  const rows = () => directory().select().from(adoptionCount).where(eq(adoptionCount.facilityId, two.facilityId))
  const before = await rows()
  city.client.at('18:45', '2026-11-27')
  await city.client.get('/adoption')
  expect(await rows()).toEqual(before)
  await countAdoptionNightly(bindings, at('3:40', '2026-11-28'))
  expect((await rows()).map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-28'])
})

test('RN02 延長実績 is counted by the engine that prices it', async () => {
  const city = await makeCity()
  const house = await city.nursery()
  const childId = await house.addChild('こども あい')
  await house.addChild('こども いく')
  const [office, teacher] = [await house.addStaff('office'), await house.addStaff('nursery_teacher', { classId: house.rabbit })]
  const slot = {
    key: 'evening',
    title: '延長',
    side: 'after',
    needs: ['standard'],
    weekdays: [1, 2, 3, 4, 5, 6],
    from: '18:00',
    to: '19:00',
  }
  const rest = { against: 'window', unit: 30, round: 'up', grace: 0, graceKind: 'shifts', prices: [{ yen: 100 }] }
  const tariff = { startsOn: '2026-04-01', slots: [{ ...slot, ...rest }], plans: [], items: [], dayCaps: [], monthCaps: [] }
  expect((await office.post('/fee/tariff', { id: act(), tariff })).status).toBe(200)
  for (const [kind, time] of [
    ['arrive', '8:30'],
    ['leave', '18:40'],
  ] as const) {
    teacher.at(time)
    expect((await teacher.post('/presence/tap', { id: act(), childId, kind })).status).toBe(200)
  }
  city.client.at('20:00')
  const keys = ['extended', 'extendedBefore', 'extendedAfter', 'extendedMinutes', 'extendedChildren']
  await city.client.post('/month/layout', { id: act(), seen: '', columns: keys.map((key) => ({ key, heading: key })) })
  const body = (await city.client.get('/month?month=2026-11')).body as { rows?: { cells: number[] }[] }
  expect(body.rows?.map(({ cells }) => cells)).toEqual([[1, 0, 1, 40, 1]])
})

test('RN02 forty facilities are one step: the sheet counts them as it is looked at, and one file has them all', {
  timeout: 120_000,
}, async () => {
  const city = await makeCity()
  const made = []
  for (let count = 1; count <= 40; count++) made.push(await city.nursery({ name: `第${count}保育所` }))
  await made[7]?.addChild('さとう あおい')
  city.client.at('18:00')
  let left = Number.POSITIVE_INFINITY
  let answers = 0
  while (left > 0) {
    left = ((await city.client.get('/month?month=2026-11')).body as { left: number }).left
    answers += 1
  }
  expect(answers).toBeLessThanOrEqual(5)
  const { status, text } = await city.client.get('/month/file?month=2026-11&format=csv')
  expect(status).toBe(200)
  for (let count = 1; count <= 40; count++) expect(text).toContain(`第${count}保育所,`)
  const events = await directory().select().from(accountEvent).where(eq(accountEvent.accountId, city.accountId))
  expect(events.filter(({ kind }) => kind === 'city_return')).toHaveLength(1)
})
