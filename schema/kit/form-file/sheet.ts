// Tags in one sheet of an Excel file. Rows that stand under each other with columns of one table are repeated together, and what stands below moves
// down, as when rows are inserted by hand.
import { movedAround, movedMerges, rowsIn } from './around.ts'
import { fillPieces, fillText } from './runs.ts'
import { type Block, carriedFormula, columnNumber, type Inside, movedFormula, movedRow } from './shift.ts'
import { type Fault, type Find, faultsIn, type Known, type Lookup, marksIn, type Value } from './tag.ts'
import {
  attribute,
  type Child,
  childOf,
  childrenOf,
  type Element,
  element,
  escapeXml,
  isElement,
  textIn,
  unescapeXml,
  withAttribute,
} from './xml.ts'

/** What a sheet needs of its workbook. */
export interface Book {
  /** The shared strings, each `<si>`. */
  strings: readonly Element[]
  /** The style of a cell, with what its text asks for: its lines shown, its first sign no formula. */
  style: (of: string | null, asks: { wrap: boolean; quote: boolean }) => string | null
}

/** One sheet, with what is said of its rows. */
export interface Sheet {
  name: string
  root: Element
}

interface Row {
  number: number
  element: Element
  cells: readonly Element[]
}

/** A cell of Excel holds this many letters. */
const LONGEST_CELL = 32_767
export class TooLong extends Error {}

const PLACE = /^([A-Z]{1,3})(\d+)$/

/** The rows of a sheet; cells and rows that do not say where they stand follow those before. */
function rowsOf(root: Element): Row[] {
  let last = 0
  return childrenOf(childOf(root, 'sheetData') ?? { children: [] }, 'row').map((row) => {
    last = Number(attribute(row, 'r') ?? last + 1)
    return { number: last, element: row, cells: childrenOf(row, 'c') }
  })
}

/** The runs of a rich text, or its one text: furigana is none of them. */
const piecesOf = (text: Element): Element[] =>
  text.children.flatMap((child) =>
    !isElement(child) ? [] : child.name === 't' ? [child] : child.name === 'r' ? childrenOf(child, 't') : [],
  )

/** The text of a cell that somebody typed; null of a number, a formula, an empty one. */
function textElement(cell: Element, { strings }: Pick<Book, 'strings'>): Element | null {
  if (childOf(cell, 'f')) return null
  const type = attribute(cell, 't')
  if (type === 'inlineStr') return childOf(cell, 'is') ?? null
  const value = childOf(cell, 'v')
  return type === 's' && value ? (strings[Number(textIn(value))] ?? null) : null
}

const textOf = (cell: Element, book: Pick<Book, 'strings'>): string => {
  const text = textElement(cell, book)
  return text ? piecesOf(text).map(textIn).join('') : ''
}

const mergesOf = (root: Element): Element[] => childrenOf(childOf(root, 'mergeCells') ?? { children: [] }, 'mergeCell')

interface TableBlock extends Block {
  table: string
}

/** The rows that are repeated, each with its table. A merged cell with a tag takes all its rows along. */
function blocksIn(root: Element, rows: readonly Row[], book: Pick<Book, 'strings'>, lookup: Lookup): TableBlock[] {
  const merged = new Map(mergesOf(root).map((merge) => [attribute(merge, 'ref')?.split(':')[0], attribute(merge, 'ref') ?? '']))
  const spans = rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell) => {
      const [, to] = rowsIn(merged.get(attribute(cell, 'r') ?? '') ?? `A${number}`)
      return marksIn(textOf(cell, book)).flatMap(({ name }) => {
        const table = lookup.tableOf(name)
        return table === null ? [] : [{ table, from: number, to }]
      })
    }),
  )
  const blocks: TableBlock[] = []
  for (const { table, from, to } of spans.sort((a, b) => a.from - b.from)) {
    const own = blocks.findLast((block) => block.table === table && from <= block.to + 1)
    if (own) own.to = Math.max(own.to, to)
    else blocks.push({ table, from, to, times: lookup.rowsOf(table).length })
  }
  return blocks
}

/** What is wrong with the tags of a sheet, and the names of those there are. */
export function checkSheet(
  { name, root }: Sheet,
  book: Pick<Book, 'strings'>,
  tags: Known,
  lookup: Lookup,
): { faults: Fault[]; found: string[] } {
  const rows = rowsOf(root)
  const place = (cell: string) => `シート「${name}」${cell}`
  const texts = [
    ...rows.flatMap(({ number, cells }) =>
      cells.map((cell) => ({ at: attribute(cell, 'r') ?? `${number}行`, text: textOf(cell, book) })),
    ),
    ...headerTexts(root).map((one) => ({ at: 'のヘッダー・フッター', text: textIn(one) })),
  ]
  const faults = texts.flatMap(({ at, text }) => faultsIn(text, place(at), tags, !at.startsWith('の')))
  const blocks = blocksIn(root, rows, book, lookup)
  const twice = blocks.find((one) => blocks.some((other) => other !== one && one.from <= other.to && other.from <= one.to))
  if (twice)
    faults.push({
      tag: twice.table,
      place: place(`${twice.from}行`),
      message: `${place(`${twice.from}行`)}: ひとつの行に、2つの表のタグがあります。行を分けてください。`,
    })
  const hinder = childOf(root, 'tableParts')
    ? '「テーブル」（書式の設定されたデータ範囲）'
    : childOf(root, 'legacyDrawing')
      ? 'コメント（メモ）'
      : null
  if (blocks.length > 0 && hinder !== null)
    faults.push({
      tag: blocks[0]?.table ?? '',
      place: place(''),
      message: `${place('')}: ${hinder}があるシートでは、行をくりかえせません。消してから保存してください。`,
    })
  return { faults, found: texts.flatMap(({ text }) => marksIn(text).map((mark) => mark.name)) }
}

const headerTexts = (root: Element): Element[] => childOf(root, 'headerFooter')?.children.filter(isElement) ?? []

/** The sheet with everything put in, and the rows that were repeated. */
export function fillSheet({ name, root }: Sheet, book: Book, lookup: Lookup): { root: Element; blocks: Block[] } {
  const rows = rowsOf(root)
  const blocks = blocksIn(root, rows, book, lookup)
  const shared = sharedFormulas(rows)
  const put = ({ number, element: row, cells }: Row, find: Find, inside?: Inside): Element => {
    const to = movedRow(blocks, number) + (inside ? inside.copy * (inside.block.to - inside.block.from + 1) : 0)
    const filled = cells.map((cell) => fillCell(cell, to))
    // A height that Excel measured itself, it measures again for the text that stands there now.
    const grows = filled.some((cell, place) => cell.children !== cells[place]?.children && attribute(cell, 't') === 'inlineStr')
    const open = grows && attribute(row, 'customHeight') === null ? withAttribute(row, 'ht', null) : row
    return { ...withAttribute(open, 'r', String(to)), children: filled, empty: filled.length === 0 }

    function fillCell(cell: Element, at: number): Element {
      const here = attribute(cell, 'r')
      const moved = here === null ? cell : withAttribute(cell, 'r', here.replace(/\d+$/, String(at)))
      const formula = childOf(cell, 'f')
      if (formula) return fillFormula(moved, formula, here ?? '')
      const text = textElement(cell, book)
      if (!text || marksIn(textOf(cell, book)).length === 0) return moved
      return valueCell(moved, text, book, find)
    }
    function fillFormula(cell: Element, formula: Element, here: string): Element {
      const move = (text: string): string => movedFormula(text, blocks, name, true, inside)
      const range = attribute(formula, 'ref')
      const { attributes } =
        attribute(formula, 't') === 'shared'
          ? { attributes: '' }
          : range === null
            ? formula
            : withAttribute(formula, 'ref', move(range))
      const text = move(shared.get(here) ?? unescapeXml(textIn(formula)))
      // What it came to before is not true any more; it is counted when the file is opened.
      return { ...withAttribute(cell, 't', null), children: [element('f', attributes, [escapeXml(text)])] }
    }
  }
  const filled = rows.flatMap((row) => {
    const block = blocks.find(({ from, to }) => from <= row.number && row.number <= to)
    if (!block) return [put(row, lookup.value)]
    if (row.number > block.from && rows.some(({ number }) => block.from <= number && number < row.number)) return []
    const those = rows.filter(({ number }) => block.from <= number && number <= block.to)
    return lookup.rowsOf(block.table).flatMap((find, copy) => those.map((one) => put(one, find, { block, copy })))
  })
  const children = root.children.map((child) => {
    if (!isElement(child)) return child
    if (child.name === 'sheetData') return { ...child, children: filled, empty: filled.length === 0 }
    if (child.name === 'mergeCells') return movedMerges(child, blocks)
    if (child.name === 'headerFooter') return { ...child, children: child.children.map((one) => fillHeader(one, lookup.value)) }
    return blocks.length > 0 ? movedAround(child, blocks, name) : child
  })
  return { root: { ...root, children }, blocks }
}

/** A cell with its text, kept as a text whatever it begins with; or with a number. */
function valueCell(cell: Element, text: Element, book: Book, find: Find): Element {
  const pieces = piecesOf(text)
  const before = pieces.map(textIn)
  const only: Value = fillText(before.join(''), find)
  if (typeof only === 'number')
    return { ...withAttribute(cell, 't', null), children: [element('v', '', [String(only)])], empty: false }
  const after = fillPieces(before, find)
  const whole = after.join('')
  if (whole.length > LONGEST_CELL) throw new TooLong()
  const texts = new Map(pieces.map((piece, place) => [piece, after[place] ?? '']))
  const fill = (children: readonly Child[]): Child[] =>
    children.flatMap((child): Child[] => {
      if (!isElement(child)) return [child]
      // Furigana is of the tag, not of what stands there now.
      if (child.name === 'rPh' || child.name === 'phoneticPr') return []
      const own = texts.get(child)
      return own === undefined
        ? [{ ...child, children: child.name === 'r' ? fill(child.children) : child.children }]
        : [element('t', ' xml:space="preserve"', [escapeXml(unread(own.replaceAll('\r\n', '\n')))])]
    })
  const style = book.style(attribute(cell, 's'), { wrap: whole.includes('\n'), quote: /^[=+\-@]/.test(whole) })
  const typed = withAttribute(withAttribute(cell, 't', 'inlineStr'), 's', style)
  return { ...typed, children: [element('is', '', fill(text.children))], empty: false }
}

/** What Excel would read as a sign by its number (`_x000A_`), it reads as it is written. */
const unread = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

/** In a header & begins a command. */
const fillHeader = (child: Child, find: Find): Child =>
  isElement(child) && marksIn(textIn(child)).length > 0
    ? element(child.name, child.attributes, [
        escapeXml(String(fillPieces([textIn(child)], (name) => String(find(name)).replaceAll('&', '&&')).join(''))),
      ])
    : child

/** A shared formula is written out: what moves apart is not the same any more. */
function sharedFormulas(rows: readonly Row[]): Map<string, string> {
  const masters = new Map<string, { at: string; text: string }>()
  const all = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      const formula = childOf(cell, 'f')
      const at = attribute(cell, 'r')
      return formula && at && attribute(formula, 't') === 'shared' ? [{ at, formula, group: attribute(formula, 'si') ?? '' }] : []
    }),
  )
  for (const { at, formula, group } of all) {
    const text = unescapeXml(textIn(formula))
    if (text !== '') masters.set(group, { at, text })
  }
  return new Map(
    all.flatMap(({ at, group }) => {
      const master = masters.get(group)
      if (!master) return []
      const [, fromColumn = '', fromRow = ''] = PLACE.exec(master.at) ?? []
      const [, column = '', row = ''] = PLACE.exec(at) ?? []
      const carried = carriedFormula(master.text, Number(row) - Number(fromRow), columnNumber(column) - columnNumber(fromColumn))
      return [[at, carried] as const]
    }),
  )
}
