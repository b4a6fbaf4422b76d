import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Kitchen } from '../../schema/meal/kitchen.ts'
import { child, mealFix, menuDay, portrait } from '../../schema/shard.ts'
import { fixCounts } from '../../worker/meal/fix-counts.ts'
import { smallJpeg } from '../kit/small-jpeg.ts'
import { act, at, bindings, DAY, makeWorld, type World } from '../kit/world.ts'

type Client = Awaited<ReturnType<World['addStaff']>>
const MENU = `日付,区分,料理,材料,アレルゲン\r\n2026/11/20,昼食,ごはん,米,\r\n,,卵焼き,卵・さとう,卵\r\n2026/11/24,昼食,カレー,カレールウ・にんじん・たら,小麦\r\n`

async function aHouse() {
  const world = await makeWorld()
  const ai = await world.addChild('こども あい')
  const ken = await world.addChild('こども けん')
  const rin = await world.addChild('ほし りん', { classId: world.star, birthDay: '2021-10-10' })
  await world.db
    .update(child)
    .set({ allergens: ['卵'] })
    .where(eq(child.id, ken))
  const mother = await world.addGuardian([ai])
  const director = await world.addStaff('director', { name: '園長' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const cook = await world.addStaff('cook', { door: 'room', name: '調理' })
  const kitchen = async (who: Client = cook, day = DAY) => (await who.get(`/meal/kitchen?day=${day}`)).body as unknown as Kitchen
  const preview = (text: string, who: Client = director) =>
    who.send('POST', '/meal/import/preview?fileName=menu.csv', { headers: { 'content-type': 'text/csv' }, body: text })
  const importMenu = async () => {
    const { body } = await preview(MENU)
    const importId = String(body.importId)
    const done = await director.post('/meal/import/commit', { id: act(), importId })
    return { importId, status: done.status }
  }
  const fix = async (time = '9:30') => {
    await fixCounts(bindings, at(time))
    for (const who of [cook, director, mother, teacher]) who.at('9:40')
  }
  return { world, ai, ken, rin, mother, director, teacher, cook, kitchen, preview, importMenu, fix }
}

describe('統一献立', () => {
  test('RF06 is previewed, carried out, read by families and the kitchen, and taken back as a whole', async () => {
    const { world, director, mother, cook, preview, importMenu } = await aHouse()
    const shown = await preview(MENU)
    expect(shown.body).toMatchObject({ counts: { fresh: 2, changed: 0, same: 0, own: 0 }, strange: ['さとう'] })
    expect(await world.db.select().from(menuDay).where(eq(menuDay.facilityId, world.facilityId))).toEqual([])
    const { importId, status } = await importMenu()
    expect(status).toBe(200)
    for (const who of [mother, cook]) {
      const { body } = await who.get('/meal/menu?month=2026-11')
      expect(
        (body.days as { day: string; dishes: { name: string }[] }[]).map(({ day, dishes }) => [
          day,
          dishes.map(({ name }) => name),
        ]),
      ).toEqual([
        ['2026-11-20', ['ごはん', '卵焼き']],
        ['2026-11-24', ['カレー']],
      ])
    }
    expect((await director.post('/meal/import/commit', { id: act(), importId })).status).toBe(409)
    expect((await director.post('/meal/import/undo', { id: act(), importId })).status).toBe(200)
    expect((await mother.get('/meal/menu?month=2026-11')).body.days).toEqual([])
    expect((await director.get('/meal/import')).body.imports).toMatchObject([{ importId, state: 'undone', days: 2 }])
  })

  test('RF06 a file with faults writes nothing and names them', async () => {
    const { preview } = await aHouse()
    const answer = await preview('日付,区分,料理\r\n2026/11/31,昼食,パン\r\n2026/11/24,夜食,パン\r\n')
    expect([answer.status, (answer.body.errors as { row: number }[]).map(({ row }) => row)]).toEqual([422, [2, 3]])
  })

  test('RF06 the nursery changes a day, upon what it saw; a day that is over is not changed', async () => {
    const { director, mother, importMenu } = await aHouse()
    const { importId } = await importMenu()
    const dishes = [{ id: act(), meal: 'lunch', name: 'パン', ingredients: ['パン'], allergens: ['小麦'] }]
    const change = { day: '2026-11-24', serving: 'served', dishes, note: '納品の遅れ' }
    expect((await director.post('/meal/menu', { id: act(), ...change, upon: null })).status).toBe(409)
    director.at('8:06')
    expect((await director.post('/meal/menu', { id: act(), ...change, upon: importId })).status).toBe(200)
    const { days } = (await mother.get('/meal/menu?month=2026-11')).body as { days: { own: boolean; note: string }[] }
    expect(days[1]).toMatchObject({ own: true, note: '納品の遅れ' })
    expect((await director.post('/meal/menu', { id: act(), ...change, day: '2026-11-19', upon: null })).status).toBe(400)
  })
})

describe('食数', () => {
  test('RF01 is fixed at the set time, once, and a later run leaves it as it was', async () => {
    const { world, kitchen, director, fix } = await aHouse()
    expect(await kitchen()).toMatchObject({ fixedAt: null, counts: { lunch: { unset: 1, elimination: 1, child: 1 } } })
    await fixCounts(bindings, at('9:29'))
    expect(await world.db.select().from(mealFix).where(eq(mealFix.facilityId, world.facilityId))).toEqual([])
    await fix()
    await fix('9:31')
    const rows = await world.db.select().from(mealFix).where(eq(mealFix.facilityId, world.facilityId))
    expect(rows.map(({ at: fixed, trays }) => [fixed, trays.length])).toEqual([[at('9:30'), 3]])
    expect(await kitchen(director)).toMatchObject({
      fixedAt: at('9:30'),
      fixed: { lunch: { unset: 1, elimination: 1, child: 1 } },
    })
  })

  test('RF02 RF03 an absence after it is a 差分 without a name, noted with one tap, and the fix stays', async () => {
    const { ai, mother, cook, kitchen, fix } = await aHouse()
    await fix()
    expect((await kitchen()).differences).toEqual([])
    await mother.post('/notice', { id: act(), childIds: [ai], kind: 'absent', reason: 'sick', from: DAY })
    cook.at('9:45')
    const { differences, counts, fixed } = await kitchen()
    expect(differences).toMatchObject([{ cause: 'absent', since: at('9:40'), child: null, after: { meals: [] } }])
    expect([counts.lunch?.unset ?? 0, fixed?.lunch?.unset]).toEqual([0, 1])
    const json = { id: act(), day: DAY, keys: [differences[0]?.key ?? ''] }
    const noted = await cook.post('/meal/note', json)
    expect(noted.status).toBe(200)
    expect((await cook.post('/meal/note', json)).body).toEqual(noted.body)
    expect((await cook.post('/meal/note', { ...json, id: act() })).status).toBe(409)
    expect(await kitchen()).toMatchObject({ differences: [], noted: [{ cause: 'absent', at: at('9:45'), by: '調理' }] })
    expect(JSON.stringify(await kitchen())).not.toContain('あい')
  })

  test('RF03 the kitchen knows a child by name and face only where something is left out, and with what of today it must not have', async () => {
    const { world, ai, ken, cook, kitchen, importMenu } = await aHouse()
    await importMenu()
    const face = { facilityId: world.facilityId, pickupId: '', jpeg: smallJpeg(), accountId: act(), at: 0 }
    await world.db.insert(portrait).values([ai, ken].map((childId) => ({ ...face, childId, id: act() })))
    const { children, dishes } = await kitchen()
    const egg = dishes.find(({ name }) => name === '卵焼き')
    expect(children).toMatchObject([
      { childId: ken, kana: 'こども けん', allergens: ['卵'], unsafe: [{ dishId: egg?.id, allergens: ['卵'] }] },
    ])
    expect(Object.keys((await cook.get('/meal/faces')).body.faces as object)).toEqual([ken])
    for (const path of [
      '/child',
      `/presence/board?day=${DAY}`,
      '/portrait',
      `/meal/food?childId=${ken}`,
      '/meal/form',
      `/care/day?day=${DAY}`,
    ])
      expect([path, (await cook.get(path)).status]).toEqual([path, 404])
  })

  test('RF05 提供なし and 弁当の日 have no lunch of the kitchen’s; a closed day has nobody', async () => {
    const { director, kitchen } = await aHouse()
    const none = { id: act(), day: DAY, serving: 'none', dishes: [], note: '', upon: null }
    await director.post('/meal/menu', none)
    expect(await kitchen()).toMatchObject({ serving: 'none', counts: {} })
    director.at('8:06')
    await director.post('/meal/menu', { ...none, id: act(), serving: 'bento', upon: none.id })
    const { counts } = await kitchen()
    expect([counts.lunch, counts.snack]).toEqual([undefined, { unset: 1, elimination: 1, child: 1 }])
    expect((await kitchen(director, '2026-11-22')).counts).toEqual({})
  })

  test('RF05 one person in the staff meals of two nurseries is found, by account and by name', async () => {
    const [here, there] = [await makeWorld(), await makeWorld()]
    const director = await here.addStaff('director')
    const elsewhere = await there.addStaff('director')
    const both = await here.addStaff('cook', { name: `調理${here.facilityId}` })
    const other = await there.addStaff('nurse', { accountId: both.accountId, name: '看護' })
    const meal = { startsOn: DAY, once: false, weekdays: [1, 2, 3, 4, 5] }
    expect((await director.post('/meal/staff', { id: act(), personId: both.personId, ...meal })).status).toBe(200)
    const eats = async () =>
      ((await director.get('/meal/staff')).body.people as { personId: string; elsewhere: string[] }[]).find(
        ({ personId }) => personId === both.personId,
      )
    expect(await eats()).toMatchObject({ today: true, elsewhere: [] })
    expect((await elsewhere.post('/meal/staff', { id: act(), personId: other.personId, ...meal })).status).toBe(200)
    expect(await eats()).toMatchObject({ elsewhere: [`第${there.facilityId}保育所`] })
  })
})

describe('食材チェック', () => {
  test('RF07 a family says what was eaten at home; what of the menu was not is shown to the teacher, and to no other family', async () => {
    const { world, ai, ken, mother, teacher, cook, importMenu } = await aHouse()
    await importMenu()
    const other = await world.addGuardian([ken])
    const before = (await mother.get(`/meal/food?childId=${ai}`)).body as {
      coming: { day: string; untried: { key: string }[] }[]
    }
    expect(before.coming.at(-1)).toMatchObject({
      day: '2026-11-24',
      untried: [{ key: 'curry' }, { key: 'carrot' }, { key: 'cod' }],
    })
    const foods = [
      { food: 'carrot', trial: 'twice', note: '' },
      { food: 'curry', trial: 'twice', note: '' },
      { food: 'cod', trial: 'reacted', note: '口のまわりが赤くなった' },
    ]
    expect((await mother.post('/meal/food', { id: act(), childId: ai, foods })).status).toBe(200)
    teacher.at('8:10')
    const { children } = (await teacher.get('/meal/untried?day=2026-11-24')).body as {
      children: { childId: string; today: { key: string; trial: string; note: string }[] }[]
    }
    expect(children.find(({ childId }) => childId === ai)?.today.map(({ key, trial, note }) => [key, trial, note])).toEqual([
      ['cod', 'reacted', '口のまわりが赤くなった'],
    ])
    expect((await other.get(`/meal/food?childId=${ai}`)).status).toBe(404)
    expect((await other.post('/meal/food', { id: act(), childId: ai, foods })).status).toBe(404)
    const theirs = (await other.get('/meal/untried?day=2026-11-24')).body.children as { childId: string }[]
    expect(theirs.map(({ childId }) => childId)).toEqual([ken])
    expect((await cook.get('/meal/untried?day=2026-11-24')).status).toBe(404)
  })

  test('RF09 a child to come is on the desk’s lists; RF12 a raw material that changes names whom it concerns at once', async () => {
    const { world, ken, director, kitchen, importMenu } = await aHouse()
    await importMenu()
    const coming = await world.addChild('あした くる', { startsOn: '2026-12-01' })
    await world.db
      .update(child)
      .set({ allergens: ['乳', '卵'] })
      .where(eq(child.id, coming))
    const { children } = (await director.get(`/meal/untried?day=${DAY}`)).body as {
      children: { childId: string; comesOn: string | null }[]
    }
    expect(children.find(({ childId }) => childId === coming)).toMatchObject({ comesOn: '2026-12-01', today: [] })
    const json = { id: act(), ingredient: 'カレールウ', startsOn: '2026-11-24', allergens: ['牛乳', '卵'], note: '納入元' }
    expect((await director.post('/meal/ingredient', json)).status).toBe(200)
    const { changes } = (await director.get('/meal/ingredient')).body as {
      changes: { dishes: unknown[]; children: { childId: string; allergens: string[] }[] }[]
    }
    expect(changes[0]).toMatchObject({ dishes: [{ day: '2026-11-24', name: 'カレー' }] })
    expect(changes[0]?.children.map(({ childId, allergens }) => [childId, allergens])).toEqual([
      [coming, ['乳', '卵']],
      [ken, ['卵']],
    ])
    // Of another day the kitchen is told numbers alone.
    expect(await kitchen(director, '2026-11-24')).toMatchObject({ children: [], dishes: [{ allergens: ['小麦', '乳', '卵'] }] })
  })

  test('RF07 a nursery adds a food of its own, and asks no more about another', async () => {
    const { ai, director, mother } = await aHouse()
    const id = act()
    await director.post('/meal/food-list', { id, name: 'ひよこまめ', group: 'bean', also: [], state: 'asked' })
    await director.post('/meal/food-list', { id: act(), key: 'crab', name: 'かに', group: 'fish', also: [], state: 'hidden' })
    const { foods } = (await mother.get(`/meal/food?childId=${ai}`)).body as { foods: { key: string }[] }
    expect([foods.some(({ key }) => key === `own:${id}`), foods.some(({ key }) => key === 'crab')]).toEqual([true, false])
    // A food a child did not bear stays named when nobody is asked about it any more.
    await mother.post('/meal/food', { id: act(), childId: ai, foods: [{ food: 'carrot', trial: 'reacted', note: '' }] })
    const passed = { group: 'vegetable', also: [], state: 'passed' }
    await director.post('/meal/food-list', { id: act(), key: 'carrot', name: 'にんじん', ...passed })
    await director.post('/meal/food-list', { id: act(), key: 'onion', name: 'たまねぎ', ...passed })
    const after = (await mother.get(`/meal/food?childId=${ai}`)).body.foods as { key: string }[]
    expect(['carrot', 'onion'].map((food) => after.some(({ key }) => key === food))).toEqual([true, false])
    const unknown = [{ food: 'nothing_known', trial: 'once', note: '' }]
    expect((await mother.post('/meal/food', { id: act(), childId: ai, foods: unknown })).status).toBe(400)
  })
})
