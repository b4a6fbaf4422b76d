// The signature of a phone's code, made and looked at with what browsers and the worker share. It needs no line.
import type { Id } from '../kit/id.ts'
import { type KeyCode, signedText } from './rule.ts'

export const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const HASH = { name: 'ECDSA', hash: 'SHA-256' } as const

export const toText = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
export const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

const bytesOf = (facilityId: number, key: Id, minute: number) => new TextEncoder().encode(signedText(facilityId, key, minute))

/** Signs the code of a minute with the phone's private key. */
export const signMinute = async (own: CryptoKey, facilityId: number, key: Id, minute: number): Promise<KeyCode> => ({
  key,
  minute,
  signature: toText(await crypto.subtle.sign(HASH, own, bytesOf(facilityId, key, minute))),
})

/** True when the code was signed for this facility with the private half of `publicKey`. Anything malformed is false. */
export async function isSigned(publicKey: string, facilityId: number, { key, minute, signature }: KeyCode): Promise<boolean> {
  try {
    const known = await crypto.subtle.importKey('raw', toBytes(publicKey), P256, false, ['verify'])
    return await crypto.subtle.verify(HASH, known, toBytes(signature), bytesOf(facilityId, key, minute))
  } catch {
    return false
  }
}

/** How a card's code is kept and compared: the base64url of its SHA-256. */
export const hashOfCard = async (code: string): Promise<string> =>
  toText(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)))
