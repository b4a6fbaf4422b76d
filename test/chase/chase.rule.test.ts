// 未登園・連絡なし: one chase a household, steps by the minute, and nothing but evidence ends it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChaseCall, chasesOf, type MissingChild, STEPS } from '../../schema/chase/rule.ts'
import { MINUTE } from '../../schema/kit/day.ts'

const DUE = 1_800_000_000_000
const STEPS_OF_DAY = { directorAfter: 10, cityAfter: 60 }
const missing = (childId: string, household: string[], more: Partial<MissingChild> = {}): MissingChild => ({
  childId,
  about: 'arrival',
  household,
  since: DUE,
  calls: [],
  ...more,
})
const call = (minute: number, more: Partial<ChaseCall> = {}): ChaseCall => ({
  id: `call${minute}`,
  at: DUE + minute * MINUTE,
  person: '母',
  outcome: 'no_answer',
  said: null,
  ...more,
})
const stepAt = (minute: number, calls: ChaseCall[] = []) =>
  chasesOf([missing('a', ['m'], { calls })], STEPS_OF_DAY, DUE + minute * MINUTE)[0]

describe('A chase', () => {
  test('RA17 is one for the children of a household, also when they are linked by different people', () => {
    const chases = chasesOf(
      [missing('a', ['mother']), missing('c', ['father']), missing('x', ['other']), missing('b', ['mother', 'father'])],
      STEPS_OF_DAY,
      DUE,
    )
    expect(
      chases
        .map(({ children }) =>
          children
            .map(({ childId }) => childId)
            .sort()
            .join(),
        )
        .sort(),
    ).toEqual(['a,b,c', 'x'])
  })

  test('a child nobody is known for is a chase of its own', () => {
    expect(chasesOf([missing('a', []), missing('b', [])], STEPS_OF_DAY, DUE)).toHaveLength(2)
  })

  test.each([
    [0, 'head_teacher', 10],
    [9, 'head_teacher', 10],
    [10, 'director', 60],
    [59, 'director', 60],
    [60, 'city', null],
    [600, 'city', null],
  ])('RA17 after %i minutes it is with %s', (minute, step, next) => {
    expect(stepAt(minute)).toMatchObject({ step, nextStepAt: next === null ? null : DUE + next * MINUTE })
  })

  test('calls nobody answers leave the steps as they are', () => {
    const calls = [call(1), call(2, { outcome: 'message' }), call(3)]
    expect(stepAt(5, calls)).toMatchObject({ step: 'head_teacher' })
    expect(stepAt(5, calls)?.calls).toHaveLength(3)
  })

  test('somebody who says that the child must be here brings the director at once', () => {
    const calls = [call(2, { outcome: 'spoke', said: 'should_be_here' })]
    expect(stepAt(1, calls)).toMatchObject({ step: 'head_teacher', nextStepAt: DUE + 2 * MINUTE })
    expect(stepAt(2, calls)).toMatchObject({ step: 'director' })
    expect(stepAt(60, calls)).toMatchObject({ step: 'city' })
  })

  test('a call of before it was due, as after a late arrival that did not come, brings nobody earlier', () => {
    expect(stepAt(1, [call(-30, { outcome: 'spoke', said: 'should_be_here' })])).toMatchObject({ step: 'head_teacher' })
  })

  test('of a household it counts from the child that has been missing longest, and no step is ever taken back', () => {
    const child = fc.record({
      childId: fc.uuid(),
      about: fc.constantFrom('arrival' as const, 'pickup' as const),
      household: fc.array(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 3 }),
      since: fc.integer({ min: 0, max: 90 }).map((minute) => DUE + minute * MINUTE),
      calls: fc.array(
        fc.integer({ min: 0, max: 120 }).map((minute) => call(minute, { outcome: 'spoke', said: 'should_be_here' })),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(child, { selector: ({ childId }) => childId, maxLength: 8 }),
        fc.nat(180),
        fc.nat(60),
        (children, at, later) => {
          const now = chasesOf(children, STEPS_OF_DAY, DUE + at * MINUTE)
          expect(
            now
              .flatMap((chase) => chase.children)
              .map(({ childId }) => childId)
              .sort(),
          ).toEqual(children.map(({ childId }) => childId).sort())
          const then = chasesOf(children, STEPS_OF_DAY, DUE + (at + later) * MINUTE)
          for (const [place, chase] of now.entries()) {
            expect(chase.since).toBe(Math.min(...chase.children.map(({ since }) => since)))
            expect(STEPS.indexOf(then[place]?.step ?? 'head_teacher')).toBeGreaterThanOrEqual(STEPS.indexOf(chase.step))
            if (chase.nextStepAt !== null) expect(chase.nextStepAt).toBeGreaterThan(DUE + at * MINUTE)
          }
        },
      ),
    )
  })
})
