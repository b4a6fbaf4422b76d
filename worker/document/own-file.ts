// The house's own Excel or Word forms: taken and checked, kept with the day from which they count, and the one in which a paper goes out.
import { Buffer } from 'node:buffer'
import { hash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { currentKinds } from '../../schema/document/kinds.ts'
import {
  type EndOwnFile,
  type FileFormat,
  type FormFor,
  formFor,
  type KeepOwnFile,
  type OwnFile,
} from '../../schema/document/own-file.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { FormFile } from '../../schema/kit/form-file/package.ts'
import { written } from '../../schema/kit/form-file/tag.ts'
import { documentOwnFile, documentOwnFilePiece } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, Fail } from '../kit/fail.ts'
import { checkForm, FormRefused, MOST_FORM_BYTES, openForm } from '../kit/form-file.ts'
import type { FileKind } from '../kit/input.ts'
import { insertRows } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { formsOf } from './forms.ts'

/** What is taken as a form. Of its content nothing is believed before it was opened. */
export const FORM: FileKind = {
  types:
    /^application\/(?:vnd\.openxmlformats-officedocument\.(?:spreadsheetml\.sheet|wordprocessingml\.document)|octet-stream)\b/i,
  most: MOST_FORM_BYTES,
  refused: { code: 'not_a_form', message: 'Excel（.xlsx）か Word（.docx）のファイルを選んでください。' },
}

/** Letters of base64 in one row. */
const PIECE = 60_000
/** How far from today a form may begin to count: last year's papers go out in last year's form. */
const MOST_DAYS = 400

/** The bytes of a form as they are kept. */
export function piecesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('base64')
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, place) => text.slice(place * PIECE, (place + 1) * PIECE))
}

/** The files of the house, in the order in which they were made. */
export const ownFilesOf = (db: Shard, facilityId: number) =>
  db
    .select({
      kind: documentOwnFile.kind,
      number: documentOwnFile.number,
      startsOn: documentOwnFile.startsOn,
      name: documentOwnFile.name,
      format: documentOwnFile.format,
      from: documentOwnFile.from,
      at: documentOwnFile.at,
      by: writerOf('document_own_file'),
    })
    .from(documentOwnFile)
    .where(sql`document_own_file.facility_id = ${facilityId}`)
    .orderBy(documentOwnFile.kind, documentOwnFile.number)

/** The file in which a paper of a kind goes out, or 出席簿 (schema/document/own-file.ts, `ownFileOn`); its bytes in base64 only where they are asked for. */
export const ownFileFor = (db: Shard, facilityId: number, kind: string, from: Day, withBytes: boolean) =>
  db
    .select({
      format: documentOwnFile.format,
      bytes: sql<
        string | null
      >`case when ${withBytes} then (select group_concat(p.piece, '') from (select q.piece from document_own_file_piece q
        where q.facility_id = document_own_file.facility_id and q.file_id = document_own_file.id order by q.place) p) end`.as(
        'bytes',
      ),
    })
    .from(documentOwnFile)
    .where(
      sql`document_own_file.facility_id = ${facilityId} and document_own_file.kind = ${kind} and document_own_file.starts_on <= ${from}`,
    )
    .orderBy(sql`document_own_file.starts_on desc`, sql`document_own_file.number desc`)
    .limit(1)

/** The form again out of what is kept. */
export const openKept = (bytes: string): Promise<FormFile> => openForm(new Uint8Array(Buffer.from(bytes, 'base64')))

async function kindFrom(c: Context<App>, key: string): Promise<FormFor> {
  const { db, facilityId } = c.get('scope')
  const kind = formFor(key, currentKinds(await formsOf(db, facilityId)))
  if (!kind) throw badInput('書類の種類（kind）: ありません', 'kind')
  return kind
}

/** Refuses a day that is too far from today. */
export function checkDay(c: Context<App>, startsOn: string): void {
  const today = c.get('today')
  if (startsOn < addDays(today, -MOST_DAYS) || startsOn > addDays(today, MOST_DAYS))
    throw badInput(`いつから（startsOn）: ${MOST_DAYS}日よりはなれています`, 'startsOn')
}

const rowOf = (db: Shard, facilityId: number, row: Omit<OwnFile, 'number' | 'by' | 'from'> & { id: string; accountId: string }) =>
  db.insert(documentOwnFile).select(
    sql`select ${facilityId}, ${row.kind}, coalesce((select max(f.number) + 1 from document_own_file f where f.facility_id = ${facilityId}
      and f.kind = ${row.kind}), 1), ${row.id}, ${row.startsOn}, ${row.name}, ${row.format}, 'house', ${row.accountId}, ${row.at}`,
  )

/** A form that may be kept, with the tags of texts it leaves out; or the 422 that names everything wrong with it. */
export async function checkedForm(
  c: Context<App>,
  tags: FormFor['tags'],
  bytes: Uint8Array,
): Promise<{ format: FileFormat; missing: string[] } | Response> {
  const form = await opened(bytes)
  const { faults, missing } = checkForm(form, tags)
  if (faults.length > 0)
    return refuse(
      c,
      faults.map(({ message }) => message),
    )
  const texts = new Set(tags.texts.map((tag) => written(tag)))
  return { format: form.format, missing: missing.filter((tag) => texts.has(tag)) }
}

/**
 * Takes a form. What is wrong with it is a 422 that names every tag and place, and nothing is kept; what it leaves out is said with the
 * receipt (`missing`), because a house may want a short form.
 */
export async function keepOwnFile(c: Context<App>, asked: KeepOwnFile, bytes: Uint8Array): Promise<Response> {
  const { facilityId } = c.get('scope')
  checkDay(c, asked.startsOn)
  const kind = await kindFrom(c, asked.kind)
  const checked = await checkedForm(c, kind.tags, bytes)
  if (checked instanceof Response) return checked
  const { id, startsOn, name } = asked
  const receipt = await write(c, {
    id,
    input: { ...asked, digest: hash('sha256', bytes, 'base64url') },
    children: [],
    rows: (db) => [
      rowOf(db, facilityId, {
        ...{ kind: kind.key, id, startsOn, name, format: checked.format, accountId: tokenOf(c).account, at: c.get('now') },
      }),
      ...piecesOf(bytes).map((piece, place) => insertRows(db, documentOwnFilePiece, [{ facilityId, fileId: id, place, piece }])),
    ],
    content: { document: kind.title, file: name, startsOn },
    topics: ['document'],
    receipt: { ...checked },
  })
  return c.json(receipt)
}

async function opened(bytes: Uint8Array): Promise<FormFile> {
  try {
    return await openForm(bytes)
  } catch (error) {
    if (error instanceof FormRefused) throw new Fail(422, 'bad_file', error.message)
    throw error
  }
}

function refuse(c: Context<App>, messages: readonly string[]): Response {
  const first = messages[0] ?? ''
  const message = messages.length === 1 ? first : `${messages.length}か所を直してください。はじめは ${first}`
  const errors = messages.map((one) => ({ row: null, column: null, message: one }))
  return c.json({ error: { code: 'bad_file', message, requestId: c.get('requestId') }, errors }, 422)
}

/** From a day on papers of a kind go out in the product's own form. */
export async function endOwnFile(c: Context<App>, asked: EndOwnFile): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  checkDay(c, asked.startsOn)
  const kind = await kindFrom(c, asked.kind)
  const { id, startsOn } = asked
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      rowOf(db, facilityId, {
        kind: kind.key,
        id,
        startsOn,
        name: '',
        format: null,
        accountId: tokenOf(c).account,
        at: c.get('now'),
      }),
    ],
    content: { document: kind.title, file: null, startsOn },
    topics: ['document'],
  })
}
