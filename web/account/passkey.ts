// The browser's side of passkeys. The library comes when a passkey is first asked for.
import { call, NoLine } from '../kit/call.ts'
import type { Word } from '../kit/words.tsx'
import { words } from './prove-words.ts'

/** True where the browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis

/** The person or the device closed the question without an answer. */
export class PasskeyClosed extends Error {
  readonly said: Word
  constructor(said: Word) {
    super(said.ja)
    this.said = said
  }
}

const library = () =>
  import('@simplewebauthn/browser').catch(() => {
    throw new NoLine()
  })

type Library = Awaited<ReturnType<typeof library>>
type Asked = Parameters<Library['startAuthentication']>[0]['optionsJSON']
type Begun = Parameters<Library['startRegistration']>[0]['optionsJSON']

async function optionsFrom<Options>(path: string): Promise<Options> {
  const { body } = await call<Options>('POST', `/api/account/${path}`, { json: {} })
  if (body === null) throw new NoLine()
  return body
}

/** Closed, timed out or not allowed: browsers say no more than that. */
const closed = (error: unknown): never => {
  const name = error instanceof Error ? error.name : ''
  throw new PasskeyClosed(name === 'InvalidStateError' ? words.passkeyThere : words.passkeyClosed)
}

/**
 * Asks the person for a passkey.
 * @param path where the options come from: `passkey/ask` at the door, `fresh/ask` when somebody is signed in
 * @returns the answer to send on
 * @throws PasskeyClosed, Refused, NoLine
 */
export async function askPasskey(path: 'passkey/ask' | 'fresh/ask') {
  const [{ startAuthentication }, optionsJSON] = await Promise.all([library(), optionsFrom<Asked>(path)])
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON }).catch(closed)
  return { id, rawId, type, response }
}

/**
 * Makes a passkey on this device or another.
 * @throws PasskeyClosed, Refused, NoLine
 */
export async function makePasskey() {
  const [{ startRegistration }, optionsJSON] = await Promise.all([library(), optionsFrom<Begun>('passkey/begin')])
  const { id, rawId, type, response } = await startRegistration({ optionsJSON }).catch(closed)
  const { clientDataJSON, attestationObject, transports } = response
  return { id, rawId, type, response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) } }
}
