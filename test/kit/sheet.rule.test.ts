import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readSheet, readTable, writeSheet } from '../../worker/kit/sheet.ts'
import { cpuTime } from './cpu-time.ts'
import { shiftJis } from './shift-jis.ts'
import { rawWorkbook } from './stored-zip.ts'

const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes)).rows?.map(({ cells }) => cells)
const book = (rows: (string | number | boolean | Date | null)[][], name = '名簿') => writeXlsx({ sheets: [{ name, rows }] })

/** Sets the unpacked size an archive states for its largest part, in both of its directories. */
function stateSize(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return bytes
}

describe('spreadsheets', () => {
  test('RO06 a table comes back as written, and class 1-1, 007 and =1+1 stay text', async () => {
    const bytes = await writeSheet({
      title: '2026年11月 出席簿',
      lines: ['つむぎ保育園', '令和8年度'],
      columns: [{ heading: '氏名', width: 20 }, { heading: 'クラス' }, { heading: '日数', align: 'right' }],
      rows: [
        ['髙橋 結翔', '1-1', 3],
        ['=1+1', '007', 4.5],
        ["'a'", '2-1\n2-2', null],
      ],
      merges: [{ row: 0, column: 0, rows: 1, columns: 1 }],
      frozenColumns: 1,
      paper: 'a3',
    })
    expect(await cellsOf(bytes)).toEqual([
      ['2026年11月 出席簿'],
      ['つむぎ保育園'],
      ['令和8年度'],
      ['氏名', 'クラス', '日数'],
      ['髙橋 結翔', '1-1', '3'],
      ['=1+1', '007', '4.5'],
      ["'a'", '2-1\n2-2'],
    ])
  })
  test('a title that Excel allows for no sheet still makes a sheet', async () => {
    for (const title of ['a/b:c*?[d]', "'", '長'.repeat(60), ''])
      expect((await cellsOf(await writeSheet({ title, columns: [{ heading: '氏名' }], rows: [['佐藤']] })))?.at(-1)).toEqual([
        '佐藤',
      ])
  })
  test('RL02 dates, times of day, numbers and truth values become the text a person sees', async () => {
    const bytes = await book([
      [
        new Date('2021-04-01'),
        new Date('2021-04-01T08:30:00Z'),
        new Date('1899-12-31T07:30:00Z'),
        833410978,
        0.5,
        true,
        null,
        'あ',
      ],
    ])
    expect(await cellsOf(bytes)).toEqual([['2021-04-01', '2021-04-01 8:30', '7:30', '833410978', '0.5', 'TRUE', '', 'あ']])
  })
  test('RL02 the furigana that Excel keeps behind a name does not get into the name, and 和暦 dates are dates', async () => {
    const strings =
      '<si><t>佐藤 陽翔</t><rPh sb="0" eb="2"><t>サトウ</t></rPh><phoneticPr fontId="1"/></si><si><r><t>鈴木</t></r><r><rPr><b/></rPr><t> 葵</t></r><rPh sb="0" eb="2"><t>スズキ</t></rPh></si>'
    const cells =
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" s="1"><v>44287</v></c><c r="E3" s="2"><v>44287</v></c><c r="F3" s="3"><v>0.3125</v></c></row>'
    const read = await readSheet(
      rawWorkbook(cells, strings, [
        '[$-411]ge.m.d',
        '[$-ja-JP-x-gannen]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@',
        'h:mm',
      ]),
    )
    expect(read.rows).toEqual([{ row: 3, cells: ['佐藤 陽翔', '', '鈴木 葵', '2021-04-01', '2021-04-01', '7:30'] }])
  })
  test('RL02 rows keep the numbers they have in Excel when rows between are empty', async () => {
    const read = await readSheet(await book([['氏名'], [], [null], ['佐藤']]))
    expect(read.rows?.map(({ row }) => row)).toEqual([1, 4])
  })
  test('RL02 the sheet with the fitting headings is read, else the first written one', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '空', rows: [] },
        { name: '説明', rows: [['この表の使い方']] },
        { name: '名簿', rows: [['氏名', '生年月日']] },
      ],
    })
    expect((await readSheet(bytes, (rows) => rows.some(({ cells }) => cells.includes('生年月日')))).rows?.[0]?.cells).toEqual([
      '氏名',
      '生年月日',
    ])
    expect((await readSheet(bytes, () => false)).rows?.[0]?.cells).toEqual(['この表の使い方'])
  })
  test('one reader takes xlsx, UTF-8 and Shift_JIS', async () => {
    const expected = [
      ['氏名', 'クラス'],
      ['佐藤 陽翔', '1-1'],
    ]
    const text = '氏名,クラス\r\n佐藤 陽翔,1-1\r\n'
    for (const bytes of [await book(expected), new TextEncoder().encode(text), shiftJis(text)])
      expect(await cellsOf(bytes)).toEqual(expected)
  })
  test('text that a CSV of ours marked and Excel then saved as xlsx is unmarked', async () => {
    expect(await cellsOf(await book([["'1-1", "'=1+1", "'tis"]]))).toEqual([['1-1', '=1+1', "'tis"]])
  })
})

describe('spreadsheets that are refused in words', () => {
  const refusal = async (bytes: Uint8Array) => (await readTable(bytes)).problem?.message
  test('too many bytes, rows, columns', async () => {
    expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(5 * 1024 * 1024)]))).toContain('5MBまで')
    expect(await refusal(await book(Array.from({ length: 5001 }, () => ['a'])))).toContain('5000行まで')
    expect(await refusal(await book([Array.from({ length: 101 }, () => 'a')]))).toContain('100列まで')
  })
  test('an old .xls or a file with a password', async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain('.xlsx として保存しなおして')
  })
  test('a file that states it unpacks to more than it should', async () => {
    expect(await refusal(stateSize(await book([['a']]), 30_000_000))).toContain('中身が大きすぎる')
    expect(await refusal(stateSize(await book([['a']]), 0))).toContain('Excel のファイルとして読めません')
  })
  test('a file that states less than it unpacks to is stopped at what it stated', async () => {
    const big = await book(Array.from({ length: 4000 }, () => ['あ'.repeat(300)]))
    expect(await refusal(stateSize(big, 1000))).toContain('Excel のファイルとして読めません')
  })
  test('a sheet that reaches to the last column and row with a few cells', async () => {
    const wide = await writeXlsx({ sheets: [{ name: 'a', cells: new Map([['0,16383', { value: 'x', type: 'string' }]]) }] })
    expect(await refusal(wide)).toContain('100列まで')
  })
  test('cells far out to the right and far down, by the hundred thousand, are refused in seconds and little memory', async () => {
    const far = (index: number) => `<row r="${index}"><c r="XFD${index}"/></row>`
    const rows = Array.from({ length: 100_000 }, (_, index) => index + 1)
    const hidden = rows.map((index) => `<x:row><x:c s='1' r='&#88;FD${index}'/></x:row>`).join('')
    const quoted = rows.map((index) => `<row><c a=">" r="XFD${index}"/></row>`).join('')
    for (const data of [
      quoted,
      hidden,
      rows.map(far).join(''),
      rows.map((index) => `<row r="${index}"/>`).join(''),
      `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(150_000)}</row>`,
    ]) {
      const spent = await cpuTime(async () => {
        const read = await readTable(rawWorkbook(data))
        expect(read.rows?.length ?? 0).toBeLessThan(2)
      })
      expect(spent).toBeLessThan(5000)
    }
    expect(await refusal(rawWorkbook(rows.map(far).join('')))).toContain('中身が大きすぎる')
    expect(await refusal(rawWorkbook(rows.map((index) => `<row r="${index}"/>`).join('')))).toContain('空の行が多すぎます')
  })
  test('anything broken on the way', async () => {
    const sound = await book([['氏名'], ['佐藤']])
    for (let cut = 4; cut < sound.length; cut += 97)
      expect(await refusal(sound.slice(0, cut))).toContain('Excel のファイルとして読めません')
    let refused = 0
    for (let at = 30; at < sound.length; at += 41) {
      const broken = sound.slice()
      broken[at] = (broken[at] ?? 0) ^ 0xff
      const read = await readTable(broken)
      expect(read.rows === null).toBe(read.problem !== null)
      if (read.problem) refused += 1
    }
    expect(refused).toBeGreaterThan(0)
  })
})
