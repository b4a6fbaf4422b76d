// What holds of the fold whatever happened, in whatever order it was heard.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { type BoardChild, foldChild, packActs, unpackActs } from '../../schema/presence/fold-board.ts'
import { FACT_KINDS, type Fact, type FactKind, foldDay, liveFacts, STATUSES, totalsOf } from '../../schema/presence/rule.ts'
import { ABSENT, at, late, NOTHING, PLAN, RULES } from './ordinary-day.ts'

const anyFact: fc.Arbitrary<Fact> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom<FactKind>(...FACT_KINDS.filter((kind) => kind !== 'undo')),
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
  test('G10 nobody is 在園 without a sighting or a coming back that stands, nor 外出中 without a going out', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, anyTold, (facts, now, told) => {
        const { status } = foldDay(facts, told, PLAN, RULES, now)
        const stands = (...of: FactKind[]) => liveFacts(facts).some(({ kind }) => of.includes(kind))
        if (status === 'present') expect(stands('sighting', 'back')).toBe(true)
        if (status === 'stamped') expect(stands('arrive')).toBe(true)
        if (status === 'out') expect(stands('out')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  test('a1 stamps alone, in whatever number and order, never make a child seen', () => {
    const stamps = fc.array(anyFact, { maxLength: 10 }).map((facts) =>
      facts.map((one) => ({
        ...one,
        kind: one.kind === 'leave' || one.kind === 'back' ? ('leave' as const) : ('arrive' as const),
      })),
    )
    fc.assert(
      fc.property(stamps, anyNow, anyTold, (facts, now, told) => {
        const { status } = foldDay(facts, told, PLAN, RULES, now)
        expect(['present', 'out', 'left']).not.toContain(status)
      }),
      { numRuns: 1000 },
    )
  })
  test('RB16 a child that went out comes in again only by being seen to, by a new stamp, or by leaving', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const live = liveFacts(facts)
        const after = live.slice(live.findLastIndex(({ kind }) => kind === 'out') + 1)
        const { status } = foldDay(facts, NOTHING, PLAN, RULES, now)
        if (live.length > after.length && after.every(({ kind }) => kind === 'sighting')) expect(status).toBe('out')
      }),
      { numRuns: 2000 },
    )
  })
  test('going out and coming back leave the times of arrival and leaving alone', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const times = (of: Fact[]) => {
          const { arrivedAt, leftAt } = foldDay(of, NOTHING, PLAN, RULES, now)
          return [arrivedAt, leftAt]
        }
        const seen: Fact = { id: 'first', kind: 'sighting', at: at('5:30') }
        const round: Fact[] = [
          { id: 'y', kind: 'out', at: at('5:31') },
          { id: 'z', kind: 'back', at: at('5:32') },
        ]
        expect(times([seen, ...round, ...facts])).toEqual(times([seen, ...facts]))
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
