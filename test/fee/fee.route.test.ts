import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { guardianship } from '../../schema/shard.ts'
import { act } from '../kit/world.ts'
import { aHouseWithPrices } from './a-house.ts'

const OCTOBER = '2026-10'

describe('RJ05 A tariff', () => {
  test('has its day, and no second one begins on it', async () => {
    const { price } = await aHouseWithPrices()
    expect((await price()).status).toBe(200)
    const again = await price()
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ error: { code: 'overlaps' } })
  })

  test('never changes a month that is over: a new price begins this month or later', async () => {
    const { price, stay, billOf, small } = await aHouseWithPrices()
    await price()
    await stay(small, '2026-10-07', '8:30', '18:20')
    const before = await billOf(small, OCTOBER)
    expect(before.total).toBe(100)
    const dear = [{ ...(await import('./a-house.ts')).PRICE.slots[0], prices: [{ yen: 900 }] }]
    expect((await price({ startsOn: '2026-10-01', slots: dear })).body).toMatchObject({ error: { code: 'past' } })
    expect((await price({ startsOn: '2026-11-01', slots: dear })).status).toBe(200)
    expect(await billOf(small, OCTOBER)).toEqual(before)
    await stay(small, '2026-11-04', '8:30', '18:20')
    expect((await billOf(small, '2026-11')).total).toBe(900)
  })

  test('whose stretches overlap is refused with the field, and nothing is written', async () => {
    const { price, office } = await aHouseWithPrices()
    const { PRICE } = await import('./a-house.ts')
    const twice = [PRICE.slots[0], { ...PRICE.slots[0], key: 'again', from: '18:30', to: '19:30' }]
    const answer = await price({ slots: twice })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('時間の重なる区分があります')
    expect((await office.get('/fee/rules')).body.tariffs).toEqual([])
  })

  test('that was a mistake is taken back while no month was closed by it', async () => {
    const { price, office, close } = await aHouseWithPrices()
    await price()
    const rules = (await office.get('/fee/rules')).body.tariffs as { id: string }[]
    const back = () => office.post('/fee/tariff/take-back', { id: act(), tariffId: rules[0]?.id })
    await close(OCTOBER)
    expect((await back()).body).toMatchObject({ error: { code: 'used' } })
    await price({ startsOn: '2026-12-01' })
    const later = ((await office.get('/fee/rules')).body.tariffs as { id: string }[])[1]?.id
    expect((await office.post('/fee/tariff/take-back', { id: act(), tariffId: later })).status).toBe(200)
    expect((await office.get('/fee/rules')).body.tariffs).toHaveLength(1)
  })
})

describe('RJ01 RJ06 RJ08 RJ09 RJ11 A month', () => {
  test('is reckoned from the stamps, and every charge shows them', async () => {
    const { price, stay, billOf, small } = await aHouseWithPrices()
    await price()
    await stay(small, '2026-10-07', '8:31', '18:40')
    await stay(small, '2026-10-08', '8:30', '17:00')
    expect(await billOf(small, OCTOBER)).toMatchObject({
      uses: [{ day: '2026-10-07', title: '延長', from: 1080, to: 1120, minutes: 40, yen: 200 }],
      stays: [['2026-10-07', 511, 1120]],
      total: 200,
    })
  })

  test('without a stamp still has what is paid by the month, for the ages that have a price', async () => {
    const { price, billOf, small, big } = await aHouseWithPrices()
    await price()
    expect((await billOf(small, OCTOBER)).total).toBe(0)
    expect(await billOf(big, OCTOBER)).toMatchObject({ items: [{ title: '副食費', yen: 4500 }], total: 4500 })
  })

  test('has 月極 instead of the single price, and 減免 for its time', async () => {
    const { price, stay, billOf, agree, big, office } = await aHouseWithPrices()
    await price()
    await stay(big, '2026-10-07', '8:30', '18:40')
    const plan = { kind: 'plan', key: 'monthly', startsOn: '2026-10-01' }
    expect((await agree(big, plan)).status).toBe(200)
    expect((await agree(big, { ...plan, startsOn: '2026-11-01' })).body).toMatchObject({ error: { code: 'overlaps' } })
    expect((await agree(big, { ...plan, key: 'unknown' })).status).toBe(404)
    const half = { kind: 'reduction', key: 'all', value: 50, reason: '多子', startsOn: '2026-10-01', endsOn: '2026-10-31' }
    const { body } = await agree(big, half)
    expect(await billOf(big, OCTOBER)).toMatchObject({ plans: [{ yen: 1250 }], items: [{ yen: 2250 }], total: 3500 })
    expect((await billOf(big, '2026-11')).total).toBe(7000)
    const end = { id: act(), childId: big, termId: body.id, endsOn: '2026-09-30' }
    expect((await office.post('/fee/term/end', end)).status).toBe(200)
    expect((await billOf(big, OCTOBER)).total).toBe(7000)
  })

  test('takes 有料品 by quantity, and gives them back while it is open', async () => {
    const { price, billOf, office, small } = await aHouseWithPrices()
    await price()
    const hat = { id: act(), month: OCTOBER, title: 'カラー帽子', yen: 800, children: [{ childId: small, quantity: 2 }] }
    expect((await office.post('/fee/item', hat)).status).toBe(200)
    expect(await billOf(small, OCTOBER)).toMatchObject({ items: [{ price: 800, quantity: 2, yen: 1600 }], total: 1600 })
    const back = { id: act(), month: OCTOBER, childId: small, extraId: hat.id }
    expect((await office.post('/fee/extra/take-back', back)).status).toBe(200)
    expect((await billOf(small, OCTOBER)).total).toBe(0)
  })

  test('RJ10 puts siblings on one bill by who pays', async () => {
    const { price, month, addParent, small, big, addChild } = await aHouseWithPrices()
    await price()
    await addParent([small, big], { name: '小林 父', capabilities: ',read_presence,' })
    const mother = await addParent([small, big], { name: '小林 母' })
    await addChild('べつの いえ')
    const { children } = await month(OCTOBER)
    expect(children.map(({ payerId, payerName }) => [payerId, payerName])).toEqual([
      [mother, '小林 母'],
      [mother, '小林 母'],
      ['', ''],
    ])
  })
})

describe('RJ05 RJ07 A closed month', () => {
  test('is closed once, in turn, when it is over and nothing is missing', async () => {
    const { price, stay, close, small, month } = await aHouseWithPrices()
    expect((await close(OCTOBER)).body).toMatchObject({ error: { code: 'no_tariff' } })
    await price()
    expect((await close('2026-11')).body).toMatchObject({ error: { code: 'not_over' } })
    await stay(small, '2026-10-07', '8:30', null)
    expect((await month(OCTOBER)).waits).toBe('open_days')
    expect((await close(OCTOBER)).body).toMatchObject({ error: { code: 'open_days' } })
    await stay(small, '2026-10-07', null, '18:10')
    expect((await close(OCTOBER)).status).toBe(200)
    expect((await close(OCTOBER)).body).toMatchObject({ error: { code: 'closed' } })
    expect((await close('2026-09')).body).toMatchObject({ error: { code: 'before' } })
  })

  test('stays as it was published, and what is put right later becomes 調整 of the next', async () => {
    const { price, stay, close, small, billOf, office } = await aHouseWithPrices()
    await price()
    await stay(small, '2026-10-07', '8:30', '18:20')
    await close(OCTOBER)
    const published = await billOf(small, OCTOBER)
    expect(published.total).toBe(100)
    await stay(small, '2026-10-08', '8:30', '18:50')
    expect(await billOf(small, OCTOBER)).toEqual(published)
    expect(await billOf(small, '2026-11')).toMatchObject({ adjustments: [{ about: OCTOBER, yen: 200 }], total: 200 })
    const late = { id: act(), month: OCTOBER, title: '帽子', yen: 800, children: [{ childId: small, quantity: 1 }] }
    expect((await office.post('/fee/item', late)).body).toMatchObject({ error: { code: 'closed' } })
  })

  test('is charged for what was put right once, and no second time', async () => {
    const { price, stay, close, small, billOf } = await aHouseWithPrices()
    await price()
    await close('2026-09')
    await stay(small, '2026-09-08', '8:30', '18:50')
    expect((await billOf(small, OCTOBER)).adjustments).toMatchObject([{ about: '2026-09', yen: 200 }])
    await close(OCTOBER)
    expect((await billOf(small, '2026-11')).adjustments).toEqual([])
  })
})

describe('RJ14 What was paid', () => {
  test('is written down up to what was asked, and taken back with its reason', async () => {
    const { price, close, big, office, month, addParent } = await aHouseWithPrices()
    await price()
    const billId = await addParent([big], { name: '小林 母' })
    await close(OCTOBER)
    const pay = (yen: number) =>
      office.post('/fee/payment', { id: act(), month: OCTOBER, billId, yen, way: 'cash', paidOn: '2026-11-05' })
    expect((await pay(4501)).body).toMatchObject({ error: { code: 'too_much' } })
    const { body } = await pay(4000)
    expect((await pay(501)).body).toMatchObject({ error: { code: 'too_much' } })
    expect((await month(OCTOBER)).payments).toMatchObject([{ billId, yen: 4000, way: 'cash', by: '水野' }])
    const back = { id: act(), month: OCTOBER, paymentId: body.id, reason: '別の家の分' }
    expect((await office.post('/fee/payment/take-back', back)).status).toBe(200)
    expect((await pay(4500)).status).toBe(200)
  })
})

describe('RJ14 The file for the 公金 system', () => {
  test('has a line a child, in the columns of that month', async () => {
    const { price, stay, small, office } = await aHouseWithPrices()
    await price()
    await stay(small, '2026-10-07', '8:30', '18:20')
    const file = async (month: string) => (await office.get(`/fee/file?month=${month}&format=csv`)).text
    const columns = ['child', 'total', 'month']
    expect((await office.post('/fee/layout', { id: act(), startsOn: '2026-10-15', columns })).status).toBe(200)
    expect(await file(OCTOBER)).toContain('氏名,請求額,対象年月\r\nこばやし あい,100,202610\r\nこばやし いち,4500,202610\r\n')
    expect(await file('2026-09')).toContain('対象年月,園児番号,氏名')
  })
})

describe('RJ18 RA27 A guardian', () => {
  test('sees what this month comes to and what was published, of her own children', async () => {
    const { price, stay, close, addGuardian, small, big, addChild } = await aHouseWithPrices()
    await price()
    const mother = await addGuardian([small, big])
    const neighbour = await addGuardian([await addChild('べつの いえ')])
    await stay(small, '2026-10-07', '8:30', '18:20')
    await close(OCTOBER)
    await stay(small, '2026-11-04', '8:30', '18:40')
    const { months } = (await mother.get('/fee/own')).body as { months: unknown[] }
    expect(months).toMatchObject([
      { month: '2026-11', published: false, total: 4700, paid: null },
      { month: OCTOBER, published: true, total: 4600, paid: 0, children: [{ childId: small }, { childId: big }] },
    ])
    expect((await neighbour.get('/fee/own')).text).not.toContain(small)
  })

  test('without the right to see bills is told nothing of it', async () => {
    const { price, addGuardian, small } = await aHouseWithPrices()
    await price()
    const father = await addGuardian([small], { capabilities: ',read_presence,absence,' })
    expect((await father.get('/fee/own')).status).toBe(404)
  })

  test('who may see bills of one child sees none of the other, nor what was paid for both', async () => {
    const { price, close, addGuardian, addParent, office, small, big, db } = await aHouseWithPrices()
    await price()
    const billId = await addParent([small, big], { name: '小林 母' })
    const father = await addGuardian([big])
    await db.update(guardianship).set({ contactOrder: 9 }).where(eq(guardianship.personId, father.personId))
    await close(OCTOBER)
    await office.post('/fee/payment', { id: act(), month: OCTOBER, billId, yen: 4500, way: 'cash', paidOn: '2026-11-05' })
    const answer = await father.get('/fee/own')
    expect(answer.body).toMatchObject({ months: [{}, { month: OCTOBER, total: 4500, paid: null }] })
    expect(answer.text).not.toContain(small)
  })
})

describe('RJ12 Prices', () => {
  test.each(['nursery_teacher', 'head_teacher', 'nurse', 'cook'] as const)(
    '%s sees none, also not through the API',
    async (role) => {
      const { price, addStaff } = await aHouseWithPrices()
      await price()
      const somebody = await addStaff(role, { door: 'office' })
      for (const path of ['/fee/month?month=2026-10', '/fee/rules']) expect((await somebody.get(path)).status).toBe(404)
      expect((await price({ startsOn: '2026-12-01' }, somebody)).status).toBe(404)
    },
  )

  test('園長 and 事務 see them, at the desk only', async () => {
    const { price, director, addStaff } = await aHouseWithPrices()
    await price()
    expect((await director.get('/fee/rules')).status).toBe(200)
    const standing = await addStaff('director', { door: 'room' })
    expect((await standing.get('/fee/rules')).status).toBe(404)
  })
})
