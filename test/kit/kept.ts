// Folders that take seconds to make, kept in the temporary folder of the machine per content of the code they are made of.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here } from '../../worker/dev/place.ts'

const DAY_MS = 24 * 3_600_000
const SOURCES = ['worker/**', 'schema/**', 'wrangler.toml', 'package-lock.json']

/**
 * The folder `make` makes, or made before from the same code and `more`. Whoever uses it changes nothing there.
 * It is made aside and renamed, so two runs cannot meet a half-made one.
 */
export async function kept(name: string, more: string, make: (folder: string) => Promise<void>): Promise<string> {
  const hash = createHash('sha256').update(more)
  for (const file of globSync(SOURCES, { cwd: here() }).sort()) {
    if (statSync(here(file)).isFile()) hash.update(file).update(readFileSync(here(file)))
  }
  const folder = join(tmpdir(), `tsumugi-${name}`)
  const whole = join(folder, hash.digest('hex').slice(0, 24))
  if (existsSync(whole)) return whole
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) {
    const { mtimeMs } = statSync(join(folder, old), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > DAY_MS) rmSync(join(folder, old), { recursive: true, force: true })
  }
  const making = mkdtempSync(join(folder, 'making-'))
  try {
    await make(making)
    renameSync(making, whole)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(whole)) throw error // else someone else made the same one meanwhile
  }
  return whole
}
