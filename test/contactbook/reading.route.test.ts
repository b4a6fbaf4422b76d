// What an answer about the book is made of: the facility's form of that day, and until when it is right.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { BookClass } from '../../schema/contactbook/book.ts'
import { facilitySetting } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aClass } from './a-class.ts'

test('RC02 the fields differ by the age of the class and are the facility’s from a day on', async () => {
  const { world, ai, mother, day } = await aClass()
  const old = await world.addChild('ほしの こ', { classId: world.star, birthDay: '2021-10-10' })
  const guardian = await world.addGuardian([old])
  expect((await day(mother)).form).toContain('breakfast')
  expect((await day(guardian, old)).form).toEqual(['temperature', 'mood', 'note'])
  const [first] = await world.db.select().from(facilitySetting).where(eq(facilitySetting.facilityId, world.facilityId))
  if (!first) throw new Error('no settings')
  await world.db.insert(facilitySetting).values({
    ...first,
    startsOn: DAY,
    settings: { ...first.settings, homeForms: { young: ['temperature'], old: ['note'] } },
  })
  expect((await day(mother, ai)).form).toEqual(['temperature'])
})

test('an answer that is still right is not sent again: until somebody writes, or a reservation comes out by time alone', async () => {
  const { world, ai, mother, father, teacher, home, page, line } = await aClass({ settings: { bookPhrases: ['よく食べました'] } })
  const paths = {
    mother: `/contactbook/child?childId=${ai}&from=${DAY}&to=${DAY}`,
    teacher: `/contactbook/class?day=${DAY}&class=${world.rabbit}`,
  }
  mother.at('16:00')
  teacher.at('16:00')
  const tags: Record<string, string> = {}
  const ask = async () => {
    const answers = [await mother.get(paths.mother, tag('mother')), await teacher.get(paths.teacher, tag('teacher'))]
    for (const [index, who] of (['mother', 'teacher'] as const).entries())
      tags[who] = answers[index]?.headers.get('etag') ?? tags[who] ?? ''
    return answers.map(({ status }) => status)
  }
  const tag = (who: string) => ({ 'if-none-match': tags[who] ?? '' })
  expect(await ask()).toEqual([200, 200])
  expect(await ask()).toEqual([304, 304])
  father.at('16:00')
  await father.post('/contactbook/home', home({ mood: 'good' }, '15:50'))
  expect(await ask()).toEqual([200, 200])
  await teacher.post('/contactbook/publish', page([line('夕方の文')], { publishAt: at('16:30') }))
  expect(await ask()).toEqual([200, 200])
  mother.at('16:29')
  teacher.at('16:29')
  expect(await ask()).toEqual([304, 304])
  mother.at('16:30')
  teacher.at('16:30')
  expect(await ask()).toEqual([200, 200])
  expect(((await teacher.get(paths.teacher)).body as unknown as BookClass).phrases).toEqual(['よく食べました'])
})

test('RC03 RC07 the nursery side of a day gathers what was written elsewhere: temperatures, meals, nap and stool, beside the texts', async () => {
  const { ai, mother, teacher, day, page, line } = await aClass()
  const entry = (kind: string, time: string, more: object = {}) => ({ kind, childId: ai, at: at(time), ...more })
  const sheets = [
    [entry('temperature', '9:40', { tenths: 366 }), entry('stool', '10:10', { stool: 'soft' })],
    [entry('meal', '11:40', { meal: 'lunch', eaten: 3 }), entry('asleep', '12:30')],
    [entry('awake', '14:20'), entry('temperature', '14:30', { tenths: 371 })],
  ]
  for (const entries of sheets)
    expect((await teacher.post('/care/record', { id: act(), at: at('15:00'), entries })).status).toBe(200)
  const items = [{ text: '公園へ行きました', after: null, version: 0 }, line('どんぐりを拾いました')]
  expect((await teacher.post('/contactbook/publish', page(items))).status).toBe(200)
  mother.at('15:30')
  const { care, texts } = await day(mother)
  expect(care).toEqual({
    temperatures: [
      [366, at('9:40')],
      [371, at('14:30')],
    ],
    meals: [['lunch', 3, at('11:40')]],
    stools: [['soft', at('10:10')]],
    naps: [[at('12:30'), at('14:20')]],
  })
  expect(texts.map(({ of, text }) => [of, text])).toEqual([
    ['class', '公園へ行きました'],
    ['child', 'どんぐりを拾いました'],
  ])
})
