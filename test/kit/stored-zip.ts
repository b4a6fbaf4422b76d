// An archive of uncompressed parts, for tests that need a workbook no library would write.
const ascii = (text: string) => [...new TextEncoder().encode(text)]
const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, place) => Math.floor(value / 256 ** place) % 256)

/** The archive, without checksums. */
export function storedZip(parts: Record<string, string>): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = []
  const directory: number[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const body = new TextEncoder().encode(text)
    // Version, flags, method 0, time, date, checksum left out (0), sizes, lengths.
    const common = [
      ...little(20, 2),
      ...little(0, 12),
      ...little(body.length, 4),
      ...little(body.length, 4),
      ...little(name.length, 2),
      ...little(0, 2),
    ]
    const file = new Uint8Array([...ascii('PK\u0003\u0004'), ...common, ...ascii(name)])
    files.push(file, body)
    directory.push(
      ...ascii('PK\u0001\u0002'),
      ...little(20, 2),
      ...common,
      ...little(0, 10),
      ...little(offset, 4),
      ...ascii(name),
    )
    offset += file.length + body.length
  }
  const count = Object.keys(parts).length
  const end = [
    ...ascii('PK\u0005\u0006'),
    ...little(0, 4),
    ...little(count, 2),
    ...little(count, 2),
    ...little(directory.length, 4),
    ...little(offset, 4),
    0,
    0,
  ]
  const bytes = new Uint8Array(offset + directory.length + end.length)
  let at = 0
  for (const piece of [...files, new Uint8Array(directory), new Uint8Array(end)]) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** A workbook of one sheet with these rows, shared strings and number formats in XML as Excel writes it. */
export const rawWorkbook = (sheetData: string, strings = '', formats: readonly string[] = []): Uint8Array =>
  storedZip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  })
