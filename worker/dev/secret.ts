// The secrets of a local state: made once, kept beside the databases they belong to.
import { createECDH, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads the secret of a state folder, or makes it: `<kind>-` and 256 random bits. */
export function localSecret(state: string, kind: 'demo' | 'local' | 'test'): string {
  return keptIn(state, 'secret', () => `${kind}-${randomBytes(32).toString('base64url')}`)
}

function keptIn(state: string, name: string, make: () => string): string {
  const file = join(state, name)
  if (!existsSync(file)) {
    mkdirSync(state, { recursive: true })
    writeFileSync(file, make(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

/** The pair of keys with which a local state signs its pushes, `<public>.<private>`; made once. */
export const localPushKeys = (state: string): string => keptIn(state, 'push-keys', newPushKeys)

/** A new pair on P-256, as RFC 8292 wants it. A deployment that changes its pair loses every subscription. */
export function newPushKeys(): string {
  const pair = createECDH('prime256v1')
  const open = pair.generateKeys().toString('base64url')
  const shut = Buffer.alloc(32)
  pair.getPrivateKey().copy(shut, 32 - pair.getPrivateKey().length)
  return `${open}.${shut.toString('base64url')}`
}
