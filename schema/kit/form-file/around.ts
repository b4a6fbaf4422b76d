// What a sheet says of its rows beside them, after some of them were repeated.
import { type Block, movedFormula, movedRanges, movedRow } from './shift.ts'
import { attribute, childrenOf, type Element, escapeXml, isElement, textIn, unescapeXml, withAttribute } from './xml.ts'

const PLACE = /^[A-Z]{1,3}(\d+)$/

/** The first and the last row of a range like A1:B2. */
export const rowsIn = (range: string): [number, number] => {
  const [from = '', to = from] = range.split(':')
  return [Number(PLACE.exec(from)?.[1]), Number(PLACE.exec(to)?.[1])]
}

/** Merged cells within rows that are repeated are repeated; all others move, and those that reach over them grow. */
export function movedMerges(merges: Element, blocks: readonly Block[]): Element {
  const children = childrenOf(merges, 'mergeCell').flatMap((merge) => {
    const range = attribute(merge, 'ref') ?? ''
    const [from, to] = rowsIn(range)
    const block = blocks.find((one) => one.from <= from && to <= one.to)
    if (!block) return [withAttribute(merge, 'ref', movedRanges(range, blocks))]
    return Array.from({ length: block.times }, (_, copy) =>
      withAttribute(merge, 'ref', movedFormula(range, blocks, '', true, { block, copy })),
    )
  })
  return { ...withAttribute(merges, 'count', String(children.length)), children, empty: children.length === 0 }
}

const RANGES = ['sqref', 'ref'] as const
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'xm:f'])

/** What is said of a sheet's rows beside them: its size, coloured ranges, choices, breaks between pages. */
export function movedAround(child: Element, blocks: readonly Block[], sheet: string): Element {
  if (child.name === 'sheetViews') return child
  const moved = RANGES.reduce((one, name) => {
    const ranges = attribute(one, name)
    return ranges === null ? one : withAttribute(one, name, movedRanges(ranges, blocks))
  }, child)
  const children = moved.children.map((one) => {
    if (!isElement(one)) return one
    // A break between pages stands behind a row.
    if (child.name === 'rowBreaks')
      return withAttribute(one, 'id', String(movedRow(blocks, Number(attribute(one, 'id')) + 1) - 1))
    if (FORMULAS.has(one.name))
      return { ...one, children: [escapeXml(movedFormula(unescapeXml(textIn(one)), blocks, sheet, true))] }
    if (one.name === 'xm:sqref') return { ...one, children: [escapeXml(movedRanges(textIn(one), blocks))] }
    return movedAround(one, blocks, sheet)
  })
  return { ...moved, children }
}
