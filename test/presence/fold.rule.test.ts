import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import type { Told } from '../../schema/notice/rule.ts'
import { type BoardChild, foldChild, packActs, unpackActs } from '../../schema/presence/fold-board.ts'
import { type DayRules, type Fact, type FactKind, foldDay, liveFacts, STATUSES, totalsOf } from '../../schema/presence/rule.ts'

const DAY = '2026-11-20'
const at = (time: string) => momentOf(DAY, readTime(time) ?? 0)
const RULES: DayRules = {
  day: DAY,
  open: true,
  closesAt: 19 * 60,
  chaseFrom: 9 * 60,
  arrivalGrace: 15,
  pickupGrace: 30,
  unseenAfter: 15,
}
const PLAN = { arrive: 8 * 60 + 30, leave: 17 * 60 }
const NOTHING: Told = { attendance: null, pickup: null }
const ABSENT: Told = { attendance: { kind: 'absent', reason: 'sick', noticeId: 'n' }, pickup: null }
const late = (time: string): Told => ({ attendance: { kind: 'late', time: readTime(time) ?? 0, noticeId: 'n' }, pickup: null })

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

const anyFact: fc.Arbitrary<Fact> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom<FactKind>('arrive', 'sighting', 'leave', 'handover'),
  at: fc.integer({ min: at('6:00') / 1000, max: at('20:00') / 1000 }).map((second) => second * 1000),
})
const anyUndo: fc.Arbitrary<Fact> = fc.record({
  id: fc.constantFrom('u', 'v'),
  kind: fc.constant<FactKind>('undo'),
  at: fc.constant(at('9:00')),
  supersedes: fc.constantFrom('a', 'b', 'c'),
})
const anyFacts = fc.array(fc.oneof({ weight: 5, arbitrary: anyFact }, { weight: 1, arbitrary: anyUndo }), { maxLength: 10 })
const anyNow = fc.integer({ min: at('5:00'), max: at('23:00') })
const anyTold = fc.constantFrom(NOTHING, ABSENT, late('10:00'))

describe('Properties of the fold', () => {
  /** Facts of one act and kind happen once: the table's key says so. */
  const keyed = (facts: Fact[]) => [...new Map(facts.map((one) => [one.id + one.kind, one])).values()]

  test('R6 any order and any repetition of the same facts gives the same state', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, fc.infiniteStream(fc.nat()), (facts, now, told, random) => {
        const once = keyed(facts)
        const shuffled = [...once, ...once]
          .map((one) => ({ one, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(foldDay(shuffled, told, PLAN, RULES, now)).toEqual(foldDay(once, told, PLAN, RULES, now))
      }),
      { numRuns: 2000 },
    )
  })
  test('G10 nobody is 在園 without a sighting that stands', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, (facts, now, told) => {
        const { status } = foldDay(facts, told, PLAN, RULES, now)
        if (status === 'present') expect(liveFacts(facts).some(({ kind }) => kind === 'sighting')).toBe(true)
        if (status === 'stamped') expect(liveFacts(facts).some(({ kind }) => kind === 'arrive')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  test('an absent or expected child has no fact that stands: unknown is never shown as safe', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, (facts, now, told) => {
        const { status } = foldDay(facts, told, PLAN, RULES, now)
        if (['absent', 'expected', 'late_expected', 'overdue', 'not_expected'].includes(status))
          expect(liveFacts(facts)).toEqual([])
      }),
    )
  })
  test('nothing changes by time alone before nextChangeAt, and something does at it', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, fc.nat(), (facts, now, told, step) => {
        const told0 = foldDay(facts, told, PLAN, RULES, now)
        const face = ({ status, contradictions }: typeof told0) => [status, contradictions.map(({ kind }) => kind)]
        const until = told0.nextChangeAt ?? now + 24 * 60 * MINUTE
        expect(until).toBeGreaterThan(now)
        expect(face(foldDay(facts, told, PLAN, RULES, now + (step % (until - now))))).toEqual(face(told0))
        if (told0.nextChangeAt !== null) expect(face(foldDay(facts, told, PLAN, RULES, until))).not.toEqual(face(told0))
      }),
      { numRuns: 2000 },
    )
  })
  test('the tablet folds what travelled exactly as the server folded what is stored', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, (facts, now, told) => {
        const acts = packActs(facts, RULES)
        const child: Omit<BoardChild, 'status'> = {
          childId: 'x',
          name: '',
          kana: '',
          plan: [PLAN.arrive, PLAN.leave],
          acts,
          told,
        }
        const travelled = foldChild(JSON.parse(JSON.stringify(child)), RULES, now)
        const stored = foldDay(facts, told, PLAN, RULES, now)
        expect(travelled.child.status).toBe(stored.status)
        expect(travelled.child.contradictions ?? []).toEqual(stored.contradictions)
        expect(travelled.nextChangeAt).toBe(stored.nextChangeAt)
        expect(unpackActs(acts, RULES)).toHaveLength(liveFacts(facts).length)
      }),
      { numRuns: 2000 },
    )
  })
  test('RB09 totals always add up to the enrolled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES)), (statuses) => {
        const { enrolled, ...parts } = totalsOf(statuses)
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(enrolled)
        expect(enrolled).toBe(statuses.length)
      }),
    )
  })
})
