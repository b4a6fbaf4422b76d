// The worker as it would be deployed, plus bare endpoints, in one workerd over one set of database files. Bench only.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { databaseEntries } from '../../worker/dev/database.ts'
import { here, root } from '../../worker/dev/place.ts'
import { freePort, wranglerEnvironment, wranglerFile } from '../../worker/dev/serve.ts'

export interface BenchAnswer {
  status: number
  body: Buffer
  headers: Record<string, string | string[] | undefined>
}
export interface BenchServer {
  /** Where it listens on this machine. */
  port: number
  /** One request over a kept connection. */
  call(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<BenchAnswer>
  stop(): Promise<void>
}

/** wrangler's own bundle of the bench worker: what runs here is what would be uploaded. */
function bundle(state: string): string {
  const out = join(state, 'bundle')
  mkdirSync(out, { recursive: true })
  const words = ['--no-warnings', wranglerFile, 'deploy', here('test', 'bench', 'bench-worker.ts'), '--dry-run', '--outdir', out]
  const built = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env: wranglerEnvironment(state) })
  if (built.status !== 0) throw new Error(`the bench worker could not be bundled\n${built.stdout}${built.stderr}`)
  return join(out, 'bench-worker.js')
}

interface Runtime {
  ready: Promise<URL>
  dispose(): Promise<void>
}

/** Starts it over the databases of a state folder. */
export async function startBenchServer(state: string, secret: string): Promise<BenchServer> {
  const script = bundle(state)
  Object.assign(process.env, wranglerEnvironment(state))
  // The runtime comes with wrangler, so it is asked for from there.
  const { Miniflare, convertV4MiniflareOptions } = createRequire(wranglerFile)('miniflare') as {
    Miniflare: new (options: object) => Runtime
    convertV4MiniflareOptions: (options: object) => object
  }
  const toml = readFileSync(here('wrangler.toml'), 'utf8')
  const port = await freePort()
  const options = {
    name: 'bench',
    modules: true,
    script: readFileSync(script, 'utf8'),
    compatibilityDate: /^compatibility_date = "([^"]+)"/m.exec(toml)?.[1],
    compatibilityFlags: ['nodejs_compat'],
    bindings: { MODE: 'test', SECRET: secret },
    d1Databases: Object.fromEntries(databaseEntries().map(({ binding, id }) => [binding, id])),
    r2Buckets: { PHOTOS: 'bench-photos' },
    // Straight to the worker: the runtime's own front would add the same to both sides and make every ratio look better.
    unsafeDirectSockets: [{ host: '127.0.0.1', port }],
    cf: false,
  }
  const runtime = new Miniflare({ ...convertV4MiniflareOptions(options), resourcePersistencePath: join(state, 'v3') })
  await runtime.ready
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    port,
    call: (method, path, headers = {}, body) =>
      new Promise((settle, fail) => {
        const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => settle({ status: answer.statusCode ?? 0, body: Buffer.concat(parts), headers: answer.headers }))
          answer.on('error', fail)
        })
        sent.on('error', fail)
        sent.end(body)
      }),
    stop: async () => {
      agent.destroy()
      await runtime.dispose()
    },
  }
}
