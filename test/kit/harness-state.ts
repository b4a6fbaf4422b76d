// A state folder of local databases for a test in Node, migrated, gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateLocal } from '../../worker/dev/database.ts'

/** Makes a migrated state folder; `remove()` when done. */
export function makeState(): { state: string; remove: () => void } {
  const state = mkdtempSync(join(tmpdir(), 'tsumugi-state-'))
  migrateLocal(state)
  return { state, remove: () => rmSync(state, { recursive: true, force: true }) }
}
