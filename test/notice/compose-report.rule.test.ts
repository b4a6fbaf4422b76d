import * as v from 'valibot'
import { expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { report as reportInput } from '../../schema/notice/input.ts'
import { type Circumstances, composeReport, missingIn, timeChips } from '../../web/notice/compose-report.ts'
import { blank, type Draft, OTHER } from '../../web/notice/draft.ts'
import { type ActOfPhone, type NoticeOfDay, reportsOf, stands } from '../../web/notice/report.ts'

const DAY = '2026-11-20'
const at = (hours: number, minutes = 0) => hours * 60 + minutes
const about = (more: Partial<Circumstances> = {}): Circumstances => ({
  kind: 'absent',
  first: DAY,
  today: DAY,
  now: at(7, 50),
  opensAt: at(7),
  closesAt: at(19),
  plannedLeave: at(17),
  reason: null,
  contact: 'off',
  ...more,
})
const draft = (more: Partial<Draft> = {}): Draft => ({ ...blank('first'), ...more })
const child = newId(1)
const sibling = newId(2)
const elsewhere = newId(3)
const known = () => new Set(['fever', 'cough'])
const compose = (
  given: Draft,
  circumstances = about(),
  targets = [{ facilityId: 1, childId: child, replaces: null as string | null }],
) => composeReport(given, circumstances, targets, () => newId(9), known)
const only = (given: Draft, circumstances = about()) => compose(given, circumstances)[0]?.json

test('RA01 illness carries symptoms and temperature, a family reason neither', () => {
  const sick = draft({ why: 'sick', symptoms: ['fever'], temperature: 37.8 })
  expect(only(sick)).toMatchObject({ kind: 'absent', reason: 'sick', symptoms: ['fever'], temperature: 378, from: DAY })
  const home = only({ ...sick, why: 'home', home: 'bereavement' })
  expect(home).toMatchObject({ reason: 'bereavement' })
  expect(home).not.toHaveProperty('symptoms')
  expect(home).not.toHaveProperty('temperature')
})

test('出席停止, once given by the nursery, survives a parent’s correction', () => {
  expect(only(draft({ why: 'sick' }), about({ reason: 'suspended' }))?.reason).toBe('suspended')
})

test('RA19 siblings are one command in a facility and one more in each other facility, each with an id of its own', () => {
  const commands = compose(draft({ why: 'sick', symptoms: ['fever'] }), about(), [
    { facilityId: 1, childId: child, replaces: null },
    { facilityId: 1, childId: sibling, replaces: null },
    { facilityId: 2, childId: elsewhere, replaces: null },
  ])
  expect(commands.map(({ facility, childIds }) => [facility, childIds])).toEqual([
    [1, [child, sibling]],
    [2, [elsewhere]],
  ])
  expect(new Set(commands.map(({ json }) => json.id)).size).toBe(2)
})

test('RA21 the name of an illness is the first child’s alone, and nothing without its name', () => {
  const disease = { key: 'influenza', certainty: 'diagnosed' as const }
  const targets = [child, sibling].map((childId) => ({ facilityId: 1, childId, replaces: null }))
  const named = compose(draft({ why: 'sick', disease }), about(), targets)
  expect(named.map(({ childIds, json }) => [childIds, json.disease])).toEqual([
    [[child], disease],
    [[sibling], undefined],
  ])
  expect(only(draft({ why: 'sick', disease: { ...disease, key: '' } }))).not.toHaveProperty('disease')
  expect(only(draft({ why: 'home', disease }))).not.toHaveProperty('disease')
})

test('a correction that takes in a sibling replaces only where there was something to replace', () => {
  const before = newId(4)
  const commands = compose(draft({ why: 'sick' }), about(), [
    { facilityId: 1, childId: child, replaces: before },
    { facilityId: 1, childId: sibling, replaces: null },
  ])
  expect(commands.map(({ json }) => json.replaces)).toEqual([before, undefined])
})

test('an earlier time alone is 早退; a person, or a later time, is お迎え変更', () => {
  const pickup = about({ kind: 'pickup' })
  expect(only(draft({ time: at(15) }), pickup)).toMatchObject({ kind: 'early_leave', time: '15:00' })
  expect(only(draft({ time: at(18) }), pickup)?.kind).toBe('pickup_change')
  expect(only(draft({ time: at(15), person: '祖母' }), pickup)).toMatchObject({ kind: 'pickup_change', person: '祖母' })
  expect(only(draft({ person: OTHER, other: ' 山田花子（おば） ' }), pickup)?.person).toBe('山田花子（おば）')
})

test('whatever can be sent is what the server takes', () => {
  const drafts: [Draft, Circumstances][] = [
    [draft({ why: 'sick', symptoms: ['fever', 'gone_from_the_list'], temperature: 37.25, note: ' ' }), about()],
    [draft({ why: 'home', when: 'other', from: DAY, to: '2026-11-30' }), about()],
    [draft({ time: at(9, 30) }), about({ kind: 'late' })],
    [draft({ time: at(15) }), about({ kind: 'pickup' })],
    [draft({ person: '祖母', when: 'other', from: '2026-11-24' }), about({ kind: 'pickup' })],
  ]
  for (const [given, circumstances] of drafts) {
    expect(missingIn(given, circumstances)).toBeNull()
    expect(v.safeParse(reportInput, only(given, circumstances)).issues).toBeUndefined()
  }
})

test('RA05 what is missing is named in the order of the screen', () => {
  expect(missingIn(draft(), about())).toBe('why')
  expect(missingIn(draft({ why: 'sick', when: null }), about())).toBe('when')
  expect(missingIn(draft({ why: 'sick', when: 'other', from: '2026-11-24' }), about())).toBe('to')
  expect(missingIn(draft({ why: 'sick', when: 'other', from: '2026-11-24', to: '2026-11-23' }), about())).toBe('order')
  expect(missingIn(draft(), about({ kind: 'late' }))).toBe('time')
  expect(missingIn(draft({ time: at(7, 30) }), about({ kind: 'late' }))).toBe('early')
  expect(missingIn(draft({ time: at(20) }), about({ kind: 'late' }))).toBe('outside')
  expect(missingIn(draft(), about({ kind: 'pickup' }))).toBe('person')
  expect(missingIn(draft({ person: OTHER }), about({ kind: 'pickup' }))).toBe('name')
})

test('time chips begin at the next half hour and stay within the opening hours', () => {
  expect(timeChips(at(8, 41), at(7), at(19))).toEqual([at(9), at(9, 30), at(10), at(10, 30)])
  expect(timeChips(at(18, 10), at(7), at(19))).toEqual([at(18, 30), at(19)])
  expect(timeChips(at(6), at(7), at(19), 1)).toEqual([at(7)])
})

const notice = (more: Partial<NoticeOfDay>): NoticeOfDay => ({
  id: 'n',
  kind: 'absent',
  startsOn: DAY,
  endsOn: DAY,
  announcedUntil: DAY,
  reason: 'sick',
  symptoms: [],
  temperature: null,
  time: null,
  person: null,
  note: null,
  withdrawn: false,
  afterCutoff: false,
  byStaff: false,
  mine: true,
  writtenAt: 1,
  confirmedAt: null,
  contact: null,
  confirmer: null,
  ...more,
})
const act = (more: Partial<ActOfPhone>): ActOfPhone => ({
  id: 'x',
  facility: 1,
  path: 'notice',
  json: { kind: 'absent', from: DAY, reason: 'family', replaces: 'n' },
  childIds: [child],
  madeAt: 2,
  state: 'waiting',
  ...more,
})

test('a correction on its way hides what it replaces; a refused one leaves the old word standing', () => {
  expect(reportsOf(1, child, [notice({})], [act({})]).map(({ id, state }) => [id, state])).toEqual([['x', 'unsent']])
  const refused = reportsOf(1, child, [notice({})], [act({ state: 'refused', message: 'だめ' })])
  expect(refused.filter(stands).map(({ id }) => id)).toEqual(['n'])
  expect(refused.find(({ id }) => id === 'x')?.message).toBe('だめ')
})

test('an act that has come back as a notice is shown once, as the server has it', () => {
  const reports = reportsOf(1, child, [notice({ id: 'x', confirmedAt: 5 })], [act({ state: 'received' })])
  expect(reports.map(({ id, state }) => [id, state])).toEqual([['x', 'seen']])
})

test('a withdrawal on its way no longer stands, and other children’s acts change nothing', () => {
  const withdrawal = act({ path: 'notice/withdraw', json: { noticeId: 'n' } })
  expect(reportsOf(1, child, [notice({})], [withdrawal]).map(stands)).toEqual([false])
  expect(reportsOf(1, sibling, [notice({})], [withdrawal]).map(stands)).toEqual([true])
  expect(reportsOf(2, child, [notice({})], [withdrawal]).map(stands)).toEqual([true])
})

test('RA24 where the family can be reached goes with an absence, is missing only where the nursery wants it, and stays in the draft', () => {
  const said = draft({ why: 'home', contact: ' 090-0000-0000 ' })
  expect(only(said)).toMatchObject({ contact: '090-0000-0000' })
  expect(only(draft({ why: 'home' }))).not.toHaveProperty('contact')
  expect(missingIn(draft({ why: 'home' }), about({ contact: 'required' }))).toBe('contact')
  expect(missingIn(draft({ why: 'home' }), about({ contact: 'optional' }))).toBeNull()
  expect(missingIn(said, about({ contact: 'required' }))).toBeNull()
  expect(missingIn(draft({ time: at(10) }), about({ kind: 'late', contact: 'required' }))).toBeNull()
  expect(only(draft({ time: at(10), contact: 'x' }), about({ kind: 'late' }))).not.toHaveProperty('contact')
})
