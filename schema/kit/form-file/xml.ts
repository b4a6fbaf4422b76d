// The XML inside an Excel or Word file, as a tree that is written back byte by byte where nothing was changed.

export interface Element {
  /** With its prefix: w:p */
  name: string
  /** As they are written, with the space before them. */
  attributes: string
  /** Text, comments and instructions are kept as written. */
  children: Child[]
  /** Written as `<a/>`. */
  empty: boolean
}
export type Child = Element | string

const DEEPEST = 150
const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/?[^\s<>/!?]+(?:"[^"]*"|'[^']*'|[^<>"'])*>|[^<]+/g

/** Reads a part; null when it is no whole XML, is nested beyond reason, or declares entities (which no office program writes). */
export function parseXml(xml: string): Child[] | null {
  const top: Child[] = []
  const open: Element[] = []
  let read = 0
  for (const [token] of xml.matchAll(TOKEN)) {
    read += token.length
    const children = open.at(-1)?.children ?? top
    if (!token.startsWith('<') || token.startsWith('<!') || token.startsWith('<?')) {
      children.push(token)
    } else if (token.startsWith('</')) {
      if (open.pop()?.name !== token.slice(2, -1).trim()) return null
    } else {
      const empty = token.endsWith('/>')
      const [, name = '', attributes = ''] = /^<([^\s/>]+)([\s\S]*?)\/?>$/.exec(token) ?? []
      const element: Element = { name, attributes, children: [], empty }
      children.push(element)
      if (!empty) open.push(element)
      if (open.length > DEEPEST) return null
    }
  }
  return read === xml.length && open.length === 0 ? top : null
}

/** The tree as it is written. */
export const printXml = (children: readonly Child[]): string =>
  children
    .map((child) =>
      typeof child === 'string'
        ? child
        : child.empty
          ? `<${child.name}${child.attributes}/>`
          : `<${child.name}${child.attributes}>${printXml(child.children)}</${child.name}>`,
    )
    .join('')

export const isElement = (child: Child): child is Element => typeof child !== 'string'

/** Children of a name. */
export const childrenOf = ({ children }: Pick<Element, 'children'>, name: string): Element[] =>
  children.filter((child): child is Element => isElement(child) && child.name === name)

/** The first child of a name. */
export const childOf = (element: Pick<Element, 'children'>, name: string): Element | undefined => childrenOf(element, name)[0]

/** Every element below, in the order of the text. */
export const below = (children: readonly Child[]): Element[] =>
  children.flatMap((child) => (isElement(child) ? [child, ...below(child.children)] : []))

/** An element made anew. */
export const element = (name: string, attributes: string, children: Child[]): Element => ({
  ...{ name, attributes, children, empty: children.length === 0 },
})

const pattern = (name: string) => new RegExp(`(\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)

/** An attribute as text; null when there is none. */
export function attribute({ attributes }: Pick<Element, 'attributes'>, name: string): string | null {
  const found = pattern(name).exec(attributes)
  return found ? unescapeXml(found[2] ?? found[3] ?? '') : null
}

/** The same element with an attribute set, or without it (null). */
export function withAttribute<One extends Element>(one: One, name: string, value: string | null): One {
  const rest = one.attributes.replace(pattern(name), '')
  return { ...one, attributes: value === null ? rest : `${rest.trimEnd()} ${name}="${escapeXml(value)}"` }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it reads. */
export const unescapeXml = (raw: string): string =>
  raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

// What XML 1.0 has no place for, lone halves of a pair among it: one of them and the whole file does not open.
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text as it is written. */
export const escapeXml = (text: string): string =>
  text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The text of an element's own children. */
export const textIn = ({ children }: Pick<Element, 'children'>): string =>
  unescapeXml(children.filter((child) => typeof child === 'string' && !child.startsWith('<')).join(''))
