// 身体計測 of the demo: each child grows along a line of its own through the survey, measured once a month by its class; families wrote down
// what was measured before the child came.

import { BANDS, PERCENTILES } from '../../../schema/growth/percentiles.ts'
import { type Curved, monthsOld, valueAt } from '../../../schema/growth/rule.ts'
import { addDays, addMonths, type Day, type Month, weekdayOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { audit, growthMeasure } from '../../../schema/shard.ts'
import { withDigest } from '../../kit/audit-row.ts'
import { diceOf } from './dice.ts'
import { type House, type HouseChild, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const MONTHS = 15
/** This class has not been measured yet this month: there is something to do. */
const WAITING_AGE = 4
/** Ages in months at which a family wrote something down. */
const CHECK_UPS = [0, 1, 3, 4, 7, 10]

interface Born {
  childId: Id
  birthDay: Day
  sex: 'm' | 'f'
}
type Row = typeof growthMeasure.$inferInsert

/** Writes what was measured after a day (null: from the beginning of the history) up to today. */
export async function measureChildren(house: House, after: Day | null, today: Day): Promise<void> {
  const { db, facilityId } = house
  const born = await rowsOf<Born>(
    db,
    "select id as childId, birth_day as birthDay, sex from child where facility_id = ? and sex in ('m', 'f')",
    facilityId,
  )
  const waiting = await rowsOf<{ id: Id }>(
    db,
    'select id from classroom where facility_id = ? and class_age = ?',
    facilityId,
    WAITING_AGE,
  )
  const bornOf = new Map(born.map((one) => [one.childId, one]))
  const [rows, audits] = [[] as Row[], [] as (typeof audit.$inferInsert)[]]
  for (const child of house.children) {
    const one = bornOf.get(child.childId)
    const entered = child.enrolled[0]?.startsOn
    if (!one || !entered) continue
    if (after === null) rows.push(...atHome(facilityId, child, one))
    for (let back = MONTHS; back >= 0; back--) {
      const month = addMonths(today.slice(0, 7), -back)
      const day = measuringDay(month, child.childId)
      const room = child.classes.find((dated) => holds(dated, day))?.classroomId
      // Today is not over; whoever continues the world tomorrow writes it.
      if (day >= today || day < entered || (after !== null && day < after) || !room) continue
      if (back === 0 && waiting.some(({ id }) => id === room)) continue
      const teacher =
        house.staff.find(({ role, classroomId }) => role === 'nursery_teacher' && classroomId === room) ?? house.staff[0]
      if (!teacher) continue
      const id = diceOf(`${facilityId} ${room} ${day} growth`).id(momentOf(day, 10 * 60))
      const receivedAt = momentOf(day, 10 * 60 + 20)
      const kinds: Curved[] =
        monthsOld(one.birthDay, day) < 36 && Number(month.slice(5)) % 3 === 2
          ? ['weight', 'height', 'head']
          : ['weight', 'height']
      const common = { facilityId, childId: child.childId, day, id, place: 'nursery' as const, sure: false, receivedAt }
      for (const kind of kinds) rows.push({ ...common, kind, value: sizeOf(one, kind, day), accountId: teacher.accountId })
      audits.push(
        withDigest({
          facilityId,
          commandId: id,
          childId: child.childId,
          action: 'growth.record',
          accountId: teacher.accountId,
          door: 'room' as const,
          deviceId: null,
          outcome: 'done' as const,
          at: receivedAt,
          deviceAt: null,
          content: { day, measured: kinds.length },
        }),
      )
    }
  }
  await insertRows(db, growthMeasure, rows, 'on conflict do nothing')
  await insertRows(db, audit, audits, 'on conflict do nothing')
}

/** The first weekday from the 16th on; who was away that day is measured two days later. */
function measuringDay(month: Month, childId: Id): Day {
  let day: Day = `${month}-16`
  if (diceOf(`${childId} ${month} away`).chance(0.06)) day = addDays(day, 2)
  while (weekdayOf(day) === 0 || weekdayOf(day) === 6) day = addDays(day, 1)
  return day
}

/** Birth and check-ups, where a guardian who may write is registered and the child is still small. */
function atHome(facilityId: number, child: HouseChild, one: Born): Row[] {
  const parent = child.guardians.find(({ accountId, capabilities }) => accountId !== null && capabilities.includes(',health,'))
  const entered = child.enrolled[0]?.startsOn ?? ''
  if (!parent?.accountId) return []
  return CHECK_UPS.flatMap((months) => {
    const day =
      months === 0
        ? one.birthDay
        : `${addMonths(one.birthDay.slice(0, 7), months)}-${one.birthDay.slice(8) > '28' ? '28' : one.birthDay.slice(8)}`
    if (day >= entered) return []
    const id = diceOf(`${child.childId} ${day} home`).id(momentOf(day, 20 * 60))
    return (['weight', 'height', 'head'] as const).map((kind) => ({
      facilityId,
      childId: child.childId,
      day,
      kind,
      id,
      value: sizeOf(one, kind, day),
      place: 'home' as const,
      sure: false,
      accountId: parent.accountId ?? '',
      receivedAt: momentOf(entered, 20 * 60),
    }))
  })
}

/** A child's own place among the others, a little different each month; a height never goes down. */
function sizeOf({ childId, birthDay, sex }: Born, kind: Curved, day: Day): number {
  const own = diceOf(`${childId} growth`)
  const [tall, heavy, round] = [own.around(0, 85), own.around(0, 55), own.around(0, 70)].map((number) => number / 100)
  const z = kind === 'height' ? (tall ?? 0) : kind === 'weight' ? 0.6 * (tall ?? 0) + (heavy ?? 0) : (round ?? 0)
  const month = diceOf(`${childId} ${kind} ${day}`).around(0, 4) / 100
  const age = monthsOld(birthDay, day)
  const at = (months: number): number => lineAt(sex, kind, months, kind === 'weight' ? z + month : z)
  return kind === 'weight' ? Math.round(at(age) / 20) * 20 : Math.round(at(age))
}

/** The value at a place of the z scale for an exact age, between the middles of the bands. */
function lineAt(sex: 'm' | 'f', kind: Curved, age: number, z: number): number {
  const rows = PERCENTILES[sex][kind]
  const next = BANDS.slice(0, rows.length).findIndex(([, , , middle]) => middle >= age)
  // Past the last middle the last step goes on.
  const place = next < 0 ? rows.length - 1 : next
  const [low, high] = [rows[Math.max(0, place - 1)], rows[place]]
  if (!low || !high) return 0
  const [from, to] = [BANDS[Math.max(0, place - 1)]?.[3] ?? 0, BANDS[place]?.[3] ?? 0]
  const part = to === from ? 1 : (age - from) / (to - from)
  return valueAt(z, low) + (valueAt(z, high) - valueAt(z, low)) * part
}
