// One paper as a file that Excel opens as it is: a line for each place of its form, with what stands there.
import type { Context } from 'hono'
import { foldSteps } from '../../schema/document/approval.ts'
import type { DocumentFile } from '../../schema/document/input.ts'
import { fieldName, type Section } from '../../schema/document/kind.ts'
import { keptTexts } from '../../schema/document/snapshot.ts'
import { stepWord } from '../../schema/document/words.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { eraDay } from '../../schema/kit/era.ts'
import type { Id } from '../../schema/kit/id.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readDocument } from './read-document.ts'

const COLUMNS: readonly (readonly [string, number])[] = [
  ['項目', 24],
  ['行', 24],
  ['らん', 18],
  ['記入', 80],
]

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
  const span = startsOn === endsOn ? eraDay(startsOn) : `${eraDay(startsOn)}〜${eraDay(endsOn)}`
  const marks = [state.submitted, ...state.stamps.map((stamp) => stamp?.step ?? null)].flatMap((step) =>
    step ? [`${stepWord(kind, step)} ${step.by} ${eraDay(dayOf(step.at))}`] : [],
  )
  return answerTable(c, {
    format,
    name: `${kind.title}_${about}_${startsOn}`,
    title: `${kind.title}　${about}　${span}`,
    lines: [
      snapshot?.facility ?? facility,
      [state.at === 'decided' ? '決裁済' : '下書き', `第${state.version}版`, ...marks].join('　'),
      `書いた人 ${(snapshot?.writers ?? writers).join('・')}`,
      madeAt(c),
    ],
    headings: COLUMNS.map(([heading]) => heading),
    rows: kind.sections.flatMap((section) => linesOf(section, rowsOf).map(({ cells, field }) => [...cells, texts[field] ?? ''])),
    widths: (column) => COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 1,
  })
}

/** The places of a section in the order of the paper, each with its three headings. */
function linesOf({ key, title, shape, rows = [], columns = [] }: Section, children: readonly [Id, string][]) {
  if (shape === 'text') return [{ cells: [title, '', ''], field: key }]
  const lines = shape === 'grid' ? rows.map((row): [string, string] => [row.key, row.title]) : children
  return lines.flatMap(([row, name]) =>
    columns.map((column) => ({ cells: [title, name, column.title], field: fieldName(key, row, column.key) })),
  )
}
