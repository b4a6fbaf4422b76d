// The SECRET of a local state: made once, kept beside the databases it belongs to.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads the secret of a state folder, or makes it: `<kind>-` and 256 random bits. */
export function localSecret(state: string, kind: 'demo' | 'local' | 'test'): string {
  const file = join(state, 'secret')
  if (!existsSync(file)) {
    mkdirSync(state, { recursive: true })
    writeFileSync(file, `${kind}-${randomBytes(32).toString('base64url')}`, { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
