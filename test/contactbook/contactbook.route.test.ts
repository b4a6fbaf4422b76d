import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Book, Waiting } from '../../schema/contactbook/book.ts'
import { foldHome } from '../../schema/contactbook/home.ts'
import { guardianship, homeField, outbox } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aClass, type Reader } from './a-class.ts'

describe('RC01 The home side', () => {
  test('two guardians write through a morning: nothing is lost, the other is told that somebody wrote, never who', async () => {
    const { ai, mother, father, day, sheet, home } = await aClass()
    mother.at('7:40')
    father.at('7:40')
    expect((await father.post('/contactbook/home', home({ note: 'よくねました', mood: 'good' }))).status).toBe(200)
    const second = home({ temperature: { tenths: 368, at: 440 }, note: 'よくねました。せきが少し' }, '7:20')
    expect((await mother.post('/contactbook/home', second)).status).toBe(200)
    const side = foldHome((await day(mother)).home)
    expect(side).toMatchObject({
      mood: { value: 'good', mine: false, by: '' },
      note: { value: 'よくねました。せきが少し', mine: true, earlier: [{ value: 'よくねました', mine: false, by: '' }] },
      temperature: { value: { tenths: 368 }, at: at('7:20') },
    })
    const child = (await sheet()).children.find((one) => one.childId === ai)
    expect(foldHome(child?.home ?? []).temperature).toMatchObject({ by: '保護者', value: { tenths: 368 } })
  })

  test('what was written without a line stands where it was written, however late it comes', async () => {
    const { world, mother, father, day, home } = await aClass()
    mother.at('7:40')
    father.at('9:00')
    await mother.post('/contactbook/home', home({ note: 'あと' }, '7:30'))
    const early = home({ note: 'さき' }, '7:10')
    expect((await father.post('/contactbook/home', early)).status).toBe(200)
    expect((await father.post('/contactbook/home', early)).status).toBe(200)
    expect(foldHome((await day(mother)).home).note).toMatchObject({ value: 'あと', earlier: [{ value: 'さき' }] })
    expect(await world.db.select().from(homeField).where(eq(homeField.facilityId, world.facilityId))).toHaveLength(2)
  })

  test('what cannot be is refused by the field: 385 asks for the point', async () => {
    const { mother, home } = await aClass()
    const fault = async (fields: object) => (await mother.post('/contactbook/home', home(fields))).body.error
    expect(await fault({ temperature: { tenths: 3850, at: 400 } })).toMatchObject({
      field: 'fields.temperature.tenths',
      message: expect.stringContaining('小数点'),
    })
    expect(await fault({ sleep: { from: 400, to: 380 } })).toMatchObject({ field: 'fields.sleep.to' })
    expect(await fault({ milk: [{ at: 300, ml: 5000 }] })).toMatchObject({ field: 'fields.milk.0.ml' })
    expect(await fault({})).toMatchObject({ field: 'fields' })
  })

  test('a page that is closed, one to come and another child take nothing; from 18:00 on the next is open', async () => {
    const { iku, mother, home } = await aClass()
    const status = async (more: object, when = '7:10') =>
      (await mother.post('/contactbook/home', home({ mood: 'good' }, when, more))).status
    expect(await status({ day: '2026-11-19' })).toBe(400)
    expect(await status({ day: '2026-11-21' })).toBe(400)
    expect(await status({ childId: iku })).toBe(404)
    mother.at('18:30')
    expect(await status({ day: '2026-11-21' }, '18:20')).toBe(200)
  })

  test('somebody who may only look reads it and writes nothing', async () => {
    const { world, ai, book, home } = await aClass()
    const grandmother = await world.addGuardian([ai], { capabilities: ',read_presence,read_note,' })
    expect((await book(grandmother)).days).toHaveLength(1)
    expect((await grandmother.post('/contactbook/home', home({ mood: 'good' }))).status).toBe(404)
  })
})

describe('The nursery side', () => {
  test('RC05 RC10 the class text and a line for each come out in one act; who opened it stands there, once', async () => {
    const { ai, iku, mother, father, teacher, day, sheet, page, line } = await aClass()
    const sent = page([{ text: '公園へ行きました', after: null, version: 0 }, line('どんぐりをひろいました')])
    expect((await teacher.post('/contactbook/publish', sent)).status).toBe(200)
    mother.at('16:00')
    const { texts } = await day(mother)
    expect(texts.map(({ of, text, corrected }) => [of, text, corrected])).toEqual([
      ['class', '公園へ行きました', false],
      ['child', 'どんぐりをひろいました', false],
    ])
    const open = (when: string, who = mother) => {
      who.at(when)
      return who.post('/contactbook/open', { id: act(), childId: ai, day: DAY, pageIds: [sent.id] })
    }
    expect([(await open('16:02')).status, (await open('17:00')).status]).toEqual([200, 200])
    const children = (await sheet()).children
    expect(children.find(({ childId }) => childId === ai)).toMatchObject({
      reads: [{ by: '保護者', at: at('16:02') }],
      readers: 2,
    })
    expect(children.find(({ childId }) => childId === iku)).toMatchObject({ reads: [], readers: 0 })
    expect((await open('16:05', father)).status).toBe(200)
    expect((await sheet()).children.find(({ childId }) => childId === ai)?.reads).toHaveLength(2)
  })

  test('RC09 a correction says 訂正 to the family and keeps the old text for staff; withdrawn, a word is left', async () => {
    const { ai, mother, teacher, day, sheet, page, line } = await aClass()
    const first = page([line('いくちゃんと遊びました')])
    await teacher.post('/contactbook/publish', first)
    teacher.at('15:40')
    const second = page([line('お友だちと遊びました', { after: first.id })])
    expect((await teacher.post('/contactbook/publish', second)).status).toBe(200)
    mother.at('16:00')
    expect(await day(mother)).toMatchObject({ texts: [{ text: 'お友だちと遊びました', corrected: true }] })
    expect(JSON.stringify(await day(mother))).not.toContain('いくちゃん')
    const child = (await sheet()).children.find((one) => one.childId === ai)
    expect(child?.page.steps.map(({ text }) => text)).toEqual(['いくちゃんと遊びました', 'お友だちと遊びました'])
    teacher.at('16:10')
    const away = page([{ childId: ai, after: second.id }])
    expect((await teacher.post('/contactbook/withdraw', away)).status).toBe(200)
    mother.at('16:20')
    expect(await day(mother)).toMatchObject({ texts: [], withdrawnAt: at('16:10') })
  })

  test('two people on one text: the second is told, and finds the first; nothing is written over', async () => {
    const { world, ai, teacher, sheet, page, line } = await aClass()
    const other = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '佐藤' })
    other.at('15:30')
    const draft = (text: string, version: number) => ({ id: act(), day: DAY, classId: world.rabbit, childId: ai, text, version })
    expect((await teacher.post('/contactbook/draft', draft('山田の下書き', 0))).body).toMatchObject({ version: 1 })
    const late = await other.post('/contactbook/draft', draft('佐藤の下書き', 0))
    expect([late.status, late.body]).toMatchObject([409, { error: { code: 'overtaken' } }])
    const found = (await sheet(other)).children.find((one) => one.childId === ai)?.page.draft
    expect(found).toMatchObject({ text: '山田の下書き', version: 1, by: '山田' })
    expect((await other.post('/contactbook/publish', page([line('佐藤の文')]))).status).toBe(409)
    expect((await other.post('/contactbook/publish', page([line('あわせた文', { version: 1 })]))).status).toBe(200)
    expect((await teacher.post('/contactbook/publish', page([line('山田の文')]))).status).toBe(409)
    expect((await sheet()).children.find((one) => one.childId === ai)?.page.draft).toBeNull()
  })

  test('RC04 while approval is asked for 保育士 submit, 主任 returns or publishes; no family reads anything before', async () => {
    const { world, ai, mother, teacher, day, page, line } = await aClass({ settings: { bookApproval: true } })
    const lead = await world.addStaff('head_teacher', { name: '主任' })
    lead.at('16:00')
    const early = await teacher.post('/contactbook/publish', page([line('まだの文')]))
    expect([early.status, early.body]).toMatchObject([409, { error: { code: 'needs_approval' } }])
    const asked = page([line('まだの文')])
    expect((await teacher.post('/contactbook/submit', asked)).status).toBe(200)
    mother.at('15:45')
    expect(JSON.stringify(await day(mother))).not.toContain('まだの文')
    expect((await lead.get('/contactbook/waiting')).body as unknown as Waiting[]).toMatchObject([
      { className: 'うさぎ組', submissions: [{ childId: ai, text: 'まだの文', by: '山田' }] },
    ])
    const back = page([{ childId: ai, after: asked.id }], { reason: 'もう少しくわしく' })
    expect((await teacher.post('/contactbook/return', back)).status).toBe(409)
    expect((await lead.post('/contactbook/return', back)).status).toBe(200)
    expect((await lead.get('/contactbook/waiting')).body).toEqual([])
    lead.at('16:05')
    expect((await lead.post('/contactbook/publish', page([line('くわしい文', { after: back.id })]))).status).toBe(200)
    mother.at('16:10')
    expect((await day(mother)).texts).toMatchObject([{ text: 'くわしい文' }])
  })

  test('RC04 a reservation comes out at its time; its line is told then, and taken back with it', async () => {
    const { world, mother, teacher, day, page, line } = await aClass()
    const lines = () =>
      world.db
        .select({ due: outbox.dueAt, back: outbox.retractedAt })
        .from(outbox)
        .where(and(eq(outbox.facilityId, world.facilityId), eq(outbox.kind, 'book')))
    const reserved = page([line('夕方の文')], { publishAt: at('16:30') })
    expect((await teacher.post('/contactbook/publish', reserved)).status).toBe(200)
    mother.at('16:29')
    expect(JSON.stringify(await day(mother))).not.toContain('夕方の文')
    expect(await lines()).toEqual([
      { due: at('16:30'), back: null },
      { due: at('16:30'), back: null },
    ])
    mother.at('16:30')
    expect((await day(mother)).texts).toMatchObject([{ text: '夕方の文', at: at('16:30') }])
    await teacher.post(
      '/contactbook/withdraw',
      page([{ childId: (reserved.items[0] as { childId: string }).childId, after: reserved.id }]),
    )
    expect((await lines()).map(({ back }) => back)).toEqual([at('15:30'), at('15:30')])
    mother.at('17:00')
    expect(await day(mother)).toMatchObject({ texts: [], withdrawnAt: null })
    const past = await teacher.post('/contactbook/publish', page([line('x')], { publishAt: at('15:00') }))
    expect(past.body.error).toMatchObject({ field: 'publishAt' })
  })

  test('who is kept from the child is told nothing, reads nothing, and writes nothing', async () => {
    const { world, ai, father, teacher, home, page, line, book } = await aClass()
    const director = await world.addStaff('director')
    const blocked = { id: act(), childId: ai, personId: father.personId, kind: 'other', text: '来たら園長へ', from: DAY }
    expect((await director.post('/block/set', blocked)).status).toBe(200)
    await teacher.post('/contactbook/publish', page([line('元気です')]))
    const told = await world.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.facilityId, world.facilityId), eq(outbox.kind, 'book')))
    expect(told.map(({ accountId }) => accountId)).not.toContain(father.accountId)
    expect(told).toHaveLength(1)
    father.at('16:00')
    expect((await book(father)).days).toBeUndefined()
    expect((await father.post('/contactbook/home', home({ mood: 'good' }))).status).toBe(404)
  })

  test('a page of a day that is over is corrected by whose day it was; a month is read in one question, by whom it is of', async () => {
    const { world, ai, mother, teacher, page, line } = await aClass()
    const first = page([line('きのうの文')])
    await teacher.post('/contactbook/publish', first)
    const next = '2026-11-21'
    const stranger = await world.addStaff('nursery_teacher', { classId: world.star })
    for (const who of [teacher, mother, stranger]) who.at('10:00', next)
    const fixed = page([line('直した文', { after: first.id }), { text: 'クラスの文', after: null, version: 0 }])
    expect((await stranger.post('/contactbook/publish', fixed)).status).toBe(404)
    expect((await teacher.post('/contactbook/publish', fixed)).status).toBe(200)
    const month = (who: Reader, from = '2026-11-01') => who.get(`/contactbook/child?childId=${ai}&from=${from}&to=${next}`)
    for (const who of [mother, teacher]) {
      const days = ((await month(who)).body as unknown as Book).days
      expect(days).toHaveLength(21)
      expect(days[1]).toMatchObject({ day: DAY, texts: [{ text: 'クラスの文' }, { text: '直した文', corrected: true }] })
    }
    expect((await month(stranger)).status).toBe(404)
    expect((await month(mother, '2026-10-01')).body.error).toMatchObject({ field: 'to' })
  })

  test('a line is of a child of that class, and no other family reads it', async () => {
    const { world, ai, iku, teacher, page, line, day } = await aClass()
    const star = await world.addChild('ほしの こ', { classId: world.star })
    expect((await teacher.post('/contactbook/publish', page([line('x', { childId: star })]))).status).toBe(404)
    await teacher.post('/contactbook/publish', page([line('あいの文'), { text: 'クラスの文', after: null, version: 0 }]))
    const other = await world.addGuardian([iku])
    other.at('16:00')
    expect((await day(other, iku)).texts.map(({ text }) => text)).toEqual(['クラスの文'])
    expect((await other.get(`/contactbook/child?childId=${ai}&from=${DAY}&to=${DAY}`)).status).toBe(404)
  })
})

describe('RC11 The morning', () => {
  test('who has written nothing is asked once, by whoever may write for the child', async () => {
    const { world, ai, teacher, sheet } = await aClass()
    await world.db.insert(guardianship).values({
      facilityId: world.facilityId,
      childId: ai,
      personId: await world.addPerson(act(), '祖母'),
      startsOn: '2026-04-01',
      relationship: '祖母',
      capabilities: ',read_presence,read_note,',
      contactOrder: 3,
    })
    teacher.at('8:40')
    const nudge = () => teacher.post('/contactbook/nudge', { id: act(), day: DAY, childIds: [ai] })
    expect((await nudge()).status).toBe(200)
    expect((await nudge()).body.error).toMatchObject({ code: 'already_asked' })
    const told = await world.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.facilityId, world.facilityId), eq(outbox.kind, 'nudge')))
    expect(told).toHaveLength(2)
    expect((await sheet()).children.find(({ childId }) => childId === ai)).toMatchObject({ nudgedAt: at('8:40'), awaited: true })
  })
})
