// The file for the city's 公金 system: a line a child, the columns as the house set them.
import type { Month } from '../kit/day.ts'
import { sumOf } from './bill.ts'
import { type BilledChild, billIdOf, type HouseMonth } from './house.ts'
import type { Column } from './input.ts'

export const COLUMN_WORDS: Readonly<Record<Column, string>> = {
  facility: '園名',
  month: '対象年月',
  number: '園児番号',
  child: '氏名',
  kana: 'ふりがな',
  payer: '請求先',
  class: 'クラス',
  use: '延長保育料',
  plan: '月極',
  items: '費目・有料品',
  adjustment: '調整',
  total: '請求額',
  paid: '世帯の入金額',
}

type Cell = string | number
type OfChild = (child: BilledChild, house: HouseMonth) => Cell

const compact = (month: Month): string => month.replace('-', '')
const CELL: Readonly<Record<Column, OfChild>> = {
  facility: (_, { facility }) => facility,
  month: (_, { month }) => compact(month),
  number: ({ number }) => number ?? '',
  child: ({ name }) => name,
  kana: ({ kana }) => kana,
  payer: ({ payerName }) => payerName,
  class: ({ className }) => className,
  use: ({ bill }) => sumOf(bill.uses),
  plan: ({ bill }) => sumOf(bill.plans),
  items: ({ bill }) => sumOf(bill.items),
  adjustment: ({ bill }) => sumOf(bill.adjustments),
  total: ({ bill }) => bill.total,
  paid: (child, { payments }) => sumOf(payments.filter(({ billId }) => billId === billIdOf(child))),
}

/** Headings and a line a child, in the order of names. */
export const layOutFees = (house: HouseMonth, columns: readonly Column[]): { headings: string[]; rows: Cell[][] } => ({
  headings: columns.map((column) => COLUMN_WORDS[column]),
  rows: house.children.map((child) => columns.map((column) => CELL[column](child, house))),
})
