// One paper as a file: a line for each place of its form, with what stands there; or in the house's own Excel or Word form.
import type { Context } from 'hono'
import { foldSteps } from '../../schema/document/approval.ts'
import type { DocumentFile } from '../../schema/document/input.ts'
import { marksOf, PAPER_COLUMNS, paperLines } from '../../schema/document/lines.ts'
import { fillingOf } from '../../schema/document/own-file.ts'
import { keptTexts } from '../../schema/document/snapshot.ts'
import { eraSpan } from '../../schema/kit/era.ts'
import type { Id } from '../../schema/kit/id.ts'
import { answerTable, DOCX, madeAt, XLSX } from '../kit/answer-table.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { fillForm } from '../kit/form-file.ts'
import { logReading } from '../kit/log-reading.ts'
import { asText } from './export-text.ts'
import { kindHere } from './forms.ts'
import { openKept } from './own-file.ts'
import { readDocument } from './read-document.ts'

/** Writes the file: what was handed in, or of a draft every text that stands. Handed out only once it is written down who took it. */
export async function exportDocument(c: Context<App>, { format, ...query }: DocumentFile) {
  const opened = await readDocument(c, query, { offers: false, fileBytes: format === 'own' })
  const { kind, subject, facility, startsOn, endsOn, children, heads, steps, snapshot, writers, ownFile } = opened
  if (format === 'own' && !ownFile?.bytes) throw notFound()
  const state = foldSteps(kind.approval, steps)
  const texts = keptTexts({ snapshot, heads })
  const rowsOf = snapshot?.children ?? children.map(({ id, name }): [Id, string] => [id, name])
  await logReading(c, kind.about === 'child' ? subject.id : '', { exported: format, document: kind.title, day: startsOn })
  const about = snapshot?.subject ?? subject.name
  if (format === 'own') {
    const whole = kindHere(c, kind.key, kind.version) ?? kind
    const draft = state.at === 'decided' ? '' : '下書き_'
    c.header('Content-Type', ownFile?.format === 'docx' ? DOCX : XLSX)
    c.header('Content-Disposition', attachment(`${draft}${kind.title}_${about}_${startsOn}.${ownFile?.format}`))
    const filling = fillingOf(whole, {
      facility: snapshot?.facility ?? facility,
      subject: about,
      className: subject.className ?? '',
      ...{ startsOn, endsOn, state },
      writers: snapshot?.writers ?? writers,
      children: rowsOf,
      textOf: (field) => texts[field] ?? '',
      today: c.get('today'),
    })
    return c.body((await fillForm(await openKept(ownFile?.bytes ?? ''), filling, c.get('now'))) as Uint8Array<ArrayBuffer>)
  }
  if (format === 'txt') {
    c.header('Content-Type', 'text/plain; charset=utf-8')
    c.header('Content-Disposition', attachment(`${kind.title}_${about}_${startsOn}.txt`))
    const lines = paperLines(kind, rowsOf, (field) => texts[field] ?? '')
    const paper = { title: kind.title, about, facility: snapshot?.facility ?? facility, startsOn, endsOn, lines }
    return c.body(asText({ ...paper, decided: state.at === 'decided' }))
  }
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
