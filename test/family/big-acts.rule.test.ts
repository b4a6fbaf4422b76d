import { expect, test } from 'vitest'
import { bigActs, type CardNow } from '../../web/family/big-acts.ts'
import type { Report } from '../../web/notice/report.ts'

const DAY = '2026-11-20'
const at = (hours: number, minutes = 0) => hours * 60 + minutes

const report = (more: Partial<Report>): Report => ({
  id: '1',
  facilityId: 1,
  childId: 'c',
  kind: 'absent',
  from: DAY,
  to: DAY,
  until: DAY,
  reason: 'sick',
  symptoms: [],
  temperature: null,
  time: null,
  person: null,
  note: null,
  writtenAt: 1,
  state: 'arrived',
  confirmedAt: null,
  contact: null,
  confirmer: null,
  withdrawn: false,
  withdrawing: false,
  afterCutoff: false,
  byStaff: false,
  mine: true,
  onServer: true,
  message: null,
  ...more,
})
const acts = (more: Partial<CardNow>) =>
  bigActs({ day: DAY, now: at(7, 50), closesAt: at(19), status: 'expected', plannedLeave: at(17), reports: [], ...more })
const says = (more: Partial<CardNow>) => acts(more).map(({ second }) => second.says)

test('the order of the three never changes', () => {
  for (const status of ['expected', 'present', 'absent', 'left', 'overdue', 'not_expected'] as const)
    expect(acts({ status }).map(({ kind }) => kind)).toEqual(['absent', 'late', 'pickup'])
})

test('before arriving all three act on today', () => {
  expect(says({})).toEqual(['today', 'today', 'pickup'])
  expect(acts({}).map(({ first }) => first)).toEqual([DAY, DAY, DAY])
  expect(acts({})[2].second).toEqual({ says: 'pickup', time: at(17), person: null, today: true })
})

test('a child in care can only be absent or late from tomorrow, but picked up by someone else today', () => {
  expect(says({ status: 'present' })).toEqual(['later', 'later', 'pickup'])
  expect(acts({ status: 'present' })[0].first).toBe('2026-11-21')
})

test('RA13 the button of a changed pick-up says who comes when, and corrects that report', () => {
  const change = report({ id: 'p', kind: 'pickup_change', reason: null, time: null, person: '祖母' })
  const [, , collect] = acts({ status: 'present', reports: [change] })
  expect(collect).toEqual({
    kind: 'pickup',
    first: DAY,
    fix: 'p',
    second: { says: 'pickup', time: at(17), person: '祖母', today: false },
  })
})

test('RA10 an absent child’s buttons change the absence, or say that the child comes after all', () => {
  const [stay, come, collect] = acts({ status: 'absent', reports: [report({ id: 'a' })] })
  expect(stay).toMatchObject({ fix: 'a', second: { says: 'change' } })
  expect(come).toMatchObject({ fix: 'a', second: { says: 'come' } })
  expect(collect.second.says).toBe('later')
})

test('RA03 coming after all does not rewrite the other days of a longer absence', () => {
  const longer = report({ id: 'a', to: '2026-11-24', until: '2026-11-24' })
  expect(acts({ status: 'absent', reports: [longer] })[1]).toMatchObject({ fix: null, second: { says: 'come' } })
})

test('an announced late arrival shows its time and is corrected in place', () => {
  const late = report({ id: 'l', kind: 'late', reason: null, time: at(9, 30) })
  expect(acts({ status: 'late_expected', reports: [late] })[1]).toMatchObject({
    fix: 'l',
    second: { says: 'time', time: at(9, 30) },
  })
})

test('what was withdrawn or refused no longer changes a button', () => {
  expect(says({ reports: [report({ withdrawn: true })] })[0]).toBe('today')
  expect(says({ reports: [report({ state: 'refused' })] })[0]).toBe('today')
})

test('an unsent absence already changes the buttons, so that nobody reports it twice', () => {
  expect(says({ reports: [report({ state: 'unsent', onServer: false })] })[0]).toBe('change')
})

test('after closing, on a closed day and after going home, everything is about tomorrow', () => {
  expect(says({ now: at(19) })).toEqual(['later', 'later', 'later'])
  expect(says({ status: 'not_expected' })).toEqual(['later', 'later', 'later'])
  expect(says({ status: 'left', now: at(17, 30) })).toEqual(['later', 'later', 'later'])
})
