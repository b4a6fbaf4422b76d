// Rows to register: the month's days with their own rules, each child's facts by day, then the shared fold.
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, type Day, daysFrom } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { ChildMonth, RegisterDay } from '../../schema/presence/fold-register.ts'
import { type Fact, type FactKind, liveFacts } from '../../schema/presence/rule.ts'
import { dayRules, holidayName } from '../facility/day-rules.ts'
import { fullName } from './assemble-board.ts'
import type { ChildMonthRow, FactsRow, MonthNoticeRow } from './month-queries.ts'
import { byChild } from './queries.ts'

/** The days of a span with the settings in force on each. Null when the facility had none on its first day. */
export function registerDays(
  from: Day,
  to: Day,
  settings: readonly { startsOn: Day; settings: FacilitySettings }[],
  exceptions: readonly { day: Day; open: boolean; name: string }[],
): RegisterDay[] | null {
  const first = settings[0]
  if (!first) return null
  return daysFrom(from, to).map((day) => {
    const held = (settings.findLast(({ startsOn }) => startsOn <= day) ?? first).settings
    const exception = exceptions.find((one) => one.day === day)
    const holiday = exception?.name || holidayName(day)
    return { rules: dayRules(held, day, exception), marks: held.marks, ...(holiday ? { holiday } : {}) }
  })
}

type FactOnWire = [childId: Id, id: Id, kind: FactKind, at: number, supersedes: Id | null]

/** Facts of a span by child and day. */
function gatherFacts(rows: readonly FactsRow[]): Map<Id, Map<Day, Fact[]>> {
  const children = new Map<Id, Map<Day, Fact[]>>()
  for (const { day, facts } of rows) {
    for (const [childId, id, kind, at, supersedes] of JSON.parse(facts) as FactOnWire[]) {
      let days = children.get(childId)
      if (!days) {
        days = new Map()
        children.set(childId, days)
      }
      const list = days.get(day)
      const fact = { id, kind, at, supersedes }
      if (list) list.push(fact)
      else days.set(day, [fact])
    }
  }
  return children
}

const NO_DAYS: ReadonlyMap<Day, Fact[]> = new Map()

/** Puts each child's month together. `from` is the first day of the facts at hand. */
export function childMonths(
  children: readonly ChildMonthRow[],
  facts: readonly FactsRow[],
  notices: readonly MonthNoticeRow[],
  from: Day,
): ChildMonth[] {
  const factsOf = gatherFacts(facts)
  const noticesOf = byChild(notices)
  return children.map((row) => {
    const days = factsOf.get(row.childId) ?? NO_DAYS
    return {
      childId: row.childId,
      name: fullName(row),
      kana: `${row.familyKana} ${row.givenKana}`.trim(),
      enrollments: spans(row.enrollments, () => ({})),
      memberships: spans(row.memberships, (classId) => ({ classId: classId as Id })),
      contracts: spans(row.contracts, (week) => ({ week: week as ([Time, Time] | null)[] })),
      facts: days,
      notices: (noticesOf.get(row.childId) ?? []).map(({ cameBefore, ...notice }) => ({
        ...notice,
        cameOn: notice.kind === 'absent' ? (cameBefore ?? cameWithin(days, notice, from)) : null,
      })),
    }
  })
}

const spans = <More>(json: string, more: (third: unknown) => More): ({ startsOn: Day; endsOn: Day | null } & More)[] =>
  (JSON.parse(json) as [Day, Day | null, unknown][]).map(([startsOn, endsOn, third]) => ({ startsOn, endsOn, ...more(third) }))

/** The first day of an absence on which the child came after all (RA03). */
function cameWithin(days: ReadonlyMap<Day, readonly Fact[]>, notice: { startsOn: Day; endsOn: Day }, from: Day): Day | null {
  for (let day = notice.startsOn < from ? from : notice.startsOn; day <= notice.endsOn; day = addDays(day, 1)) {
    const facts = days.get(day)
    if (facts && liveFacts(facts).some(({ kind }) => kind === 'arrive' || kind === 'sighting')) return day
  }
  return null
}
