import { expect, test } from 'vitest'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { inboxOf, type ListedNotice, toConfirm } from '../../web/notice/staff/inbox.ts'
import { changesBetween, noticeDetails, noticeTitle } from '../../web/notice/staff/notice-text.ts'

const day = '2026-11-20'
const child = (childId: string, more: Partial<BoardChild> = {}): BoardChild => ({
  childId,
  name: childId,
  kana: childId,
  classId: 'うさぎ',
  status: 'expected',
  ...more,
})
const told = { id: 'n', kind: 'absent' as const, reason: 'sick' as const, writtenAt: 100 }
const listed = (more: Partial<ListedNotice>): ListedNotice => ({
  childId: 'あお',
  id: 'n',
  kind: 'absent',
  startsOn: day,
  endsOn: day,
  reason: 'sick',
  symptoms: null,
  temperature: null,
  time: null,
  pickupPerson: null,
  note: null,
  withdrawn: false,
  supersedes: null,
  source: 'guardian',
  afterCutoff: false,
  writtenAt: 100,
  confirmedAt: null,
  cameOn: null,
  name: 'あお',
  kana: 'あお',
  writer: '佐藤 母',
  contact: null,
  confirmer: null,
  ...more,
})

test('A notice reads as a short sentence with its details', () => {
  expect(noticeTitle({ kind: 'pickup_change', time: 990, person: '祖母' })).toBe('お迎え変更 16:30 祖母')
  expect(noticeTitle({ kind: 'late', time: 600 })).toBe('おくれます 10:00')
  expect(noticeDetails({ kind: 'absent', reason: 'sick', symptoms: ['fever', 'cough'], temperature: 382 })).toEqual([
    '病気（熱・せき 38.2℃）',
  ])
  expect(noticeDetails({ kind: 'absent', reason: 'family', startsOn: day, endsOn: '2026-11-24' })).toEqual([
    '家の用事',
    '11/20（金）から 11/24（火）まで',
  ])
})

test('Brothers and sisters of one notice are one item, unread as long as one of them is', () => {
  const items = inboxOf(
    [child('あお', { notices: [told] }), child('みお', { notices: [{ ...told, confirmedAt: 200 }] })],
    null,
    day,
  )
  expect(items).toMatchObject([{ noticeId: 'n', confirmedAt: null, children: [{ kana: 'あお' }, { kana: 'みお' }] }])
})

test('RA09 what a class has to read is what nobody confirmed, today and on later days', () => {
  const children = [
    child('あお', { notices: [told] }),
    child('ほし', { classId: 'ほし', notices: [{ ...told, id: 'm', confirmedAt: 1 }] }),
  ]
  const later = listed({
    id: 'later',
    childId: 'ほし',
    kana: 'ほし',
    startsOn: '2026-11-24',
    endsOn: '2026-11-25',
    writtenAt: 300,
  })
  const items = inboxOf(children, [listed({}), later], day)
  expect(toConfirm(items, null).map(({ noticeId }) => noticeId)).toEqual(['later', 'n'])
  expect(toConfirm(items, 'ほし').map(({ noticeId, ahead }) => [noticeId, ahead])).toEqual([['later', true]])
  expect(items.find(({ noticeId }) => noticeId === 'n')).toMatchObject({ writer: '佐藤 母' })
})

test('The neutral mark of a word about who fetches comes with the list', () => {
  const [marked] = inboxOf([child('あお', { notices: [told] })], [listed({ askOffice: true })], day)
  expect(marked?.askOffice).toBe(true)
})

test('A notice of a child who is not on the board is left out', () => {
  expect(inboxOf([], [listed({ startsOn: '2026-11-24' })], day)).toEqual([])
})

test('RA12 a correction says what it changed and nothing else', () => {
  const before = { kind: 'late' as const, time: 570, startsOn: day, endsOn: day }
  expect(changesBetween(before, { ...before, time: 630, note: '電車がとまりました' })).toEqual([
    { name: '時刻', from: '9:30', to: '10:30' },
    { name: 'ひとこと', from: '', to: '電車がとまりました' },
  ])
  expect(changesBetween(before, { ...before })).toEqual([])
})
