import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adoptionOf } from '../../schema/organisation/adoption.ts'
import type { MonthCounts } from '../../schema/organisation/month-count.ts'
import { FIGURES, figureOf, isTold, monthsOfYear, outcomesOf } from '../../schema/organisation/outcome.ts'

const figure = (key: string) => {
  const found = FIGURES.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const lineOf = (key: string, byMonth: MonthCounts[][]) => outcomesOf(byMonth).find((one) => one.key === key)

describe('成果の見える化', () => {
  test('RN06 a share is said only where neither the part nor what is left of the whole is one to four', () => {
    const told = figure('told')
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (part, rest) => {
        const shown = figureOf(told, { absentTold: part, absent: part + rest })
        const few = (count: number) => count > 0 && count < 5
        if (part + rest < 5 || few(part) || few(rest)) expect(shown).toBeNull()
        else expect(shown).toBe(Math.round((part * 100) / (part + rest)))
      }),
    )
  })

  test('RN06 a house whose own share is withheld is in no sum of the city, so that nobody takes the others away from it', () => {
    const [large, small] = [
      { absentTold: 30, absent: 40 },
      { absentTold: 2, absent: 9 },
    ]
    expect(lineOf('told', [[large, small]])?.months).toEqual([75])
    expect(lineOf('told', [[small]])?.months).toEqual([null])
  })

  test('RN06 the year is the sum of the months that are told, so that no month is what is left of it', () => {
    const line = lineOf('reached', [
      [{ reached: 10, reachedMinutes: 100 }],
      [{ reached: 2, reachedMinutes: 900 }],
      [{ reached: 30, reachedMinutes: 60 }],
    ])
    expect(line?.months).toEqual([10, null, 2])
    expect(line?.all).toBe(4)
  })

  test('RN06 a month before a house began to write here counts nobody as absent without a word', () => {
    const before = { attended: 0, absentTold: 0, absent: 900 }
    const since = { attended: 800, absentTold: 30, absent: 40 }
    expect(lineOf('told', [[before], [since, before]])).toMatchObject({ months: [null, 75], all: 75 })
  })

  test('RN06 answers of the survey are said from five on, of the whole city together', () => {
    const counts = (answers: number, good: number) => ({ staff1: answers, staff1Good: good })
    expect(lineOf('staff1', [[counts(3, 3), counts(2, 2)]])?.months).toEqual([100])
    expect(lineOf('staff1', [[counts(3, 3)]])?.months).toEqual([null])
    expect(lineOf('staff1', [[counts(9, 6)]])?.months).toEqual([null])
  })

  test('RN06 every figure has a title and a definition of its own', () => {
    expect(new Set(FIGURES.map(({ title }) => title)).size).toBe(FIGURES.length)
    for (const { key, definition } of FIGURES) expect(definition.length, key).toBeGreaterThan(10)
    expect(isTold(figure('spared'), {})).toBe(true)
    expect(figureOf(figure('spared'), { spared: 4 })).toBeNull()
  })

  test('RN06 the months of a fiscal year are those that have begun', () => {
    expect(monthsOfYear(2026, '2026-06-10')).toEqual(['2026-04', '2026-05', '2026-06'])
    expect(monthsOfYear(2026, '2027-08-01')).toHaveLength(12)
    expect(monthsOfYear(2026, '2027-08-01').at(-1)).toBe('2027-03')
    expect(monthsOfYear(2027, '2026-06-10')).toEqual([])
  })
})

test('RN06 採用状況 withholds what is one to four, and says nought and five', () => {
  const line = adoptionOf(
    { papersLate: 4, stuck: 5, noticesUnseen: 0, booksOut: 20, booksUnread: 10 },
    { absent: 10, absentTold: 10 },
  )
  expect(line).toEqual({ papersLate: null, stuck: 5, noticesUnseen: 0, unread: 50, told: 100 })
})
