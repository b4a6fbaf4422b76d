// Tags in a part of a Word file: its body, its headers and footers.
import { fillPieces } from './runs.ts'
import { type Fault, type Find, faultsIn, type Known, type Lookup, marksIn } from './tag.ts'
import { below, type Child, childrenOf, type Element, element, escapeXml, isElement, textIn, withAttribute } from './xml.ts'

/** The paragraphs of an element, without those in a table below it. */
function paragraphsIn(children: readonly Child[], tables: boolean): Element[] {
  return children.flatMap((child) => {
    if (!isElement(child) || (!tables && child.name === 'w:tbl')) return []
    return child.name === 'w:p' ? [child, ...paragraphsIn(child.children, tables)] : paragraphsIn(child.children, tables)
  })
}

/** The pieces of a paragraph's own text; a paragraph in a text box inside it has its own. */
const piecesOf = (children: readonly Child[]): Element[] =>
  children.flatMap((child) => {
    if (!isElement(child) || child.name === 'w:p') return []
    return child.name === 'w:t' ? [child] : piecesOf(child.children)
  })

const textOf = (paragraph: Element): string => piecesOf(paragraph.children).map(textIn).join('')

/** The tables of which a row has columns in its own cells. */
const tablesIn = (row: Element, tableOf: (name: string) => string | null): string[] => [
  ...new Set(
    paragraphsIn(row.children, false).flatMap((paragraph) =>
      marksIn(textOf(paragraph)).flatMap(({ name }) => tableOf(name) ?? []),
    ),
  ),
]

/** The part with everything put in. Rows of a table that stand under each other with columns of one table are repeated together. */
export const fillWord = (children: readonly Child[], lookup: Lookup, find: Find = lookup.value): Child[] =>
  children.map((child) => {
    if (!isElement(child)) return child
    if (child.name === 'w:tbl') return { ...child, children: fillRows(child.children, lookup, find) }
    if (child.name === 'w:p') return fillParagraph(child, lookup, find)
    return { ...child, children: fillWord(child.children, lookup, find) }
  })

function fillRows(children: readonly Child[], lookup: Lookup, find: Find): Child[] {
  const filled: Child[] = []
  for (let at = 0; at < children.length; ) {
    const tableAt = (place: number): string | undefined => {
      const child = children[place]
      return child !== undefined && isElement(child) && child.name === 'w:tr' ? tablesIn(child, lookup.tableOf)[0] : undefined
    }
    const table = tableAt(at)
    let to = at + 1
    while (table !== undefined && tableAt(to) === table) to += 1
    const rows = children.slice(at, to)
    if (table === undefined) filled.push(...fillWord(rows, lookup, find))
    else
      lookup.rowsOf(table).forEach((own, place) => {
        filled.push(...fillWord(place === 0 ? rows : anew(rows), lookup, own))
      })
    at = to
  }
  return filled
}

/** Copies of rows, without what may be in a file only once. */
const anew = (children: readonly Child[]): Child[] =>
  children.flatMap((child): Child[] => {
    if (!isElement(child)) return [child]
    if (child.name === 'w:bookmarkStart' || child.name === 'w:bookmarkEnd') return []
    const bare = withAttribute(withAttribute(child, 'w14:paraId', null), 'w14:textId', null)
    return [{ ...bare, children: anew(child.children) }]
  })

function fillParagraph(paragraph: Element, lookup: Lookup, find: Find): Element {
  const pieces = piecesOf(paragraph.children)
  const before = pieces.map(textIn)
  const after = new Map<Element, string>()
  if (marksIn(before.join('')).length > 0)
    fillPieces(before, find).forEach((text, place) => {
      if (text !== before[place]) after.set(pieces[place] as Element, text)
    })
  const fill = (children: readonly Child[]): Child[] =>
    children.flatMap((child): Child[] => {
      if (!isElement(child)) return [child]
      const text = after.get(child)
      if (text !== undefined) return linesOf(text)
      if (child.name === 'w:p') return [fillParagraph(child, lookup, find)]
      if (child.name === 'w:tbl') return fillWord([child], lookup, find)
      return [{ ...child, children: fill(child.children) }]
    })
  return { ...paragraph, children: fill(paragraph.children) }
}

/** A text as Word keeps it: a break between its lines. */
const linesOf = (text: string): Element[] =>
  text
    .split(/\r?\n/)
    .flatMap((line, place) => [
      ...(place > 0 ? [element('w:br', '', [])] : []),
      element('w:t', ' xml:space="preserve"', [escapeXml(line)]),
    ])

/** What is wrong with the tags of a part, and the names of those there are. @param part what people call it: 本文, ヘッダー */
export function checkWord(
  children: readonly Child[],
  part: string,
  tags: Known,
  lookup: Lookup,
): { faults: Fault[]; found: string[] } {
  const inRows = new Set(
    below(children)
      .filter(({ name }) => name === 'w:tbl')
      .flatMap((table) => childrenOf(table, 'w:tr').flatMap((row) => paragraphsIn(row.children, true))),
  )
  const faults: Fault[] = []
  const found: string[] = []
  for (const [count, paragraph] of paragraphsIn(children, true).entries()) {
    const text = textOf(paragraph)
    found.push(...marksIn(text).map(({ name }) => name))
    faults.push(...faultsIn(text, `${part}の${count + 1}番目の段落`, tags, inRows.has(paragraph)))
  }
  for (const row of below(children).filter(({ name }) => name === 'w:tr')) {
    const [first, second] = tablesIn(row, lookup.tableOf)
    if (first !== undefined && second !== undefined)
      faults.push({
        tag: second,
        place: part,
        message: `${part}の表: ひとつの行に「${first}」と「${second}」のタグがあります。行を分けてください。`,
      })
  }
  return { faults, found }
}
