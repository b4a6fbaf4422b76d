import { expect, test } from 'vitest'
import type { Bill } from '../../schema/fee/bill.ts'
import { compareBills } from '../../schema/fee/compare.ts'
import { parseCsv } from '../../schema/kit/csv.ts'

const bill = (total: number): Bill => ({ uses: [], stays: [], plans: [], items: [], adjustments: [], open: [], total })
const children = [
  { childId: 'a', name: '佐藤 葵', number: '0012', bill: bill(800) },
  { childId: 'b', name: '髙橋 陽', number: null, bill: bill(0) },
  { childId: 'c', name: '林 光', number: null, bill: bill(300) },
  { childId: 'd', name: '林 光', number: '15', bill: bill(100) },
]
const compare = (text: string) => compareBills(parseCsv(text).rows ?? [], children)

test('RJ16 the file of the system of before is laid beside the month, by number and else by name, and rows of a child are added up', () => {
  const found = compare(
    '請求一覧 2026年10月\n園児番号,氏名,請求額\n0012,佐藤葵,500円\n0012,佐藤葵,"¥300"\n,髙橋　陽,0\n15,林 光,▲50\n,合計,750\n',
  )
  expect(found).toEqual({
    differences: [
      { key: 'c', name: '林 光', before: null, here: 300 },
      { key: 'd', name: '林 光', before: -50, here: 100 },
    ],
    same: 2,
    before: 750,
    here: 1200,
    unread: [],
  })
})

test('RJ16 whom only the file knows, and two of one name without a number, stand apart; an amount that is none is named by its row', () => {
  const found = compare('氏名,合計\n林 光,300\n森 海,120\n佐藤 葵,八百\n')
  expect(found?.differences.map(({ name, before, here }) => [name, before, here])).toEqual([
    ['佐藤 葵', null, 800],
    ['林 光', null, 300],
    ['林 光', null, 100],
    ['林 光', 300, null],
    ['森 海', 120, null],
  ])
  expect(found?.unread).toEqual([4])
})

test('RJ16 a file without amounts, or without anybody they belong to, is refused', () => {
  expect(compare('氏名,クラス\n林 光,うさぎ\n')).toBeNull()
  expect(compare('日付,合計\n10/1,300\n')).toBeNull()
})
