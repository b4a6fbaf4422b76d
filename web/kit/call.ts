// Calling the server: one function, typed by the worker's routes, so that a screen cannot ask for what is not there.
import { signal } from '@preact/signals'
import type { Hono } from 'hono'
import type { ExtractSchema } from 'hono/types'
import { syncClock, watchClock } from './clock.ts'
import { door } from './door.ts'

type Method = 'get' | 'post'
// biome-ignore lint/suspicious/noExplicitAny: Hono's own bound on its generic
type AnyHono = Hono<any, any, any>
type Schema<Routes> = Routes extends AnyHono ? ExtractSchema<Routes> : never
type Endpoint<Routes, Path, M extends Method> = Path extends keyof Schema<Routes>
  ? `$${M}` extends keyof Schema<Routes>[Path]
    ? Schema<Routes>[Path][`$${M}`]
    : never
  : never

/** The JSON a route answers. */
export type Reply<Routes, Path, M extends Method = 'get'> =
  Endpoint<Routes, Path, M> extends { output: infer O } ? Extract<O, object> : never
/** The JSON a route takes. */
export type Sent<Routes, Path> = Endpoint<Routes, Path, 'post'> extends { input: { json: infer I } } ? I : never
/** The query a route takes. */
export type Asked<Routes, Path> = Endpoint<Routes, Path, 'get'> extends { input: { query: infer I } } ? I : never

/** The server said no, with a sentence for the person. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  constructor(status: number, error: { code?: string; message?: string; field?: string } | undefined) {
    super(error?.message ?? 'うまくいきませんでした。時間をおいて、もういちどおためしください。')
    this.status = status
    this.code = error?.code ?? 'broken'
    this.field = error?.field
  }
}

/** No answer: no line, a sleeping server, an answer that is none. Whatever was to be sent stays here. */
export class NoLine extends Error {}

export interface Answered<Body> {
  /** Null when the server says that what we have is still right (304). */
  body: Body | null
  etag: string | null
}

const PATIENCE = 20_000

/** Counts the answers that said the session is over, for whoever shows the sign-in screen. */
export const sessionEnded = signal(0)

/**
 * How this door asks a person to prove again who they are (`fresh_needed`); true once they did. SignedIn sets it to the dialog for a password,
 * a code or a passkey; where a PIN is the proof, it is put in its place.
 */
export const proof: { ask?: (code?: string, path?: string) => Promise<boolean> } = {}
/** The last call that brought a new cookie (`renewing`), and the last of which that is over. */
export const renewal: { last?: Promise<unknown>; over?: Promise<unknown> } = {}

/** True in the door whose tablets have several names on them; the others carry none of it (worker/dev/build.ts). */
declare const __SHARED__: boolean
/** The account that is signed in at this door, as far as the page knows. */
export const account = signal<string | undefined>(undefined)
/** Who calls: headers that choose a session other than the door's own, as on a tablet with several names. */
export type As = Record<string, string>
/** In whose name this page calls; `refused` hears of every refusal. */
export const speaker: { as?: As; refused?: (code: string, as: As | undefined) => void } = {}

/**
 * Sends one request to this door's session.
 * @param more `by`: the only account whose session may be taken for it
 * @throws Refused with the server's sentence; NoLine when there was no answer
 */
export async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  more: { json?: unknown; etag?: string | null; renews?: true; as?: As | undefined; by?: string | undefined } = {},
): Promise<Answered<Body>> {
  let answer: Response
  const before = renewal.over
  const ranEvenly = watchClock()
  const as = __SHARED__ ? (more.as ?? speaker.as) : undefined
  try {
    answer = await fetch(path, {
      method,
      headers: {
        'X-Door': door,
        ...(__SHARED__ ? as : {}),
        ...(more.by ? { 'X-Account': more.by } : {}),
        ...(more.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(more.etag ? { 'If-None-Match': more.etag } : {}),
      },
      body: more.json === undefined ? null : JSON.stringify(more.json),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    throw new NoLine()
  }
  const time = Number(answer.headers.get('X-Server-Time'))
  if (time > 0 && ranEvenly()) syncClock(time)
  if (answer.status === 304) return { body: null, etag: more.etag ?? null }
  const body = (await answer.json().catch(() => null)) as
    | (Body & { error?: { code?: string; message?: string; field?: string } })
    | null
  if (body === null) throw new NoLine()
  if (!answer.ok) {
    if (answer.status >= 500 && !body.error) throw new NoLine()
    const code = body.error?.code
    if (
      (code === 'fresh_needed' || (__SHARED__ && code === 'locked')) &&
      (await (__SHARED__ ? proof.ask?.(code, path) : proof.ask?.()))
    )
      return call(method, path, __SHARED__ ? { ...more, as } : more)
    if (code === 'signed_out') {
      // Refused while the cookie was renewed: sent again with the new one.
      if (!more.renews && renewal.last !== before) {
        await renewal.last
        return call(method, path, more)
      }
      // Of another account than the one that is here by now, it says nothing about this one.
      if (!more.by || more.by === account.value) sessionEnded.value += 1
    }
    if (__SHARED__ && code) speaker.refused?.(code, as)
    throw new Refused(answer.status, body.error)
  }
  return { body, etag: answer.headers.get('ETag') }
}

const withQuery = (path: string, query: Record<string, string | undefined> | undefined): string => {
  const given = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** The address of a word's route in a facility: `/api/f/3/presence/board?day=…`. */
export const addressOf = (facility: number, word: string, path: string, query?: Record<string, string | undefined>): string =>
  withQuery(`/api/f/${facility}/${word}${path === '/' ? '' : path}`, query)

/** Typed calls to one word of the worker, for a facility: `const presence = wordOf<Routes>('presence')`. */
export function wordOf<Routes>(word: string) {
  return {
    /** Address of a GET, for `keep` and for downloads. */
    address: <Path extends keyof Schema<Routes> & string>(facility: number, path: Path, query?: Asked<Routes, Path>) =>
      addressOf(facility, word, path, query as Record<string, string | undefined> | undefined),
    get: async <Path extends keyof Schema<Routes> & string>(
      facility: number,
      path: Path,
      query?: Asked<Routes, Path>,
    ): Promise<Reply<Routes, Path>> => {
      const { body } = await call<Reply<Routes, Path>>(
        'GET',
        addressOf(facility, word, path, query as Record<string, string | undefined> | undefined),
      )
      if (body === null) throw new NoLine()
      return body
    },
    post: async <Path extends keyof Schema<Routes> & string>(
      facility: number,
      path: Path,
      json: Sent<Routes, Path>,
    ): Promise<Reply<Routes, Path, 'post'>> => {
      const { body } = await call<Reply<Routes, Path, 'post'>>('POST', addressOf(facility, word, path), { json })
      if (body === null) throw new NoLine()
      return body
    },
  }
}
