// Runs test programs, live, each under a watchdog, and adds up what they report.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { here, root } from './place.ts'
import { say } from './say.ts'
import { wranglerEnvironment, wranglerFile } from './serve.ts'
import { ensureWeb } from './web.ts'

export interface Tally {
  passed: number
  failed: number
  /** Names of what failed, so that they stand together under the long output. */
  names?: string[]
}

const vitestFile = here('node_modules', 'vitest', 'vitest.mjs')
const windows = process.platform === 'win32'

/** Title above a part of the run. */
const head = (title: string): void => say(`\n── ${title} ──`)

/** Ends a program and all it started. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (windows || child.pid === undefined) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // already gone
  }
}

const running = new Set<ChildProcess>()
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping = true
    for (const child of running) endGroup(child, 'SIGTERM')
    setTimeout(() => {
      for (const child of running) endGroup(child, 'SIGKILL')
      process.exit(130)
    }, 2_000)
  })
}

interface Runnable {
  title: string
  minutes: number
  words: string[]
  environment: NodeJS.ProcessEnv
}

/** Runs a Node program in a process group of its own. Resolves with true when it ends well within `minutes`. */
async function run({ title, minutes, words, environment }: Runnable): Promise<boolean> {
  const flags = ['--disable-warning=ExperimentalWarning', '--no-warnings']
  const child = spawn(process.execPath, [...flags, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
    detached: !windows,
  })
  running.add(child)
  let late = false
  const watchdog = setTimeout(() => {
    late = true
    endGroup(child, 'SIGKILL')
  }, minutes * 60_000)
  const well = await new Promise<boolean>((settle) => {
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
  })
  clearTimeout(watchdog)
  if (stopping) return new Promise(() => undefined) // nothing new is begun; all ends together
  endGroup(child, 'SIGKILL') // a runtime or browser that a test forgot
  running.delete(child)
  if (late) say(`\n「${title}」が${minutes}分たっても終わらないので止めました。どこで止まったかは上の出力を見てください。`)
  return well
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
}

export interface Part {
  title: string
  /** After so many it is stopped. */
  minutes: number
  projects: string[]
}

/** Runs vitest projects. A file that could not be loaded counts as one failure; so does a run that broke off. */
export async function runVitest({ title, minutes, projects }: Part, filters: string[]): Promise<Tally> {
  head(title)
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-report-'))
  const file = join(folder, 'report.json')
  const words = [vitestFile, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  for (const project of projects) words.push('--project', project)
  if (filters.length > 0) words.push('--passWithNoTests')
  const environment = { ...process.env, TZ: 'Asia/Tokyo' }
  const well = await run({ title, minutes, words: [...words, ...filters], environment })
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as Report) : { passed: 0, failed: well ? 0 : 1 }
  rmSync(folder, { recursive: true, force: true })
  return !well && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function read(report: Report): Tally {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const names = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    names: [...unloaded.map(({ name }) => relative(root, name)), ...names],
  }
}

/** Builds the screens the routes and journeys stand on. Counts only when it fails. */
export function prepareWeb(): Tally {
  head('画面をつくる')
  try {
    say(ensureWeb() ? 'つくりました' : 'できています')
    return { passed: 0, failed: 0 }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1 }
  }
}

/** Builds what a deployment would upload, without uploading. */
export async function dryDeploy(): Promise<Tally> {
  head('公開するものをつくってみる（wrangler deploy --dry-run）')
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-deploy-'))
  const environment = wranglerEnvironment(folder)
  const words = [wranglerFile, 'deploy', '--dry-run', '--outdir', join(folder, 'out')]
  const well = await run({ title: 'wrangler deploy --dry-run', minutes: 3, words, environment })
  const built = existsSync(join(folder, 'out'))
  rmSync(folder, { recursive: true, force: true })
  return well && built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Adds up, writes the last line, and ends with the right exit code. Nothing passed is a failure too. */
export function conclude(tallies: readonly Tally[]): never {
  const passed = tallies.reduce((sum, one) => sum + one.passed, 0)
  const failed = tallies.reduce((sum, one) => sum + one.failed, 0)
  for (const name of tallies.flatMap(({ names = [] }) => names)) say(`× ${name}`)
  say(`\n${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}
