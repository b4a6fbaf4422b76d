// Where backups lie in the bucket ARCHIVE, and what is said of one: a folder a day, in it a part for DIRECTORY and one for each facility of each shard.
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Env } from '../kit/env.ts'

/** `DIRECTORY`, or a facility in a shard: `SHARD_1/12`. */
export type Unit = string

/** `state.json` of a day. */
export interface BackupState {
  /** What is in it whole. */
  done: Unit[]
  /** What was begun: its tables so far. */
  begun: { unit: Unit; tables: TableOf[] } | null
  /** Until when somebody is at it. */
  busyUntil: Moment
  finishedAt: Moment | null
}

export interface TableOf {
  name: string
  rows: number
  /** SHA-256 of all lines one after the other. */
  sha256: string
  parts: number
}

/** `manifest.json` of a unit, written when all of it is there. */
export interface UnitManifest {
  unit: Unit
  at: Moment
  tables: TableOf[]
}

const FOLDER = 'backup'
export const dayFolder = (day: Day): string => `${FOLDER}/${day}/`
export const statePlace = (day: Day): string => `${dayFolder(day)}state.json`
export const manifestPlace = (day: Day, unit: Unit): string => `${dayFolder(day)}${unit}/manifest.json`
export const partPlace = (day: Day, unit: Unit, table: string, part: number): string =>
  `${dayFolder(day)}${unit}/${table}/${String(part).padStart(4, '0')}`
/** What a part is sealed as: it opens in its own place only. */
export const partAbout = (place: string): string => `backup ${place}`

/** How many days a backup is kept: a setting of the deployment. Longer than the thirty days of the database's own time travel. */
export const keptDays = (env: Pick<Env, 'BACKUP_DAYS'>): number => {
  const days = Number(env.BACKUP_DAYS ?? 35)
  return Number.isInteger(days) && days >= 1 ? days : 35
}
