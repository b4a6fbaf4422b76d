// 提出状況 of a month as a file that Excel opens as it is: a line a paper, with the days it was handed in and stamped.
import type { Context } from 'hono'
import { LIST_COLUMNS, listLines } from '../../schema/document/lines.ts'
import type { ListFile } from '../../schema/document/taken.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { listDocuments } from './list-documents.ts'
import { MOST_LISTED } from './queries.ts'

/** Handed out only once it is written down who took it. */
export async function exportList(c: Context<App>, { format, from, to }: ListFile) {
  const { documents, openDays, facility, more, ...list } = await listDocuments(c, { from, to })
  const open = new Set(openDays)
  const rows = listLines({ ...list, isOpen: (day) => open.has(day) }, documents)
  await logReading(c, '', { exported: format, from, to, papers: rows.length })
  return answerTable(c, {
    format,
    name: `書類の一覧_${from}_${to}`,
    title: `書類の一覧　${from}〜${to}`,
    lines: [
      facility,
      madeAt(c),
      ...(more ? [`書類が多いので、新しいほうから${MOST_LISTED}件です。期間をせばめてください。`] : []),
    ],
    headings: LIST_COLUMNS.map(([heading]) => heading),
    rows,
    widths: (column) => LIST_COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 3,
  })
}
