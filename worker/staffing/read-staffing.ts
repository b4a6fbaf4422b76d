import type { Context } from 'hono'
import { addDays, classAgeOf, type Day, fiscalYearOf, startOf } from '../../schema/kit/day.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { roomsNow } from '../../schema/roll/room.ts'
import { countByAge, halfHours, hoursHere, NATIONAL, neededFor, neededInRoom } from '../../schema/staffing/rule.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { assembleBoard, lookAt } from '../presence/assemble-board.ts'
import { sinceNight } from '../presence/night.ts'
import { classesOn, factsBetween, noticesBetween, recordedHere, rosterOn } from '../presence/queries.ts'
import { groupsOf, movesOf, movesOn, outingsOn, stepsOn } from '../roll/queries.ts'

/** Children by age who are here now, room by room, and in each half hour of a day, what they need, and who is at work. Numbers only, no child. */
export async function readStaffing(c: Context<App>, day: Day) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    rosterOn(db, facilityId, day),
    factsBetween(db, facilityId, sinceNight(facilityId, day), day, recordedHere),
    noticesBetween(db, facilityId, sinceNight(facilityId, day), day),
    classesOn(db, facilityId, day),
    outingsOn(db, facilityId, day),
    stepsOn(db, facilityId, day),
    movesOn(db, facilityId, day),
  ])
  const [[setting], [exception], roster, facts, notices, classes, outings, steps, moves] = rows
  if (!setting) throw notFound()
  const { opensAt, closesAt, ratios = NATIONAL, staffHours = [] } = setting.settings
  const rules = dayRules(setting.settings, day, exception)
  const now = lookAt(day, today, c.get('now'), startOf(addDays(day, 1)) - 1, startOf(day))
  const { children } = assembleBoard({ roster, facts, notices }, rules, classes, 0, now)
  const year = fiscalYearOf(day)
  const ages = new Map(roster.map(({ childId, birthDay }) => [childId, classAgeOf(birthDay, year)]))
  const aged = (of: readonly BoardChild[]) => of.map((child) => ({ child, age: ages.get(child.childId) ?? 0 }))
  const withAge = aged(children)
  const hours = withAge.flatMap(({ child, age }) => {
    const here = hoursHere(child, rules, now)
    return here ? [{ age, from: here[0], to: here[1] }] : []
  })
  // A child on a walk needs its 保育士 there; one that was only stamped is in the house.
  const present = countByAge(withAge.filter(({ child }) => IN_CARE.has(child.status)))
  /** Children who are together are counted together, and each room by itself. */
  const { rooms } = roomsNow({ classes, children, rules }, { outings: groupsOf(outings, steps), moves: movesOf(moves) })
  const roomsOfNow = rooms.map(({ kind, name, children: inRoom }) => {
    const byAge = countByAge(aged(inRoom))
    return { kind, name, children: byAge, ...neededInRoom(byAge, ratios) }
  })
  return {
    day,
    open: rules.open,
    ratios,
    now: day === today ? { children: present, ...neededFor(present, ratios), rooms: roomsOfNow } : null,
    halfHours: rules.open || hours.length > 0 ? halfHours(hours, { day, opensAt, closesAt }, ratios, staffHours) : [],
  }
}

/** Statuses in which a child needs a 保育士: also on a walk, and where only a machine has heard of it. */
export const IN_CARE: ReadonlySet<string> = new Set(['present', 'stamped', 'out', 'left_stamped'])
