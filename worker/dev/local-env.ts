// The databases and pictures of the worker in a Node script: the same local D1 and R2 the server uses, through the same runtime. Without the facilities'
// objects: those live in the running worker only.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../kit/env.ts'
import { databaseEntries } from './database.ts'
import { here } from './place.ts'
import { wranglerEnvironment } from './serve.ts'

/**
 * Opens the bindings over a state folder, hands them to `work`, closes them. The server of that state must not be running. `remote`: the deployed
 * databases and buckets instead, through wrangler's sign-in.
 */
export async function withLocalEnv<Result>(
  state: string,
  vars: { MODE: string; SECRET: string; SECRET_BEFORE?: string; CLOCK_OFFSET?: string },
  work: (env: Env) => Promise<Result>,
  remote = false,
): Promise<Result> {
  Object.assign(process.env, wranglerEnvironment(state))
  const { getPlatformProxy } = await import('wrangler')
  const proxy = await getPlatformProxy<Env>({
    configPath: storageOnly(state, remote),
    persist: { path: join(state, 'v3') },
    remoteBindings: remote,
    envFiles: [],
  })
  try {
    return await work({ ...proxy.env, ...vars })
  } finally {
    await proxy.dispose()
  }
}

/** A configuration of the databases and the buckets alone, beside them. */
function storageOnly(state: string, remote: boolean): string {
  const whole = readFileSync(here('wrangler.toml'), 'utf8')
  const [date = ''] = /^compatibility_date = .*$/m.exec(whole) ?? []
  const buckets = whole.match(/^\[\[r2_buckets\]\]\nbinding = .*\n.*$/gm) ?? []
  const blocks = databaseEntries().map(({ binding, name, id }) =>
    ['[[d1_databases]]', `binding = "${binding}"`, `database_name = "${name}"`, `database_id = "${id}"`].join('\n'),
  )
  const file = join(state, 'databases.toml')
  mkdirSync(state, { recursive: true })
  writeFileSync(
    file,
    ['name = "tsumugi"', date, ...[...blocks, ...buckets].map((block) => (remote ? `${block}\nremote = true` : block)), ''].join(
      '\n',
    ),
  )
  return file
}
