// Text that rests encrypted: AES-256-GCM with a key made from SECRET, a fresh nonce each time, and the name of the key beside it, so that SECRET
// can be changed while what was sealed under the old one (SECRET_BEFORE) can still be read. Written as `<key>.<nonce>.<cipher and tag>`.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Env } from './env.ts'

const NONCE = 12
const TAG = 16
/** Letters of a key's name. */
const NAME = 8

type SecretsOf = Pick<Env, 'SECRET' | 'SECRET_BEFORE'>

const nameOf = (secret: string): string => createHash('sha256').update(`name of ${secret}`).digest('base64url').slice(0, NAME)
const keyFrom = (secret: string, about: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'tsumugi', `seal ${about.split(' ')[0]}`, 32))

/** What a thing is encrypted to: nonce, cipher and tag in one. */
function close(secret: string, about: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, about), nonce)
  cipher.setAAD(new TextEncoder().encode(about))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The reverse, with the secret of that name; null when it was changed, belongs elsewhere, or the key is gone. */
function open(env: SecretsOf, name: string, about: string, closed: Uint8Array): Buffer | null {
  const secret = [env.SECRET, env.SECRET_BEFORE].find((one) => one && nameOf(one) === name)
  if (!secret || closed.length < NONCE + TAG) return null
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFrom(secret, about), closed.subarray(0, NONCE), { authTagLength: TAG })
    cipher.setAAD(new TextEncoder().encode(about))
    cipher.setAuthTag(closed.subarray(-TAG))
    return Buffer.concat([cipher.update(closed.subarray(NONCE, -TAG)), cipher.final()])
  } catch {
    return null
  }
}

/**
 * Encrypts a text.
 * @param about what it is and whose, `totp <account>`: the first word chooses the key, and the text opens under the same words only
 */
export function sealText(env: SecretsOf, about: string, text: string): string {
  const closed = Buffer.from(close(env.SECRET, about, new TextEncoder().encode(text)))
  return [
    nameOf(env.SECRET),
    ...[closed.subarray(0, NONCE), closed.subarray(NONCE)].map((part) => part.toString('base64url')),
  ].join('.')
}

/** Decrypts what `sealText` made with the same `about`; null when it was changed, belongs elsewhere, or the key is gone. */
export function openText(env: SecretsOf, about: string, sealed: string): string | null {
  const [name = '', nonce = '', body = ''] = sealed.split('.')
  return (
    open(env, name, about, Buffer.concat([nonce, body].map((part) => Buffer.from(part, 'base64url'))))?.toString('utf8') ?? null
  )
}

/** The same of bytes, for what is too large to be written as text. */
export const sealBytes = (env: SecretsOf, about: string, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(nameOf(env.SECRET)), close(env.SECRET, about, bytes)])

/** Decrypts what `sealBytes` made with the same `about`; null as of `openText`. */
export function openBytes(env: SecretsOf, about: string, sealed: Uint8Array): Uint8Array | null {
  const name = new TextDecoder().decode(sealed.subarray(0, NAME))
  return open(env, name, about, sealed.subarray(NAME))
}
