import { describe, expect, test } from 'vitest'
import { gatherHouse, type HouseRows } from '../../schema/document/gather-house.ts'
import { HOUSE_DIARY } from '../../schema/document/kinds/house-diary.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'

const DAY = '2026-11-20'
const child = (childId: string, classId: string, status: BoardChild['status'], more: object = {}) =>
  ({ childId, classId, status, name: `名前${childId}`, acts: [], ...more }) as unknown as BoardChild
const rows: HouseRows = {
  day: DAY,
  board: {
    classes: [
      { classId: 'rabbit', name: 'うさぎ組', classAge: 1 },
      { classId: 'star', name: 'ほし組', classAge: 4 },
      { classId: 'empty', name: 'そら組', classAge: 5 },
    ],
    children: [
      child('a', 'rabbit', 'present'),
      child('b', 'rabbit', 'left'),
      child('c', 'star', 'overdue'),
      child('d', 'star', 'present', { away: { to: 'よそ' } }),
    ],
  },
  duties: [
    { personId: 'p', name: '山田', kind: 'early', from: 420, to: 510 },
    { personId: 'q', name: '佐藤', kind: 'early', from: 420, to: 540 },
  ],
  outings: [],
  injuries: [
    { id: 'i1', childId: 'a' },
    { id: 'i2', childId: 'b' },
  ],
  infections: [{ name: 'インフルエンザ', count: 2 }],
  papers: [
    { kind: 'event_plan', subject: 's1', startsOn: DAY, className: '秋のおたのしみ会', text: '秋のおたのしみ会' },
    { kind: 'diary', subject: 'rabbit', startsOn: DAY, className: 'うさぎ組', text: '落ち葉で遊んだ' },
    { kind: 'diary', subject: 'star', startsOn: DAY, className: 'ほし組', text: '' },
    { kind: 'drill', subject: '', startsOn: '2026-11-01', className: '', text: '地震' },
    { kind: 'near_miss', subject: 's2', startsOn: DAY, className: '階段で', text: '階段で' },
  ],
}

describe('RG11 The 園日誌 is offered the day of the house', () => {
  const gathered = gatherHouse(rows)
  const textsOf = (section: string) => gathered.filter((one) => one.section === section).map(({ text }) => text)

  test('PLAN, DO, who came by class, who was on duty, drills, and what happened as counts', () => {
    expect(textsOf('counts')).toEqual(['うさぎ組　在籍 2名　出席 2名　欠席 0名', 'ほし組　在籍 1名　出席 0名　欠席 1名'])
    expect(textsOf('staff')).toEqual(['早番　山田（7:00〜8:30）、佐藤（7:00〜9:00）'])
    expect(textsOf('plan')).toEqual(['行事　秋のおたのしみ会'])
    expect(textsOf('event')).toEqual(['うさぎ組　落ち葉で遊んだ'])
    expect(textsOf('drill')).toEqual(['避難訓練　地震'])
    expect(textsOf('incident')).toEqual(['ヒヤリハット　階段で', 'けがの連絡　うさぎ組 2件', '感染症の連絡　インフルエンザ 2名'])
  })

  test('each with where it stands, by a key of its own, and no child by name', () => {
    expect(gathered.every(({ sources }) => sources.length > 0)).toBe(true)
    expect(new Set(gathered.map(({ key }) => key)).size).toBe(gathered.length)
    expect(JSON.stringify(gathered)).not.toContain('名前')
    expect(gathered.find(({ section }) => section === 'drill')?.sources).toMatchObject([
      { word: 'document', kind: 'drill', day: '2026-11-01' },
    ])
  })

  test('CHECK and what 園長 says are thought, and nothing is offered there', () => {
    const thought = HOUSE_DIARY.sections.filter((one) => 'never' in one).map(({ key }) => key)
    expect(thought).toEqual(['check', 'director'])
    const sections = new Set<string>(HOUSE_DIARY.sections.flatMap((one) => ('gather' in one ? [one.gather] : [])))
    expect(gathered.every(({ section }) => sections.has(section))).toBe(true)
  })
})
