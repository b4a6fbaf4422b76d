// Spreadsheets in and out. The only file that knows the library which packs and unpacks them.
import { type CellStyle, streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import { type GridRead, guard, readCsv, unguard } from '../../schema/kit/csv.ts'
import { GRID_LIMIT, type GridRow, isBlank, problem } from '../../schema/kit/grid.ts'
import { weighArchive } from './weigh-archive.ts'

const SHEETS = 8
const RAW_ROWS = 20_000
const BROKEN = 'Excel のファイルとして読めません。開いて保存しなおしてから、もういちど選んでください。'

const refuse = (text: string): GridRead => ({ rows: null, problem: problem(null, null, text) })
const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

/** Reads an uploaded list, whatever it is: xlsx, or CSV in UTF-8, UTF-16 or Shift_JIS. `fits` picks the sheet of a workbook. */
export async function readTable(bytes: Uint8Array, fits?: (rows: GridRow[]) => boolean): Promise<GridRead> {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readSheet(bytes, fits)
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refuse('古い形式（.xls）か、パスワードのかかったファイルです。Excel で .xlsx として保存しなおしてください。')
  return readCsv(bytes)
}

/**
 * Reads the first sheet of an xlsx for which `fits` is true, else the first with anything in it. Dates come as `2021-04-01`, times of day as
 * `8:30`, numbers as written, formulas as their stored result.
 * Refused: over 5 MB, over 12 MB unpacked, over 5,000 written rows or 100 columns, anything that is not a sound xlsx.
 */
export async function readSheet(bytes: Uint8Array, fits: (rows: GridRow[]) => boolean = () => true): Promise<GridRead> {
  if (bytes.length > GRID_LIMIT.bytes) return refuse('ファイルが大きすぎます（5MBまで）。')
  const weight = await weighArchive(bytes)
  if (weight === 'broken') return refuse(BROKEN)
  if (weight === 'heavy') return refuse('中身が大きすぎるファイルです。必要な表だけを、新しいファイルに写してください。')
  let first: GridRead | null = null
  try {
    for (let sheet = 0; sheet < SHEETS; sheet++) {
      const read = await readRows(bytes, sheet)
      if (read.rows?.every(isBlank)) continue
      first ??= read
      if (read.rows && fits(read.rows)) return read
    }
  } catch {
    // Whatever a parser throws at a broken part, its own error or a plain one, means the same to the sender.
    return refuse(BROKEN)
  }
  return first ?? refuse('ファイルに何も書かれていません。')
}

async function readRows(bytes: Uint8Array, sheet: number): Promise<GridRead> {
  const rows: GridRow[] = []
  let raw = 0
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    raw += 1
    if (raw > RAW_ROWS) return refuse('空の行が多すぎます。必要な表だけを新しいシートに写してください。')
    const texts = values.map(textOf)
    const width = texts.reduce((last, text, at) => (text ? at + 1 : last), 0)
    if (width === 0) continue
    if (width > GRID_LIMIT.columns) return refuse(`列が多すぎます（${GRID_LIMIT.columns}列まで）。`)
    if (rows.length === GRID_LIMIT.rows) return refuse(`行が多すぎます（${GRID_LIMIT.rows}行まで）。ファイルを分けてください。`)
    rows.push({ row: index + 1, cells: texts.slice(0, width) })
  }
  return { rows, problem: null }
}

function textOf(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  // Text of ours that Excel took from a CSV still wears its apostrophe; any other apostrophe belongs to the text.
  if (typeof value === 'string') return guard(unguard(value)) === value ? unguard(value) : value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value.toISOString().split('T')
  const clock = time.slice(0, 5).replace(/^0/, '')
  // Excel keeps a time of day as a fraction, which is a time on its day 0.
  if (day < '1900-01-01') return clock
  return clock === '0:00' ? day : `${day} ${clock}`
}

export type SheetCell = string | number | null
export interface SheetColumn {
  heading: string
  /** In characters of half width; a kanji takes two. */
  width?: number
  align?: 'left' | 'center' | 'right'
}
/** A block of cells shown as one, in rows and columns of the table body, 0-based. */
export interface SheetMerge {
  row: number
  column: number
  rows: number
  columns: number
}
export interface SheetInput {
  /** Large, on top, and the sheet's name. */
  title: string
  /** Lines between title and table: facility, month, who made it when. */
  lines?: readonly string[]
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** Lines under the table. */
  foot?: readonly string[]
  merges?: readonly SheetMerge[]
  borders?: boolean
  paper?: 'a4' | 'a3'
  orientation?: 'landscape' | 'portrait'
  /** Columns that stay in sight and are repeated on every printed page. */
  frozenColumns?: number
}

const thin = { style: 'thin', color: { rgb: '8A8A80' } } as const
const FRAME = { top: thin, right: thin, bottom: thin, left: thin }
const FONT = { name: 'Yu Gothic', size: 10 }
/** '@' keeps a text a text, also after somebody opened the cell: 1-1 stays, and =1+1 is never counted. */
const AS_TEXT = '@'

/** Excel's rules for a sheet's name: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends. */
const sheetName = (title: string): string =>
  [...title.replace(/[[\]:*?/\\\p{Cc}]/gu, '・')]
    .slice(0, 31)
    .join('')
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim() || '表'

/** Writes one table as xlsx: title, lines, headings and body, ready to print on one page's width with the headings repeated. */
export async function writeSheet(input: SheetInput): Promise<Uint8Array> {
  const { columns, borders = true, orientation = 'landscape', paper = 'a4' } = input
  const lines = input.lines ?? []
  const headingRow = 1 + lines.length
  const cells = new Map<string, { value: SheetCell; style: CellStyle }>()
  const put = (row: number, column: number, value: SheetCell, style: CellStyle) =>
    cells.set(`${row},${column}`, { value, style: typeof value === 'number' ? style : { ...style, numFmt: AS_TEXT } })
  const frame = borders ? { border: FRAME } : {}

  put(0, 0, input.title, { font: { ...FONT, size: 14, bold: true } })
  lines.forEach((line, index) => {
    put(1 + index, 0, line, { font: FONT })
  })
  columns.forEach(({ heading }, column) => {
    put(headingRow, column, heading, {
      font: { ...FONT, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFEDE4' } },
      alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
      ...frame,
    })
  })
  input.rows.forEach((row, index) => {
    columns.forEach(({ align }, column) => {
      const value = row[column] ?? null
      const horizontal = align ?? (typeof value === 'number' ? 'right' : 'left')
      put(headingRow + 1 + index, column, value, {
        font: FONT,
        alignment: { horizontal, vertical: 'center', wrapText: typeof value === 'string' && value.includes('\n') },
        ...frame,
      })
    })
  })

  input.foot?.forEach((line, index) => {
    put(headingRow + 1 + input.rows.length + index, 0, line, { font: FONT })
  })

  const name = sheetName(input.title)
  const quotedName = `'${name.replaceAll("'", "''")}'`
  const frozen = input.frozenColumns ?? 0
  const titles = [`${quotedName}!$1:$${headingRow + 1}`]
  if (frozen > 0) titles.unshift(`${quotedName}!$A:$${letter(frozen - 1)}`)
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width, heading }) => ({ width: width ?? Math.max(6, widthOf(heading) + 2) })),
        cells: new Map(
          [...cells].map(([key, { value, style }]) => [
            key,
            { value, style, type: typeof value === 'number' ? 'number' : 'string' },
          ]),
        ),
        merges: (input.merges ?? []).map(({ row, column, rows, columns: wide }) => ({
          startRow: headingRow + 1 + row,
          startCol: column,
          endRow: headingRow + row + rows,
          endCol: column + wide - 1,
        })),
        freezePane: { rows: headingRow + 1, columns: frozen },
        pageSetup: { paperSize: paper, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
        headerFooter: { oddFooter: '&C&P / &N' },
      },
    ],
    // Set here and not in pageSetup, because there the sheet's name is not quoted and 2026年11月 would be no name to Excel.
    namedRanges: [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: name }],
    defaultFont: FONT,
  })
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(one) ? 1 : 2), 0)
const letter = (column: number): string =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
