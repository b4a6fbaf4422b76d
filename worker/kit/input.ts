// Reading what a client sent: bytes once, strict JSON, the declared schema. What does not fit is refused with the field's name.
import type { MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { App } from './context.ts'
import { badInput, Fail } from './fail.ts'
import { readJson } from './json.ts'
import { tag } from './tag.ts'

export const MOST_BYTES = 256 * 1024

/** What people call the fields of our inputs. */
const LABELS: Record<string, string> = {
  id: 'id',
  childId: '子ども',
  childIds: '子ども',
  kind: '種類',
  reason: '理由',
  from: 'はじめの日',
  to: 'おわりの日',
  time: '時刻',
  person: 'お迎えの人',
  note: 'ひとこと',
  at: '時刻',
  day: '日付',
  month: '月',
  class: 'クラス',
  login: 'ID',
  password: 'パスワード',
  code: 'コード',
  email: 'メールアドレス',
  personId: '人',
  network: 'ネットワーク',
  way: '本人の確かめかた',
  symptoms: 'ようす',
  temperature: '体温',
  actId: '記録',
  noticeId: '連絡',
  planId: '予定',
  requestId: '申し込み',
  answer: '返事',
  arrive: '登園',
  leave: '降園',
  steps: '日と時刻',
  replaces: '直すもとの連絡',
  appliesOn: '適用日',
  fileName: 'ファイル名',
  startsOn: '適用日',
  settings: '設定',
  format: '形式',
  children: '子ども',
  value: '値',
  measureId: '直すもとの値',
  hostId: '行き先',
  stayId: '共同保育',
  key: '病名',
  disease: '病名',
  caseId: '病気の記録',
  formId: '登園届',
  days: '日',
  checks: '確認',
  doctor: '医療機関',
  visitedOn: '受診日',
  declared: '確認',
  name: '名前',
  form: '書類',
  photoId: '写真',
  small: '小さい写真',
  audience: '見る人',
  caption: 'ひとこと',
  attested: '確認',
  level: '同意',
}

type Objects = v.GenericSchema<Record<string, unknown>, unknown>

/** The fields of a schema, through pipes. */
export function fieldsOf(schema: unknown): string[] {
  const { entries } = schema as { entries?: Record<string, unknown> }
  return entries ? Object.keys(entries) : []
}

/** Checks a value; the first problem becomes a 400 that names the field. */
export function check<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (result.success) return result.output
  const issue = result.issues[0]
  const path = v.getDotPath(issue) ?? ''
  const key = path.split('.')[0] ?? ''
  const missing = issue.received === 'undefined' && issue.type === 'strict_object'
  const message = missing ? '必要です' : issue.message
  throw badInput(`${Object.hasOwn(LABELS, key) ? `${LABELS[key]}（${path}）` : path || '内容'}: ${message}`, path)
}

/** Declares and reads a JSON body. The type is asked first: what a form of another page can send is not even read. */
export function input<S extends Objects>(
  schema: S,
): MiddlewareHandler<App, string, { in: { json: v.InferInput<S> }; out: { json: v.InferOutput<S> } }> {
  return tag({ input: { place: 'json', fields: fieldsOf(schema), schema } }, async (c, next) => {
    const given = c.get('given')
    if (given !== undefined) {
      c.req.addValidatedData('json', check(schema, given) as object)
      return next()
    }
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/json\b/i.test(type)) throw new Fail(415, 'not_json', 'JSON（application/json）で送ってください。')
    const bytes = await readBytes(c.req.raw, MOST_BYTES)
    c.req.addValidatedData('json', check(schema, bytes.length === 0 ? {} : readJson(bytes)) as object)
    await next()
  })
}

/** Declares and reads the query. A parameter given twice is an error, not a choice. */
export function query<S extends Objects>(
  schema: S,
): MiddlewareHandler<App, string, { in: { query: v.InferInput<S> }; out: { query: v.InferOutput<S> } }> {
  return tag({ input: { place: 'query', fields: fieldsOf(schema), schema } }, async (c, next) => {
    const given: Record<string, string> = {}
    for (const [key, values] of Object.entries(c.req.queries())) {
      if (values.length !== 1) throw badInput(`${key}: 一度だけ書いてください`, key)
      given[key] = values[0] ?? ''
    }
    c.req.addValidatedData('query', check(schema, given) as object)
    await next()
  })
}

/** What a route takes as a file. */
export interface FileKind {
  types: RegExp
  most: number
  refused: { code: string; message: string }
}
export const MOST_FILE_BYTES = 4 * 1024 * 1024
export const TABLE: FileKind = {
  types:
    /^(?:text\/csv|text\/plain|application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|application\/vnd\.ms-excel|application\/octet-stream)\b/i,
  most: MOST_FILE_BYTES,
  refused: { code: 'not_a_table', message: 'CSV か Excel（xlsx）のファイルを選んでください。' },
}

/** Declares and reads a file sent as the whole body, with what goes with it in the query. The handler finds its bytes as `valid('form').bytes`. */
export function file<S extends Objects>(
  schema: S,
  { types, most, refused }: FileKind = TABLE,
): MiddlewareHandler<
  App,
  string,
  { in: { query: v.InferInput<S>; form: { bytes: File } }; out: { query: v.InferOutput<S>; form: { bytes: Uint8Array } } }
> {
  const asked = query(schema) as MiddlewareHandler<App>
  return tag(
    { input: { place: 'file', fields: fieldsOf(schema), schema } },
    (c, next) =>
      asked(c, async () => {
        if (!types.test(c.req.header('content-type') ?? '')) throw new Fail(415, refused.code, refused.message)
        const bytes = await readBytes(c.req.raw, most)
        if (bytes.length === 0) throw badInput('ファイルが空です', '')
        c.req.addValidatedData('form', { bytes })
        await next()
      }) as Promise<undefined>,
  )
}

/** Reads at most `most` bytes of a body; more is refused before it is kept. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooBig = () =>
    new Fail(
      413,
      'too_big',
      `大きすぎます。${most < 1024 * 1024 ? `${Math.floor(most / 1024)} KB` : `${Math.floor(most / 1024 / 1024)} MB`}までにしてください。`,
    )
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooBig()
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      throw tooBig()
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(size)
  let place = 0
  for (const part of parts) {
    bytes.set(part, place)
    place += part.byteLength
  }
  return bytes
}
