// A grid is what is left of a CSV or a spreadsheet once its packing is gone: rows of text with the numbers a person sees in Excel.
import { hiragana } from './kana.ts'

/** One row of a file. `row` is its 1-based number as a spreadsheet shows it; `cells` are as written, untidied. */
export interface GridRow {
  row: number
  cells: string[]
}

/** Something a person has to look at. `message` is whole in itself and names row and column; both are null when the file as such is meant. */
export interface Problem {
  row: number | null
  column: string | null
  message: string
}

/** What no roster or facility list needs more of. Bytes are those of the file, packed or not. */
export const GRID_LIMIT = { bytes: 5 * 1024 * 1024, rows: 5_000, columns: 100 } as const

/** Builds a problem whose message reads `57行目 生年月日: …`. */
export function problem(row: number | null, column: string | null, text: string): Problem {
  const place = [row === null ? '' : `${row}行目`, column ?? ''].filter(Boolean).join(' ')
  return { row, column, message: place ? `${place}: ${text}` : text }
}

/** At most `limit` problems, the last one saying how many were left out. */
export function firstProblems(problems: readonly Problem[], limit = 200): Problem[] {
  if (problems.length <= limit) return [...problems]
  return [
    ...problems.slice(0, limit),
    problem(null, null, `ほかに${problems.length - limit}件あります。まず上から直してください。`),
  ]
}

export const isBlank = (row: GridRow): boolean => row.cells.every((cell) => cell.trim() === '')

/** A heading without what differs from file to file: width, script of kana, spaces, brackets, marks, 必須. `氏名（フリガナ）` → `氏名ふりがな`. */
export const foldHeading = (heading: string): string =>
  hiragana(heading.normalize('NFKC').toLowerCase())
    .replace(/[\s()[\]{}<>「」【】〔〕_\-‐―・:*※.,、。'"]/gu, '')
    .replace(/必須|任意/g, '')

/** The headings of a grid, found by name. */
export interface Headings<Key extends string> {
  /** The row of the headings; data begins below it. */
  row: GridRow
  /** Where each known column is, 0-based, and how this file calls it. */
  columns: Map<Key, { index: number; heading: string }>
  /** Headings nobody knows, in the file's words. */
  unknown: string[]
}

/** Says which column a heading means; null when unknown. `taken` holds the keys of the columns to its left. */
export type HeadingReader<Key extends string> = (folded: string, taken: ReadonlySet<Key>) => Key | null

function readHeadings<Key extends string>(row: GridRow, read: HeadingReader<Key>): Headings<Key> {
  const columns: Headings<Key>['columns'] = new Map()
  const unknown: string[] = []
  const taken = new Set<Key>()
  row.cells.forEach((cell, index) => {
    const heading = cell.replace(/\s+/gu, ' ').trim()
    if (!heading) return
    const key = read(foldHeading(cell), taken)
    if (key === null || taken.has(key)) {
      unknown.push(heading)
      return
    }
    taken.add(key)
    columns.set(key, { index, heading })
  })
  return { row, columns, unknown }
}

/**
 * The row of headings: of the first ten written rows (titles and dates often stand above it) the one with most known headings, if one of them is
 * in `anchors` and it is not the only one among strangers; else the first row. null for an empty grid.
 */
export function findHeadings<Key extends string>(
  grid: readonly GridRow[],
  read: HeadingReader<Key>,
  anchors: readonly Key[],
): Headings<Key> | null {
  const looked: Headings<Key>[] = []
  for (const row of grid) {
    if (isBlank(row)) continue
    looked.push(readHeadings(row, read))
    if (looked.length === 10) break
  }
  const [first, ...more] = looked.filter(
    ({ columns, unknown }) => anchors.some((key) => columns.has(key)) && (columns.size > 1 || unknown.length === 0),
  )
  if (!first) return looked[0] ?? null
  return more.reduce((best, one) => (one.columns.size > best.columns.size ? one : best), first)
}

/** The written rows below the headings; a repetition of the headings (printed page by page) is left out. */
export function rowsBelow(grid: readonly GridRow[], headings: GridRow): GridRow[] {
  const repeated = headings.cells.join('\u0000')
  return grid.filter((row) => row.row > headings.row && !isBlank(row) && row.cells.join('\u0000') !== repeated)
}

/** Rows with something written to the right of the last heading: a comma too many has pushed their cells aside. */
export function strayCells(rows: readonly GridRow[], headings: GridRow): Problem[] {
  const width = headings.cells.reduce((last, cell, index) => (cell.trim() ? index + 1 : last), 0)
  return rows
    .filter((row) => row.cells.slice(width).some((cell) => cell.trim()))
    .map((row) =>
      problem(row.row, null, `列が見出しより多くあります（見出し${width}列）。カンマや引用符（"）を確かめてください。`),
    )
}
