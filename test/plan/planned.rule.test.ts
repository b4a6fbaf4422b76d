import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WeekPattern } from '../../schema/child/table.ts'
import { addDays, daysFrom, weekdayOf } from '../../schema/kit/day.ts'
import { type DayPlan, plannedOn } from '../../schema/plan/rule.ts'

const WORKDAY: [number, number] = [510, 1020]
const WEEK: WeekPattern = [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, null]
const MONDAY = '2026-11-16'
const SATURDAY = '2026-11-21'
const said = (more: Partial<DayPlan>): DayPlan => ({
  id: 'a',
  kind: 'hours',
  startsOn: MONDAY,
  endsOn: MONDAY,
  hours: [540, 660],
  meals: true,
  writtenAt: 1,
  endedFrom: null,
  ...more,
})

describe('RB15 the plan of a day', () => {
  test('RB15 is the week of the contract, and what was said of the day over it', () => {
    expect(plannedOn(MONDAY, WEEK)).toEqual({ hours: WORKDAY, by: null })
    expect(plannedOn(SATURDAY, WEEK).hours).toBeNull()
    expect(plannedOn(MONDAY, WEEK, [said({})]).hours).toEqual([540, 660])
    expect(plannedOn(addDays(MONDAY, 1), WEEK, [said({})]).hours).toEqual(WORKDAY)
    expect(plannedOn(MONDAY, WEEK, [said({ hours: null })]).hours).toBeNull()
  })

  test('RB15 one day that is not in the week counts; days of a span that are not, do not', () => {
    expect(plannedOn(SATURDAY, WEEK, [said({ startsOn: SATURDAY, endsOn: SATURDAY })]).hours).toEqual([540, 660])
    expect(plannedOn(SATURDAY, WEEK, [said({ endsOn: addDays(SATURDAY, 9) })]).hours).toBeNull()
  })

  test('RB15 a child of whose week nothing is known is rather looked for than not', () => {
    expect(plannedOn(SATURDAY, null, [said({ endsOn: addDays(SATURDAY, 9) })]).hours).toEqual([540, 660])
    expect(plannedOn(SATURDAY, null).hours).toBeNull()
  })

  test('RB15 the latest word counts, and a span that says nothing of a Saturday does not hide what was said of it', () => {
    const first = said({ id: 'a', startsOn: SATURDAY, endsOn: SATURDAY, writtenAt: 1 })
    const span = said({ id: 'b', endsOn: addDays(SATURDAY, 9), hours: [540, 690], writtenAt: 2 })
    expect(plannedOn(SATURDAY, WEEK, [first, span]).by?.id).toBe('a')
    expect(plannedOn(MONDAY, WEEK, [said({}), span]).hours).toEqual([540, 690])
  })

  test('RB15 what was taken back stays true of the days before', () => {
    const plan = said({ endsOn: addDays(MONDAY, 4), endedFrom: addDays(MONDAY, 2) })
    const hours = daysFrom(MONDAY, addDays(MONDAY, 4)).map((day) => plannedOn(day, WEEK, [plan]).hours?.[1])
    expect(hours).toEqual([660, 660, 1020, 1020, 1020])
  })

  test('RB32 a 慣らし of several steps follows its days and ends by itself', () => {
    const steps = [
      said({ kind: 'settling', endsOn: addDays(MONDAY, 2), hours: [540, 660], meals: false }),
      said({ kind: 'settling', startsOn: addDays(MONDAY, 3), endsOn: addDays(MONDAY, 8), hours: [540, 750] }),
    ]
    const leaves = daysFrom(MONDAY, addDays(MONDAY, 11)).map((day) => plannedOn(day, WEEK, steps).hours?.[1] ?? null)
    expect(leaves).toEqual([660, 660, 660, 750, 750, null, null, 750, 750, 1020, 1020, 1020])
  })

  test('RB15 in whatever order the rows come, and however often, the day is the same', () => {
    const plans = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        from: fc.integer({ min: 0, max: 10 }),
        days: fc.integer({ min: 0, max: 6 }),
        leave: fc.integer({ min: 600, max: 1100 }),
        writtenAt: fc.integer({ min: 0, max: 3 }),
        ended: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 16 }), (rows, offset) => {
        const day = addDays(MONDAY, offset)
        const list = rows.map((row, at) =>
          said({
            id: `${row.id}${at}`,
            startsOn: addDays(MONDAY, row.from),
            endsOn: addDays(MONDAY, row.from + row.days),
            hours: [540, row.leave],
            writtenAt: row.writtenAt,
            endedFrom: row.ended === null ? null : addDays(MONDAY, row.ended),
          }),
        )
        const once = plannedOn(day, WEEK, list)
        expect(plannedOn(day, WEEK, [...list.toReversed(), ...list])).toEqual(once)
        if (!once.by) expect(once.hours).toEqual(WEEK[weekdayOf(day)])
      }),
    )
  })
})
