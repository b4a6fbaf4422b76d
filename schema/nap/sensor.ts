// What a machine measured beside a nap (RE12): read out of a file, kept apart, and never counted as a look.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'

/** A machine knows うつぶせ as it lies; only a person turns a child over. */
export const SENSOR_POSITIONS = ['front', 'right', 'left', 'back'] as const
export type SensorPosition = (typeof SENSOR_POSITIONS)[number]

/** One minute of one child: what lay worst in it. Breaths a minute; `alert`: what the machine called out. */
export type Reading = [at: Time, position: SensorPosition | null, breaths: number | null, alert: string | null]
/** Six hours, a reading a minute. */
export const MOST_READINGS = 360
/** Children in one act. */
export const MOST_CHILDREN = 20
export const MOST_BREATHS = 150
export const LONGEST_ALERT = 20

/** What one file said of one child, as it travels. */
export interface SensorRow {
  /** All rows of one file have this. */
  importId: Id
  childId: Id
  file: string
  readings: Reading[]
  /** The file was taken out again. */
  gone: boolean
  at: Moment
  by: string
}

/** Of two readings of one minute what has to be looked at: face down, the fewer breaths, the call. */
export function worst(a: Reading, b: Reading): Reading {
  const place = (position: SensorPosition | null) =>
    position === null ? SENSOR_POSITIONS.length : SENSOR_POSITIONS.indexOf(position)
  const breaths = [a[2], b[2]].filter((one) => one !== null)
  return [a[0], place(a[1]) <= place(b[1]) ? a[1] : b[1], breaths.length > 0 ? Math.min(...breaths) : null, a[3] ?? b[3]]
}

/** One reading a minute, in order, out of any number of them in any order. */
export function byMinute(readings: readonly Reading[]): Reading[] {
  const minutes = new Map<Time, Reading>()
  for (const reading of readings) {
    const before = minutes.get(reading[0])
    minutes.set(reading[0], before ? worst(before, reading) : reading)
  }
  return [...minutes.values()].sort(([a], [b]) => a - b)
}

const standing = (rows: readonly SensorRow[]): SensorRow[] => {
  const gone = new Set(rows.flatMap((row) => (row.gone ? [`${row.importId} ${row.childId}`] : [])))
  return rows.filter(({ importId, childId }) => !gone.has(`${importId} ${childId}`))
}

/** The readings of a day by child; what two files say of one minute is one reading. */
export const sensedBy = (rows: readonly SensorRow[]): Map<Id, Reading[]> =>
  new Map(
    [...Map.groupBy(standing(rows), ({ childId }) => childId)].map(([childId, own]) => [
      childId,
      byMinute(own.flatMap(({ readings }) => readings)),
    ]),
  )

export interface SensorFile {
  importId: Id
  file: string
  by: string
  at: Moment
  childIds: Id[]
  readings: number
}
/** The files of a day that stand, oldest first. */
export const sensorFiles = (rows: readonly SensorRow[]): SensorFile[] =>
  [...Map.groupBy(standing(rows), ({ importId }) => importId)]
    .map(([importId, own]) => ({
      importId,
      file: own[0]?.file ?? '',
      by: own[0]?.by ?? '',
      at: own[0]?.at ?? 0,
      childIds: own.map(({ childId }) => childId),
      readings: own.reduce((sum, { readings }) => sum + readings.length, 0),
    }))
    .sort((a, b) => a.at - b.at)

/** What the machine saw in some minutes, as one reading; null: nothing. */
export function sensedIn(readings: readonly Reading[], from: Time, minutes: number): Reading | null {
  const own = readings.filter(([at]) => at >= from && at < from + minutes)
  return own.length === 0 ? null : own.reduce(worst)
}

/** Whom a file may speak of. */
export interface SensorChild {
  childId: Id
  kana: string
  name: string
}
