// 日またぎ (RB06): a stay that goes on over midnight is one stay of its first day, for as many hours as the house has set. Its facts are kept
// under that day; on the board of the next it stands as it is, until the child leaves or the hours are over.
import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, HOUR, type Moment, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { toldAbout } from '../../schema/notice/rule.ts'
import { type Night, packActs } from '../../schema/presence/fold-board.ts'
import { type DayRules, foldDay, lastsUntil, leavesAt } from '../../schema/presence/rule.ts'
import type { Condition } from '../kit/command.ts'
import { conflict } from '../kit/fail.ts'
import type { Given } from '../kit/prepared.ts'
import { type FactRow, type NoticeRow, planOf, type RosterRow } from './queries.ts'

/** SQL: for how many hours a stay goes on over midnight, by the settings of a day. */
const hoursOn = (facilityId: Given<number>, day: Given<Day>): SQL => sql`coalesce((select s.settings ->> 'overnightHours'
  from facility_setting s where s.facility_id = ${facilityId} and s.starts_on <= ${day} order by s.starts_on desc limit 1), 0)`

/** SQL: the first day whose facts say something of a day: the one before where stays go on over midnight, else the day itself. */
export const sinceNight = (facilityId: Given<number>, day: Given<Day>): SQL<Day> =>
  sql<Day>`case when ${hoursOn(facilityId, day)} > 0 then date(${day}, '-1 day') else ${day} end`

/** The stay of the night before a day, as long as it may go on into it. */
export function nightOf(row: RosterRow, facts: readonly FactRow[], notices: readonly NoticeRow[], rules: DayRules): Night | null {
  if (facts.length === 0) return null
  const before = { ...rules, day: addDays(rules.day, -1) }
  const told = toldAbout(
    before.day,
    notices.filter(({ childId }) => childId === row.childId),
  )
  const { hours } = planOf(row, before.day)
  const leave = leavesAt(told, hours && { arrive: hours[0], leave: hours[1] })
  const until = lastsUntil(foldDay(facts, told, null, before, startOf(rules.day)), before)
  return until === null || until <= startOf(rules.day)
    ? null
    : { acts: packActs(facts, before), ...(leave === null ? {} : { leave }) }
}

/** SQL: the child came on this day, not longer ago than a stay goes on, and that was not taken back. `childId` may be a column. */
export const cameWithin = (
  facilityId: number,
  childId: Id | SQL,
  day: Day,
  at: Moment | SQL,
): SQL => sql`exists (select 1 from presence_fact f
  where f.facility_id = ${facilityId} and f.day = ${day} and f.child_id = ${childId} and f.kind in ('arrive', 'sighting', 'back')
    and f.at > ${at} - ${HOUR} * ${hoursOn(facilityId, day)}
    and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id))`

/** What must hold for an act of a stay that began the day before. */
export const ofTheNight = (facilityId: number, childId: Id, day: Day, at: Moment): Condition => ({
  holds: cameWithin(facilityId, childId, day, at),
  fail: () =>
    conflict(
      'night_over',
      'きのうからの預かりは、もう終わっています。きのうの記録は「記録もれ」から、きょうの登園は登園で入れてください。',
    ),
})
