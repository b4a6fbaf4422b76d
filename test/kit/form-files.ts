// Forms with tags as people make them, for tests: an Excel book, a Word document with its text cut into runs, and archives of any parts.
import { type CellStyle, writeXlsx } from 'hucre/xlsx'
import { zipPieces } from '../../worker/kit/zip.ts'

/** An archive of these parts. */
export async function archive(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const entries = async function* () {
    for (const [name, content] of Object.entries(parts))
      yield { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
  }
  for await (const piece of zipPieces(entries(), 0)) pieces.push(piece)
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const WORD_MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The parts of a Word document with this body; `more` beside them or in their place. */
export const wordParts = (body: string, more: Record<string, string> = {}, relations = ''): Record<string, string> => ({
  '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_MAIN}"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>${body}<w:sectPr/></w:body></w:document>`,
  'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${relations}</Relationships>`,
  ...more,
})

export const relation = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`

/** A paragraph whose text is cut into runs. */
export const paragraph = (...runs: string[]) =>
  `<w:p w14:paraId="0000000A">${runs.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r><w:proofErr w:type="spellStart"/>`).join('')}</w:p>`
export const tableRow = (...cells: string[]) =>
  `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map((text) => `<w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr>${paragraph(text)}</w:tc>`).join('')}</w:tr>`
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`

const line = { style: 'thin', color: { rgb: '000000' } } as const
const boxed: CellStyle = { border: { top: line, bottom: line, left: line, right: line } }

interface Given {
  rows: (string | number | { formula: string })[][]
  merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[]
}

/** A book of one sheet 月案: every cell boxed, the second column 30 wide. */
export const book = ({ rows, merges = [] }: Given) =>
  writeXlsx({
    sheets: [
      {
        name: '月案',
        columns: [{ width: 8 }, { width: 30 }],
        cells: new Map(
          rows.flatMap((row, at) =>
            row.map((value, column) => [
              `${at},${column}`,
              typeof value === 'object'
                ? { value: 0, formula: value.formula, type: 'formula' as const, style: boxed }
                : { value, type: typeof value === 'number' ? ('number' as const) : ('string' as const), style: boxed },
            ]),
          ),
        ),
        merges,
        pageSetup: { paperSize: 'a4', orientation: 'landscape' },
      },
    ],
    namedRanges: [{ name: '_xlnm.Print_Area', range: `月案!$A$1:$D$${rows.length}`, scope: '月案' }],
  })
