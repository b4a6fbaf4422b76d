// What becomes of a sheet's references when some of its rows are repeated: as when somebody inserts rows in Excel.

/** Rows of a sheet, 1-based and both included, that stand there `times`. */
export interface Block {
  from: number
  to: number
  times: number
}

const heightOf = ({ from, to }: Block): number => to - from + 1

/** Where a row stands afterwards; of one that is repeated the first. */
export const movedRow = (blocks: readonly Block[], row: number): number =>
  blocks.reduce((at, block) => (block.to < row ? at + (block.times - 1) * heightOf(block) : at), row)

/** Where a range that ends in a row ends afterwards: behind the last of those that are repeated. */
const movedEnd = (blocks: readonly Block[], row: number): number => {
  const own = blocks.find(({ from, to }) => from <= row && row <= to)
  return movedRow(blocks, row) + (own ? (own.times - 1) * heightOf(own) : 0)
}

/** In which copy of which block a formula stands. */
export interface Inside {
  block: Block
  copy: number
}

const COLUMN = String.raw`\$?[A-Z]{1,3}`
const CELL = String.raw`${COLUMN}\$?[0-9]{1,7}`
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!`
const REFERENCE = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$'!])(${SHEET})?(?:(${CELL})(?::(${CELL}))?|(\$?[0-9]{1,7}):(\$?[0-9]{1,7}))(?![\p{L}\p{N}_(!.])`,
  'gu',
)
const PARTS = /^(\$?[A-Z]{0,3})(\$?)([0-9]+)$/

/** The name of the sheet a reference names. */
const sheetNamed = (prefix: string): string => prefix.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'")

/**
 * A formula after the rows of a sheet were repeated.
 * @param sheet whose rows they are
 * @param own true when the formula stands in that sheet, and a reference without a name means it
 */
export function movedFormula(formula: string, blocks: readonly Block[], sheet: string, own: boolean, inside?: Inside): string {
  return formula.replace(REFERENCE, (whole, prefix, first, last, firstRow, lastRow) => {
    if (whole.startsWith('"') || (prefix === undefined ? !own : sheetNamed(prefix) !== sheet)) return whole
    const [start, end] = [first ?? firstRow, last ?? lastRow]
    return `${prefix ?? ''}${end === undefined ? move(start, start) : `${move(start, end)}:${move(end, start, true)}`}`
  })
  /** @param other the other end of a range: one that lies in the copy's own rows stays in them */
  function move(cell: string, other: string, isEnd = false): string {
    const [, column = '', fixed = '', text = ''] = PARTS.exec(cell) ?? []
    const row = Number(text)
    const stays = inside && fixed === '' && isIn(inside.block, row) && isIn(inside.block, Number(PARTS.exec(other)?.[3]))
    const to = stays ? movedRow(blocks, row) + inside.copy * heightOf(inside.block) : (isEnd ? movedEnd : movedRow)(blocks, row)
    return `${column}${fixed}${to}`
  }
}

const isIn = ({ from, to }: Block, row: number): boolean => from <= row && row <= to

/** Ranges with spaces between them (`sqref`): what is said of a cell in a row that is repeated is said of each. */
export const movedRanges = (ranges: string, blocks: readonly Block[]): string =>
  ranges
    .trim()
    .split(/\s+/)
    .map((range) => movedFormula(range.includes(':') ? range : `${range}:${range}`, blocks, '', true).replace(/^(\w+):\1$/, '$1'))
    .join(' ')

/** A formula that was filled into another cell: what is not fixed goes along. */
export const carriedFormula = (formula: string, rows: number, columns: number): string =>
  formula.replace(REFERENCE, (whole, prefix, first, last, firstRow, lastRow) => {
    if (whole.startsWith('"')) return whole
    const carry = (cell: string): string => {
      const [, column = '', fixed = '', row = ''] = PARTS.exec(cell) ?? []
      const to = column === '' || column.startsWith('$') ? column : columnName(columnNumber(column) + columns)
      return `${to}${fixed}${fixed === '' ? Number(row) + rows : row}`
    }
    const [start, end] = [first ?? firstRow, last ?? lastRow]
    return `${prefix ?? ''}${carry(start)}${end === undefined ? '' : `:${carry(end)}`}`
  })

/** 1 for A. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
export const columnName = (number: number): string =>
  number <= 0 ? '' : columnName(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26))
