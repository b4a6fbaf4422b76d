// One paper as a file that Excel opens as it is: a line for each place of its form, with what stands there.
import type { Context } from 'hono'
import { foldSteps } from '../../schema/document/approval.ts'
import type { DocumentFile } from '../../schema/document/input.ts'
import { marksOf, PAPER_COLUMNS, paperLines } from '../../schema/document/lines.ts'
import { keptTexts } from '../../schema/document/snapshot.ts'
import { eraSpan } from '../../schema/kit/era.ts'
import type { Id } from '../../schema/kit/id.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readDocument } from './read-document.ts'

/** Writes the file: what was handed in, or of a draft every text that stands. Handed out only once it is written down who took it. */
export async function exportDocument(c: Context<App>, { format, ...query }: DocumentFile) {
  const { kind, subject, facility, startsOn, endsOn, children, heads, steps, snapshot, writers } = await readDocument(c, query, {
    offers: false,
  })
  const state = foldSteps(kind.approval, steps)
  const texts = keptTexts({ snapshot, heads })
  const rowsOf = snapshot?.children ?? children.map(({ id, name }): [Id, string] => [id, name])
  await logReading(c, kind.about === 'child' ? subject.id : '', { exported: format, document: kind.title, day: startsOn })
  const about = snapshot?.subject ?? subject.name
  return answerTable(c, {
    format,
    name: `${kind.title}_${about}_${startsOn}`,
    title: `${kind.title}　${about}　${eraSpan(startsOn, endsOn)}`,
    lines: [
      snapshot?.facility ?? facility,
      [state.at === 'decided' ? '決裁済' : '下書き', `第${state.version}版`, ...marksOf(kind, state)].join('　'),
      `書いた人 ${(snapshot?.writers ?? writers).join('・')}`,
      madeAt(c),
    ],
    headings: PAPER_COLUMNS.map(([heading]) => heading),
    rows: paperLines(kind, rowsOf, (field) => texts[field] ?? ''),
    widths: (column) => PAPER_COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 1,
  })
}
