// What we hand out, opened by a program that is not ours: LibreOffice, where the machine has it (`apt install libreoffice-calc libreoffice-writer`).
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guard, parseCsv, writeCsv } from '../../schema/kit/csv.ts'
import { writeShiftJis } from '../../schema/kit/shift-jis.ts'
import { fillForm, openForm } from '../../worker/kit/form-file.ts'
import { writeSheet } from '../../worker/kit/sheet.ts'
import { archive, book, paragraph, table, tableRow, wordParts } from './form-files.ts'

const there = spawnSync('soffice', ['--version']).status === 0
/** The first start writes its profile. */
const PATIENCE = 120_000
/** Commas, quotes, UTF-8, and cells as their own value, not as a formula. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
const UTF_8 = 'CSV:44,34,76,1'
const SHIFT_JIS = 'CSV:44,34,64,1'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsumugi-office-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens a file in the other program and has it saved as something else. */
function saved(name: string, bytes: Uint8Array, to: string, read?: string): string {
  writeFileSync(join(folder, name), bytes)
  const own = `-env:UserInstallation=file://${folder}/profile`
  const words = [
    own,
    '--headless',
    ...(read ? [`--infilter=${read}`] : []),
    '--convert-to',
    to,
    '--outdir',
    join(folder, 'saved'),
  ]
  execFileSync('soffice', [...words, join(folder, name)], { stdio: 'pipe', timeout: PATIENCE })
  return readFileSync(join(folder, 'saved', name.replace(/\.\w+$/, `.${to.split(':')[0]}`)), 'utf8')
}

/** Rows as the other program sees them, without the empty cells at their ends. */
const rowsOf = (csv: string): string[][] =>
  (parseCsv(csv).rows ?? []).map(({ cells }) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1))

const ROWS = [
  ['髙﨑 結翔', '1-1', 3],
  ['=1+1', '007', 4.5],
  ['@SUM(A1)', '2026-11-30', 0],
  ['-2', '+81 90', 1200],
  ['森「蓮」, "れん"', '水たまりに\n手を入れる', 12],
]
const texts = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.map(String))

describe.runIf(there)('Opened by another program', { timeout: PATIENCE }, () => {
  test('RO01 RO06 an Excel file has the same cells, and what a person wrote is no formula', async () => {
    const columns = [{ heading: '氏名', width: 20 }, { heading: 'クラス' }, { heading: '日数' }]
    const bytes = await writeSheet({ title: '2026年11月 出席簿', lines: ['つむぎ保育園'], columns, rows: ROWS, frozenColumns: 1 })
    expect(rowsOf(saved('sheet.xlsx', bytes, AS_CSV))).toEqual([
      ['2026年11月 出席簿'],
      ['つむぎ保育園'],
      ['氏名', 'クラス', '日数'],
      ...texts(ROWS),
    ])
  })

  test('RO06 a CSV file has them, in UTF-8 and in Shift_JIS; what would count wears its apostrophe', () => {
    const shown = ROWS.map((row) => row.map((cell) => (typeof cell === 'string' ? guard(cell) : String(cell))))
    const csv = writeCsv(ROWS)
    expect(rowsOf(saved('list.csv', new TextEncoder().encode(csv), AS_CSV, UTF_8))).toEqual(shown)
    const { bytes } = writeShiftJis(csv.slice(1))
    expect(rowsOf(saved('list-sjis.csv', bytes, AS_CSV, SHIFT_JIS))).toEqual(shown)
  })

  const filling = {
    values: { 園名: 'つむぎ保育園', 今月の行事: '=SUM(A1)', 状態: '決裁済み' },
    tables: {
      個人目標: [
        { 氏名: '髙﨑 葵', 子どもの姿: '=1+1 と書いた\n😀に <手>', 日数: 3 },
        { 氏名: '森 蓮', 子どもの姿: '_x0041_ のまま', 日数: 4 },
      ],
    },
  }

  test('RO02 a filled Excel form has the text of each tag, and its own formulas count over the new rows', async () => {
    const form = await book({
      rows: [
        ['{{園名}}', '{{状態}}', ''],
        ['行事', '{{今月の行事}}', ''],
        ['{{個人目標：氏名}}', '{{個人目標:子どもの姿}}', '{{個人目標：日数}}'],
        ['計', '', { formula: 'SUM(C3:C3)' }],
      ],
    })
    const bytes = await fillForm(await openForm(form), filling, 0)
    expect(rowsOf(saved('form.xlsx', bytes, AS_CSV))).toEqual([
      ['つむぎ保育園', '決裁済み'],
      ['行事', '=SUM(A1)'],
      ['髙﨑 葵', '=1+1 と書いた\n😀に <手>', '3'],
      ['森 蓮', '_x0041_ のまま', '4'],
      ['計', '', '7'],
    ])
  })

  test('RO02 a filled Word form has the text of each tag, a row for each child', async () => {
    const form = await archive(
      wordParts(
        paragraph('{{園名}} {{状態}}') +
          table(tableRow('氏名', '姿') + tableRow('{{個人目標：氏名}}', '{{個人目標：子どもの姿}}')),
      ),
    )
    const bytes = await fillForm(await openForm(form), filling, 0)
    const text = saved('form.docx', bytes, 'txt:Text (encoded):UTF8')
    expect(text).toContain('つむぎ保育園 決裁済み')
    expect(text.indexOf('森 蓮')).toBeGreaterThan(text.indexOf('髙﨑 葵'))
    expect(text).toContain('_x0041_ のまま')
    expect(text).not.toContain('{{')
  })
})
