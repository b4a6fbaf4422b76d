import { expect, test } from 'vitest'
import type { ClassSheet, SheetChild, Value } from '../../schema/growth/class-sheet.ts'
import type { Kind } from '../../schema/growth/rule.ts'
import { affirmed, childrenOf, EMPTY, firstOpen, judge, notMeasured, pressed, typed } from '../../web/growth/judge-entry.ts'
import { withLocalEntries } from '../../web/growth/local-entry.ts'
import { ageSpan, apart, dotsOf, surveyLines, valueAtAge, valueSpan } from '../../web/growth/plot.ts'
import { withUnsent } from '../../web/growth/unsent-values.ts'

const DAY = '2026-11-20'
const value = (kind: Kind, value: number, day: string, more: Partial<Value> = {}): Value => ({
  id: `${kind}${day}`,
  kind,
  day,
  value,
  place: 'nursery',
  ...more,
})
const child = (childId: string, more: Partial<SheetChild> = {}): SheetChild => ({
  childId,
  classId: 'rabbit',
  kana: childId,
  name: childId,
  birthDay: '2024-10-10',
  sex: 'f',
  before: [value('weight', 10_200, '2026-10-16'), value('height', 838, '2026-10-16')],
  now: [],
  ...more,
})
const [ai, iku] = [child('あい'), child('いく')]

test('RD01 a jump stays open until a person says that it is so; typing anew asks anew', () => {
  let entry = typed(EMPTY, 'あい', 'weight', '12.4')
  expect(judge(ai, 'weight', entry, DAY)).toMatchObject({ value: 12_400, fault: null, odd: 'jump', before: { value: 10_200 } })
  expect(childrenOf([ai, iku], entry, DAY)).toBeNull()
  expect(firstOpen([ai, iku], entry, DAY)).toEqual({ childId: 'あい', kind: 'weight' })
  entry = affirmed(entry, 'あい', 'weight')
  expect(childrenOf([ai, iku], entry, DAY)).toEqual([{ childId: 'あい', weight: 12_400, sure: ['weight'] }])
  expect(childrenOf([ai, iku], typed(entry, 'あい', 'weight', '12.5'), DAY)).toBeNull()
})

test('RD01 what cannot be a value is refused with its sentence, what is no number too', () => {
  expect(judge(ai, 'weight', typed(EMPTY, 'あい', 'weight', '140'), DAY).fault).toContain('60.00 kg')
  expect(judge(ai, 'weight', typed(EMPTY, 'あい', 'weight', '十'), DAY).fault).toBeTruthy()
  expect(judge(ai, 'weight', typed(EMPTY, 'あい', 'weight', ' '), DAY)).toMatchObject({ value: null, fault: null })
})

test('RD01 who was not measured waits for another day; who was earlier in the month does not', () => {
  const done = child('うみ', { now: [value('weight', 10_300, '2026-11-16')] })
  const home = child('えま', { now: [value('weight', 10_300, '2026-11-16', { place: 'home' })] })
  const entry = typed(EMPTY, 'あい', 'weight', '10.4')
  expect(notMeasured([ai, iku, done, home], entry).map(({ childId }) => childId)).toEqual(['いく', 'えま'])
  expect(judge(done, 'weight', entry, DAY)).toMatchObject({ before: { value: 10_300 }, done: { day: '2026-11-16' } })
})

test('keys of the pad write one point and two digits after it', () => {
  const press = (keys: string) => [...keys].reduce(pressed, '')
  expect([press('10.24'), press('10.245'), press('1..2'), press('.5'), press('05')]).toEqual([
    '10.24',
    '10.24',
    '1.2',
    '0.5',
    '5',
  ])
  expect(pressed('10.2', 'back')).toBe('10.')
})

test('what this tablet has sent lies over the sheet, once, and not when it was refused', () => {
  const sheet: ClassSheet = { month: '2026-11', today: DAY, facility: '', classes: [], editions: [], children: [ai, iku] }
  const json = { id: 'a', day: DAY, children: [{ childId: 'あい', weight: 10_400 }] }
  const act = { id: 'a', path: 'growth/class', json, state: 'waiting' as const }
  const once = withLocalEntries(sheet, [act])
  expect(once.children[0]?.now).toMatchObject([{ id: 'a', value: 10_400 }])
  expect(withLocalEntries(once, [act])).toEqual(once)
  expect(withLocalEntries(sheet, [{ ...act, state: 'refused' }])).toEqual(sheet)
  expect(withLocalEntries({ ...sheet, month: '2026-10' }, [act]).children[0]?.now).toEqual([])
})

test('a value of home is shown before the nursery has it, and one that is taken back is gone', () => {
  const live = {
    ...value('weight', 3000, '2024-10-10', { place: 'home' }),
    value: 3000,
    supersedes: null,
    receivedAt: 1,
    sure: false,
    reason: null,
    by: null,
    mine: true,
  }
  const common = { path: 'growth/home', state: 'waiting' as const, childIds: ['あい'], madeAt: 2 }
  const more = { id: 'b', json: { kind: 'weight', day: DAY, value: 10_400 }, ...common }
  const gone = { id: 'c', json: { kind: 'weight', day: '2024-10-10', replaces: live.id }, ...common }
  expect(withUnsent([live], [more], 'あい').map((one) => [one.value, one.unsent])).toEqual([
    [3000, undefined],
    [10_400, true],
  ])
  expect(withUnsent([live], [gone], 'あい')).toEqual([])
  expect(withUnsent([live], [{ ...more, childIds: ['いく'] }], 'あい')).toEqual([live])
})

test('RD02 the head has no line after three years, and every dot lies on the paper', () => {
  const head = surveyLines('f', 'head')
  expect(head).toHaveLength(7)
  expect(valueAtAge(head[3]?.points ?? [], 33)).toBe(487)
  expect(valueAtAge(head[3]?.points ?? [], 37)).toBeNull()
  expect(surveyLines('x', 'weight')).toEqual([])
  const dots = dotsOf('2024-10-10', [
    { day: '2024-10-10', value: 2900, place: 'home' },
    { day: DAY, value: 15_000, place: 'nursery' },
  ])
  const ages = ageSpan(dots, 25)
  const span = valueSpan('weight', surveyLines('f', 'weight'), dots, ages)
  expect([ages.from, ages.to]).toEqual([0, 30])
  expect([span.from < 2130, span.to > 15_000]).toEqual([true, true])
})

test('labels that would touch stand apart', () => {
  expect(apart([10, 15, 40], 13)).toEqual([2, 15, 40])
})
