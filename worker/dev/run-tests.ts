// Runs test programs one after the other, live, each under a watchdog, and adds up what they report.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, root } from './place.ts'
import { say } from './say.ts'
import { wranglerEnvironment, wranglerFile } from './serve.ts'
import { ensureWeb } from './web.ts'

export interface Tally {
  passed: number
  failed: number
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

/** Runs a Node program in a process group of its own. Resolves with true when it ends well within `minutes`. */
function run(title: string, minutes: number, words: string[], environment: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((settle) => {
    const flags = ['--disable-warning=ExperimentalWarning', '--no-warnings']
    const child = spawn(process.execPath, [...flags, ...words], {
      cwd: root,
      stdio: 'inherit',
      env: environment,
      detached: !windows,
    })
    const interrupt = (): void => {
      endGroup(child, 'SIGTERM')
      process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
    const watchdog = setTimeout(() => {
      say(`\n「${title}」が${minutes}分たっても終わらないので止めました。どこで止まったかは上の出力を見てください。`)
      endGroup(child, 'SIGKILL')
    }, minutes * 60_000)
    const finish = (well: boolean): void => {
      clearTimeout(watchdog)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, interrupt)
      settle(well)
    }
    child.once('error', () => finish(false))
    child.once('exit', (code) => {
      endGroup(child, 'SIGKILL') // a runtime or browser that a test forgot
      finish(code === 0)
    })
  })
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: unknown[] }[]
}

/** Runs vitest projects. A file that could not be loaded counts as one failure; so does a run that broke off. */
export async function runVitest(title: string, minutes: number, projects: string[], filters: string[] = []): Promise<Tally> {
  head(title)
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-report-'))
  const file = join(folder, 'report.json')
  const words = [vitestFile, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  for (const project of projects) words.push('--project', project)
  if (filters.length > 0) words.push('--passWithNoTests')
  const well = await run(title, minutes, [...words, ...filters], { ...process.env, TZ: 'Asia/Tokyo' })
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as Report) : { passed: 0, failed: well ? 0 : 1 }
  rmSync(folder, { recursive: true, force: true })
  return !well && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function read(report: Report): Tally {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded }
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
  const well = await run('wrangler deploy --dry-run', 3, words, environment)
  const built = existsSync(join(folder, 'out'))
  rmSync(folder, { recursive: true, force: true })
  return well && built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Adds up, writes the last line, and ends with the right exit code. Nothing passed is a failure too. */
export function conclude(tallies: readonly Tally[]): never {
  const passed = tallies.reduce((sum, one) => sum + one.passed, 0)
  const failed = tallies.reduce((sum, one) => sum + one.failed, 0)
  say(`\n${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}
