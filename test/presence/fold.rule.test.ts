import { describe, expect, test } from 'vitest'
import type { Told } from '../../schema/notice/rule.ts'
import { FACT_KINDS, type Fact, type FactKind, foldDay, LETTER_OF } from '../../schema/presence/rule.ts'
import { ABSENT, at, late, NOTHING, PLAN, RULES } from './ordinary-day.ts'

let count = 0
const fact = (kind: FactKind, time: string, more: Partial<Fact> = {}): Fact => {
  count += 1
  return { id: `f${String(count).padStart(3, '0')}`, kind, at: at(time), ...more }
}
const fold = (facts: Fact[], now: string, told = NOTHING, plan: typeof PLAN | null = PLAN, rules = RULES) =>
  foldDay(facts, told, plan, rules, at(now))
const kinds = (presence: ReturnType<typeof fold>) => presence.contradictions.map(({ kind }) => kind)

describe('Before a child is here', () => {
  test('a planned child is expected until the later of the facility’s time and her own plan with grace, then 未登園・連絡なし', () => {
    expect(fold([], '8:59').status).toBe('expected')
    expect(fold([], '9:00')).toMatchObject({ status: 'overdue', since: at('9:00') })
    expect(fold([], '9:40', NOTHING, { arrive: 9 * 60 + 30, leave: 1020 })).toMatchObject({
      status: 'expected',
      nextChangeAt: at('9:45'),
    })
  })
  test('RA05 a passed 遅刻 time opens the search again', () => {
    expect(fold([], '10:14', late('10:00'))).toMatchObject({ status: 'late_expected', nextChangeAt: at('10:15') })
    expect(fold([], '10:15', late('10:00')).status).toBe('overdue')
  })
  test('an announced absence is おやすみ all day', () => {
    expect(fold([], '18:00', ABSENT)).toMatchObject({ status: 'absent', nextChangeAt: null })
  })
  test('nobody is expected on a closed day or without a plan', () => {
    expect(fold([], '12:00', NOTHING, PLAN, { ...RULES, open: false }).status).toBe('not_expected')
    expect(fold([], '12:00', NOTHING, null).status).toBe('not_expected')
  })
})

describe('RB11 stamp and sighting are two facts', () => {
  test('a stamp alone waits, and after 15 minutes unseen it is a contradiction', () => {
    const facts = [fact('arrive', '8:49')]
    expect(fold(facts, '9:03')).toMatchObject({ status: 'stamped', contradictions: [], nextChangeAt: at('9:04') })
    expect(kinds(fold(facts, '9:04'))).toEqual(['stamp_unseen'])
  })
  test('a sighting resolves it', () => {
    expect(fold([fact('arrive', '8:49'), fact('sighting', '9:10')], '9:12')).toMatchObject({
      status: 'present',
      contradictions: [],
    })
  })
  test('a1 a stamp over a notice of absence is shown at once, and marking absent does not hide the stamp', () => {
    const presence = fold([fact('arrive', '8:49')], '8:50', ABSENT)
    expect(presence.status).toBe('stamped')
    expect(kinds(presence)).toEqual(['absent_but_stamped'])
  })
  test('R7 a notice of absence that arrives after the child was seen changes nothing', () => {
    expect(fold([fact('arrive', '8:20'), fact('sighting', '8:20')], '9:00', ABSENT)).toMatchObject({
      status: 'present',
      contradictions: [],
    })
  })
})

describe('Going home', () => {
  const here = () => [fact('arrive', '8:30'), fact('sighting', '8:30')]
  test('a stamp waits for the handover', () => {
    const facts = [...here(), fact('leave', '16:30')]
    expect(fold(facts, '16:31').status).toBe('left_stamped')
    expect(fold([...facts, fact('handover', '16:32')], '16:33')).toMatchObject({ status: 'left', leftAt: at('16:32') })
  })
  test('RB17 not collected half an hour after the planned time is shown, and again at closing', () => {
    expect(kinds(fold(here(), '17:29'))).toEqual([])
    expect(kinds(fold(here(), '17:30'))).toEqual(['not_collected'])
    expect(kinds(fold(here(), '19:00'))).toEqual(['not_collected', 'open_at_closing'])
  })
  test('a changed pick-up time moves it', () => {
    const told: Told = { attendance: null, pickup: { time: 15 * 60, person: '祖母', noticeId: 'n' } }
    expect(kinds(fold(here(), '15:30', told))).toEqual(['not_collected'])
  })
  test('a child seen after leaving is here, and a contradiction', () => {
    const presence = fold([...here(), fact('leave', '16:30'), fact('handover', '16:30'), fact('sighting', '16:50')], '16:51')
    expect(presence.status).toBe('present')
    expect(kinds(presence)).toEqual(['seen_after_leaving'])
  })
  test('a leaving without a coming is never shown as safe', () => {
    expect(kinds(fold([fact('leave', '16:30')], '16:31'))).toEqual(['left_without_arriving'])
  })
  test('a second stay the same day is a new one', () => {
    const facts = [
      ...here(),
      fact('leave', '10:00'),
      fact('handover', '10:00'),
      fact('arrive', '13:00'),
      fact('sighting', '13:01'),
    ]
    expect(fold(facts, '13:05')).toMatchObject({ status: 'present', arrivedAt: at('8:30'), contradictions: [] })
  })
})

describe('Taking back', () => {
  test('RB25 an undone act leaves no trace in the fold', () => {
    const tap = [fact('arrive', '8:30', { id: 'tap' }), fact('sighting', '8:30', { id: 'tap' })]
    const undo = fact('undo', '8:31', { supersedes: 'tap' })
    expect(fold([...tap, undo], '8:32')).toEqual(fold([], '8:32'))
  })
})

describe('RB16 外出 and もどり', () => {
  const here = () => [fact('arrive', '8:30'), fact('sighting', '8:30')]
  const gone = () => [...here(), fact('out', '10:00')]
  test('a child seen going out is 外出中, a roll on the way changes nothing, and seen coming back it is 在園', () => {
    expect(fold(gone(), '10:05')).toMatchObject({ status: 'out', since: at('10:00'), contradictions: [] })
    expect(fold([...gone(), fact('sighting', '10:30')], '10:31')).toMatchObject({ status: 'out', since: at('10:00') })
    expect(fold([...gone(), fact('back', '11:20')], '11:21')).toMatchObject({
      status: 'present',
      since: at('11:20'),
      arrivedAt: at('8:30'),
      contradictions: [],
    })
  })
  test('seen and gone out in one moment is out; gone out and back in one moment is here', () => {
    expect(fold([fact('out', '10:00'), fact('sighting', '10:00')], '10:05').status).toBe('out')
    expect(fold([...here(), fact('back', '10:00'), fact('out', '10:00')], '10:05').status).toBe('present')
  })
  test('a stamp while out waits for somebody to see the child', () => {
    expect(fold([...gone(), fact('arrive', '11:20')], '11:21').status).toBe('stamped')
    expect(kinds(fold([...gone(), fact('arrive', '11:20')], '11:35'))).toEqual(['stamp_unseen'])
  })
  test('going out without having come, or after leaving, is a contradiction and stays one', () => {
    const never = fold([fact('out', '10:00')], '10:05')
    expect([never.status, kinds(never), never.arrivedAt]).toEqual(['out', ['out_without_coming'], null])
    expect(kinds(fold([fact('out', '10:00'), fact('back', '11:00')], '11:05'))).toEqual(['out_without_coming'])
    const after = fold([...here(), fact('leave', '9:50'), fact('handover', '9:50'), fact('out', '10:00')], '10:05')
    expect([after.status, kinds(after)]).toEqual(['out', ['out_without_coming']])
  })
  test('a child that is out is waited for as one that is here: planned leave and closing time', () => {
    expect(kinds(fold(gone(), '17:29'))).toEqual([])
    expect(kinds(fold(gone(), '19:00'))).toEqual(['not_collected', 'open_at_closing'])
  })
  test('fetched from where it is, it is gone home', () => {
    const facts = [...gone(), fact('leave', '11:00'), fact('handover', '11:00')]
    expect(fold(facts, '11:01')).toMatchObject({ status: 'left', arrivedAt: at('8:30'), leftAt: at('11:00') })
  })
  test('every kind travels under a letter of its own', () => {
    expect(new Set(Object.values(LETTER_OF)).size).toBe(FACT_KINDS.length - 1)
    for (const [kind, letter] of Object.entries(LETTER_OF)) expect(kind.startsWith(letter ?? '?')).toBe(true)
  })
})
