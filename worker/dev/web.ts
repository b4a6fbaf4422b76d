// The screens in dist/web, built again only when something they are made of has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { here, root } from './place.ts'
import { withoutColour } from './say.ts'

const STAMP = here('dist', 'web.sources')
const SOURCES = [
  'web/**',
  'schema/**',
  'worker/dev/build.ts',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.*',
  'wrangler.toml',
]

function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const name of globSync(SOURCES, { cwd: root }).sort()) {
    if (!statSync(here(name)).isFile()) continue
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(here(name)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** True when dist/web is what the sources say. */
export const webIsFresh = (): boolean =>
  existsSync(here('dist', 'web')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digestOfSources()

/** Builds the screens. Throws with the builder's own words when that fails. */
export function buildWeb(): void {
  const digest = digestOfSources()
  // A test runner says NODE_ENV=test, and the builder would then leave out what only the real thing has: the doors' own workers.
  const env = { ...process.env, NODE_ENV: 'production' }
  const built = spawnSync(process.execPath, [here('worker', 'dev', 'build.ts')], { cwd: root, env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`画面をつくれませんでした。\n${withoutColour(built.stdout + built.stderr)}`)
  writeFileSync(STAMP, digest)
}

/** Builds the screens if they are not fresh; tells whether it did. */
export function ensureWeb(): boolean {
  if (webIsFresh()) return false
  buildWeb()
  return true
}
