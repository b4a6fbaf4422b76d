// Rows to register: the month's days with their own rules, each child's facts by day, then the shared fold.
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, type Day, daysFrom } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Notice } from '../../schema/notice/rule.ts'
import type { ChildMonth, RegisterDay } from '../../schema/presence/fold-register.ts'
import { type Fact, type FactKind, liveFacts } from '../../schema/presence/rule.ts'
import { dayRules, holidayName } from '../facility/day-rules.ts'
import { fullName } from './assemble-board.ts'
import type { ChildOfMonth, FactsRow, NoticeOfMonth } from './month-queries.ts'
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

const KIND_OF: Record<string, FactKind> = { a: 'arrive', s: 'sighting', l: 'leave', h: 'handover' }

/** Reads one fact of `factsByDay`. They are the live ones, so the text is all the id they need. */
function readFact(text: string): Fact {
  const kind = KIND_OF[text.charAt(0)]
  if (!kind) throw new Error(`no kind of fact begins like ${text}`)
  return { id: text, kind, at: Number(text.slice(1)) }
}

/** Facts of a span by child and day. */
function gatherFacts(rows: readonly FactsRow[]): Map<Id, Map<Day, Fact[]>> {
  const children = new Map<Id, Map<Day, Fact[]>>()
  for (const { day, facts } of rows) {
    let childId: Id | null = null
    let list: Fact[] = []
    for (const item of facts.split(',')) {
      const end = item.indexOf(' ')
      const whose = item.slice(0, end)
      // A day's facts come child by child, so the list is looked up once for each.
      if (whose !== childId) list = listOf(children, whose, day)
      childId = whose
      list.push(readFact(item.slice(end + 1)))
    }
  }
  return children
}

function listOf(children: Map<Id, Map<Day, Fact[]>>, childId: Id, day: Day): Fact[] {
  const days = children.get(childId) ?? new Map<Day, Fact[]>()
  children.set(childId, days)
  const list = days.get(day) ?? []
  days.set(day, list)
  return list
}

/** Notices of a span by child. */
function gatherNotices(packed: string): Map<Id, (Notice & { childId: Id; cameBefore: Day | null })[]> {
  const notices = (JSON.parse(packed) as NoticeOfMonth[]).map(
    ([childId, id, kind, startsOn, endsOn, reason, time, withdrawn, writtenAt, cameBefore]) => ({
      childId,
      id,
      kind,
      startsOn,
      endsOn,
      reason,
      time,
      // Who fetches a child stands in no register, and only latest versions were asked for.
      pickupPerson: null,
      supersedes: null,
      withdrawn: withdrawn === 1,
      writtenAt,
      cameBefore,
    }),
  )
  return byChild(notices)
}

const NO_DAYS: ReadonlyMap<Day, Fact[]> = new Map()

/** Puts each child's month together from what the queries packed. `from` is the first day of the facts at hand. */
export function childMonths(children: string, facts: readonly FactsRow[], notices: string, from: Day): ChildMonth[] {
  const factsOf = gatherFacts(facts)
  const noticesOf = gatherNotices(notices)
  return (JSON.parse(children) as ChildOfMonth[]).map(
    ([childId, familyName, givenName, familyKana, givenKana, enrollments, memberships, contracts]) => {
      const days = factsOf.get(childId) ?? NO_DAYS
      return {
        childId,
        name: fullName({ familyName, givenName }),
        kana: `${familyKana} ${givenKana}`.trim(),
        enrollments: enrollments.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
        memberships: memberships.map(([startsOn, endsOn, classId]) => ({ startsOn, endsOn, classId })),
        contracts: contracts.map(([startsOn, endsOn, week]) => ({ startsOn, endsOn, week })),
        facts: days,
        notices: (noticesOf.get(childId) ?? []).map(({ cameBefore, ...notice }) => ({
          ...notice,
          cameOn: notice.kind === 'absent' ? (cameBefore ?? cameWithin(days, notice, from)) : null,
        })),
      }
    },
  )
}

/** The first day of an absence on which the child came after all (RA03). */
function cameWithin(days: ReadonlyMap<Day, readonly Fact[]>, notice: { startsOn: Day; endsOn: Day }, from: Day): Day | null {
  for (let day = notice.startsOn < from ? from : notice.startsOn; day <= notice.endsOn; day = addDays(day, 1)) {
    const facts = days.get(day)
    if (facts && liveFacts(facts).some(({ kind }) => kind === 'arrive' || kind === 'sighting')) return day
  }
  return null
}
