import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, child } from '../../schema/shard.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function aHouse() {
  const world = await makeWorld()
  const [ai, ao] = [await world.addChild('こども あい'), await world.addChild('こども あお')]
  for (const [id, allergens] of [
    [ai, ['卵']],
    [ao, ['乳']],
  ] as const)
    await world.db
      .update(child)
      .set({ allergens: [...allergens] })
      .where(and(eq(child.facilityId, world.facilityId), eq(child.id, id)))
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const look = (who: typeof teacher, more: object = {}) =>
    who.post('/serving/check', {
      ...{ id: act(), at: at('8:00'), childId: ai, meal: 'lunch', step: 'served', tray: ai, dishes: [] },
      ...more,
    })
  return { world, ai, ao, teacher, look }
}

describe('RF10 配膳の確認', () => {
  test('is kept with who and when, dish by dish, and again for おかわり', async () => {
    const { ai, teacher, look } = await aHouse()
    expect((await look(teacher, { dishes: [{ name: 'オムレツ', how: 'substitute' }] })).status).toBe(200)
    expect((await look(teacher, { step: 'seconds', at: at('8:02') })).status).toBe(200)
    const { body } = await teacher.get(`/serving/day?day=${DAY}`)
    expect(body.children).toMatchObject([{ kana: 'こども あい', allergens: ['卵'] }, { kana: 'こども あお' }])
    expect(body.checks).toMatchObject([
      { childId: ai, step: 'served', tray: ai, by: '山田', at: at('8:00'), dishes: [{ name: 'オムレツ', how: 'substitute' }] },
      { step: 'seconds' },
    ])
  })

  test('RA15 RF10 the card says what home wants eaten that day, and leaves out what the doctor’s paper says all the same', async () => {
    const { world, ai, teacher } = await aHouse()
    const mother = await world.addGuardian([ai])
    mother.at('7:30')
    const fields = { eating: { staple: false, side: true, how: 'soft' } }
    expect((await mother.post('/contactbook/home', { id: act(), childId: ai, day: DAY, at: at('7:30'), fields })).status).toBe(
      200,
    )
    const cook = await world.addStaff('cook')
    for (const who of [teacher, cook])
      expect((await who.get(`/serving/day?day=${DAY}`)).body.children).toMatchObject([
        { kana: 'こども あい', allergens: ['卵'], eating: fields.eating },
        { kana: 'こども あお', eating: null },
      ])
  })

  test('RF11 keeps the tray of another child as what it was, and the audit calls it wrong', async () => {
    const { world, ao, teacher, look } = await aHouse()
    expect((await look(teacher, { tray: ao })).status).toBe(200)
    expect((await look(teacher, { tray: 'ordinary', at: at('8:01') })).status).toBe(200)
    expect((await look(teacher, { tray: act() })).status).toBe(404)
    const rows = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'serving.record')))
    expect(rows.filter(({ outcome }) => outcome === 'done').map(({ content }) => content)).toEqual([
      { serving: 'served', meal: 'lunch', wrongTray: true },
      { serving: 'served', meal: 'lunch', wrongTray: true },
    ])
  })

  test('that a tablet without a line made comes later with its own moment; one that has not come is refused', async () => {
    const { teacher, look } = await aHouse()
    teacher.at('12:30')
    expect((await look(teacher, { at: at('11:40') })).status).toBe(200)
    expect((await look(teacher, { at: at('13:00') })).status).toBe(400)
  })

  test('is the class’s and the kitchen’s, and of nobody at home', async () => {
    const { world, ai, look } = await aHouse()
    const cook = await world.addStaff('cook')
    expect((await look(cook, { step: 'cooked' })).status).toBe(200)
    expect((await cook.get(`/serving/day?day=${DAY}`)).body.children).toHaveLength(2)
    const other = await world.addStaff('nursery_teacher', { classId: world.star })
    expect((await look(other)).status).toBe(404)
    expect((await look(await world.addGuardian([ai]))).status).toBe(404)
  })
})
