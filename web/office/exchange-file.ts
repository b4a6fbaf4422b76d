// Files in both directions: what JSON calls cannot carry.
import type { Problem } from '../../schema/kit/grid.ts'
import { NoLine, proof, Refused, sessionEnded } from '../kit/call.ts'
import { syncClock } from '../kit/clock.ts'
import { door } from '../kit/door.ts'

interface ErrorBody {
  error?: { code?: string; message?: string; field?: string }
  errors?: Problem[]
  unknownColumns?: string[]
}

/** The server read the file and found rows that must be put right; it has kept nothing of it. */
export class RefusedFile extends Refused {
  readonly errors: readonly Problem[]
  readonly unknownColumns: readonly string[]
  constructor(status: number, body: ErrorBody) {
    super(status, body.error)
    this.errors = body.errors ?? []
    this.unknownColumns = body.unknownColumns ?? []
  }
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address, { ...init, cache: 'no-store', headers: { 'X-Door': door, ...init.headers } })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NoLine()
  }
  const time = Number(answer.headers.get('X-Server-Time'))
  if (time > 0) syncClock(time)
  if (answer.ok) return answer
  const body = (await answer.json().catch(() => null)) as ErrorBody | null
  if (!body) throw new NoLine()
  if (body.error?.code === 'fresh_needed' && (await proof.ask?.())) return ask(address, init)
  if (body.error?.code === 'signed_out') sessionEnded.value += 1
  throw body.errors ? new RefusedFile(answer.status, body) : new Refused(answer.status, body.error)
}

/** The name the server gives a file, from RFC 6266's `filename*`. */
function nameOf(answer: Response, otherwise: string): string {
  const match = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '')
  return match?.[1] ? decodeURIComponent(match[1]) : otherwise
}

/** Hands bytes to the browser's downloads under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

interface Watched {
  signal?: AbortSignal
  /** Hears how many bytes have come, of about how many. */
  onPart?: (got: number, about: number) => void
}

/**
 * Fetches a file of this door's session and saves it; one that breaks off on its way is not saved.
 * @throws Refused, NoLine; DOMException AbortError when `signal` cancelled it
 */
export async function takeFile(address: string, otherwise: string, { signal, onPart }: Watched = {}): Promise<void> {
  const answer = await ask(address, { method: 'GET', ...(signal ? { signal } : {}) })
  try {
    saveFile(await (onPart ? counted(answer, onPart) : answer).blob(), nameOf(answer, otherwise))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NoLine()
  }
}

/** The same body, counted on its way; the browser lays a large one on the disk. */
function counted(answer: Response, onPart: NonNullable<Watched['onPart']>): Response {
  const about = Number(answer.headers.get('X-About-Bytes')) || 1
  let got = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      got += piece.byteLength
      onPart(got, about)
      out.enqueue(piece)
    },
  })
  return new Response(answer.body?.pipeThrough(counter) ?? null)
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPES = { csv: 'text/csv', xlsx: `${OFFICE}.spreadsheetml.sheet`, docx: `${OFFICE}.wordprocessingml.document` }
/** What a file says it is by its name; what it is, the server finds out. */
const typeOf = (name: string): string =>
  /\.xls[xm]?$/i.test(name) ? TYPES.xlsx : /\.do[ct][xm]?$/i.test(name) ? TYPES.docx : TYPES.csv

/**
 * Sends a file as it is; the server finds out its encoding.
 * @throws RefusedFile, Refused, NoLine; DOMException AbortError when `signal` cancelled it
 */
export async function giveFile<Answer>(address: string, file: File, signal: AbortSignal): Promise<Answer> {
  const answer = await ask(address, { method: 'POST', headers: { 'Content-Type': typeOf(file.name) }, body: file, signal })
  return (await answer.json()) as Answer
}
