// The worker a drill runs against, behind the same `bindings` and clients as in a route test (test/kit/world.ts): in this process over SQLite,
// or the real runtime, which can be killed and started again over the same databases.

import { env, exports } from 'cloudflare:workers'
import { spawnSync } from 'node:child_process'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { app } from '../../worker/app.ts'
import { localPushKeys, localSecret } from '../../worker/dev/secret.ts'
import { freePort, type Served, serve } from '../../worker/dev/serve.ts'
import { localTarget, type Target } from '../../worker/dev/target.ts'
import { ensureWeb } from '../../worker/dev/web.ts'
import type { Env } from '../../worker/kit/env.ts'
import { makeState } from '../kit/harness-state.ts'
import { localDatabases, type TestServer } from '../kit/server.ts'
import { fileEnv, sqliteEnv } from '../kit/sqlite-d1.ts'
import { bindings } from '../kit/world.ts'

/** Puts the worker into this process, over empty databases. Gives its bindings. */
export function openInProcess(more: Partial<Env> = {}): Env {
  Object.assign(env, sqliteEnv(), more)
  const context = {
    waitUntil: (work: Promise<unknown>) => work.catch(() => undefined),
    passThroughOnException: () => undefined,
    props: {},
  }
  const fetch = (address: string, init: RequestInit) => app.fetch(new Request(address, init), bindings, context as never)
  Object.assign(exports, { default: { fetch } })
  return bindings
}

export type SceneServer = Pick<TestServer, 'day' | 'now' | 'secret' | 'databases'>

export interface Runtime {
  /** Rows of the databases as they stand in the files. */
  target: Target
  /** The server as a scene of a journey wants it. */
  server: SceneServer
  url(): string
  /** Starts it; its clock runs on from `now`, or from where it was. Resolves when it answers. */
  start(now?: Moment): Promise<void>
  now(): Moment
  /** Fires the minute's cron. */
  tick(): Promise<void>
  /** Ends the whole tree of its processes in the middle of whatever they do. */
  kill(): Promise<void>
  /** Ends it as one does, and removes the databases. */
  close(): Promise<void>
}

/** Makes databases for the real runtime and starts it. `bindings` are the same databases, the clients go over HTTP. */
export async function openRuntime(now: Moment, more: { push?: boolean } = {}): Promise<Runtime> {
  ensureWeb()
  const { state, remove } = makeState()
  const secret = localSecret(state, 'test')
  const pushKeys = localPushKeys(state)
  const port = await freePort()
  const { close, ...databases } = fileEnv(state)
  Object.assign(env, databases, { SECRET: secret, VAPID_KEYS: pushKeys })
  let served: Served | null = null
  let clockOffset = now - Date.now()
  const url = () => `http://localhost:${port}`
  const fetchThere = (address: string, init: RequestInit) => {
    const { pathname, search } = new URL(address)
    return fetch(url() + pathname + search, init)
  }
  Object.assign(exports, { default: { fetch: fetchThere } })
  const runtime: Runtime = {
    target: localTarget(state),
    server: { day: dayOf(now), now: () => Date.now() + clockOffset, secret, databases: localDatabases(state) },
    url,
    start: async (moment) => {
      if (moment !== undefined) clockOffset = moment - Date.now()
      const push = more.push ? { pushKeys, pushLoopback: true } : {}
      served = await serve({ state, port, mode: 'test', secret, clockOffset, ...push })
    },
    now: () => Date.now() + clockOffset,
    tick: async () => served?.tick(),
    kill: async () => {
      if (!served) return
      killTree(served.pid)
      await served.ended
      await served.stop()
      served = null
    },
    close: async () => {
      await served?.stop()
      close()
      remove()
    },
  }
  try {
    await runtime.start()
  } catch (error) {
    await runtime.close()
    throw error
  }
  return runtime
}

/** SIGKILL to a process and all its children's children, leaves last, so that nothing is there to start another. */
function killTree(pid: number): void {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout
  const pairs = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  const tree = [pid]
  for (const parent of tree) tree.push(...pairs.flatMap(([child, its]) => (its === parent ? [child] : [])))
  for (const one of tree) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // already gone
    }
  }
}
