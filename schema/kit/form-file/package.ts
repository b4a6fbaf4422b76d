// An Excel or Word file as its parts (ECMA-376): which they are, what refers to what, and what must not be among them.
import { attribute, below, type Child, type Element, parseXml, printXml, textIn } from './xml.ts'

/** By name, in the order of the file. */
export type Parts = Map<string, Uint8Array>

export interface FormFile {
  format: 'xlsx' | 'docx'
  /** xl/workbook.xml, word/document.xml */
  main: string
  parts: Parts
}

const MAIN = /\.(spreadsheetml\.sheet|wordprocessingml\.document)\.main\+xml$/
const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name)
/** Parts that are no text and harm nobody: pictures, fonts, what a printer was set to. */
const PLAIN =
  /^(?:(?:xl|word)\/media\/[^/]+|(?:xl|word)\/printerSettings\/[^/]+\.bin|docProps\/thumbnail\.\w+|word\/fonts\/[^/]+)$/i
const PICTURE = /\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?|svg)$/i
/** What a formula must not call: it would send what was written to somebody, or fetch from there, as soon as the file is opened. */
const CALLS = /\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|DDE|EXEC|HYPERLINK)\s*\(/i
const FIELDS = /\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON|HYPERLINK)\b/i
const OUTSIDE =
  /\/(?:vbaProject|externalLink|externalLinkPath|oleObject|package|control|aFChunk|subDocument|attachedTemplate|connections|queryTable|frame)$/

/** The text of a part; null when it is not there or not UTF-8. */
export function textOf(parts: Parts, name: string): string | null {
  const bytes = parts.get(name)
  try {
    return bytes ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : null
  } catch {
    return null
  }
}

/** A part as a tree; nothing where there is none. Every part was read once when the file was taken, so it is whole. */
export const treeOf = (parts: Parts, name: string): Child[] => parseXml(textOf(parts, name) ?? '') ?? []
export const rootOf = (tree: readonly Child[]): Element | undefined =>
  tree.find((child): child is Element => typeof child !== 'string')
export const putTree = (parts: Parts, name: string, tree: readonly Child[]): void => {
  parts.set(name, new TextEncoder().encode(printXml(tree)))
}

/** What a part refers to, by id. */
export function relationsOf(parts: Parts, of: string): { id: string; type: string; target: string; external: boolean }[] {
  const at = of.lastIndexOf('/') + 1
  const folder = of.slice(0, at)
  return below(treeOf(parts, `${folder}_rels/${of.slice(at)}.rels`))
    .filter(({ name }) => name === 'Relationship')
    .map((one) => ({
      id: attribute(one, 'Id') ?? '',
      type: attribute(one, 'Type') ?? '',
      target: resolve(folder, attribute(one, 'Target') ?? ''),
      external: attribute(one, 'TargetMode')?.toLowerCase() === 'external',
    }))
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  return steps.join('/')
}

/** The file these parts are; or, in a sentence, why it is not taken. */
export function formOf(parts: Parts): FormFile | string {
  const types = below(treeOf(parts, '[Content_Types].xml'))
  const all = types.map((one) => attribute(one, 'ContentType') ?? '')
  if (
    all.some((type) => /macroEnabled|vbaProject/i.test(type)) ||
    [...parts.keys()].some((name) => /vba|macrosheets/i.test(name))
  )
    return 'マクロが入っています。マクロのない形式（.xlsx・.docx）で保存しなおしてください。'
  const main = types.find((one) => MAIN.test(attribute(one, 'ContentType') ?? ''))
  const name = main && attribute(main, 'PartName')?.replace(/^\//, '')
  if (!name || !parts.has(name))
    return 'Excel（.xlsx）か Word（.docx）の様式ではありません。「名前を付けて保存」で、そのどちらかの形式にしてください。'
  const format = MAIN.exec(attribute(main, 'ContentType') ?? '')?.[1] === 'spreadsheetml.sheet' ? 'xlsx' : 'docx'
  const form: FormFile = { format, main: name, parts }
  return dangerIn(form) ?? form
}

function dangerIn({ parts, main }: FormFile): string | null {
  for (const name of parts.keys()) {
    if (!isXml(name)) {
      if (PLAIN.test(name) && (!/\/media\//.test(name) || PICTURE.test(name))) continue
      return `埋めこまれたもの（${name.split('/').at(-1)}）が入っています。消してから保存しなおしてください。`
    }
    const text = textOf(parts, name)
    if (text === null || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return BROKEN
    const tree = parseXml(text)
    if (!tree) return BROKEN
    const danger = name.endsWith('.rels') ? linkIn(tree) : callIn(tree, name)
    if (danger) return danger
  }
  const root = rootOf(treeOf(parts, main))?.name
  return root === 'workbook' || root === 'w:document' ? null : BROKEN
}
export const BROKEN = 'ファイルがこわれているか、読めない書きかたです。Excel か Word で開いて、保存しなおしてください。'

function linkIn(tree: readonly Child[]): string | null {
  for (const one of below(tree)) {
    const target = (attribute(one, 'Target') ?? '').slice(0, 60)
    if (attribute(one, 'TargetMode')?.toLowerCase() === 'external')
      return `外へのリンク（${target}）が入っています。リンクを解除してから保存しなおしてください。`
    if (OUTSIDE.test(attribute(one, 'Type') ?? ''))
      return `ほかのファイルや部品（${target}）が埋めこまれています。消してから保存しなおしてください。`
  }
  return null
}

function callIn(tree: readonly Child[], part: string): string | null {
  let field = ''
  for (const one of below(tree)) {
    const local = one.name.split(':').at(-1)
    if (['f', 'formula', 'formula1', 'formula2', 'definedName'].includes(local ?? '')) {
      const call = CALLS.exec(textIn(one))?.[0]
      if (call) return `使えない関数（${call.replace(/\s*\($/, '')}）が入っています。外とやりとりする関数を消してください。`
    }
    // A field's instruction is cut into pieces as text is.
    if (one.name === 'w:fldChar') field = ''
    if (one.name === 'w:instrText') field += textIn(one)
    const asked = one.name === 'w:fldSimple' ? (attribute(one, 'w:instr') ?? '') : one.name === 'w:instrText' ? field : ''
    const named = FIELDS.exec(asked)?.[0]
    if (named) return `外のものを読むフィールド（${named}）が入っています。文字に直してから保存しなおしてください。`
    if (one.name === 'w:altChunk') return `ほかの文書が埋めこまれています（${part}）。消してから保存しなおしてください。`
  }
  return null
}
