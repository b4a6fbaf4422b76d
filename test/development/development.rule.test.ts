import { expect, test } from 'vitest'
import {
  AREAS,
  ageWord,
  foldMarks,
  type Item,
  type ItemList,
  itemsOn,
  periodOf,
  readItems,
  writeItems,
} from '../../schema/development/rule.ts'
import { gatherRecord } from '../../schema/document/gather-record.ts'
import { IMAGES } from '../../schema/memo/vocabulary.ts'

let count = 0
const newKey = () => `k${++count}`
const item = (key: string, months: number, area: Item['area'], text: string): Item => ({ key, months, area, text })

test('RD18 a pasted table is read line by line; each fault is named by its line, and the rest is kept', () => {
  const text =
    '年齢\t領域\t項目\n1歳6か月\t言葉\t二語文を話す\n２歳,健康,靴を、自分で履く\n10か月、環境、物に手を伸ばす\n\n三歳,言葉,話す\n1歳,国語,読む\n1歳,言葉\n7歳,言葉,読む\n1歳6か月,言葉,二語文を話す'
  const { items, faults } = readItems(text, [], newKey)
  expect(items.map(({ months, area, text: words }) => [months, area, words])).toEqual([
    [10, 'environment', '物に手を伸ばす'],
    [18, 'language', '二語文を話す'],
    [24, 'health', '靴を、自分で履く'],
  ])
  expect(faults).toEqual([
    { line: 6, what: 'age' },
    { line: 7, what: 'area' },
    { line: 8, what: 'parts' },
    { line: 9, what: 'age' },
    { line: 10, what: 'twice' },
  ])
})

test('RD18 what is written out reads back as it was; the same words keep their key, other words are another item', () => {
  const known = [item('a', 18, 'language', '二語文を話す'), item('b', 7, 'health', 'すわる'), item('c', 0, 'health', '泣く')]
  const back = readItems(writeItems(known), known, newKey)
  expect(back.faults).toEqual([])
  expect(new Set(back.items)).toEqual(new Set(known))
  const { items } = readItems('2歳\t言葉\t二語文を話す\n7か月\t健康\tひとりですわる', known, () => 'new')
  expect(items.map(({ key, months }) => [key, months])).toEqual([
    ['new', 7],
    ['a', 24],
  ])
})

test('RD18 the list of a day is the last that had begun; 10の姿 are no part of it', () => {
  const list = (id: string, startsOn: string, writtenAt: number): ItemList => ({
    ...{ id, startsOn, writtenAt },
    items: [item(id, 0, 'health', id)],
  })
  const lists = [list('b', '2026-04-01', 2), list('a', '2026-04-01', 1), list('c', '2026-10-01', 0)]
  expect(['2026-03-31', '2026-04-01', '2026-10-01'].map((day) => itemsOn(lists, day)[0]?.key)).toEqual([undefined, 'b', 'c'])
  expect(IMAGES.filter((image) => AREAS.some((area) => (area as string) === image))).toEqual([])
})

test('RD18 the last word about an item stands, in any order of the rows; periods are those of 経過記録', () => {
  const mark = (id: string, day: string | null, at: number) => ({ item: 'x', id, day, at })
  const marks = [mark('1', '2026-05-01', 1), mark('2', null, 2), mark('3', '2026-06-02', 3)]
  expect(foldMarks(marks).get('x')?.day).toBe('2026-06-02')
  expect(foldMarks(marks.toReversed()).get('x')?.day).toBe('2026-06-02')
  expect(foldMarks(marks.slice(0, 2)).size).toBe(0)
  expect(['2026-04-01', '2026-06-30', '2026-07-01', '2027-01-09', '2027-03-31'].map(periodOf)).toEqual([
    '2026-04',
    '2026-04',
    '2026-07',
    '2027-01',
    '2027-01',
  ])
  expect([ageWord(0), ageWord(11), ageWord(12), ageWord(30)]).toEqual(['0か月', '11か月', '1歳', '2歳6か月'])
})

test('RD18 what was seen in a period is offered to 経過記録 under its domain, and elsewhere as 特記', () => {
  const seen = [
    { id: 'b', day: '2026-08-03', area: 'language' as const, text: '二語文を話す' },
    { id: 'a', day: '2026-07-02', area: 'language' as const, text: '名前を言う' },
    { id: 'c', day: '2026-07-05', area: 'emotional_stability' as const, text: 'あまえる' },
  ]
  const offered = gatherRecord({ childId: 'sora', to: '2026-09-30', classAge: 2, memos: [], measures: [], seen })
  expect(offered.map(({ section, row, text }) => [section, row, text])).toEqual([
    ['seen', 'language', '名前を言う（7/2）、二語文を話す（8/3）'],
    ['note', undefined, 'あまえる（7/5）'],
  ])
  expect(offered[0]?.sources).toEqual([
    { word: 'development', day: '2026-07-02', id: 'a' },
    { word: 'development', day: '2026-08-03', id: 'b' },
  ])
})
