// A table handed out as a file that Excel opens as it is.
import type { Context } from 'hono'
import { writeCsv } from '../../schema/kit/csv.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { attachment } from './attachment.ts'
import type { App } from './context.ts'
import { loadSheet } from './load-sheet.ts'
import type { SheetCell } from './sheet.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The line that says when a file was made. */
export const madeAt = (c: Context<App>): string => `作成 ${c.get('today')} ${showTime(timeOn(c.get('today'), c.get('now')))}`

export interface TableFile {
  format: 'csv' | 'xlsx'
  /** Without its ending. */
  name: string
  title: string
  /** Between title and table: the nursery, when it was made, the source. */
  lines: readonly string[]
  headings: readonly string[]
  rows: readonly (readonly SheetCell[])[]
  /** Of the columns in the sheet, in characters of half width. */
  widths: (column: number) => number
  /** Columns that stay in sight and are repeated on every printed page. */
  frozenColumns: number
}

/** The same table as CSV, or as a sheet laid across. Whoever calls has written down before who takes it. */
export async function answerTable(c: Context<App>, file: TableFile) {
  const { format, name, title, lines, headings, rows, widths, frozenColumns } = file
  c.header('Content-Disposition', attachment(`${name}.${format}`))
  if (format === 'csv') {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(writeCsv([[title], ...lines.map((line) => [line]), headings, ...rows]))
  }
  const { writeSheet } = await loadSheet()
  c.header('Content-Type', XLSX)
  const columns = headings.map((heading, column) => ({ heading, width: widths(column) }))
  const bytes = await writeSheet({ title, lines, columns, rows, orientation: 'landscape', frozenColumns })
  return c.body(bytes as Uint8Array<ArrayBuffer>)
}
