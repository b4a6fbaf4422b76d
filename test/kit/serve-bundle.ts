// The worker as it would be uploaded, in a runtime of this process: starts in a fraction of the time and work of `wrangler dev`, which the
// drills and test/dev/start.command.test.ts run.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { here, root } from '../../worker/dev/place.ts'
import { freePort, wranglerEnvironment, wranglerFile } from '../../worker/dev/serve.ts'
import { kept } from './kept.ts'

export interface BundleOptions {
  /** Folder of the databases. */
  state: string
  port?: number | undefined
  /** Variables and secrets of the worker. */
  vars: Record<string, string>
  /** Hears what the worker prints. */
  log(text: string): void
}

export interface ServedBundle {
  url: string
  /** Fires the scheduled handler once, as cron does each minute. */
  tick(): Promise<void>
  stop(): Promise<void>
}

interface Runtime {
  ready: Promise<URL>
  dispose(): Promise<void>
}

/** wrangler's own bundle of the worker, with its databases, objects and assets as wrangler.toml says. */
const bundled = () =>
  kept('bundles', '', async (folder) => {
    const words = ['--no-warnings', wranglerFile, 'deploy', '--dry-run', '--outdir', folder]
    const built = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env: wranglerEnvironment(folder) })
    if (built.status !== 0) throw new Error(`the worker could not be bundled\n${built.stdout}${built.stderr}`)
  })

/** Starts it; resolves when it answers. */
export async function serveBundle({ state, port, vars, log }: BundleOptions): Promise<ServedBundle> {
  const folder = await bundled()
  Object.assign(process.env, wranglerEnvironment(folder))
  // The runtime comes with wrangler, so it is asked for from there.
  const require = createRequire(wranglerFile)
  const { Miniflare, convertV4MiniflareOptions } = require('miniflare') as {
    Miniflare: new (options: object) => Runtime
    convertV4MiniflareOptions: (options: object) => object
  }
  const { unstable_getMiniflareWorkerOptions: optionsOf } = require(wranglerFile) as {
    unstable_getMiniflareWorkerOptions: (file: string) => { workerOptions: { bindings: object; modulesRules: unknown } }
  }
  const { modulesRules: _, bindings, ...worker } = optionsOf(here('wrangler.toml')).workerOptions
  const listening = port ?? (await freePort())
  const options = {
    name: 'tsumugi',
    ...worker,
    modules: true,
    script: readFileSync(join(folder, 'main.js'), 'utf8'),
    bindings: { ...bindings, ...vars },
    host: '127.0.0.1',
    port: listening,
    cf: false,
    logRequests: false,
    unsafeTriggerHandlers: true,
    handleStructuredLogs: ({ message }: { message: string }) => log(`${message}\n`),
  }
  const runtime = new Miniflare({ ...convertV4MiniflareOptions(options), resourcePersistencePath: join(state, 'v3') })
  await runtime.ready
  const url = `http://localhost:${listening}`
  const tick = async (): Promise<void> => {
    const answer = await fetch(`${url}/cdn-cgi/local/scheduled`)
    if (!answer.ok) throw new Error(`the minute's work ended with ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const minute = setInterval(() => void tick().catch(() => undefined), 60_000)
  minute.unref()
  const stop = async (): Promise<void> => {
    clearInterval(minute)
    await runtime.dispose()
  }
  return { url, tick, stop }
}
