// The commands a newcomer gets, run as they are: from the launcher, in state folders of their own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { here } from '../../worker/dev/place.ts'
import { freePort, isPortFree } from '../../worker/dev/serve.ts'

let state: string
let port: number
let running: ChildProcess | undefined
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'tsumugi-start-'))
  port = await freePort()
})
afterEach(() => {
  running?.kill('SIGKILL')
})
afterAll(() => rmSync(state, { recursive: true, force: true, maxRetries: 5 }))

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, TSUMUGI_STATE: state, PORT: String(port) })
const launcher = here('worker', 'dev', 'launch.mjs')
const run = (...words: string[]) =>
  spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8', env: environment(), input: '' })

/** Starts the product and waits for the line that ends its greeting. */
async function start(
  ...words: string[]
): Promise<{ printed: () => string; stop: (signal: NodeJS.Signals) => Promise<number | null> }> {
  const child = spawn(process.execPath, [launcher, 'start', ...words], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  let printed = ''
  const gone = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)))
  await new Promise<void>((settle, fail) => {
    const hear = (data: Buffer): void => {
      printed += data.toString()
      if (printed.includes('とめる: Ctrl-C')) settle()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => fail(new Error(printed)))
  })
  const stop = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return gone
  }
  return { printed: () => printed, stop }
}

test('npm start -- --empty serves the three doors and says where they are; Ctrl-C ends all of it', async () => {
  const house = await start('--empty')
  for (const door of ['family', 'room', 'office']) {
    const address = `http://localhost:${port}/${door}`
    expect(house.printed()).toContain(address)
    expect((await fetch(address)).status).toBe(200)
  }
  expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200)
  expect(house.printed()).toContain('npm run setup')
  expect(await house.stop('SIGINT')).toBe(0)
  expect(await isPortFree(port)).toBe(true)
})

test('npm run setup prints a code once; with it the first director chooses a password and signs in', async () => {
  const house = await start('--empty')
  const words = [
    '--organisation',
    'つむぎ会',
    '--wording',
    'en',
    '--facility',
    'ひばり保育園',
    '--director-name',
    '山田 花子',
    '--director-login',
    'hanako',
  ]
  const made = run('setup', '--json', ...words)
  expect(made.stderr).toBe('')
  const { code } = JSON.parse(made.stdout) as { code: string }
  const post = (path: string, body: unknown) =>
    fetch(`http://localhost:${port}/api/account/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const password = 'はなこのながいひみつ2026'
  expect((await post('first', { code, password })).status).toBe(200)
  expect((await post('first', { code, password: `${password}!` })).status).toBe(400)
  const signedIn = await post('sign-in', { login: 'hanako', password })
  expect(await signedIn.json()).toEqual({ door: 'office' })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = await fetch(`http://localhost:${port}/api/account/me`, { headers: { cookie } })
  // What a director reaches asks for more than a password; setting it up on the screen is the roster's journey.
  expect(await me.json()).toMatchObject({ facilities: [{ name: 'ひばり保育園', needsSecondFactor: true }] })
  expect(await house.stop('SIGTERM')).toBe(0)
})

test('a second start is quick and keeps its data', async () => {
  const began = performance.now()
  const house = await start('--empty')
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(house.printed()).toContain('つむぎ会')
  await house.stop('SIGINT')
})

test('a port in use is said in one sentence, and nothing is started', async () => {
  const house = await start('--empty')
  const second = run('start', '--empty')
  expect(second.status).toBe(1)
  expect(second.stderr.trim().split('\n')).toHaveLength(1)
  expect(second.stderr).toContain(`ポート ${port}`)
  await house.stop('SIGINT')
})

test('the server ends when the launcher is killed without warning', async () => {
  const house = await start('--empty')
  await house.stop('SIGKILL')
  await expect.poll(() => isPortFree(port), { timeout: 15_000 }).toBe(true)
})

test('a setting-up without its answers says which option is missing', () => {
  const asked = run('setup', '--organisation', '別の会')
  expect(asked.status).toBe(1)
  expect(asked.stderr).toContain('--wording')
})
