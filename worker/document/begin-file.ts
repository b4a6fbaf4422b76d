// A file to begin a form of one's own with: every tag of a kind, each beside what it is called. Whoever makes a form moves them to where they belong.
import type { Context } from 'hono'
import { currentKinds } from '../../schema/document/kinds.ts'
import { type BeginFile, type FormFor, formFor } from '../../schema/document/own-file.ts'
import { BETWEEN, plainName, written } from '../../schema/kit/form-file/tag.ts'
import { escapeXml } from '../../schema/kit/form-file/xml.ts'
import { DOCX, XLSX } from '../kit/answer-table.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { packed } from '../kit/form-file.ts'
import { loadSheet } from '../kit/load-sheet.ts'
import { read } from '../kit/scope.ts'
import { asForms, formRows } from './forms.ts'

/** A line of the file: a heading, what something is called with its tag, or a row of a table (the tags repeat it). */
interface Line {
  cells: string[]
  heading: boolean
}

/** What stands in the file, from top to bottom: tags of one table in one row, which is repeated. */
function linesOf({ tags: { groups, tables } }: FormFor): Line[] {
  const names = new Set(Object.keys(tables).map(plainName))
  return groups.flatMap(({ title, tags }): Line[] => {
    const head: Line = { cells: [title], heading: true }
    const parts = tags.map((tag) => tag.split(BETWEEN))
    if (parts.length > 0 && parts.every(([table = '']) => names.has(plainName(table))))
      return [
        head,
        { cells: parts.map(([, ...column]) => column.join(BETWEEN)), heading: true },
        { cells: tags.map((tag) => written(tag)), heading: false },
      ]
    if (tags.length === 1) return [{ cells: [title, written(tags[0] ?? '')], heading: false }]
    return [head, ...tags.map((tag) => ({ cells: [tag, written(tag)], heading: false }))]
  })
}

export async function answerBeginFile(c: Context<App>, { kind: key, format }: BeginFile): Promise<Response> {
  const { rows } = await read(c, (db) => [formRows(db, c.get('scope').facilityId)])
  const kind = formFor(key, currentKinds(asForms(rows[0])))
  if (!kind) throw badInput('書類の種類（kind）: ありません', 'kind')
  const lines = linesOf(kind)
  c.header('Content-Type', format === 'xlsx' ? XLSX : DOCX)
  c.header('Content-Disposition', attachment(`様式のもと_${kind.title}.${format}`))
  return c.body(
    (format === 'xlsx' ? await asBook(kind, lines) : await asDocument(kind, lines, c.get('now'))) as Uint8Array<ArrayBuffer>,
  )
}

async function asBook({ title, paper }: FormFor, lines: readonly Line[]): Promise<Uint8Array> {
  const { writeSheet } = await loadSheet()
  const width = Math.max(2, ...lines.map(({ cells }) => cells.length))
  return writeSheet({
    title,
    columns: Array.from({ length: width }, (_, column) => ({
      heading: ['項目', '記入'][column] ?? '',
      width: column === 0 ? 28 : width > 12 ? 14 : 40,
    })),
    rows: lines.map(({ cells }) => cells),
    paper: paper.size === 'A3' ? 'a3' : 'a4',
    orientation: paper.landscape ? 'landscape' : 'portrait',
  })
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Width and height of a sheet in twentieths of a point. */
const SHEETS = { A4: [11_906, 16_838], A3: [16_838, 23_811] } as const

function asDocument({ title, paper }: FormFor, lines: readonly Line[], at: number): Promise<Uint8Array> {
  const text = (words: string, bold: boolean) =>
    `<w:p><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r></w:p>`
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join('')
  const tables = lines.map(({ cells, heading }) => {
    const row = cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${text(cell, heading)}</w:tc>`).join('')
    return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tr>${row}</w:tr></w:tbl>`
  })
  const [short, long] = SHEETS[paper.size]
  const size = paper.landscape ? `w:w="${long}" w:h="${short}" w:orient="landscape"` : `w:w="${short}" w:h="${long}"`
  const page = `<w:sectPr><w:pgSz ${size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
  const xml = (content: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`)
  return packed(
    new Map([
      [
        '[Content_Types].xml',
        xml(
          `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
        ),
      ],
      [
        '_rels/.rels',
        xml(
          `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
      ],
      // Tables that touch are one for Word, whose rows may differ in their cells.
      [
        'word/document.xml',
        xml(`<w:document xmlns:w="${MAIN}"><w:body>${text(title, true)}${tables.join('')}<w:p/>${page}</w:body></w:document>`),
      ],
    ]),
    at,
  )
}
