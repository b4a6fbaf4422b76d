// An Excel file that is checked and filled: its sheets, and what the whole book says of them.
import { type FormFile, type Parts, putTree, relationsOf, rootOf, treeOf } from './package.ts'
import { type Book, checkSheet, fillSheet, type Sheet } from './sheet.ts'
import { type Block, movedFormula, movedRow } from './shift.ts'
import type { Fault, Known, Lookup } from './tag.ts'
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

interface Placed extends Sheet {
  part: string
}

function sheetsOf({ parts, main }: FormFile): Placed[] {
  const targets = new Map(relationsOf(parts, main).map(({ id, target }) => [id, target]))
  const sheets = childrenOf(childOf(rootOf(treeOf(parts, main)) ?? { children: [] }, 'sheets') ?? { children: [] }, 'sheet')
  return sheets.flatMap((sheet) => {
    const part = targets.get(attribute(sheet, 'r:id') ?? '') ?? ''
    const root = rootOf(treeOf(parts, part))
    return root?.name === 'worksheet' ? [{ part, root, name: attribute(sheet, 'name') ?? '' }] : []
  })
}

const partOf = ({ parts, main }: FormFile, type: string): string =>
  relationsOf(parts, main).find((one) => one.type.endsWith(`/${type}`))?.target ?? ''

const stringsOf = (form: FormFile): Element[] =>
  childrenOf(rootOf(treeOf(form.parts, partOf(form, 'sharedStrings'))) ?? { children: [] }, 'si')

/** The parts in which a tag would never be filled. */
export const sheetParts = (form: FormFile): string[] => [...sheetsOf(form).map(({ part }) => part), partOf(form, 'sharedStrings')]

export function checkBook(form: FormFile, tags: Known, lookup: Lookup): { faults: Fault[]; found: string[] } {
  const strings = stringsOf(form)
  const checked = sheetsOf(form).map((sheet) => checkSheet(sheet, { strings }, tags, lookup))
  return { faults: checked.flatMap(({ faults }) => faults), found: checked.flatMap(({ found }) => found) }
}

/** The parts of the file with everything put in. */
export function fillBook(form: FormFile, lookup: Lookup): Parts {
  const parts = new Map(form.parts)
  const styles = partOf(form, 'styles')
  const tree = treeOf(parts, styles)
  const made = stylesIn(rootOf(tree))
  const book: Book = { strings: stringsOf(form), style: made.style }
  const filled = sheetsOf(form).map((sheet) => ({ ...sheet, ...fillSheet(sheet, book, lookup) }))
  const moved = filled.filter(({ blocks }) => blocks.some(({ times }) => times > 1))
  for (const { part, root, blocks } of filled) {
    const others = moved.filter((one) => one.part !== part)
    putTree(
      parts,
      part,
      treeOf(parts, part).map((child) => (isElement(child) ? withFormulas(root, FORMULAS, others) : child)),
    )
    if (blocks.length > 0) moveDrawings(parts, part, blocks)
  }
  for (const part of parts.keys())
    if (/^xl\/charts\/[^/]+\.xml$/.test(part) && moved.length > 0)
      putTree(
        parts,
        part,
        treeOf(parts, part).map((child) => (isElement(child) ? withFormulas(child, ['c:f'], moved) : child)),
      )
  if (made.added.length > 0) putTree(parts, styles, made.tree(tree))
  putTree(
    parts,
    form.main,
    treeOf(parts, form.main).map((child) => (isElement(child) ? counted(withFormulas(child, ['definedName'], moved)) : child)),
  )
  dropChain(parts, form)
  return parts
}

const FORMULAS = ['f', 'formula', 'formula1', 'formula2']

/** Formulas outside a sheet that speak of its rows. */
function withFormulas(
  one: Element,
  names: readonly string[],
  moved: readonly { name: string; blocks: readonly Block[] }[],
): Element {
  if (moved.length === 0) return one
  if (names.includes(one.name)) {
    const text = moved.reduce((formula, { name, blocks }) => movedFormula(formula, blocks, name, false), unescapeXml(textIn(one)))
    return text === '' ? one : { ...one, children: [escapeXml(text)] }
  }
  return { ...one, children: one.children.map((child) => (isElement(child) ? withFormulas(child, names, moved) : child)) }
}

/** Pictures and shapes go with the rows they stand at. */
function moveDrawings(parts: Parts, sheet: string, blocks: readonly Block[]): void {
  for (const { type, target } of relationsOf(parts, sheet)) {
    if (!type.endsWith('/drawing')) continue
    const move = (child: Child): Child => {
      if (!isElement(child)) return child
      if (child.name === 'xdr:row') return { ...child, children: [String(movedRow(blocks, Number(textIn(child)) + 1) - 1)] }
      return { ...child, children: child.children.map(move) }
    }
    putTree(parts, target, treeOf(parts, target).map(move))
  }
}

/** Sums are made anew when the file is opened. */
function counted(workbook: Element): Element {
  const calc = childOf(workbook, 'calcPr')
  if (calc)
    return {
      ...workbook,
      children: workbook.children.map((child) => (child === calc ? withAttribute(calc, 'fullCalcOnLoad', '1') : child)),
    }
  const before = workbook.children.findLastIndex((child) => isElement(child) && ['sheets', 'definedNames'].includes(child.name))
  return { ...workbook, children: workbook.children.toSpliced(before + 1, 0, element('calcPr', ' fullCalcOnLoad="1"', [])) }
}

/** In which order formulas were counted last: it is not true any more, and nobody needs it. */
function dropChain(parts: Parts, form: FormFile): void {
  const chain = partOf(form, 'calcChain')
  if (chain === '') return
  parts.delete(chain)
  const at = form.main.lastIndexOf('/') + 1
  const without = (tree: Child[], gone: (one: Element) => boolean): Child[] =>
    tree.map((child) =>
      isElement(child) ? { ...child, children: child.children.filter((one) => !isElement(one) || !gone(one)) } : child,
    )
  const rels = `${form.main.slice(0, at)}_rels/${form.main.slice(at)}.rels`
  putTree(
    parts,
    rels,
    without(treeOf(parts, rels), (one) => /\/calcChain$/.test(attribute(one, 'Type') ?? '')),
  )
  putTree(
    parts,
    '[Content_Types].xml',
    without(treeOf(parts, '[Content_Types].xml'), (one) => attribute(one, 'PartName') === `/${chain}`),
  )
}

/** Styles that are added for texts with lines, and for those that begin like a formula: everything else of a cell's looks stays. */
function stylesIn(root: Element | undefined) {
  const own = childrenOf(childOf(root ?? { children: [] }, 'cellXfs') ?? { children: [] }, 'xf')
  const added: Element[] = []
  const known = new Map<string, string>()
  const style: Book['style'] = (of, { wrap, quote }) => {
    const base = own[Number(of ?? 0)]
    if (!base || (!wrap && !quote)) return of
    const key = `${of} ${wrap} ${quote}`
    const index = known.get(key) ?? String(own.length + added.push(styled(base, wrap, quote)) - 1)
    known.set(key, index)
    return index
  }
  const tree = (all: readonly Child[]): Child[] =>
    all.map((child) => {
      if (!isElement(child) || child !== root) return child
      return {
        ...child,
        children: child.children.map((one) =>
          isElement(one) && one.name === 'cellXfs'
            ? {
                ...withAttribute(one, 'count', String(own.length + added.length)),
                children: [...one.children, ...added],
                empty: false,
              }
            : one,
        ),
      }
    })
  return { added, style, tree }
}

function styled(base: Element, wrap: boolean, quote: boolean): Element {
  const quoted = quote ? withAttribute(base, 'quotePrefix', '1') : base
  if (!wrap) return quoted
  const alignment = childOf(base, 'alignment') ?? element('alignment', '', [])
  return {
    ...withAttribute(quoted, 'applyAlignment', '1'),
    children: [
      withAttribute(alignment, 'wrapText', '1'),
      ...base.children.filter((child) => !isElement(child) || child.name !== 'alignment'),
    ],
    empty: false,
  }
}
