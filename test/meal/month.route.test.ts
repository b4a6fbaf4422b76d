// 食数の月報: the file for the caterer and the city says of each day what was fixed and what was made, box by box, and adds up.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Kitchen } from '../../schema/meal/kitchen.ts'
import { audit, child } from '../../schema/shard.ts'
import { fixCounts } from '../../worker/meal/fix-counts.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'

const THURSDAY = '2026-11-19'
const HEAD =
  '日,曜日,昼食（確定）,昼食 ミルクのみ,昼食 離乳 初期,昼食 離乳 中期,昼食 離乳 後期,昼食 離乳 完了,昼食 幼児食,昼食 除去食,昼食 弁当,昼食 区分なし,昼食（実施）,午前おやつ（実施）,午後おやつ（実施）,補食（実施）,職員食,差分の数,備考'

/** Five children: one of 除去食, one who eats 離乳 後期, and an older one without a snack in the morning. */
async function aMonth() {
  const world = await makeWorld()
  const kids = []
  for (const given of ['あい', 'いく', 'うみ', 'えま']) kids.push(await world.addChild(`こども ${given}`))
  const [ai = '', iku = '', umi = '', ema = ''] = kids
  await world.addChild('ほし りん', { classId: world.star, birthDay: '2021-10-10' })
  await world.db
    .update(child)
    .set({ allergens: ['卵'] })
    .where(eq(child.id, ema))
  const [director, cook, nurse] = [
    await world.addStaff('director'),
    await world.addStaff('cook', { door: 'room' }),
    await world.addStaff('nurse', { name: '看護' }),
  ]
  const mother = await world.addGuardian(kids)
  director.at('8:00', THURSDAY)
  const children = [{ childId: iku, form: 'late' }]
  expect((await director.post('/meal/form', { id: act(), startsOn: THURSDAY, children })).status).toBe(200)
  const eats = { id: act(), personId: nurse.personId, startsOn: THURSDAY, once: false, weekdays: [1, 2, 3, 4, 5] }
  expect((await director.post('/meal/staff', eats)).status).toBe(200)
  /** One absence, told after the count was fixed. */
  const absent = (childId: string) =>
    mother.post('/notice', { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: DAY })
  const note = async () => {
    const { differences } = (await cook.get(`/meal/kitchen?day=${DAY}`)).body as unknown as Kitchen
    return cook.post('/meal/note', { id: act(), day: DAY, keys: differences.map(({ key }) => key) })
  }
  const month = async (format = 'csv') => director.get(`/meal/file?month=2026-11&format=${format}`)
  const lineOf = (text: string, start: string) => text.split('\r\n').find((line) => line.startsWith(start))
  return { world, ai, umi, director, cook, mother, absent, note, month, lineOf }
}

test('RF04 each day has its boxes; 実施 has the 差分 the kitchen knew of and no other; the last line adds up', async () => {
  const { ai, umi, director, cook, mother, absent, note, month, lineOf } = await aMonth()
  await fixCounts(bindings, at('9:30', THURSDAY))
  await fixCounts(bindings, at('9:30'))
  for (const who of [mother, cook, director]) who.at('9:40')
  await absent(ai)
  expect((await note()).status).toBe(200)
  // Of this one the kitchen never heard: it had cooked.
  await absent(umi)
  const { text } = await month()
  expect(lineOf(text, '日,')).toBe(HEAD)
  expect(lineOf(text, THURSDAY)).toBe('2026-11-19,木,5,0,0,0,1,0,1,1,0,2,5,4,5,0,1,0,')
  expect(lineOf(text, DAY)).toBe('2026-11-20,金,5,0,0,0,1,0,1,1,0,1,4,3,4,0,1,1,')
  // A day nobody fixed says nothing rather than nought.
  expect(lineOf(text, '2026-11-18')).toBe(`2026-11-18,水${','.repeat(HEAD.split(',').length - 2)}`)
  expect(lineOf(text, '計')).toBe('計,,10,0,0,0,2,0,2,2,0,3,9,7,9,0,2,1,')
  expect(text.split('\r\n').filter((line) => /^2026-11-\d\d,/.test(line))).toHaveLength(30)
})

test('RF04 RF05 a day without the kitchen’s meal says so; somebody who eats only that day is counted from what the kitchen noted', async () => {
  const { director, cook, month, lineOf, world } = await aMonth()
  const none = { id: act(), day: DAY, serving: 'bento', dishes: [], note: '', upon: null }
  director.at('8:00')
  expect((await director.post('/meal/menu', none)).status).toBe(200)
  await fixCounts(bindings, at('9:30'))
  for (const who of [cook, director]) who.at('9:40')
  const guest = await world.addStaff('head_teacher', { name: '主任' })
  const once = { id: act(), personId: guest.personId, startsOn: DAY, once: true, weekdays: [5] }
  expect((await director.post('/meal/staff', once)).status).toBe(200)
  const { staff } = (await cook.get(`/meal/kitchen?day=${DAY}`)).body as unknown as Kitchen
  expect(staff).toMatchObject({ fixed: 1, known: 1, now: 2 })
  expect((await cook.post('/meal/note', { id: act(), day: DAY, keys: [staff.key] })).status).toBe(200)
  expect(lineOf((await month()).text, DAY)).toBe('2026-11-20,金,0,0,0,0,0,0,0,0,0,0,0,4,5,0,2,1,弁当の日')
})

test('RF04 no name leaves with it, in either format, and the audit says who took which month', async () => {
  const { world, month, cook } = await aMonth()
  await fixCounts(bindings, at('9:30'))
  const [csv, sheet] = [await month(), await month('xlsx')]
  expect([csv.status, sheet.status]).toEqual([200, 200])
  expect(csv.text).not.toMatch(/こども|ほし|看護/)
  const rows = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
  const taken = rows.filter(({ action }) => action === 'meal.export').map(({ content }) => content as Record<string, string>)
  expect(taken.map(({ exported, month: of }) => `${exported} ${of}`).sort()).toEqual(['csv 2026-11', 'xlsx 2026-11'])
  expect((await cook.get('/meal/file?month=2026-11&format=csv')).status).toBe(404)
})
