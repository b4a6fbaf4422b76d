// Acts are sealed on the tablet to a key of the facility, so that a tablet that was revoked or lost can still hand over what it has not sent,
// and nobody who holds it can read it. P-256 ECDH with a key made for each act, HKDF, AES-GCM. The facility's private key is stored nowhere:
// it is derived from the SECRET of the deployment (docs/decisions).
import type { Id } from '../../schema/kit/id.ts'
import type { Env } from '../kit/env.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const utf8 = new TextEncoder()

/** PKCS#8 of a P-256 key up to its 32 private bytes; the public point is left out, and the runtime computes it. */
const PKCS8 = Buffer.from('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420', 'hex')

interface KeyPair {
  privateKey: CryptoKey
  /** The public point, 65 bytes, base64url. */
  publicKey: string
}
const pairs = new Map<string, KeyPair>()

/** The key pair of a facility: the same for as long as the SECRET is. What is kept is made: a request must not wait for another's making. */
async function keyPair(env: Env, facilityId: number): Promise<KeyPair> {
  const name = `${facilityId} ${env.SECRET}`
  const known = pairs.get(name) ?? (await makePair(env, facilityId))
  pairs.set(name, known)
  return known
}

async function makePair(env: Env, facilityId: number): Promise<KeyPair> {
  const secret = await crypto.subtle.importKey('raw', utf8.encode(env.SECRET), 'HKDF', false, ['deriveBits'])
  const info = utf8.encode(`tsumugi sealing key of facility ${facilityId}`)
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, secret, 256)
  const bytes = new Uint8Array([...PKCS8, ...new Uint8Array(bits)])
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, CURVE, true, ['deriveBits'])
  const { x = '', y = '' } = (await crypto.subtle.exportKey('jwk', privateKey)) as JsonWebKey
  const point = [4, ...Buffer.from(x, 'base64url'), ...Buffer.from(y, 'base64url')]
  return { privateKey, publicKey: Buffer.from(point).toString('base64url') }
}

/** The public key a tablet of this facility seals to. */
export const sealingKey = async (env: Env, facilityId: number): Promise<string> => (await keyPair(env, facilityId)).publicKey

/** Opens what a tablet sealed, `<ephemeral key>.<nonce>.<text>`; null for what was not sealed to this facility and this id. */
export async function openSealed(env: Env, facilityId: number, id: Id, sealed: string): Promise<unknown> {
  const [point = '', nonce = '', text = ''] = sealed.split('.')
  const { privateKey } = await keyPair(env, facilityId)
  try {
    const theirs = await crypto.subtle.importKey('raw', Buffer.from(point, 'base64url'), CURVE, false, [])
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs } as never, privateKey, 256)
    const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
    const key = await crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`tsumugi act ${facilityId}`) },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['decrypt'],
    )
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: Buffer.from(nonce, 'base64url'), additionalData: utf8.encode(id) },
      key,
      Buffer.from(text, 'base64url'),
    )
    return JSON.parse(new TextDecoder().decode(opened))
  } catch {
    return null
  }
}
