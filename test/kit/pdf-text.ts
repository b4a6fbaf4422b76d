// The words of a PDF as Chromium writes it, page by page: streams are inflated, and the glyphs of each font are read back by its ToUnicode table.
import { inflateSync } from 'node:zlib'

/** Of the fonts of a screen each is a Type 3 with one byte a glyph; those of the printer's margin boxes have two. */
interface Letters {
  digits: number
  of: Map<string, string>
}

interface Stored {
  head: string
  stream: string | null
}

/** The objects of a PDF by their number; streams inflated. */
function objectsOf(pdf: Buffer): Map<number, Stored> {
  const found = new Map<number, Stored>()
  const text = pdf.toString('latin1')
  for (const { index, 0: whole, 1: number } of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = index + whole.length
    const end = text.indexOf('endobj', from)
    const at = text.indexOf('stream\n', from)
    if (at === -1 || at > end) {
      found.set(Number(number), { head: text.slice(from, end), stream: null })
      continue
    }
    const head = text.slice(from, at)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const bytes = pdf.subarray(at + 'stream\n'.length, at + 'stream\n'.length + length)
    found.set(Number(number), {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1'),
    })
  }
  return found
}

const inUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each glyph of a font stands for. */
function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(glyph.toUpperCase(), inUtf16(hex))
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++) {
        const code = Number.parseInt(hex, 16) + glyph - Number.parseInt(from, 16)
        letters.set(
          glyph.toString(16).toUpperCase().padStart(from.length, '0'),
          inUtf16(code.toString(16).padStart(hex.length, '0')),
        )
      }
  return letters
}

/** The words of each page, without the spaces that layout put between them. @param pdf as `page.pdf()` gives it */
export function wordsOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const fonts = new Map<number, Letters>()
  const fontOf = (number: number): Letters => {
    const known = fonts.get(number)
    if (known) return known
    const { head = '' } = objects.get(number) ?? {}
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    const letters = { digits: head.includes('/Type3') ? 2 : 4, of: lettersOf(objects.get(Number(table))?.stream ?? '') }
    fonts.set(number, letters)
    return letters
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const named = new Map(
        [...(/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, number]) => [
          name,
          Number(number),
        ]),
      )
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream ?? ''
      let letters: Letters = { digits: 4, of: new Map() }
      let words = ''
      let said = false
      // A word that is said in place of its glyphs · its end · a font · glyphs.
      for (const [, spoken, end, font, glyphs] of content.matchAll(
        /\/ActualText <FEFF([0-9A-F]+)>|\b(EMC)\b|\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g,
      )) {
        if (spoken) words += inUtf16(spoken)
        if (spoken || end) said = !end
        if (font) letters = fontOf(named.get(font) ?? -1)
        if (!glyphs || said) continue
        for (let at = 0; at < glyphs.length; at += letters.digits)
          words += letters.of.get(glyphs.slice(at, at + letters.digits).toUpperCase()) ?? ''
      }
      return words.replaceAll(/\s/g, '')
    })
}
