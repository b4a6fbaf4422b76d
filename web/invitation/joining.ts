// Using a code: what it is for, and the two ways in. The code stays in memory; it goes neither into an address nor into storage.
import type { Routes } from '../../worker/account/routes.ts'
import { call, NoLine, Refused, type Reply } from '../kit/call.ts'
import type { Word } from '../kit/words.tsx'
import { words } from './join-words.ts'

export type Looked = Reply<Routes, '/join/look', 'post'>
type Joined = Reply<Routes, '/join', 'post'>

/** The code behind the # of the address, which is then taken out of it, so that no history and no shared link carries it. */
export function takeCode(): string {
  const code = decodeURIComponent(location.hash.slice(1)).slice(0, 40)
  if (code) history.replaceState(null, '', location.pathname)
  return code
}

/** Puts hyphens where the paper has them while somebody types. */
export const grouped = (typed: string): string =>
  (
    typed
      .toUpperCase()
      .normalize('NFKC')
      .match(/[0-9A-Z]/g) ?? []
  )
    .slice(0, 16)
    .join('')
    .replace(/.{4}(?=.)/g, '$&-')

async function post<Body>(path: string, json: unknown): Promise<Body> {
  const { body } = await call<Body>('POST', path, { json })
  if (body === null) throw new NoLine()
  return body
}

/** What the code is for. */
export const look = (code: string): Promise<Looked> => post('/api/account/join/look', { code })
/** Uses it, for a new account or for the one that is signed in. */
export const join = (code: string, account?: { login: string; password: string }): Promise<Joined> =>
  post('/api/account/join', { code, ...(account ? { account } : {}) })

export interface JoinFault {
  message: Word | string
  field: string | undefined
}

/** What a person reads when it did not work. */
export function faultOf(error: unknown): JoinFault {
  if (error instanceof NoLine) return { message: words.noLine, field: undefined }
  if (!(error instanceof Refused)) throw error
  if (error.code === 'bad_code') return { message: words.bad, field: 'code' }
  if (error.status === 429 && /\d{3,}秒/.test(error.message)) return { message: words.many, field: 'code' }
  return { message: error.message, field: error.field?.split('.').at(-1) }
}
