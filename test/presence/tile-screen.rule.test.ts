import { expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { type BoardChild, foldChild } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { pinnedOf } from '../../web/presence/pinned.ts'
import { tileView } from '../../web/presence/tile-view.ts'

const day = '2026-11-20'
const rules: DayRules = { day, open: true, closesAt: 1140, chaseFrom: 540, arrivalGrace: 15, pickupGrace: 30, unseenAfter: 15 }
const time = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const at = (text: string) => momentOf(day, time(text))
const acts = (...facts: string[]) =>
  facts.map((fact) => {
    const [kinds = '', when = ''] = fact.split(' ')
    return [kinds, time(when) * 60] as [string, number]
  })
const child = (now: string, more: Partial<BoardChild> = {}) =>
  foldChild(
    { childId: 'a', name: '佐藤 碧', kana: 'さとう あおい', plan: [time('8:30'), time('17:00')], ...more },
    rules,
    at(now),
  ).child
const says = (now: string, more: Partial<BoardChild> = {}) => {
  const { word, at: when, news, knot, fill } = tileView(child(now, more), rules)
  return {
    word: typeof word === 'string' ? word : word.ja,
    when,
    news: news && [news.mark, news.text].filter(Boolean).join(' '),
    knot,
    fill,
  }
}
const notice = (kind: 'absent' | 'late' | 'pickup_change', more: object = {}) => ({
  notices: [{ id: 'n', kind, writtenAt: at('7:30'), ...more }],
})

test('RB09 each state has its word, its time and its knot', () => {
  expect(says('8:00')).toMatchObject({ word: '登園前', when: '8:30', knot: 'expected' })
  expect(says('9:12')).toMatchObject({ word: '連絡なし', when: '8:30', knot: 'overdue', fill: 'act' })
  expect(says('9:12', { acts: acts('as 8:35') })).toMatchObject({ word: '在園', when: '8:35', fill: 'plain' })
  expect(says('9:12', { acts: acts('a 9:08') })).toMatchObject({ word: '受入待ち', when: '9:08', knot: 'stamped' })
  expect(says('17:05', { acts: acts('as 8:35', 'lh 17:01') })).toMatchObject({ word: '降園', when: '17:01', fill: 'rest' })
})

test('RB11 a stamp nobody has seen for 15 minutes is 打刻のみ, never 在園', () => {
  expect(says('9:04', { acts: acts('a 8:49') })).toMatchObject({ word: '打刻のみ', knot: 'contradiction', fill: 'look' })
})

test('An absence says why in one word and what else was written in the news', () => {
  const told = { attendance: { kind: 'absent' as const, reason: 'sick' as const, noticeId: 'n' }, pickup: null }
  expect(says('9:12', { told, ...notice('absent', { note: '38.2℃', to: '2026-11-24' }) })).toMatchObject({
    word: 'おやすみ',
    when: '病気',
    news: '11/24 まで　38.2℃',
  })
})

test('RA14 a changed pick-up is marked 変更 with time and person, and gone with the child', () => {
  const told = { attendance: null, pickup: { time: time('16:30'), person: '祖母', noticeId: 'n' } }
  expect(says('9:12', { told, acts: acts('as 8:21') }).news).toBe('変更 お迎え 16:30 祖母')
  expect(says('16:40', { told, acts: acts('as 8:21', 'lh 16:31') }).news).toBe(null)
})

test('A late child shows the announced time and what the family wrote', () => {
  const told = { attendance: { kind: 'late' as const, time: time('10:00'), noticeId: 'n' }, pickup: null }
  expect(says('9:12', { told, ...notice('late', { note: '病院に寄ってから' }) })).toMatchObject({
    word: 'おくれます',
    when: '10:00',
    news: '病院に寄ってから',
  })
})

test('A withdrawn notice nobody has read is still said', () => {
  expect(says('8:00', notice('absent', { withdrawn: true })).news).toBe('とりけし 連絡がとりけされました')
  expect(says('8:00', notice('absent', { withdrawn: true, confirmedAt: at('7:40') })).news).toBe(null)
})

test('a2 a3 an overdue child is pinned with the planned time, counted from it; calling comes first', () => {
  expect(pinnedOf([child('9:12')], rules)[0]?.pinned).toMatchObject({
    word: '未登園・連絡なし',
    evidence: '予定 8:30',
    since: at('8:30'),
    acts: ['phone', 'arrive'],
  })
})

test('A late child who did not come at the announced time is pinned with that time', () => {
  const told = { attendance: { kind: 'late' as const, time: time('10:00'), noticeId: 'n' }, pickup: null }
  expect(pinnedOf([child('10:20', { told })], rules)[0]?.pinned).toMatchObject({
    evidence: '10:00 に来るという連絡でした',
    since: at('10:00'),
  })
})

test('Records that disagree are pinned with their evidence until they agree', () => {
  const told = { attendance: { kind: 'absent' as const, reason: 'sick' as const, noticeId: 'n' }, pickup: null }
  const stamped = child('8:50', { told, acts: acts('a 8:49') })
  expect(pinnedOf([stamped], rules)[0]?.pinned).toMatchObject({ kind: 'absent_but_stamped', acts: ['see'] })
  expect(pinnedOf([child('8:52', { told, acts: acts('a 8:49', 's 8:51') })], rules)).toEqual([])
  expect(pinnedOf([child('17:31', { acts: acts('as 8:30') })], rules)[0]?.pinned).toMatchObject({
    kind: 'not_collected',
    evidence: 'お迎え予定 17:00',
    since: at('17:00'),
  })
})

test('Children to be called come before records that disagree, the longest wait first', () => {
  const odd = { ...child('9:12', { acts: acts('a 8:30') }), childId: 'odd' }
  const late = { ...child('9:12', { plan: [time('8:45'), time('17:00')] }), childId: 'late' }
  const early = { ...child('9:12', { plan: [time('8:00'), time('17:00')] }), childId: 'early' }
  expect(pinnedOf([odd, late, early], rules).map(({ child: each }) => each.childId)).toEqual(['early', 'late', 'odd'])
})
