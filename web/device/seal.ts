// Sealing to the nursery's key, by a key of its own each time: P-256 ECDH, HKDF, AES-GCM. Whoever finds the tablet reads nothing of it.
import type { Id } from '../../schema/kit/id.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const utf8 = new TextEncoder()

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const textOf = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** Seals a value to the facility's public key, `<ephemeral key>.<nonce>.<text>`; it opens only together with its id. */
export async function sealTo(publicKey: string, facilityId: number, id: Id, value: unknown): Promise<string> {
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', bytesOf(publicKey), CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`tsumugi act ${facilityId}`) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(id) },
    key,
    utf8.encode(JSON.stringify(value)),
  )
  return [textOf(await crypto.subtle.exportKey('raw', own.publicKey)), textOf(iv), textOf(text)].join('.')
}
