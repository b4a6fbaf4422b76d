// A form of the house's own, an Excel or Word file with tags: taken, checked, filled. What is in the file besides stays as it is. The general piece:
// it knows tags and rows (schema/kit/form-file/), and nothing of papers or attendance books.
import { checkBook, fillBook, sheetParts } from '../../schema/kit/form-file/book.ts'
import { BROKEN, type FormFile, formOf, type Parts, putTree, relationsOf, treeOf } from '../../schema/kit/form-file/package.ts'
import { TooLong } from '../../schema/kit/form-file/sheet.ts'
import {
  type Fault,
  type Filling,
  halfTag,
  knownOf,
  lookupOf,
  marksIn,
  missingIn,
  plainName,
  type Tags,
  written,
} from '../../schema/kit/form-file/tag.ts'
import { checkWord, fillWord } from '../../schema/kit/form-file/word.ts'
import { below, textIn } from '../../schema/kit/form-file/xml.ts'
import { partsOf, unpack } from './unzip.ts'
import { zipPieces } from './zip.ts'

/** A form of a few pages has some fifty kilobytes; a logo may be the larger part of it. */
export const MOST_FORM_BYTES = 1024 * 1024
const MOST_PARTS = 300
const UNPACKED = 10 * 1024 * 1024
const LARGEST_XML = 3 * 1024 * 1024
const MOST_FAULTS = 20

/** Why a file is not taken, in a sentence for whoever made it. */
export class FormRefused extends Error {}

/**
 * Opens a file that was sent. @throws FormRefused when it is no xlsx or docx, is broken or too large, or has macros, links to the outside or
 * anything embedded
 */
export async function openForm(bytes: Uint8Array): Promise<FormFile> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new FormRefused('古い形式（.xls・.doc）か、パスワードのかかったファイルです。.xlsx か .docx で保存しなおしてください。')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new FormRefused('Excel（.xlsx）か Word（.docx）のファイルではありません。')
  if (bytes.length > MOST_FORM_BYTES) throw new FormRefused('ファイルが大きすぎます（1MBまで）。写真や絵を小さくしてください。')
  const listed = partsOf(bytes)
  if (!listed) throw new FormRefused(BROKEN)
  const size = listed.reduce((sum, one) => sum + one.size, 0)
  const large = listed.some((one) => one.size > LARGEST_XML && !/\/media\//.test(one.name))
  if (size > UNPACKED || listed.length > MOST_PARTS || large)
    throw new FormRefused('中身が大きすぎるファイルです。使わないシートや書式を消すか、新しいファイルに写してください。')
  const parts: Parts = new Map()
  for (const one of listed.filter(({ name }) => !name.endsWith('/'))) {
    const body = await unpack(one)
    if (!body || parts.has(one.name) || /^\/|\\|(?:^|\/)\.\.(?:\/|$)/.test(one.name)) throw new FormRefused(BROKEN)
    parts.set(one.name, body)
  }
  const form = formOf(parts)
  if (typeof form === 'string') throw new FormRefused(form)
  return form
}

const WORD_PARTS: readonly [RegExp, string][] = [
  [/\/header$/, 'ヘッダー'],
  [/\/footer$/, 'フッター'],
  [/\/footnotes$/, '脚注'],
  [/\/endnotes$/, '文末脚注'],
]

/** The parts of a Word file in which people write, with what they call them. */
const wordParts = ({ parts, main }: FormFile): { part: string; name: string }[] => [
  { part: main, name: '本文' },
  ...relationsOf(parts, main).flatMap(({ type, target }) => {
    const name = WORD_PARTS.find(([pattern]) => pattern.test(type))?.[1]
    return name && parts.has(target) ? [{ part: target, name }] : []
  }),
]

export interface Checked {
  /** Each a sentence with its tag and its place; of many the first. */
  faults: Fault[]
  /** Tags as they are written that stand nowhere in it: what they would hold is not on this paper. */
  missing: string[]
}

/** What is wrong with the tags of a file, and which it leaves out. */
export function checkForm(form: FormFile, tags: Tags): Checked {
  const known = knownOf(tags)
  const lookup = lookupOf({
    values: Object.fromEntries(tags.values.map((name) => [name, ''])),
    tables: Object.fromEntries(Object.keys(tags.tables).map((table) => [table, []])),
  })
  const texts = form.format === 'docx' ? wordParts(form) : []
  const checked =
    form.format === 'xlsx'
      ? [checkBook(form, known, lookup)]
      : texts.map(({ part, name }) => checkWord(treeOf(form.parts, part), name, known, lookup))
  const looked = new Set(form.format === 'xlsx' ? sheetParts(form) : texts.map(({ part }) => part))
  const found = new Set(checked.flatMap((one) => one.found))
  const required = (tags.required ?? []).filter((name) => !found.has(plainName(name)))
  const faults = [
    ...checked.flatMap((one) => one.faults),
    ...[...form.parts.keys()].filter((name) => !looked.has(name)).flatMap((name) => misplaced(form, name)),
    ...required.map((name): Fault => {
      const tag = written(name)
      return { tag, place: '', message: `「${tag}」がありません。どこかに入れてください。` }
    }),
  ]
  return { faults: faults.slice(0, MOST_FAULTS), missing: missingIn(tags, found) }
}

/** Tags where nobody fills them: in shapes, charts, comments. */
function misplaced({ parts }: FormFile, name: string): Fault[] {
  if (!/^(?:xl|word)\/.*\.xml$/.test(name)) return []
  const text = below(treeOf(parts, name)).map(textIn).join('')
  const [mark] = marksIn(text)
  const tag = mark ? text.slice(mark.from, mark.to) : halfTag(text)
  if (tag === null) return []
  return [{ tag, place: name, message: `図形やコメントの中の「${tag}」: ここには入れられません。セルや本文に書いてください。` }]
}

/**
 * The file with everything put in: the same layout, texts as texts. A tag that is not known stays empty.
 * @throws FormRefused when a text is longer than a cell of Excel holds
 */
export async function fillForm(form: FormFile, filling: Filling, at: number): Promise<Uint8Array> {
  const lookup = lookupOf(filling)
  try {
    return await packed(form.format === 'xlsx' ? fillBook(form, lookup) : fillDocument(form), at)
  } catch (error) {
    if (error instanceof TooLong)
      throw new FormRefused('Excel のひとつのセルに入りきらない文があります（32,767文字まで）。タグを分けてください。')
    throw error
  }
  function fillDocument({ parts: own }: FormFile): Parts {
    const parts = new Map(own)
    for (const { part } of wordParts(form)) putTree(parts, part, fillWord(treeOf(parts, part), lookup))
    return parts
  }
}

/** The bytes of a file with these parts. */
export async function packed(parts: Parts, at: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const entries = async function* () {
    for (const [name, bytes] of parts) yield { name, bytes }
  }
  for await (const piece of zipPieces(entries(), at)) pieces.push(piece)
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const piece of pieces) {
    bytes.set(piece, place)
    place += piece.length
  }
  return bytes
}
