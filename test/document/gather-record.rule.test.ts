import { describe, expect, test } from 'vitest'
import { gatherRecord, recordTags } from '../../schema/document/gather-record.ts'
import type { Measure } from '../../schema/growth/rule.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { Memo } from '../../schema/memo/rule.ts'

const memo = (id: string, day: string, tags: Memo['tags'], more: Partial<Memo> = {}): Memo => ({
  ...{ id, last: id, day, at: momentOf(day, 600), text: `${id} のこと`, tags, classId: null, className: null },
  ...{
    children: [['sora', 'そら']],
    photoIds: [],
    by: '先生',
    reason: null,
    mine: true,
    earlier: [],
    corrected: null,
    gone: null,
  },
  ...more,
})
const measure = (
  id: string,
  day: string,
  kind: Measure['kind'],
  value: number | null,
  supersedes: string | null = null,
): Measure => ({
  ...{ id, day, kind, value, supersedes },
  ...{ place: 'nursery', receivedAt: momentOf(day, 600) },
})
const rows = {
  childId: 'sora',
  to: '2026-09-30',
  classAge: 4,
  memos: [
    memo('b', '2026-08-03', ['language', 'relationships']),
    memo('a', '2026-07-02', ['health']),
    memo('c', '2026-08-20', []),
    memo('d', '2026-08-21', ['cooperation']),
    memo('e', '2026-09-01', ['health'], { gone: { by: '先生', at: 0, reason: null } }),
  ],
  seen: [],
  measures: [
    measure('m1', '2026-07-10', 'weight', 15_200),
    measure('m2', '2026-09-10', 'weight', 51_600),
    measure('m3', '2026-09-10', 'weight', 15_600, 'm2'),
    measure('m4', '2026-09-10', 'height', 1_023),
    measure('m5', '2026-10-10', 'height', 1_031),
  ],
}

describe('RG13 RH04 a record of a child out of what was noted of it', () => {
  test('RG12 the words are those of the age: viewpoints under one, domains from one', () => {
    expect(recordTags(0)).toContain('heart_to_heart')
    expect(recordTags(0)).not.toContain('health')
    for (const age of [1, 5, null]) expect(recordTags(age)).toContain('health')
  })

  test('memos go where their words are, oldest first; without a word of the record they are 特記事項', () => {
    const offered = gatherRecord({ ...rows, measures: [] })
    expect(offered.map(({ section, row, text }) => [section, row, text])).toEqual([
      ['seen', 'health', 'a のこと'],
      ['seen', 'language', 'b のこと'],
      ['seen', 'relationships', 'b のこと'],
      ['note', undefined, 'c のこと'],
      ['note', undefined, 'd のこと'],
    ])
    expect(new Set(offered.map(({ key }) => key)).size).toBe(5)
    expect(offered[0]?.sources).toEqual([{ word: 'memo', day: '2026-07-02', id: 'a' }])
  })

  test('the last measures of the period that stand, and none of later', () => {
    const [measured] = gatherRecord({ ...rows, memos: [] })
    expect(measured).toMatchObject({ section: 'growth', text: '体重 15.6kg　身長 102.3cm' })
    expect(measured?.sources.map(({ id }) => id)).toEqual(['m3', 'm4'])
    expect(gatherRecord({ ...rows, memos: [], measures: [] })).toEqual([])
  })
})
