// Everything a facility holds, as files that are made while they go out: the tables as lines of JSON, and the pictures of a month. The first
// question asks for the proof and writes down that it was taken; each further page is asked for by the rights of that moment.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { PURPOSE_WORDS } from '../../schema/document/purpose.ts'
import type { FileQuery } from '../../schema/export/input.ts'
import { type FileEntry, FORMAT, FORMAT_VERSION, type Manifest, RECORDS, type TableEntry } from '../../schema/export/rule.ts'
import { medicineSheet, photo } from '../../schema/shard.ts'
import { madeAt } from '../kit/answer-table.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { type Entry, zipStream } from '../kit/zip.ts'
import { placeOf } from '../photo/bucket.ts'
import { begunOf, begunRow } from './begin.ts'
import { FIRST_PAGE, pageOf, pagesOf, picturesOf, type Row, sha256 } from './pages.ts'
import { EXPORT_TABLES, type ExportTable, LEFT_OUT, LEFT_OUT_COLUMNS } from './tables.ts'

const PICTURES = 200
/** Tables whose first pages are asked for at once: most have no second. */
const TOGETHER = 16
/** The screen keeps the picture of a sheet in one size only (worker/medicine). */
const PICTURE_TABLES = [
  { name: 'photo', table: photo, sizes: ['large', 'small'] },
  { name: 'medicine_sheet', table: medicineSheet, sizes: ['large'] },
] as const

/** The directory before what it points at, and children before parents: what is written meanwhile never leaves a row behind that points to nothing. */
const IN_TURN = ['directory', 'facility'].flatMap((source) => {
  const tables = EXPORT_TABLES.filter((one) => one.source === source).toReversed()
  return Array.from({ length: Math.ceil(tables.length / TOGETHER) }, (_, part) =>
    tables.slice(part * TOGETHER, (part + 1) * TOGETHER),
  )
})

/** Hands one file out once it is written down who takes it, and what for. */
export async function takeExport(c: Context<App>, { exportId, part }: FileQuery) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [begunRow(c, db, exportId), houseOf(db, facilityId)])
  const begun = begunOf(rows[0])
  const [house] = rows[1]
  if (!house) throw notFound()
  await logReading(c, '', { exported: 'zip', whole: true, part, purpose: begun.purpose })
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    exportId,
    part,
    facility: { id: facilityId, ...house },
    madeAt: c.get('now'),
    madeBy: who.name,
    purpose: begun.purpose,
    note: begun.note,
    tables: [],
    files: [],
    leftOut: { ...LEFT_OUT, ...LEFT_OUT_COLUMNS },
  }
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', attachment(`つむぎ_${house.name}_${part === RECORDS ? '記録' : part}_${c.get('today')}.zip`))
  // The proof was given for the whole file, however long the line takes; that the person is still 園長 is asked again each time.
  c.set('action', 'audit.read')
  return c.body(zipStream(entriesOf(c, manifest), c.get('now')))
}

const houseOf = (db: Shard, facilityId: number) =>
  db
    .select({ name: sql<string>`f.name`.as('name'), organisationId: sql<number>`f.organisation_id`.as('organisation_id') })
    .from(sql`facility f`)
    .where(sql`f.facility_id = ${facilityId}`)

const text = (name: string, content: string): Entry => ({ name, bytes: new TextEncoder().encode(content) })

async function* entriesOf(c: Context<App>, manifest: Manifest): AsyncGenerator<Entry> {
  yield text('はじめに.txt', aboutIt(c, manifest))
  if (manifest.part === RECORDS)
    for (const together of IN_TURN) {
      const first = await firstPages(c, manifest, together)
      for (const [place, table] of together.entries()) yield* tableOf(c, manifest, table, first[place] ?? [])
    }
  else for (const of of PICTURE_TABLES) yield* picturesFrom(c, manifest, of)
  yield text('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`)
}

/** First pages of some tables of one source, while the export may still go on. */
async function firstPages(c: Context<App>, manifest: Manifest, tables: readonly ExportTable[]): Promise<Row[][]> {
  const { facilityId } = c.get('scope')
  const first = (db: Shard) => tables.map((table) => pageOf(db, table, facilityId, null, FIRST_PAGE))
  const ours = tables[0]?.source === 'facility'
  const { rows } = await read(c, (db) => [begunRow(c, db, manifest.exportId), ...(ours ? first(db) : [])] as const)
  const [begun, ...pages] = rows as unknown as [Parameters<typeof begunOf>[0], ...Row[][]]
  begunOf(begun)
  if (ours) return pages
  const directory: Shard = drizzle(c.env.DIRECTORY)
  return (await directory.batch(first(directory) as unknown as [BatchItem<'sqlite'>])) as unknown as Row[][]
}

/** A further page of a table. */
async function nextPage(c: Context<App>, manifest: Manifest, table: ExportTable, after: Row, limit: number): Promise<Row[]> {
  const { facilityId } = c.get('scope')
  const ours = table.source === 'facility'
  const { rows } = await read(c, (db) => [
    begunRow(c, db, manifest.exportId),
    ...(ours ? [pageOf(db, table, facilityId, after, limit)] : []),
  ])
  const [begun, page] = rows as unknown as [Parameters<typeof begunOf>[0], Row[]]
  begunOf(begun)
  return ours ? page : pageOf(drizzle(c.env.DIRECTORY), table, facilityId, after, limit)
}

async function* tableOf(c: Context<App>, manifest: Manifest, table: ExportTable, first: Row[]): AsyncGenerator<Entry> {
  const { source, name, columns, key } = table
  const entry: TableEntry = {
    source,
    name,
    columns: columns.map((one) => one.name),
    key: key.map((one) => one.name),
    rows: 0,
    sha256: '',
    parts: [],
  }
  const whole = createHash('sha256')
  for await (const { text: lines, rows } of pagesOf(async (after, limit) =>
    after ? nextPage(c, manifest, table, after, limit) : first,
  )) {
    const part = text(`${source}/${name}/${String(entry.parts.length + 1).padStart(4, '0')}.jsonl`, lines)
    whole.update(part.bytes)
    entry.rows += rows
    entry.parts.push({ name: part.name, rows, bytes: part.bytes.length, sha256: sha256(part.bytes) })
    yield part
  }
  entry.sha256 = whole.digest('hex')
  manifest.tables.push(entry)
}

async function* picturesFrom(
  c: Context<App>,
  manifest: Manifest,
  { name, table, sizes }: (typeof PICTURE_TABLES)[number],
): AsyncGenerator<Entry> {
  const { facilityId } = c.get('scope')
  const bucket = c.env.PHOTOS
  if (!bucket) return
  for (let after = '', more = true; more; ) {
    const { rows } = await read(c, (db) => [
      begunRow(c, db, manifest.exportId),
      picturesOf(db, table, facilityId, manifest.part, after, PICTURES),
    ])
    begunOf(rows[0])
    const page = rows[1]
    for (const { id, objectKey } of page)
      for (const size of sizes) {
        const object = await bucket.get(placeOf(objectKey, size))
        if (!object) continue
        const file: Entry = { name: `${name}/${id}.${size}.jpg`, bytes: new Uint8Array(await object.arrayBuffer()) }
        const { length } = file.bytes
        manifest.files.push({
          name: file.name,
          table: name,
          id,
          size,
          bytes: length,
          sha256: sha256(file.bytes),
        } satisfies FileEntry)
        yield file
      }
    after = page.at(-1)?.id ?? after
    more = page.length === PICTURES
  }
}

const aboutIt = (c: Context<App>, { facility, part, purpose, note, madeBy, exportId }: Manifest): string =>
  [
    `${facility.name}　${part === RECORDS ? 'すべての記録' : `${part} の写真`}`,
    madeAt(c),
    `書き出した人 ${madeBy}`,
    `目的 ${PURPOSE_WORDS[purpose]}${note && `　${note}`}`,
    `番号 ${exportId}`,
    '',
    'facility と directory のフォルダに、表ごとの記録が入っています。1行がひとつの JSON です（UTF-8）。',
    '写真は、月ごとの別のファイルに入っています。',
    'manifest.json に、表・行の数・要約値（SHA-256）・入れなかったものと理由が書いてあります。いちばん終わりにあるので、',
    'manifest.json がないファイルは途中で切れたものです。読みかたは docs/export-format.md にあります。',
    'パスワード・端末・合い言葉は入っていません。移した先で、ひとりずつ招待しなおします。',
    '個人情報が入っています。目的のほかには使わず、鍵のかかるところに置き、使いおわったら消してください。',
    '',
  ].join('\r\n')
