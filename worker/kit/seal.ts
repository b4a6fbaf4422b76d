// Text that rests encrypted: AES-256-GCM with a key made from SECRET, a fresh nonce each time, and the name of the key beside it, so that SECRET
// can be changed while what was sealed under the old one (SECRET_BEFORE) can still be read. Written as `<key>.<nonce>.<cipher and tag>`.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Env } from './env.ts'

const NONCE = 12
const TAG = 16

const nameOf = (secret: string): string => createHash('sha256').update(`name of ${secret}`).digest('base64url').slice(0, 8)
const keyFrom = (secret: string, about: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'tsumugi', `seal ${about.split(' ')[0]}`, 32))

/**
 * Encrypts a text.
 * @param about what it is and whose, `totp <account>`: the first word chooses the key, and the text opens under the same words only
 */
export function sealText(env: Env, about: string, text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(env.SECRET, about), nonce)
  cipher.setAAD(new TextEncoder().encode(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [nameOf(env.SECRET), nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Decrypts what `sealText` made with the same `about`; null when it was changed, belongs elsewhere, or the key is gone. */
export function openText(env: Env, about: string, sealed: string): string | null {
  const [name, nonce = '', body = ''] = sealed.split('.')
  const secret = [env.SECRET, env.SECRET_BEFORE].find((one) => one && nameOf(one) === name)
  const bytes = Buffer.from(body, 'base64url')
  if (!secret || bytes.length < TAG) return null
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFrom(secret, about), Buffer.from(nonce, 'base64url'), {
      authTagLength: TAG,
    })
    cipher.setAAD(new TextEncoder().encode(about))
    cipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([cipher.update(bytes.subarray(0, -TAG)), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
