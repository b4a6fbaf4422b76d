// Rows to board: one child at a time, then the shared fold.

import { isVisit } from '../../schema/guest/visit.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { covers, toldAbout } from '../../schema/notice/rule.ts'
import { type Board, foldBoard, type NoticeOnBoard, packActs, type UnfoldedChild } from '../../schema/presence/fold-board.ts'
import { type DayRules, liveFacts } from '../../schema/presence/rule.ts'
import { nightOf } from './night.ts'
import { byChild, type FactRow, type NoticeRow, planOf, type RosterRow, stayOf } from './queries.ts'

/** The rows of one day, as the queries bring them; facts and notices also of the day before, where stays go on over midnight (`sinceNight`). */
export interface DayRows {
  roster: readonly RosterRow[]
  facts: readonly FactRow[]
  notices: readonly NoticeRow[]
  /** Children with the neutral mark 「事務室に確認」. */
  asked?: ReadonlySet<Id>
  /** 配慮: short words of the nursery's own beside names. */
  marks?: ReadonlyMap<Id, string>
  /** For the children's families: a child in another facility is shown as it is there. */
  forFamily?: true
}

/** Puts a day's rows together into the board of that day at a moment. */
export function assembleBoard(rows: DayRows, rules: DayRules, classes: Board['classes'], version: number, now: Moment): Board {
  const facts = byChild(rows.facts.filter(({ day }) => day === rules.day))
  const ofNight = byChild(rows.facts.filter(({ day }) => day < rules.day))
  const notices = byChild(rows.notices.filter((notice) => covers(notice, rules.day)))
  const children = rows.roster.map((row) => {
    const night = nightOf(row, ofNight.get(row.childId) ?? [], rows.notices, rules)
    const child = unfolded(row, facts.get(row.childId) ?? [], notices.get(row.childId) ?? [], rules, rows)
    return night ? { ...child, night } : child
  })
  return foldBoard({ version, rules, classes, children }, now)
}

function unfolded(
  row: RosterRow,
  facts: readonly FactRow[],
  notices: readonly NoticeRow[],
  rules: DayRules,
  { asked, marks, forFamily }: DayRows,
): UnfoldedChild {
  const acts = packActs(facts, rules)
  const place = !forFamily && acts.some(([kinds]) => kinds.includes('o')) ? placeOf(facts) : null
  const stay = stayOf(row)
  const away = stay?.side === 'home' && stay.known ? stay : null
  const unheard = stay?.side === 'home' && !stay.known ? stay : null
  const planned = planOf(row, rules.day)
  const plan = !away ? (planned.hours ?? unheard?.hours) : forFamily ? away.hours : null
  return {
    childId: row.childId,
    name: fullName(row),
    kana: `${row.familyKana} ${row.givenKana}`.trim(),
    ...(row.classroomId ? { classId: row.classroomId } : {}),
    ...(row.allergens.length > 0 ? { allergens: row.allergens } : {}),
    ...(marks?.has(row.childId) ? { mark: marks.get(row.childId) as string } : {}),
    ...(asked?.has(row.childId) ? { askOffice: true as const } : {}),
    ...(plan ? { plan } : {}),
    ...(planned.by && !away ? { planKind: planned.by.kind } : {}),
    ...(planned.by && !planned.by.meals && !away ? { noMeals: true as const } : {}),
    ...(!away ? {} : forFamily ? { place: { name: away.name, phone: away.phone } } : { away: away.name }),
    ...(stay?.side !== 'host' ? {} : isVisit(stay.kind) ? { visit: stay.kind } : { guestOf: stay.name }),
    ...(unheard ? { unheardAt: unheard.name } : {}),
    ...(acts.length > 0 ? { acts } : {}),
    ...(place ? { outAt: place } : {}),
    ...(notices.length > 0 ? { notices: notices.map(noticeOnBoard), told: toldAbout(rules.day, notices) } : {}),
  }
}

/** Where a child went whose last act was to go out; a roll on the way changes nothing. */
function placeOf(facts: readonly FactRow[]): string | null {
  const last = liveFacts(facts).findLast(({ kind }) => kind !== 'sighting')
  return facts.find((fact) => fact.kind === 'out' && last?.kind === 'out' && fact.id === last.id)?.place ?? null
}

/** 姓 名, with one space; a name in one part has none. */
export const fullName = (row: { familyName: string; givenName: string }): string => `${row.familyName} ${row.givenName}`.trim()

/** What the board shows of a notice; empty things are left out. */
export function noticeOnBoard(row: NoticeRow): NoticeOnBoard {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.symptoms?.length ? { symptoms: row.symptoms } : {}),
    ...(row.temperature === null ? {} : { temperature: row.temperature }),
    ...(row.time === null ? {} : { time: row.time }),
    ...(row.pickupPerson ? { person: row.pickupPerson } : {}),
    ...(row.note ? { note: row.note } : {}),
    ...(row.endsOn > row.startsOn ? { to: row.endsOn } : {}),
    ...(row.withdrawn ? { withdrawn: true as const } : {}),
    ...(row.afterCutoff ? { afterCutoff: true as const } : {}),
    ...(row.source === 'staff' ? { byStaff: true as const } : {}),
    writtenAt: row.writtenAt,
    ...(row.confirmedAt === null ? {} : { confirmedAt: row.confirmedAt }),
  }
}

/** The moment at which a day is looked at: now for today, its end for a past day, its beginning for a day to come. */
export const lookAt = (day: Day, today: Day, now: Moment, endOfDay: Moment, startOfDay: Moment): Moment =>
  day === today ? now : day < today ? endOfDay : startOfDay
