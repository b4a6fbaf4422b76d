// Runs the worker on this machine: `wrangler dev` as a child process, quiet, local, without any call to the outside, plus the minute tick
// that the platform's cron would give (local cron never fires by itself).
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { here, root } from './place.ts'

export interface ServeOptions {
  /** Folder of the local databases. */
  state: string
  port: number
  mode: 'production' | 'demo' | 'test'
  secret: string
  /** Milliseconds added to the real clock; demo and test only. */
  clockOffset?: number
  /** Where letters are posted: a receiver on this machine; demo and test only. */
  mailUrl?: string
  /** The keys our pushes are signed with; without them nothing is pushed. */
  pushKeys?: string
  /** Pushes go to a receiver on this machine, too; test only. */
  pushLoopback?: boolean
  /** Hears what the worker and wrangler print. */
  log?: (text: string) => void
}

export interface Served {
  url: string
  /** Of wrangler; the runtime is a child of it. */
  pid: number
  /** Fires the scheduled handler once, as cron does each minute. */
  tick(): Promise<void>
  stop(): Promise<void>
  /** Settles when the server ends, wanted or not. */
  ended: Promise<void>
}

const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false',
  DO_NOT_TRACK: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
}
/** Ends the server when the process that started it is gone, however it went. */
const END_WITH_PARENT = 'data:text/javascript,process.on("disconnect",()=>process.kill(process.pid,"SIGTERM"))'
const READY_WITHIN = 60_000
const STOP_WITHIN = 5_000

/** Environment for any wrangler call: no banner, no telemetry, no look-ups, its logs and caches in our own folder. */
export const wranglerEnvironment = (state: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...QUIET,
  NO_COLOR: '1',
  WRANGLER_LOG_PATH: join(state, 'wrangler-log'),
  WRANGLER_REGISTRY_PATH: join(state, 'wrangler-registry'),
})

/** wrangler's own program, run by this Node. */
export const wranglerFile = here('node_modules', 'wrangler', 'wrangler-dist', 'cli.js')

/** True when nobody listens on the port of this machine. */
export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)))
  })

/** A port nobody uses just now. */
export const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? settle(address.port) : fail(new Error('no port'))))
    })
  })

/** Starts the worker and waits until `/api/health` answers. Throws with what was printed when it does not come up. */
export async function serve(options: ServeOptions): Promise<Served> {
  const vars = [`MODE:${options.mode}`, `SECRET:${options.secret}`]
  if (options.clockOffset !== undefined) vars.push(`CLOCK_OFFSET:${Math.round(options.clockOffset)}`)
  if (options.mailUrl !== undefined) vars.push(`MAIL_URL:${options.mailUrl}`)
  if (options.pushKeys !== undefined) vars.push(`VAPID_KEYS:${options.pushKeys}`)
  if (options.pushLoopback) vars.push('PUSH_LOOPBACK:on')
  const words = ['dev', '--local', '--ip', '127.0.0.1', '--port', String(options.port), '--persist-to', options.state]
  words.push('--inspector-port', '0', '--show-interactive-dev-session=false', '--log-level', 'error')
  for (const value of vars) words.push('--var', value)

  const child = spawn(process.execPath, ['--no-warnings', '--import', END_WITH_PARENT, wranglerFile, ...words], {
    cwd: root,
    env: wranglerEnvironment(options.state),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  const hear = (data: Buffer): void => {
    const text = data.toString()
    printed = (printed + text).slice(-20_000)
    options.log?.(text)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()))
  const drop = (): void => {
    child.kill('SIGKILL')
  }
  process.once('exit', drop)
  const stop = async (): Promise<void> => {
    clearInterval(minute)
    process.off('exit', drop)
    await end(child, ended)
  }

  const url = `http://localhost:${options.port}`
  const tick = async (): Promise<void> => {
    await fetch(`${url}/cdn-cgi/handler/scheduled`).then((answer) => answer.arrayBuffer())
  }
  const minute = setInterval(() => void tick().catch(() => undefined), 60_000)
  minute.unref()

  try {
    await ready(url, child, () => printed)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, pid: child.pid ?? 0, tick, stop, ended }
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const limit = performance.now() + READY_WITHIN
  let last = ''
  let refused = 0
  while (performance.now() < limit) {
    if (child.exitCode !== null || child.signalCode !== null || /Build failed/i.test(printed()))
      throw new Error(`サーバーを起動できませんでした（${child.signalCode ?? child.exitCode ?? '組み立て'}）。\n${printed()}`)
    try {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) })
      last = `${answer.status} ${await answer.text()}`
      if (answer.ok) return
      refused += 1
      if (refused > 20) break
    } catch {
      // not listening yet
    }
    await pause(60)
  }
  throw new Error(`サーバーが準備できませんでした（/api/health: ${last || '返事なし'}）。\n${printed()}`)
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN)
  await ended
  clearTimeout(timer)
}
