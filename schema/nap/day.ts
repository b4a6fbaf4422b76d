// 午睡チェック of a day as it travels, and folded child by child.
import { type CareRow, foldCare, type Nap } from '../care/rule.ts'
import { type Day, MINUTE, type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import { type CheckRow, type ChildNap, foldNaps, intervalOf, type NapSetting } from './rule.ts'
import { type Reading, type SensorRow, sensedBy } from './sensor.ts'

export interface RoomRow {
  id: Id
  classId: Id
  at: Moment
  /** Tenths of a degree, percent. */
  temperature: number | null
  humidity: number | null
  by: string
}
export interface AdditionRow {
  id: Id
  childId: Id
  at: Moment
  added: boolean
}
export interface NapChild {
  childId: Id
  classId: Id | null
  kana: string
  name: string
  /** Of its class, or by its birthday where the class has several ages. */
  classAge: number
}
export interface NapDay {
  day: Day
  facility: string
  closesAt: Time
  setting: NapSetting
  classes: { classId: Id; name: string; classAge: number | null }[]
  children: NapChild[]
  /** 入眠 and 起床. */
  sleeps: CareRow[]
  checks: CheckRow[]
  rooms: RoomRow[]
  additions: AdditionRow[]
  /** When a child was last handed over to its family. */
  handedOver: { childId: Id; at: Moment }[]
  /** Children who are looked at today for another reason: a medicine. */
  extra: Id[]
  /** What machines measured; at the desk alone. */
  sensors: SensorRow[]
}

/** Children who are looked at on the day all the same: the last word of each, and those another word brings. */
export function addedOn({ additions, extra }: Pick<NapDay, 'additions' | 'extra'>): Set<Id> {
  const last = new Map<Id, AdditionRow>()
  for (const row of additions) {
    const before = last.get(row.childId)
    if (!before || row.at > before.at || (row.at === before.at && row.id > before.id)) last.set(row.childId, row)
  }
  return new Set([...extra, ...[...last.values()].flatMap(({ childId, added }) => (added ? [childId] : []))])
}

/** The end of what is asked for: now, or the closing of the day. */
export const untilOf = ({ day, closesAt }: Pick<NapDay, 'day' | 'closesAt'>, now: Moment): Moment =>
  Math.min(now, startOf(day) + closesAt * MINUTE)

export interface Sleeper extends NapChild {
  nap: ChildNap
  naps: Nap[]
  added: boolean
  /** When it last woke; null: asleep. */
  awakeAt: Moment | null
  /** What a machine measured, apart from every look. */
  sensed: Reading[]
}

/** Every child of the day who slept, was looked at, or was measured by a machine. */
export function foldNapDay(day: NapDay, now: Moment): Sleeper[] {
  const until = untilOf(day, now)
  const added = addedOn(day)
  const sleeps = Map.groupBy(day.sleeps, ({ childId }) => childId)
  const checks = Map.groupBy(day.checks, ({ childId }) => childId)
  // What a tablet kept of an older edition knows no machines.
  const sensed = sensedBy(day.sensors ?? [])
  const left = new Map(day.handedOver.map(({ childId, at }) => [childId, at]))
  return day.children.flatMap((child) => {
    const { naps } = foldCare(sleeps.get(child.childId) ?? [])
    const rows = checks.get(child.childId) ?? []
    const readings = sensed.get(child.childId) ?? []
    if (naps.length === 0 && rows.length === 0 && readings.length === 0) return []
    const isAdded = added.has(child.childId)
    const every = intervalOf(day.setting, child.classAge, isAdded)
    // Who was carried home asleep is not looked at here any more.
    const home = left.get(child.childId) ?? 0
    const end = home > (naps.at(-1)?.from ?? until) ? Math.min(until, home) : until
    const nap = foldNaps(naps, rows, every, end)
    return [{ ...child, naps, added: isAdded, awakeAt: naps.at(-1)?.to ?? null, nap, sensed: readings }]
  })
}
