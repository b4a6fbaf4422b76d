import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertOf, type CountedCase, forCity, hintOf, lately, weekOf } from '../../schema/infection/count-cases.ts'
import { DISEASES, type Disease } from '../../schema/infection/diseases.ts'
import { asksAtDoor, foldCase, type Step } from '../../schema/infection/fold-case.ts'
import { BASES, CHECKS, type Facts, factsAskedBy, returnOn } from '../../schema/infection/rule.ts'
import { diseasesOn, type OwnDisease } from '../../schema/infection/versions.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'

const diseaseOf = (key: string): Disease => {
  const found = DISEASES.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const day = (key: string, facts: Facts): Day | null => returnOn(diseaseOf(key).rule, facts).day

describe('RD13 the return day', () => {
  test.each([
    ['influenza', { onset: '2026-11-01', fever_down: '2026-11-03' }, '2026-11-07'],
    ['influenza', { onset: '2026-11-01', fever_down: '2026-11-05' }, '2026-11-09'],
    ['covid19', { onset: '2026-11-01', relief: '2026-11-04' }, '2026-11-07'],
    ['covid19', { onset: '2026-11-01', relief: '2026-11-06' }, '2026-11-08'],
  ] as const)('of %s with %o is %s, as the rules say to the digit', (key, facts, expected) => {
    expect(day(key, facts)).toBe(expected)
  })

  test('counts the other criteria in the same way: days, hours as days begun, checks from the day they were said', () => {
    expect(day('measles', { fever_down: '2026-11-03' })).toBe('2026-11-07')
    expect(day('pharyngoconjunctival_fever', { symptoms_gone: '2026-11-03' })).toBe('2026-11-06')
    expect(day('streptococcal', { antibiotic_start: '2026-11-03' })).toBe('2026-11-05')
    expect(day('mumps', { swelling_onset: '2026-11-01' })).toBeNull()
    expect(day('mumps', { swelling_onset: '2026-11-01', good_condition: '2026-11-04' })).toBe('2026-11-07')
    expect(day('mumps', { swelling_onset: '2026-11-01', good_condition: '2026-11-09' })).toBe('2026-11-09')
    expect(day('pertussis', { cough_gone: '2026-11-20', antibiotic_start: '2026-11-03' })).toBe('2026-11-09')
    expect(day('hfmd', { no_fever: '2026-11-02', no_mouth_effect: '2026-11-03', eats_normally: '2026-11-03' })).toBe('2026-11-03')
    // Over a weekend, a holiday and the end of a month.
    expect(day('influenza', { onset: '2026-12-28', fever_down: '2026-12-30' })).toBe('2027-01-03')
  })

  test('names what it waits for', () => {
    expect(returnOn(diseaseOf('influenza').rule, { onset: '2026-11-01' })).toEqual({ day: null, waitsFor: ['fever_down'] })
    expect(returnOn(diseaseOf('pertussis').rule, {})).toEqual({ day: null, waitsFor: ['cough_gone', 'antibiotic_start'] })
    expect(returnOn(diseaseOf('mumps').rule, {})).toEqual({ day: null, waitsFor: ['good_condition', 'swelling_onset'] })
    expect(returnOn(null, { onset: '2026-11-01' })).toEqual({ day: null, waitsFor: [] })
  })

  const anyDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-04-01', count))
  const facts = fc.dictionary(fc.constantFrom(...BASES, ...CHECKS), anyDay) as fc.Arbitrary<Facts>
  const anyDisease = fc.constantFrom(...DISEASES)

  test('is never earlier for a later fact', () => {
    fc.assert(
      fc.property(
        anyDisease,
        facts,
        fc.constantFrom(...BASES, ...CHECKS),
        fc.integer({ min: 1, max: 60 }),
        (disease, known, fact, late) => {
          const before = known[fact]
          if (!before) return
          const first = returnOn(disease.rule, known).day
          const second = returnOn(disease.rule, { ...known, [fact]: addDays(before, late) }).day
          expect((second ?? '') >= (first ?? '')).toBe(true)
        },
      ),
    )
  })

  test('is never given while what decides it is unknown, and waits for something the disease asks', () => {
    fc.assert(
      fc.property(anyDisease, facts, (disease, known) => {
        const { day: found, waitsFor } = returnOn(disease.rule, known)
        expect(found === null).toBe(waitsFor.length > 0)
        const asked = factsAskedBy(disease.rule)
        for (const fact of waitsFor) {
          expect(asked).toContain(fact)
          expect(known[fact]).toBeUndefined()
        }
        expect(returnOn(disease.rule, {}).day).toBeNull()
      }),
    )
  })
})

describe('RD13 the master', () => {
  test('has thirteen diseases with a doctor’s paper and nine with a guardian’s', () => {
    expect(DISEASES.filter(({ form }) => form === 'opinion')).toHaveLength(13)
    expect(DISEASES.filter(({ form }) => form === 'report')).toHaveLength(9)
  })

  test('gives each day what was decided for it; the criterion of the guideline stays, a disease of one’s own begins with its day', () => {
    const own = (more: Partial<OwnDisease>): OwnDisease => ({
      key: 'influenza',
      startsOn: '2026-11-10',
      writtenAt: 1,
      form: 'report',
      name: null,
      criteria: null,
      rule: null,
      ...more,
    })
    const list = [
      own({}),
      own({ startsOn: '2026-12-01', form: 'none' }),
      own({ key: 'own:x', name: 'はやり目', criteria: '医師の指示' }),
    ]
    const formOn = (on: Day) => diseasesOn(on, list).find(({ key }) => key === 'influenza')
    expect([formOn('2026-11-09'), formOn('2026-11-10'), formOn('2026-12-01')].map((one) => one?.form)).toEqual([
      'opinion',
      'report',
      'none',
    ])
    expect(formOn('2026-11-10')?.rule).toEqual(diseaseOf('influenza').rule)
    expect(diseasesOn('2026-11-09', list)).toHaveLength(22)
    expect(diseasesOn('2026-11-10', list).at(-1)).toMatchObject({ key: 'own:x', name: 'はやり目', rule: null })
  })
})

describe('A case', () => {
  let at = 0
  const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => {
    at += 1
    return { kind, fact: null, day: null, formId: null, at, ...more }
  }
  const fact = (name: string, on: Day | null) => step('fact', { fact: name, day: on })
  const flu = diseaseOf('influenza')

  test('takes the later word about a fact, and a fact that was taken back is unknown again', () => {
    const steps = [step('suspected'), fact('onset', '2026-11-01'), fact('fever_down', '2026-11-03'), step('diagnosed')]
    expect(foldCase(flu, steps, [])).toMatchObject({ certainty: 'diagnosed', day: '2026-11-07', ended: null, paper: 'waiting' })
    const later = [...steps, fact('fever_down', '2026-11-05')]
    expect(foldCase(flu, later, []).day).toBe('2026-11-09')
    expect(foldCase(flu, [...later, fact('fever_down', null)], [])).toMatchObject({ day: null, waitsFor: ['fever_down'] })
  })

  test('RD15 asks at the door about the day first, then about the paper, and about nothing once the paper is there', () => {
    const steps = [step('diagnosed'), fact('onset', '2026-11-01'), fact('fever_down', '2026-11-03')]
    const asks = (more: Step[], today: Day) => asksAtDoor(flu, foldCase(flu, [...steps, ...more], []), today)
    expect(asks([], '2026-11-06')).toBe('too_early')
    expect(asks([], '2026-11-07')).toBe('no_paper')
    expect(asks([step('paper')], '2026-11-07')).toBeNull()
    expect(asks([step('paper')], '2026-11-06')).toBe('too_early')
    expect(asks([fact('fever_down', null)], '2026-11-07')).toBe('unknown_day')
    expect(asks([fact('fever_down', null), step('paper')], '2026-11-07')).toBeNull()
    expect(asks([step('recovered')], '2026-11-06')).toBeNull()
    const free = { ...flu, form: 'none' as const }
    expect(asksAtDoor(free, foldCase(free, steps, []), '2026-11-07')).toBeNull()
  })

  test('RD14 has the form that was not taken back', () => {
    const [first, second] = [
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ]
    const hfmd = diseaseOf('hfmd')
    expect(foldCase(hfmd, [step('diagnosed')], [first])).toMatchObject({ paper: 'sent', formId: 'a' })
    const withdrawn = [step('diagnosed'), step('withdrawn', { formId: 'a' })]
    expect(foldCase(hfmd, withdrawn, [first])).toMatchObject({ paper: 'waiting', formId: null })
    const confirmed = [...withdrawn, step('confirmed', { formId: 'b' })]
    expect(foldCase(hfmd, confirmed, [first, second])).toMatchObject({ paper: 'confirmed', formId: 'b' })
  })
})

describe('RD16 RD20 counts', () => {
  const one = (childId: string, classId: string | null, more: Partial<CountedCase> = {}): CountedCase => ({
    childId,
    key: 'influenza',
    name: 'インフルエンザ',
    day: '2026-11-20',
    classId,
    ended: null,
    ...more,
  })

  test('are of the last seven days, without what was wrong, a child once a disease', () => {
    const list = [
      one('a', 'star'),
      one('a', 'star', { day: '2026-11-21' }),
      one('b', 'star', { ended: 'wrong' }),
      one('c', 'star', { day: '2026-11-15', ended: 'recovered' }),
      one('d', 'star', { day: '2026-11-14' }),
    ]
    expect(lately(list, '2026-11-21').map(({ childId }) => childId)).toEqual(['a', 'c'])
    expect(hintOf(lately(list, '2026-11-21'))).toEqual([{ key: 'influenza', name: 'インフルエンザ', count: 2 }])
  })

  test('name a class to families from two children on, and never one alone', () => {
    const flu = { key: 'influenza', name: 'インフルエンザ' }
    expect(alertOf([one('a', 'star')], 2)).toEqual([{ ...flu, classId: null, count: 0 }])
    expect(alertOf([one('a', 'star'), one('b', 'star'), one('c', 'hare')], 1)).toEqual([
      { ...flu, classId: 'star', count: 2 },
      { ...flu, classId: null, count: 0 },
    ])
    expect(alertOf([one('a', 'star'), one('b', 'hare')], 2)).toEqual([{ ...flu, classId: null, count: 2 }])
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('star', 'hare', null)), { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (children, least) => {
          const cases = children.map(([child, classId]) => one(String(child), classId))
          for (const { count, classId } of alertOf(cases, least)) {
            expect(count === 0 || count >= Math.max(2, least)).toBe(true)
            if (classId !== null) expect(count).toBeGreaterThan(0)
          }
        },
      ),
    )
  })

  test('of a week go by class and disease', () => {
    const list = [
      one('a', 'star'),
      one('b', 'star'),
      one('c', null, { day: '2026-11-22' }),
      one('d', 'star', { day: '2026-11-23' }),
    ]
    expect(weekOf(list, '2026-11-16')).toMatchObject([
      { classId: 'star', count: 2 },
      { classId: null, count: 1 },
    ])
  })

  test('for the city withhold what is under five', () => {
    expect([0, 1, 4, 5, 12].map(forCity)).toEqual([0, null, null, 5, 12])
  })
})
