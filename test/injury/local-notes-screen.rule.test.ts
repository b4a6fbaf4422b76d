import { expect, test } from 'vitest'
import { foldNotes, type Version } from '../../schema/injury/rule.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { withLocalNotes } from '../../web/injury/local-notes.ts'

const DAY = '2026-11-20'
const at = (minutes: number) => momentOf(DAY, minutes)
const of = { day: DAY, childId: 'ai' }
const said = {
  ...{
    childId: 'ai',
    at: at(600),
    place: '園庭',
    parts: ['left_knee'],
    kinds: ['scrape'],
    what: 'ころびました',
    aid: '洗いました',
  },
  ...{ doctor: 'none', clinic: '', inside: '', sawBy: '' },
}
const act = (id: string, path: string, json: Record<string, unknown>, more: object = {}) => ({
  ...{ id, path, json: { id, ...json }, state: 'waiting' as const, madeAt: at(605) },
  ...more,
})
const shown = (versions: readonly Version[], acts: Parameters<typeof withLocalNotes>[2]) =>
  foldNotes(withLocalNotes(of, versions, acts), []).map(({ id, last, state }) => [id, last.what, state])

test('RD09 a note kept on the tablet stands among those of the nursery, and twice laid over is there once', () => {
  const written = act('a', 'injury/write', said)
  expect(shown([], [written])).toEqual([['a', 'ころびました', 'waiting']])
  const known = withLocalNotes(of, [], [written])
  expect(shown(known, [written])).toEqual([['a', 'ころびました', 'waiting']])
})

test('RD09 a 訂正 that waits takes the place of what it puts right', () => {
  const known = withLocalNotes(of, [], [act('a', 'injury/write', said)])
  const fixed = { ...said, day: DAY, what: 'すべりました', injuryId: 'a', supersedes: 'a', reason: '聞きなおした' }
  expect(shown(known, [act('b', 'injury/correct', fixed)])).toEqual([['a', 'すべりました', 'waiting']])
})

test('RD09 another child’s, another day’s, another word’s and what was refused are not shown', () => {
  const others = [
    act('a', 'injury/write', { ...said, childId: 'iku' }),
    act('b', 'injury/write', { ...said, at: at(-60) }),
    act('c', 'injury/watch', said),
    act('d', 'injury/write', said, { state: 'refused' }),
  ]
  expect(shown([], others)).toEqual([])
})
