// Rows to register: the month's days with their own rules, each child's facts by day, then the shared fold.
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { type Day, daysFrom, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { timeOn } from '../../schema/kit/time.ts'
import type { Notice } from '../../schema/notice/rule.ts'
import { unpackPlan } from '../../schema/plan/rule.ts'
import type { ChildMonth, RegisterDay } from '../../schema/presence/fold-register.ts'
import type { RegisterNote } from '../../schema/presence/register-notes.ts'
import { type Fact, type FactKind, KIND_OF, liveFacts } from '../../schema/presence/rule.ts'
import { dayRules, holidayName } from '../facility/day-rules.ts'
import { fullName } from './assemble-board.ts'
import type { ChildOfMonth, FactsRow, NoteOfMonth, NoticeOfMonth } from './month-queries.ts'
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

/** Kinds by the code of their letter. */
const KIND_AT: (FactKind | undefined)[] = []
for (const [letter, kind] of Object.entries(KIND_OF))
  for (const one of [letter, letter.toUpperCase()]) KIND_AT[one.charCodeAt(0)] = kind
const LAST_CAPITAL = 'Z'.charCodeAt(0)
const [BLANK, ZERO, NINE] = [' ', '0', '9'].map((letter) => letter.charCodeAt(0)) as [number, number, number]

/**
 * Reads the facts of one child's day as `factsByDay` wrote them, `a1796079600000 s1796079600000`, from behind the blank at `place`. They are
 * the live ones, so their place in the list is all the id they need. A month has ten thousand of them: digits added up take half the time
 * of digits cut off and read.
 * @returns the facts, where they end, and whether one of them stood on paper
 */
function readFacts(text: string, place: number): [facts: Fact[], end: number, onPaper: boolean] {
  const facts: Fact[] = []
  let onPaper = false
  let end = place
  for (let code = BLANK; code === BLANK; ) {
    const letter = text.charCodeAt(++end)
    const kind = KIND_AT[letter]
    if (!kind) throw new Error(`no kind of fact begins as in ${text.slice(end, end + 20)}`)
    if (letter <= LAST_CAPITAL) onPaper = true
    let at = 0
    for (code = text.charCodeAt(++end); code >= ZERO && code <= NINE; code = text.charCodeAt(++end)) at = at * 10 + code - ZERO
    facts.push({ id: String(facts.length), kind, at })
  }
  return [facts, end, onPaper]
}

/** What is known of a child's days, in their order. */
interface DaysOfChild {
  facts: Map<Day, Fact[]>
  onPaper: Set<Day>
}

/** The facts of each child, as `factsByDay` wrote them. */
export function gatherFacts(rows: readonly FactsRow[]): Map<Id, DaysOfChild> {
  const children = new Map<Id, DaysOfChild>()
  for (const { day, facts: text } of rows) {
    if (!text) continue
    for (let place = 0; place < text.length; ) {
      const blank = text.indexOf(' ', place)
      const childId = text.slice(place, blank)
      const days = children.get(childId) ?? { facts: new Map(), onPaper: new Set() }
      children.set(childId, days)
      const [facts, end, onPaper] = readFacts(text, blank)
      days.facts.set(day, facts)
      if (onPaper) days.onPaper.add(day)
      place = end + 1
    }
  }
  return children
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

/** Reads what `notesBetween` packed. */
export const registerNotes = (packed: string): RegisterNote[] =>
  (JSON.parse(packed) as NoteOfMonth[]).map(([kind, day, childId, at, text, was, familyName, givenName]) => {
    const by = [familyName, givenName].filter(Boolean).join(' ')
    if (kind === 'remark') return { kind, day, childId, by, at, text }
    const facts = JSON.parse(was ?? '[]') as [FactKind, Moment][]
    return { kind, day, childId, by, at, reason: text, was: facts.map(([fact, then]) => [fact, timeOn(day, then)]) }
  })

const NO_DAYS: DaysOfChild = { facts: new Map(), onPaper: new Set() }

/** Puts each child's month together from what the queries packed. */
export function childMonths(children: string, facts: readonly FactsRow[], notices: string): ChildMonth[] {
  const factsOf = gatherFacts(facts)
  const noticesOf = gatherNotices(notices)
  return (JSON.parse(children) as ChildOfMonth[]).map(
    ([childId, familyName, givenName, familyKana, givenKana, enrollments, memberships, contracts, plans]) => {
      const days = factsOf.get(childId) ?? NO_DAYS
      return {
        childId,
        name: fullName({ familyName, givenName }),
        kana: `${familyKana} ${givenKana}`.trim(),
        enrollments: enrollments.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
        memberships: memberships.map(([startsOn, endsOn, classId]) => ({ startsOn, endsOn, classId })),
        contracts: contracts.map(([startsOn, endsOn, week]) => ({ startsOn, endsOn, week })),
        plans: plans.map(unpackPlan),
        facts: days.facts,
        onPaper: days.onPaper,
        notices: (noticesOf.get(childId) ?? []).map(({ cameBefore, ...notice }) => ({
          ...notice,
          cameOn: notice.kind === 'absent' ? (cameBefore ?? cameWithin(days.facts, notice)) : null,
        })),
      }
    },
  )
}

/** The first day of an absence on which the child came after all (RA03). */
function cameWithin(days: ReadonlyMap<Day, readonly Fact[]>, notice: { startsOn: Day; endsOn: Day }): Day | null {
  for (const [day, facts] of days) {
    if (day > notice.endsOn) return null
    if (day >= notice.startsOn && liveFacts(facts).some(({ kind }) => kind === 'arrive' || kind === 'sighting')) return day
  }
  return null
}
