// まるごとの書き出し: everything a facility holds, in files of which each can be taken, stopped and taken again by itself (docs/export-format.md).
import type { Purpose } from '../document/purpose.ts'
import { HOUR, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export const FORMAT = 'tsumugi-facility-export'
export const FORMAT_VERSION = 1
/** The file with all tables; every other one holds the pictures of a month and is called by it. */
export const RECORDS = 'records'
/** How long the files of a begun export may be taken (assurance §2.3, rule 8). */
export const TAKEN_FOR = 24 * HOUR

/** What there is to take, by file. */
export interface Contents {
  /** Rows of all tables, and about how many bytes they will be. */
  rows: number
  bytes: number
  months: { month: string; pictures: number; bytes: number }[]
}

/** One file of the archive, a whole number of lines. */
export interface Part {
  name: string
  rows: number
  bytes: number
  sha256: string
}
export interface TableEntry {
  /** `facility`: of the nursery's own database. `directory`: of the one in which sign-ins and places are found. */
  source: 'facility' | 'directory'
  name: string
  columns: string[]
  /** In the order of these the rows are written. */
  key: string[]
  rows: number
  /** SHA-256 of all lines one after the other. */
  sha256: string
  parts: Part[]
}
export interface FileEntry {
  name: string
  /** The row it belongs to. */
  table: 'photo' | 'medicine_sheet'
  id: Id
  size: string
  bytes: number
  sha256: string
}

/** `manifest.json`, the last entry of every file. */
export interface Manifest {
  format: typeof FORMAT
  version: typeof FORMAT_VERSION
  exportId: string
  part: string
  facility: { id: number; name: string; organisationId: number }
  madeAt: Moment
  madeBy: string
  purpose: Purpose
  note: string
  tables: TableEntry[]
  files: FileEntry[]
  /** What is not in it, and why; a column as `table.column`. */
  leftOut: Record<string, string>
}
