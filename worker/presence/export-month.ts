// The register as a file that Excel opens as it is.
import type { Context } from 'hono'
import type { FileFormat } from '../../schema/document/own-file.ts'
import type { Register } from '../../schema/presence/fold-register.ts'
import { layOutRegister, type RegisterTable } from '../../schema/presence/lay-out-register.ts'
import { registerFilling } from '../../schema/presence/own-form.ts'
import { openKept } from '../document/own-file.ts'
import { answerCsv } from '../kit/answer-csv.ts'
import { DOCX, madeAt, XLSX } from '../kit/answer-table.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { fillForm } from '../kit/form-file.ts'
import { loadSheet } from '../kit/load-sheet.ts'
import { logReading } from '../kit/log-reading.ts'
import type { MonthAsked } from './read-month.ts'

/** Writes the file. It is handed out only once it is written down who took it; both are under way at the same time. */
export async function exportMonth(c: Context<App>, register: Register, asked: MonthAsked & { format: 'csv' | 'xlsx' }) {
  const times = asked.detail === 'times'
  const logged = logReading(c, '', {
    exported: asked.format,
    encoding: asked.encoding ?? null,
    month: asked.month,
    class: asked.class ?? null,
    times,
  })
  const table = layOutRegister(register, { times })
  const className = asked.class ? `_${register.classes[0]?.name ?? ''}` : ''
  c.header('Content-Disposition', attachment(`出席簿_${asked.month}${className}_${register.facility.name}.${asked.format}`))
  if (asked.format === 'csv') {
    const above = [[table.title], ...table.lines.map((line) => [line])]
    const file = answerCsv(c, [...above, table.headings, ...table.rows, ...table.notes.map((note) => [note])], asked.encoding)
    await logged
    return file
  }
  c.header('Content-Type', XLSX)
  const [bytes] = await Promise.all([sheetOf(c, table), logged])
  return c.body(bytes)
}

/** The register in the house's own form: of a class or of the house, as it was asked. */
export async function fillMonth(
  c: Context<App>,
  register: Register,
  asked: MonthAsked,
  form: { format: FileFormat | null; bytes: string | null } | undefined,
) {
  if (!form?.format || !form.bytes) throw notFound()
  await logReading(c, '', { exported: 'own', month: asked.month, class: asked.class ?? null })
  const className = asked.class ? `_${register.classes[0]?.name ?? ''}` : ''
  c.header('Content-Type', form.format === 'docx' ? DOCX : XLSX)
  c.header('Content-Disposition', attachment(`出席簿_${asked.month}${className}_${register.facility.name}.${form.format}`))
  const filled = await fillForm(await openKept(form.bytes), registerFilling(register, c.get('today')), c.get('now'))
  return c.body(filled as Uint8Array<ArrayBuffer>)
}

async function sheetOf(c: Context<App>, table: RegisterTable) {
  const { writeSheet } = await loadSheet()
  const { from, count } = table.dayColumns
  const day = (index: number) => index >= from && index < from + count
  const widths = [4, 12, 16, 18, 6]
  const bytes = await writeSheet({
    title: table.title,
    lines: [...table.lines, madeAt(c)],
    columns: table.headings.map((heading, index) => ({
      heading,
      width: index < from ? (widths[index] ?? 6) : day(index) ? 6 : 8,
      align: index > 0 && index < from ? ('left' as const) : ('center' as const),
    })),
    rows: table.rows,
    foot: table.notes,
    merges: table.perChild.rows === 1 ? [] : namesOnce(table.perChild),
    paper: 'a3',
    orientation: 'landscape',
    frozenColumns: 3,
  })
  return bytes as Uint8Array<ArrayBuffer>
}

/** A child's number, class and names stand once beside its rows. */
const namesOnce = ({ rows, count }: RegisterTable['perChild']) =>
  Array.from({ length: count }, (_, index) =>
    [0, 1, 2, 3].map((column) => ({ row: index * rows, column, rows, columns: 1 })),
  ).flat()
