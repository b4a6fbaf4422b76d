import { describe, expect, test } from 'vitest'
import { expectedIn, type Listed } from '../../schema/document/board.ts'
import { currentKind, currentKinds } from '../../schema/document/kinds.ts'
import { weekdayOf } from '../../schema/kit/day.ts'

const diary = currentKind('diary')
const kinds = diary ? [diary] : []
const term = {
  kinds,
  classes: [
    { classId: 'rabbit', name: 'うさぎ組' },
    { classId: 'star', name: 'ほし組' },
  ],
  from: '2026-11-16',
  to: '2026-11-22',
  today: '2026-11-19',
  begunOn: '2026-11-17',
  isOpen: (day: string) => weekdayOf(day) !== 0,
}
const paper = (subject: string, startsOn: string, steps: Listed['steps'] = []): Listed => ({
  ...{ kind: 'diary', version: 1, subject, startsOn, endsOn: startsOn, name: '', classId: subject, writers: ['山田'], steps },
})
const handedIn = {
  number: 1,
  kind: 'submitted',
  place: -1,
  role: 'nursery_teacher',
  accountId: 'a',
  at: 0,
} as unknown as Listed['steps'][number]

describe('RG18 提出状況', () => {
  test('expects a diary of each class on each open day, in the order of days', () => {
    const all = expectedIn(term, [])
    expect(all).toHaveLength(6 * 2)
    expect(all.map(({ startsOn }) => startsOn)).toEqual(all.map(({ startsOn }) => startsOn).toSorted())
    expect(all.some(({ startsOn }) => startsOn === '2026-11-22')).toBe(false)
  })

  test('late is what was not handed in by its day, draft or nothing, and neither today nor what is handed in', () => {
    const listed = [paper('rabbit', '2026-11-17'), paper('rabbit', '2026-11-18', [handedIn])]
    const late = expectedIn(term, listed).flatMap((one) => (one.late ? [`${one.classId} ${one.startsOn}`] : []))
    expect(late).toEqual(['rabbit 2026-11-17', 'star 2026-11-17', 'star 2026-11-18'])
  })

  test('nothing is late of days before the house began to write its papers here', () => {
    expect(expectedIn({ ...term, begunOn: null }, []).some(({ late }) => late)).toBe(false)
    const late = expectedIn({ ...term, begunOn: '2026-11-18' }, []).flatMap(({ late, startsOn }) => (late ? [startsOn] : []))
    expect(new Set(late)).toEqual(new Set(['2026-11-18']))
  })

  test('a plan is waited for once a period, by the day its kind names, and papers of children are not', () => {
    const all = expectedIn({ ...term, kinds: currentKinds(), from: '2026-11-01', to: '2026-11-30' }, [])
    const plans = all.filter(({ kind, classId }) => kind.key === 'month_plan' && classId === 'rabbit')
    expect(plans.map(({ startsOn, due }) => [startsOn, due])).toEqual([['2026-11-01', '2026-10-26']])
    expect(all.some(({ kind }) => kind.about === 'child')).toBe(false)
  })
})
