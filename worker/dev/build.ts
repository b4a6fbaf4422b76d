// Builds the screens into dist/web: the chooser, three doors each with its own files, and one service worker a door.
// Each door is a build of its own, so that no door carries another's words, icons or styles.
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { here } from './place.ts'
import { say } from './say.ts'

const DOORS = ['family', 'room', 'office'] as const
type Door = (typeof DOORS)[number]

const WEB = here('web')
const DONE = here('dist', 'web')
// Built beside the old one and then put in its place, so that a mistake in a screen leaves the last good build standing.
const OUT = here('dist', 'web.next')
const CONFIG = here('vite.config.ts')

/** One HTML page and what it needs, under assets/<name>/. */
const buildPage = (name: string) =>
  build({
    configFile: CONFIG,
    logLevel: 'warn',
    // Only the room's tablets have several names on them.
    define: { __SHARED__: String(name === 'room') },
    build: {
      outDir: OUT,
      assetsDir: `assets/${name}`,
      rolldownOptions: {
        input: join(WEB, `${name}.html`),
        // What a door needs at once is one file, whichever later screens share parts of it.
        output: { codeSplitting: { groups: [{ name, tags: ['$initial'] }] } },
      },
    },
  })

/** The paths of a door's hashed files, in order. */
const filesOf = (door: Door): string[] =>
  readdirSync(join(OUT, 'assets', door), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(OUT.length).replaceAll('\\', '/'))
    .sort()

/** A door's worker as one self-contained file, which knows that door's files. */
function buildWorker(door: Door) {
  const files = filesOf(door)
  // The page is part of the edition too: a new page with old files must still be fetched anew.
  const edition = createHash('sha256')
    .update(files.join('\n'))
    .update(readFileSync(join(OUT, `${door}.html`)))
    .digest('hex')
    .slice(0, 12)
  return build({
    configFile: CONFIG,
    logLevel: 'warn',
    define: {
      __DOOR__: JSON.stringify(door),
      __FILES__: JSON.stringify(files),
      __EDITION__: JSON.stringify(edition),
    },
    build: {
      outDir: OUT,
      rolldownOptions: {
        input: join(WEB, 'kit', 'door-worker.ts'),
        output: { format: 'iife', entryFileNames: `${door}-worker.js` },
      },
    },
  })
}

/** Builds everything anew. Throws with the builder's own message when a file does not compile. */
export async function buildWeb(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  cpSync(join(WEB, 'public'), OUT, { recursive: true })
  for (const name of ['index', ...DOORS]) await buildPage(name)
  for (const door of DOORS) await buildWorker(door)
  rmSync(DONE, { recursive: true, force: true })
  renameSync(OUT, DONE)
}

if (import.meta.main) {
  const from = performance.now()
  await buildWeb()
  say(`画面を dist/web に作りました（${((performance.now() - from) / 1000).toFixed(1)} 秒）。`)
}
