// The worker's bindings in a Node script: the same local D1 the server uses, through the same runtime.
import { join } from 'node:path'
import type { Env } from '../kit/env.ts'
import { here } from './place.ts'
import { wranglerEnvironment } from './serve.ts'

/** Opens the bindings over a state folder, hands them to `work`, closes them. The server of that state must not be running. */
export async function withLocalEnv<Result>(
  state: string,
  vars: { MODE: string; SECRET: string; CLOCK_OFFSET?: string },
  work: (env: Env) => Promise<Result>,
): Promise<Result> {
  Object.assign(process.env, wranglerEnvironment(state))
  const { getPlatformProxy } = await import('wrangler')
  const proxy = await getPlatformProxy<Env>({
    configPath: here('wrangler.toml'),
    persist: { path: join(state, 'v3') },
    remoteBindings: false,
    envFiles: [],
  })
  try {
    return await work({ ...proxy.env, ...vars })
  } finally {
    await proxy.dispose()
  }
}
