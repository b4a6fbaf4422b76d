import { describe, expect, test } from 'vitest'
import type { CareRow } from '../../schema/care/rule.ts'
import { type DiaryRows, gatherDiary } from '../../schema/document/gather-diary.ts'
import type { Note } from '../../schema/injury/rule.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'

const DAY = '2026-11-20'
const at = (hour: number, minute = 0) => momentOf(DAY, hour * 60 + minute)
const child = (childId: string, name: string, more: Partial<BoardChild> = {}): BoardChild => ({
  childId,
  name,
  kana: name,
  status: 'left',
  ...more,
})
const entry = (id: string, childId: string, kind: CareRow['kind'], when: number, more: Partial<CareRow> = {}): CareRow => ({
  id,
  childId,
  kind,
  at: when,
  value: null,
  detail: null,
  note: null,
  supersedes: null,
  gone: false,
  by: '先生',
  ...more,
})
const memo = (id: string, text: string, when: number, more: Partial<Memo> = {}): Memo => ({
  id,
  last: id,
  day: DAY,
  at: when,
  text,
  tags: [],
  classId: null,
  className: null,
  children: [],
  photoIds: [],
  by: '先生',
  reason: null,
  mine: true,
  earlier: [],
  corrected: null,
  gone: null,
  ...more,
})
const bump = {
  id: 'bump',
  childId: 'sora',
  state: 'waiting',
  last: {
    at: at(10, 20),
    place: '園庭',
    parts: ['right_knee'],
    kinds: ['scrape'],
    what: '走っていて転んだ',
    aid: '流水で洗った',
  },
} as unknown as Note & { childId: string }

const rows = (more: Partial<DiaryRows> = {}): DiaryRows => ({
  day: DAY,
  classId: 'rabbit',
  eachChild: true,
  familyAbsenceWord: '都合欠',
  children: [
    child('sora', '南 空'),
    child('hana', '髙﨑 花', { told: { attendance: { kind: 'late', time: 570, noticeId: 'late' }, pickup: null } }),
    child('umi', '川上 海', {
      status: 'absent',
      told: { attendance: { kind: 'absent', reason: 'sick', noticeId: 'ill' }, pickup: null },
    }),
    child('riku', '北 陸', { status: 'overdue' }),
  ],
  care: [
    entry('t1', 'sora', 'temperature', at(9, 10), { value: 368 }),
    entry('t2', 'sora', 'temperature', at(14, 5), { value: 382 }),
    entry('m1', 'sora', 'meal', at(12), { value: 4, detail: 'lunch' }),
    entry('m2', 'hana', 'meal', at(12), { value: 1, detail: 'lunch' }),
    entry('s1', 'sora', 'asleep', at(12, 45)),
    entry('s2', 'sora', 'awake', at(14, 30)),
    entry('c1', 'hana', 'condition', at(10), { detail: 'good,cough' }),
  ],
  feverFrom: 375,
  feverOf: {},
  memos: [
    memo('walk', '落ち葉をひろってあるいた', at(10, 30), { classId: 'rabbit', className: 'うさぎ' }),
    memo('said', '「まっか」と葉を見せてくれた', at(10, 40), { children: [['hana', 'はな']] }),
    memo('gone', 'まちがい', at(11), { classId: 'rabbit', gone: { by: '先生', at: at(11, 5), reason: null } }),
  ],
  outings: [
    {
      ...{ id: 'park', kind: 'walk', place: '中央公園', returnBy: null, at: at(9, 40), by: '先生' },
      steps: [
        {
          id: 'b',
          kind: 'begin',
          scene: null,
          at: at(9, 40),
          children: [
            ['sora', null],
            ['hana', null],
            ['other', null],
          ],
        },
        {
          id: 'd',
          kind: 'roll',
          scene: 'depart',
          at: at(9, 45),
          children: [
            ['sora', at(9, 44)],
            ['hana', at(9, 44)],
            ['other', at(9, 44)],
          ],
        },
        {
          id: 'r',
          kind: 'roll',
          scene: 'return',
          at: at(11, 10),
          children: [
            ['sora', at(11, 9)],
            ['hana', at(11, 9)],
            ['other', at(11, 9)],
          ],
        },
      ],
    },
  ],
  notes: [bump],
  published: { id: 'page', text: 'きょうは散歩にいきました。', at: at(16) },
  ...more,
})
const texts = (section: string, more: Partial<DiaryRows> = {}) =>
  gatherDiary(rows(more)).flatMap((one) => (one.section === section ? [one.text] : []))

describe('RG06 保育日誌 out of what was written during the day', () => {
  test('出欠 adds up, with names and reasons of who is absent and of who is away without a word', () => {
    expect(texts('attendance')).toEqual(['在籍 4名　出席 2名　欠席 2名　遅刻 1名'])
    expect(texts('absent')).toEqual(['川上 海　病欠', '北 陸　連絡なし'])
    const away = child('umi', '川上 海', {
      status: 'absent',
      told: { attendance: { kind: 'absent', reason: null, noticeId: 'x' }, pickup: null },
    })
    expect(texts('absent', { children: [away], familyAbsenceWord: '事故欠' })).toEqual(['川上 海　事故欠'])
    const came = { ...away, status: 'left' as const }
    expect(texts('absent', { children: [came] })).toEqual([])
  })

  test('meals, naps, walks and health of the class, each with the rows it came from', () => {
    expect(texts('meal')).toEqual(['昼食　完食 1名・少し 1名'])
    expect(texts('nap')).toEqual(['午睡　12:45〜14:30　1名'])
    expect(texts('outing')).toEqual(['散歩　中央公園　9:45〜11:10　2名'])
    expect(texts('health')).toEqual(['南 空　38.2℃（14:05）', '髙﨑 花　せき'])
    const [fever] = gatherDiary(rows()).filter(({ section }) => section === 'health')
    expect(fever).toMatchObject({ childId: 'sora', sources: [{ word: 'care', day: DAY, id: 't2' }] })
    expect(texts('health', { feverOf: { sora: 385 } })).toEqual(['髙﨑 花　せき'])
  })

  test('0–2 歳 have a line for each child who came or was told to stay away, older ones only what was noted of them', () => {
    expect(texts('child')).toEqual([
      '南 空　体温 36.8℃(9:10) 38.2℃(14:05)　昼食 完食　睡眠 12:45〜14:30',
      '髙﨑 花　昼食 少し　きげん よい',
      '髙﨑 花　「まっか」と葉を見せてくれた',
      '川上 海　欠席',
    ])
    expect(texts('child', { eachChild: false })).toEqual(['髙﨑 花　「まっか」と葉を見せてくれた'])
  })

  test('the class’s memos, injuries and what families were told; what was taken back is not offered', () => {
    expect(texts('activity')).toEqual(['落ち葉をひろってあるいた'])
    expect(texts('injury')).toEqual(['南 空　10:20 園庭　右ひざ すり傷。走っていて転んだ　手当：流水で洗った'])
    expect(texts('injury', { notes: [{ ...bump, state: 'gone' }] })).toEqual([])
    expect(texts('family')).toEqual(['きょうは散歩にいきました。'])
  })

  test('every offer says where it stands, and keeps its key while it does', () => {
    const first = gatherDiary(rows())
    expect(new Set(first.map(({ key }) => key)).size).toBe(first.length)
    for (const { sources } of first) expect(sources.length).toBeGreaterThan(0)
    const later = gatherDiary(rows({ care: [...rows().care, entry('t3', 'hana', 'temperature', at(15), { value: 366 })] }))
    const keys = (list: typeof first, section: string) => list.flatMap((one) => (one.section === section ? [one.key] : []))
    expect(keys(later, 'meal')).toEqual(keys(first, 'meal'))
    expect(keys(later, 'child')).not.toEqual(keys(first, 'child'))
  })

  test('an empty day offers that nobody came, and nothing else', () => {
    const empty = gatherDiary(rows({ children: [], care: [], memos: [], outings: [], notes: [], published: null }))
    expect(empty.map(({ text }) => text)).toEqual(['在籍 0名　出席 0名　欠席 0名'])
  })
})
