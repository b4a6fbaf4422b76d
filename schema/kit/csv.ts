// Reading and writing CSV (RFC 4180). Reading is one pass over the text; writing is safe to open in Excel.

import { isDay } from './day.ts'
import { GRID_LIMIT, type GridRow, type Problem, problem } from './grid.ts'
import { readTime } from './time.ts'

/** What came out of a file: its rows, or the one problem that kept it shut. */
export type GridRead = { rows: GridRow[]; problem: null } | { rows: null; problem: Problem }

const refuse = (row: number | null, text: string): GridRead => ({ rows: null, problem: problem(row, null, text) })

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text of a file: UTF-16 if it says so, else UTF-8 with or without BOM, else Shift_JIS (CP932); null when it is none of them. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  return decode(bytes, 'utf-8') ?? decode(bytes, 'shift_jis')
}

/** Tab only where the first record has tabs and no comma outside quotes: Excel's 「Unicode テキスト」. */
function separatorOf(text: string): string {
  let inside = false
  let tab = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '"') inside = !inside
    else if (inside) continue
    else if (letter === ',') return ','
    else if (letter === '\t') tab = true
    else if (letter === '\n' || letter === '\r') break
  }
  return tab ? '\t' : ','
}

/** Reads CSV text. Rows are numbered as a spreadsheet numbers them (a line break inside quotes does not count); rows may be ragged. */
export function parseCsv(text: string): GridRead {
  const separator = separatorOf(text)
  const rows: GridRow[] = []
  let written = 0
  let at = 0
  while (at < text.length) {
    const row = rows.length + 1
    const cells: string[] = []
    for (let more = true; more; ) {
      let cell = ''
      if (text[at] === '"') {
        let from = at + 1
        for (;;) {
          const quote = text.indexOf('"', from)
          if (quote < 0) return refuse(row, '引用符（"）が閉じていません。この行の " の数を確かめてください。')
          cell += text.slice(from, quote)
          at = quote + 1
          if (text[at] !== '"') break
          cell += '"'
          from = at + 1
        }
      } else {
        const from = at
        while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
        cell = text.slice(from, at)
      }
      cells.push(cell)
      more = text[at] === separator
      if (!more && at < text.length && text[at] !== '\n' && text[at] !== '\r')
        return refuse(row, '閉じた引用符（"）のあとに文字があります。" の数を確かめてください。')
      if (more) at += 1
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    const width = cells.reduce((last, cell, index) => (cell ? index + 1 : last), 0)
    if (width > GRID_LIMIT.columns) return refuse(row, `列が多すぎます（${GRID_LIMIT.columns}列まで）。`)
    if (width > 0) written += 1
    if (written > GRID_LIMIT.rows) return refuse(null, `行が多すぎます（${GRID_LIMIT.rows}行まで）。ファイルを分けてください。`)
    rows.push({ row, cells })
  }
  return { rows, problem: null }
}

/** Reads the bytes of a CSV file. Marks that kept Excel from changing a cell are taken off again. */
export function readCsv(bytes: Uint8Array): GridRead {
  if (bytes.length > GRID_LIMIT.bytes) return refuse(null, 'ファイルが大きすぎます（5MBまで）。')
  const text = decodeText(bytes)
  if (text === null || text.includes('\u0000'))
    return refuse(null, '文字コードが分かりません。「CSV UTF-8（コンマ区切り）」で保存しなおしてください。')
  const read = parseCsv(text)
  return read.rows ? { rows: read.rows.map(({ row, cells }) => ({ row, cells: cells.map(unguard) })), problem: null } : read
}

const MONTH_WORD = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}[-./ ]?\d{1,4}$/i
const NUMBER_LIKE = /^[+-]?(?:[\d,]+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i
const SLASHED_DAY = /^\d{4}\/[1-9]\d?\/[1-9]\d?$/

/** Digits joined by - or / that Excel takes for a date: one part can be a month, the rest a day or a year. */
function looksLikeDate(text: string): boolean {
  if (!/^\d{1,4}(?:[-/]\d{1,4}){1,2}$/.test(text)) return false
  const parts = text.split(/[-/]/).map(Number)
  const days = parts.filter((part) => part >= 1 && part <= 31).length
  return parts.some((part) => part >= 1 && part <= 12) && days >= parts.length - 1
}

/** True for text that Excel would change on opening: 1-1 → 1月1日, 007 → 7, 3E5 → 300000, (1) → -1. Days and times of day come back whole. */
function excelWouldChange(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  if (plain === text && (isDay(text) || readTime(text) !== null || SLASHED_DAY.test(text))) return false
  if (MONTH_WORD.test(plain) || looksLikeDate(plain) || /^\d+:\d{1,2}(?::\d{1,2})?$/.test(plain)) return true
  if (/^\([\d.,]+\)$/.test(plain)) return true
  if (!/\d/.test(plain) || !NUMBER_LIKE.test(plain)) return false
  return plain !== text || plain.length > 11 || String(Number(plain)) !== plain
}

/** True when the first mark a spreadsheet would see begins a formula or a command, in any width, also behind blanks and control characters. */
function startsFormula(text: string): boolean {
  if (/^[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return true
  const first = /[^\p{Cc}\p{Cf}\p{Z}]/u.exec(text)?.[0] ?? ''
  return /^[=+\-@|−]/u.test(first.normalize('NFKC'))
}

/**
 * Text as it may stand in a CSV cell. A leading apostrophe is put before whatever could run as a formula, and before whatever Excel would
 * turn into something else (a class called 1-1). It is the one mark that survives all of open, save and open again: quotes are ignored by
 * Excel, `="1-1"` is itself a formula, a tab is on the list of dangerous beginnings. It is visible in Excel, and our reader takes it off;
 * where that is not wanted, the xlsx of the same table has real text cells. Text that begins with an apostrophe gets another, so that
 * reading gives back exactly what was written.
 */
export const guard = (text: string): string =>
  text.startsWith("'") || startsFormula(text) || excelWouldChange(text) ? `'${text}` : text
/** Takes the mark of `guard` off. */
export const unguard = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

/** What a cell may hold. Numbers stay numbers; what is not a finite number is left empty. */
export type CsvCell = string | number | null

const quoted = (text: string): string => (/[",\r\n\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const written = (cell: CsvCell): string =>
  typeof cell === 'number' ? (Number.isFinite(cell) ? String(cell) : '') : quoted(guard(cell ?? ''))

/** One CSV line with its CR LF. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(written).join(',')}\r\n`
/** A whole CSV file as text: byte order mark (without it Excel reads Japanese as Shift_JIS), CR LF, each row at least one cell. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  // A table says the same few words in most of its cells, and finding out what Excel would do to each is most of the writing.
  const known = new Map<string, string>()
  const once = (cell: CsvCell): string => {
    if (typeof cell !== 'string') return written(cell)
    const text = known.get(cell) ?? written(cell)
    known.set(cell, text)
    return text
  }
  return `\ufeff${rows.map((cells) => `${cells.map(once).join(',')}\r\n`).join('')}`
}
