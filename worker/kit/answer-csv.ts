// A CSV handed out: in UTF-8 with its mark, which Excel opens as it is, or in Shift_JIS for systems that read nothing else.
import type { Context } from 'hono'
import { type CsvCell, writeCsv } from '../../schema/kit/csv.ts'
import { missingLine, writeShiftJis } from '../../schema/kit/shift-jis.ts'
import type { App } from './context.ts'

export type Encoding = 'utf8' | 'sjis'

/** Answers rows as CSV. In Shift_JIS the last row says which letters could not be written (schema/kit/shift-jis.ts). */
export function answerCsv(c: Context<App>, rows: readonly (readonly CsvCell[])[], encoding: Encoding = 'utf8'): Response {
  const text = writeCsv(rows)
  if (encoding === 'utf8') {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(text)
  }
  c.header('Content-Type', 'text/csv; charset=Shift_JIS')
  const { bytes, missing } = writeShiftJis(text.slice(1))
  const line = missingLine(missing)
  if (line === null) return c.body(bytes)
  const more = writeShiftJis(`${line}\r\n`).bytes
  const whole = new Uint8Array(bytes.length + more.length)
  whole.set(bytes)
  whole.set(more, bytes.length)
  return c.body(whole)
}
