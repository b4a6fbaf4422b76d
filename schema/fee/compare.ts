// 並行稼働: what the system of before billed for a month, beside what つむぎ reckons, until there is no difference (RJ16). The file of before is read where
// it lies, and is kept nowhere.
import { findHeadings, foldHeading, type GridRow, rowsBelow } from '../kit/grid.ts'
import { tidy } from '../kit/kana.ts'
import type { BilledChild } from './house.ts'

const COLUMNS = {
  number: ['園児番号', '番号', '児童番号', '管理番号', 'No'],
  name: ['氏名', '園児名', '児童名', '名前', '子ども', 'お子さま'],
  total: ['合計', '請求額', '請求金額', '金額', '延長保育料', '合計金額', '料金'],
} as const
type Key = keyof typeof COLUMNS
const KNOWN = new Map(
  (Object.entries(COLUMNS) as [Key, readonly string[]][]).flatMap(([key, headings]) =>
    headings.map((heading) => [foldHeading(heading), key] as const),
  ),
)

export interface Compared {
  key: string
  name: string
  /** Null where that side has no such child. */
  before: number | null
  here: number | null
}
export interface Comparison {
  /** Where the two do not say the same, in the order of つむぎ, and behind them what only the file has. */
  differences: Compared[]
  same: number
  /** Sums of both sides. */
  before: number
  here: number
  /** Rows whose amount could not be read, by their numbers in the file. */
  unread: number[]
}

const plainName = (name: string): string => tidy(name).replace(/\s/g, '')
const yenOf = (cell: string): number | null => {
  const text = tidy(cell)
    .replace(/[¥￥,円\s]/g, '')
    .replace(/^[▲△−-]/, '-')
  return /^-?\d{1,8}$/.test(text) ? Number(text) : text === '' ? 0 : null
}

/**
 * Lays a file of the system of before beside the bills of a month: by 園児番号, else by name where only one has it. Several rows of a child are added up.
 * @returns null where the file has no column of amounts, or none that says whose they are
 */
export function compareBills(
  grid: readonly GridRow[],
  children: readonly Pick<BilledChild, 'childId' | 'name' | 'number' | 'bill'>[],
): Comparison | null {
  const headings = findHeadings<Key>(grid, (folded) => KNOWN.get(folded) ?? null, ['total'])
  const [number, name, total] = (['number', 'name', 'total'] as const).map((key) => headings?.columns.get(key)?.index)
  if (!headings || total === undefined || (number === undefined && name === undefined)) return null
  const cell = ({ cells }: GridRow, index: number | undefined): string => (index === undefined ? '' : tidy(cells[index] ?? ''))
  const byNumber = new Map(children.flatMap((child) => (child.number ? [[tidy(child.number), child] as const] : [])))
  const byName = Map.groupBy(children, (child) => plainName(child.name))
  const before = new Map<string, { name: string; yen: number }>()
  const unread: number[] = []
  for (const row of rowsBelow(grid, headings.row)) {
    const [of, called] = [cell(row, number), cell(row, name)]
    if (/^(?:合計|総計|小計|計)$/.test(of || called) || (!of && !called)) continue
    const yen = yenOf(row.cells[total] ?? '')
    if (yen === null) {
      unread.push(row.row)
      continue
    }
    const same = byName.get(plainName(called)) ?? []
    const child = byNumber.get(of) ?? (same.length === 1 ? same[0] : undefined)
    const key = child?.childId ?? `${of} ${plainName(called)}`
    before.set(key, { name: called || of, yen: (before.get(key)?.yen ?? 0) + yen })
  }
  const rows = [
    ...children.map(
      ({ childId, name: own, bill }): Compared => ({
        key: childId,
        name: own,
        before: before.get(childId)?.yen ?? null,
        here: bill.total,
      }),
    ),
    ...[...before]
      .filter(([key]) => !children.some(({ childId }) => childId === key))
      .map(([key, one]): Compared => ({ key, name: one.name, before: one.yen, here: null })),
  ]
  // Nothing on one side and nought on the other are the same.
  const differs = (one: Compared): boolean => (one.before ?? 0) !== (one.here ?? 0)
  const sum = (of: 'before' | 'here') => rows.reduce((all, one) => all + (one[of] ?? 0), 0)
  const differences = rows.filter(differs)
  return { differences, same: rows.length - differences.length, before: sum('before'), here: sum('here'), unread }
}
