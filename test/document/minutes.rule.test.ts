import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../schema/document/kinds.ts'
import { IDLE_AFTER, minutesOf, STOPPED, stroke, type Timed } from '../../schema/document/minutes.ts'
import { momentOf } from '../../schema/kit/time.ts'

const DIARY = kindOf('diary', 1)
if (!DIARY) throw new Error('there is no diary')
const paper = (more: Partial<Timed>): Timed => ({
  ...{ kind: DIARY, startsOn: '2026-11-20', seconds: 600, ownSeconds: 0, fields: 10, prefilled: 8, steps: [] },
  ...more,
})

describe('Active writing', () => {
  const typed = (gaps: number[]) => {
    let at = 1_000
    let watch = stroke(STOPPED, at)
    for (const gap of gaps) {
      at += gap
      watch = stroke(watch, at)
    }
    return watch.ms
  }
  test('is the time between strokes; who has not typed for a minute does something else', () => {
    expect(typed([])).toBe(0)
    expect(typed([5_000, 10_000])).toBe(15_000)
    expect(typed([5_000, IDLE_AFTER + 1, 10_000])).toBe(15_000)
    expect(typed([IDLE_AFTER])).toBe(IDLE_AFTER)
    expect(typed([5_000, -60_000, 2_000])).toBe(7_000)
  })
  test('is never more than what passed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000)), (gaps) => {
        expect(typed(gaps)).toBeLessThanOrEqual(gaps.reduce((sum, gap) => sum + gap, 0))
      }),
    )
  })
})

describe('書く時間', () => {
  test('is summed by kind, with the share that came out of records and the days until 決裁', () => {
    const decided = (day: string) =>
      (['submitted', 'approved', 'approved'] as const).map((kind, place) => ({
        ...{ number: place + 1, kind, place: place - 1, role: 'director' as const, accountId: 'a' },
        at: momentOf(day, 17 * 60),
      }))
    const papers = [
      paper({ steps: decided('2026-11-21') }),
      paper({ startsOn: '2026-11-19', steps: decided('2026-11-23'), ownSeconds: 120 }),
      paper({ startsOn: '2026-11-18' }),
      paper({ seconds: 0 }),
    ]
    expect(minutesOf(papers, 'seconds')).toEqual([
      { kind: 'diary', title: '保育日誌', papers: 3, minutes: 30, fields: 30, prefilled: 24, days: 4 },
    ])
    expect(minutesOf(papers, 'ownSeconds')).toMatchObject([{ papers: 1, minutes: 2, days: 4 }])
    expect(minutesOf([paper({ seconds: 0 })], 'seconds')).toEqual([])
  })
})
