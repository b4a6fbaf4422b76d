import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, decodeText, guard, parseCsv, readCsv, unguard, writeCsv } from '../../schema/kit/csv.ts'
import { cpuTime } from './cpu-time.ts'
import { shiftJis } from './shift-jis.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cellsOf = (text: string) => parseCsv(text).rows?.map(({ cells }) => cells)
const DANGEROUS = /^[=+\-@\t\r\n\0|＝＋－＠−]/
// Text as a database can hold it, with what hurts CSV much more often than chance would bring it.
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', ',', '\r', '\n', '\t', "'", '=', '-', '/', '1', '2', '0', ' ', '　', '＝', '\ufeff', 'あ', '髙', '🍙'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
})
const plain = text.filter((one) => !one.includes('\0'))
const table = (cell: fc.Arbitrary<string>) => fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 })

describe('reading CSV', () => {
  test('RL02 quotes, commas and line breaks inside quotes belong to the cell', () => {
    expect(cellsOf('a,"b,""c""\r\nd",e\r\n1,2,3')).toEqual([
      ['a', 'b,"c"\r\nd', 'e'],
      ['1', '2', '3'],
    ])
  })
  test('rows are numbered as a spreadsheet numbers them, blank lines and breaks inside quotes considered', () => {
    expect(parseCsv('a\n\n"b\nc"\nd\n').rows?.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b\nc'],
      [4, 'd'],
    ])
  })
  test('CR LF, LF and a lone CR all end a row; ragged rows and trailing empty columns stay as they are', () => {
    expect(cellsOf('a,b,,\r\nc\nd,e\rf')).toEqual([['a', 'b', '', ''], ['c'], ['d', 'e'], ['f']])
  })
  test('RL02 a quote left open at row 57 is told with the row, and nothing is read', () => {
    const rows = Array.from({ length: 80 }, (_, index) => (index + 1 === 57 ? '57,"さとう' : `${index + 1},"さとう"`))
    const read = parseCsv(rows.join('\r\n'))
    expect(read.rows).toBeNull()
    // The open quote swallows row 58 up to its first quote, behind which text follows.
    expect(read.problem?.message).toBe('57行目: 閉じた引用符（"）のあとに文字があります。" の数を確かめてください。')
    expect(parseCsv('a\r\n"b\r\n').problem?.message).toBe(
      '2行目: 引用符（"）が閉じていません。この行の " の数を確かめてください。',
    )
  })
  test('RL02 UTF-8 with and without BOM, Shift_JIS and UTF-16 give the same text', () => {
    const written = '氏名,ふりがな\r\n髙橋 結翔,たかはし ゆいと\r\n﨑山 ①,ｻｷﾔﾏ\r\n'
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...written].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ])
    for (const file of [bytes(written), bytes(`\ufeff${written}`), shiftJis(written), utf16])
      expect(decodeText(file)).toBe(written)
  })
  test('a tab-separated file is read when its first row has tabs and no comma', () => {
    expect(cellsOf('氏名\t生年月日\n"佐藤, 陽翔"\t2021/4/1')).toEqual([
      ['氏名', '生年月日'],
      ['佐藤, 陽翔', '2021/4/1'],
    ])
  })
  test('bytes that are no text are refused in words', () => {
    for (const file of [new Uint8Array([0x81]), new Uint8Array([0xff, 0x00, 0xff, 0xff]), bytes('a\0b')])
      expect(readCsv(file).problem?.message).toContain('文字コードが分かりません')
  })
  test('too many bytes, rows or columns are refused in words', () => {
    expect(readCsv(new Uint8Array(5 * 1024 * 1024 + 1)).problem?.message).toContain('5MBまで')
    expect(readCsv(bytes('a\n'.repeat(5001))).problem?.message).toContain('5000行まで')
    expect(readCsv(bytes('a,'.repeat(101))).problem?.message).toContain('100列まで')
    expect(readCsv(bytes(`a${','.repeat(500)}\n${'\n'.repeat(6000)}`)).problem).toBeNull()
  })
  test('100 kB of hostile text are read in milliseconds', async () => {
    const hostile = ['"', '""', '"a', ',', '\n', '\r', '1-', '=', '\t', ' ', '　', 'a"b', '1,1e', '0.'].map((one) =>
      one.repeat(100_000 / one.length),
    )
    for (const one of hostile) {
      const spent = await cpuTime(() => {
        readCsv(bytes(one))
        writeCsv([[one]])
      })
      expect(spent).toBeLessThan(500)
    }
  })
})

describe('writing CSV', () => {
  test('RO06 a file begins with a byte order mark and ends every row with CR LF', () => {
    expect(
      writeCsv([
        ['氏名', '日数'],
        ['佐藤', 3],
      ]),
    ).toBe('\ufeff氏名,日数\r\n佐藤,3\r\n')
  })
  test('RL02 a class called 1-1 comes back from Excel as 1-1: it is marked as text, and the mark is taken off on reading', () => {
    expect(csvLine(['1-1'])).toBe("'1-1\r\n")
    expect(readCsv(bytes(writeCsv([['1-1']]))).rows?.[0]?.cells).toEqual(['1-1'])
  })
  test.each([
    '1-1',
    '3/4',
    '007',
    '1-2-3',
    '4-2-1',
    '12-3456',
    '3E5',
    '(1)',
    '25:00',
    '1:1',
    '１－１',
    '090123456789',
    '1.0',
    'Sep-1',
    '012-0001',
  ])('RL02 %s, which Excel would change, is marked as text', (one) => expect(guard(one)).toBe(`'${one}`))
  test.each([
    '2021-04-01',
    '2021/4/1',
    '8:30',
    '08:30',
    '0833-41-0978',
    '744-0074',
    '46-2446',
    '5',
    '4.5',
    'ひよこ組',
    '令和3年4月1日',
    'A-1',
    '',
  ])('RO06 %s, which Excel leaves or gives back whole, is written bare', (one) => expect(guard(one)).toBe(one))
  test('numbers stay numbers, also negative ones; what is no number is empty', () => {
    expect(csvLine([-5, 0.5, Number.NaN, Number.POSITIVE_INFINITY, null])).toBe('-5,0.5,,,\r\n')
  })
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    ' =1',
    '　=1',
    '\u200b=1',
    '\ufeff=1',
    '\0=1',
    '−1',
    '﹦1',
  ])('RO06 the cell %j cannot run as a formula', (one) => expect(guard(one)).toBe(`'${one}`))
  test('RO06 whatever the text, no cell begins a formula', () => {
    fc.assert(
      fc.property(table(text), (rows) => {
        for (const { cells } of parseCsv(writeCsv(rows).slice(1)).rows ?? [])
          for (const cell of cells) expect(DANGEROUS.test(cell.replace(/^[\s\ufeff\u200b]+/, ''))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
  test('RL02 what was written is read back exactly', () => {
    fc.assert(
      fc.property(table(plain), (rows) => {
        expect(readCsv(bytes(writeCsv(rows))).rows?.map(({ cells }) => cells)).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })
  test('taking the mark off undoes putting it on', () => {
    fc.assert(fc.property(text, (one) => unguard(guard(one)) === one))
  })
})
