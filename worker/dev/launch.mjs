// Starts every `npm run …` of this house, on any Node from 20 and with no dependency installed yet: brings node_modules in step with
// package-lock.json, then hands over to the Node of package.json (24), which runs TypeScript as it is.
// Usage: node worker/dev/launch.mjs <command> [arguments]; a command is a file of this folder, or a path from the root.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const windows = process.platform === 'win32'
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
const [command = '', ...args] = process.argv.slice(2)

const say = (line) => process.stderr.write(`${line}\n`)
const stop = (line) => {
  say(line)
  process.exit(1)
}

const packagesIn = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** npm keeps a copy of what it installed and writes it last, so an interrupted install shows as missing. */
function installed() {
  if (!existsSync(node24)) return false
  try {
    const wanted = packagesIn('package-lock.json')
    const present = packagesIn(join('node_modules', '.package-lock.json'))
    return Object.entries(wanted).every(([path, one]) => path === '' || one.optional || present[path]?.version === one.version)
  } catch {
    return false
  }
}

/** Runs npm; returns null when it went well, else what it complained about. */
function npm(...words) {
  const quiet = ['--no-fund', '--no-audit', '--loglevel=error']
  const script = process.env.npm_execpath
  const own = script?.endsWith('.js')
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'], shell: windows && !own }
  const result = own
    ? spawnSync(process.execPath, [script, ...words, ...quiet], options)
    : spawnSync('npm', [...words, ...quiet], options)
  if (result.error) stop('npm が見つかりません。Node.js（20 以上、npm つき）を入れてから、もういちど実行してください。')
  return result.status === 0 ? null : result.stderr
}

function install() {
  say('必要な部品を入れます（はじめてのときは1〜2分かかります）…')
  const complaint = npm('ci') === null ? null : npm('install', '--no-save')
  if (complaint !== null) {
    say(complaint)
    stop(
      '部品を入れられませんでした。ネットワークにつながっているかを確かめて、もういちど実行してください（上は npm の説明です）。',
    )
  }
  if (!installed()) {
    stop('部品がそろいません。node_modules を消してから、もういちど実行してください（npm の ignore-scripts は切ってください）。')
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) stop(`Node.js 20 以上が必要です（いまは ${process.versions.node}）。`)
if (!installed()) install()

const file = command.includes('/') ? join(root, command) : join(root, 'worker', 'dev', `${command}.ts`)
if (!existsSync(file)) stop(`「${command}」という仕事はありません（${file}）。`)

const path = process.env.PATH ?? process.env.Path ?? ''
const bin = join(root, 'node_modules', '.bin')
const child = spawn(node24, ['--disable-warning=ExperimentalWarning', file, ...args], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel's end tells the child that this process is gone
  env: { ...process.env, PATH: `${bin}${windows ? ';' : ':'}${path}`, TZ: 'Asia/Tokyo' },
})
// In a terminal Ctrl-C reaches the child by itself; everything else is passed on. This process only waits for the child's end.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => stop(`起動できませんでした: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
