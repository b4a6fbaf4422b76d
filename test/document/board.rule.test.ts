import { describe, expect, test } from 'vitest'
import { expectedIn, type Listed, nextReport, type Term } from '../../schema/document/board.ts'
import { currentKind, currentKinds } from '../../schema/document/kinds.ts'
import type { Use } from '../../schema/document/use.ts'
import { weekdayOf } from '../../schema/kit/day.ts'

const use = (kind: string, startsOn: string, used = true, due: number[] | null = null): Use => ({ kind, startsOn, used, due })
const term: Term = {
  kinds: currentKinds(),
  uses: [use('diary', '2026-11-17')],
  classes: [
    { classId: 'rabbit', name: 'うさぎ組', classAge: 1 },
    { classId: 'star', name: 'ほし組', classAge: 4 },
  ],
  children: [
    { childId: 'ai', name: 'あい', classId: 'rabbit', className: 'うさぎ組', classAge: 1 },
    { childId: 'uta', name: 'うた', classId: 'star', className: 'ほし組', classAge: 4 },
  ],
  from: '2026-11-16',
  to: '2026-11-22',
  today: '2026-11-19',
  isOpen: (day: string) => weekdayOf(day) !== 0,
  nobodyCame: [],
}
const approval = currentKind('diary')?.approval ?? []
const paper = (subject: string, startsOn: string, steps: Listed['steps'] = [], kind = 'diary'): Listed => ({
  ...{ kind, version: 1, subject, startsOn, endsOn: startsOn, name: '', classId: subject, writers: ['山田'], approval, steps },
})
const handedIn = {
  number: 1,
  kind: 'submitted',
  place: -1,
  role: 'nursery_teacher',
  accountId: 'a',
  at: 0,
} as unknown as Listed['steps'][number]
const seen = (more: Partial<Term>, listed: Listed[] = []) =>
  expectedIn({ ...term, ...more }, listed).map(({ kind, subject, startsOn, due, late }) => [
    kind.key,
    subject,
    startsOn,
    due,
    late,
  ])

describe('RG18 提出状況', () => {
  test('waits for no diary of a day on which nobody of the class came, and keeps one that somebody wrote all the same', () => {
    const nobodyCame = [
      { day: '2026-11-17', classId: 'rabbit' },
      { day: '2026-11-18', classId: 'rabbit' },
    ]
    const rabbit = (listed: Listed[]) =>
      expectedIn({ ...term, nobodyCame }, listed).flatMap(({ subject, startsOn }) => (subject === 'rabbit' ? [startsOn] : []))
    expect(rabbit([])).toEqual(['2026-11-19', '2026-11-20', '2026-11-21'])
    expect(rabbit([paper('rabbit', '2026-11-18')])).toEqual(['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'])
    expect(expectedIn({ ...term, nobodyCame }, []).filter(({ subject }) => subject === 'star')).toHaveLength(5)
  })

  test('expects a diary of each class on each open day since the house uses it, in the order of days', () => {
    const all = expectedIn(term, [])
    expect(all).toHaveLength(5 * 2)
    expect(all.map(({ startsOn }) => startsOn)).toEqual(all.map(({ startsOn }) => startsOn).toSorted())
    expect(all.some(({ startsOn }) => startsOn === '2026-11-16' || startsOn === '2026-11-22')).toBe(false)
  })

  test('late is what was not handed in by its day, draft or nothing, and neither today nor what is handed in', () => {
    const listed = [paper('rabbit', '2026-11-17'), paper('rabbit', '2026-11-18', [handedIn])]
    const late = expectedIn(term, listed).flatMap((one) => (one.late ? [`${one.subject} ${one.startsOn}`] : []))
    expect(late).toEqual(['rabbit 2026-11-17', 'star 2026-11-17', 'star 2026-11-18'])
  })

  test('nothing is waited for that the house does not use, or does not use any more', () => {
    expect(expectedIn({ ...term, uses: [] }, [])).toEqual([])
    expect(expectedIn({ ...term, uses: [...term.uses, use('diary', '2026-11-18', false)] }, [])).toHaveLength(2)
  })

  test('a plan is waited for once a period, by the day its kind names, or the house', () => {
    const november = { from: '2026-11-01', to: '2026-11-30', classes: term.classes.slice(0, 1) }
    const by = (...uses: Use[]) => seen({ ...november, uses }).map(([, , startsOn, due, late]) => [startsOn, due, late])
    expect(by(use('month_plan', '2026-10-01'))).toEqual([['2026-11-01', '2026-10-26', true]])
    expect(by(use('month_plan', '2026-11-01'))).toEqual([])
    expect(by(use('month_plan', '2026-11-01', true, [20]))).toEqual([['2026-11-01', '2026-11-21', false]])
  })

  test('of a child it is by the ages of the kind, and of a 期 in each of its months', () => {
    const uses = [use('individual_plan', '2026-10-01'), use('progress', '2026-10-01')]
    expect(seen({ uses, from: '2026-11-01', to: '2026-11-30' })).toEqual([
      ['progress', 'ai', '2026-10-01', '2026-12-31', false],
      ['progress', 'uta', '2026-10-01', '2026-12-31', false],
      ['individual_plan', 'ai', '2026-11-01', '2026-10-26', true],
    ])
  })
})

describe('RG20 避難訓練', () => {
  test('shows every month since the house uses it, so that one that was left out is in sight', () => {
    const done = [paper('', '2026-09-01', [handedIn], 'drill')]
    const all = seen({ uses: [use('drill', '2026-08-10')], from: '2026-11-01', to: '2026-11-30' }, done)
    expect(all.map(([, , startsOn, due, late]) => [startsOn, due, late])).toEqual([
      ['2026-08-01', '2026-08-31', true],
      ['2026-09-01', '2026-09-30', false],
      ['2026-10-01', '2026-10-31', true],
      ['2026-11-01', '2026-11-30', false],
    ])
  })
})

describe('RG18 第1報・第2報', () => {
  const accident = currentKind('accident')
  const next = (state: Parameters<typeof nextReport>[3], uses: Use[] = []) =>
    accident && nextReport(uses, accident, '2026-11-18', state)

  test('are due on the day after and within a month, or when the house says, until they are handed in', () => {
    expect(next({ version: 1, at: 'draft' })).toEqual({ title: '第1報', due: '2026-11-19' })
    expect(next({ version: 1, at: 'waiting' })).toEqual({ title: '第2報', due: '2026-12-18' })
    expect(next({ version: 2, at: 'draft' })).toEqual({ title: '第2報', due: '2026-12-18' })
    expect(next({ version: 2, at: 'decided' })).toBeNull()
    expect(next({ version: 1, at: 'draft' }, [use('accident', '2026-04-01', true, [0, 14])])?.due).toBe('2026-11-18')
  })
})
