import { expect, test } from 'vitest'
import { readTable, writeSheet } from '../../worker/kit/sheet.ts'
import { shiftJis } from './shift-jis.ts'

test('RL02 RO06 spreadsheets and Shift_JIS are written and read where the product runs', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => [
    '髙橋 結翔',
    '1-1',
    `2021-04-${String((index % 28) + 1).padStart(2, '0')}`,
  ])
  const columns = ['氏名', 'クラス', '生年月日'].map((heading) => ({ heading }))
  const read = await readTable(await writeSheet({ title: '2026年11月 園児名簿', columns, rows }))
  expect(read.rows?.slice(2).map(({ cells }) => cells)).toEqual(rows)
  const csv = await readTable(shiftJis('氏名,クラス\r\n髙橋 結翔,1-1\r\n'))
  expect(csv.rows?.[1]?.cells).toEqual(['髙橋 結翔', '1-1'])
  expect((await readTable(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).problem?.message).toContain(
    'Excel のファイルとして読めません',
  )
})
