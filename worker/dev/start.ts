// `npm start`: builds, migrates, fills and serves the product on this machine, and says what it is doing.
//   --empty   the real thing without a demo world (own databases, own secret); `npm run setup` makes the first organisation
//   --watch   builds the screens again whenever a source changes (`npm run dev`)
//   --verbose shows what the server prints
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { isMade, migrateLocal, withLocal } from './database.ts'
import { demoOffset } from './demo-clock.ts'
import { ensureWorld, lastHeard, migrateWorld } from './make-world.ts'
import { here, stateFolder } from './place.ts'
import { giveUp, say, step, table, withoutColour } from './say.ts'
import { localPushKeys, localSecret } from './secret.ts'
import { isPortFree, serve } from './serve.ts'
import { buildWeb, webIsFresh } from './web.ts'
import { DEMO_SIZE, demoModule } from './world.ts'

const { values } = parseArgs({
  options: { empty: { type: 'boolean' }, watch: { type: 'boolean' }, verbose: { type: 'boolean' }, port: { type: 'string' } },
})
const demo = !values.empty
const port = Number(values.port ?? process.env.PORT ?? 8787)
const state = join(stateFolder(), demo ? 'demo' : 'local')
const began = performance.now()

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  giveUp(`PORT は 1〜65535 の数にしてください（いまは ${values.port ?? process.env.PORT}）。`)
if (!(await isPortFree(port))) {
  giveUp(
    `ポート ${port} はほかのプログラムが使っています。それを止めるか、「PORT=${port + 1} npm start」のように別の番号にしてください。`,
  )
}
mkdirSync(state, { recursive: true })

try {
  say(demo ? 'つむぎ（おためし）を準備します。' : 'つむぎを準備します。')
  if (webIsFresh()) say('  ✓ 画面はできています')
  else await step('画面をつくる', buildWeb)
  const clockOffset = demo ? await prepareDemo() : undefined
  if (!demo) await step('データベースをととのえる', () => migrateLocal(state))
  await run(clockOffset)
} catch (error) {
  giveUp(
    error instanceof Error ? `${error.message}${error.cause instanceof Error ? `\n${error.cause.message}` : ''}` : String(error),
  )
}

/** Databases, world and clock of the demo. Returns the clock's offset. */
async function prepareDemo(): Promise<number> {
  const { emptied } = await step('データベースをととのえる', () => migrateWorld(state))
  if (emptied) say(`    ${emptied}。おためしの園をはじめからつくり直します。`)
  const first = Date.now() + demoOffset(Date.now(), lastSeen())
  const made = await step('おためしの園を用意する', () => ensureWorld(state, first, DEMO_SIZE, (line) => say(`\n    ${line}`)))
  if (made === 'none') say('    おためしの園のつくり方がまだありません。空のまま起動します。')
  return demoOffset(Date.now(), lastSeen())
}

async function run(clockOffset: number | undefined): Promise<void> {
  const served = await step('サーバーを起動する', () =>
    serve({
      state,
      port,
      mode: demo ? 'demo' : 'production',
      secret: localSecret(state, demo ? 'demo' : 'local'),
      pushKeys: localPushKeys(state),
      ...(clockOffset === undefined ? {} : { clockOffset }),
      log: (text) => process.stderr.write(values.verbose ? text : withoutColour(text)),
    }),
  )
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    say('\n止めています…')
    if (clockOffset !== undefined) keepClock(clockOffset)
    await served.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  process.on('disconnect', () => void stop())
  if (clockOffset !== undefined) {
    keepClock(clockOffset)
    setInterval(() => keepClock(clockOffset), 60_000).unref()
  }
  if (values.watch) rebuildOnChange()
  await tell(served.url, clockOffset)
  await served.ended
  if (!stopping) giveUp('サーバーが止まりました。もういちど「npm start」を実行してください。')
}

/** The latest moment this demo has been at: what its clock said when last kept, and what its databases heard. */
function lastSeen(): Moment | null {
  const file = join(state, 'clock.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { seen: Moment }).seen : 0
  return Math.max(kept, lastHeard(state) ?? 0) || null
}

function keepClock(offset: number): void {
  const seen = Date.now() + offset
  writeFileSync(join(state, 'clock.json'), JSON.stringify({ day: dayOf(seen), offset, seen }))
}

async function tell(url: string, clockOffset: number | undefined): Promise<void> {
  say()
  say(`つむぎが動いています（${((performance.now() - began) / 1000).toFixed(1)}秒）。ブラウザーでひらいてください。`)
  say()
  const doors = [
    ['家庭', `${url}/family`, '保護者のスマートフォン'],
    ['部屋', `${url}/room`, '保育室のタブレット'],
    ['事務室', `${url}/office`, '園長・市のパソコン'],
  ]
  for (const line of table(doors)) say(`  ${line}`)
  say()
  if (demo) await tellDemo(clockOffset ?? 0)
  else tellEmpty()
  say('  とめる: Ctrl-C')
}

async function tellDemo(clockOffset: number): Promise<void> {
  const { demoPeople: people = [], demoPin } = (await demoModule()) ?? {}
  if (people.length > 0) {
    const doors = { family: '家庭', room: '部屋', office: '事務室' }
    const rows = people.map((one) => [doors[one.door], one.name, one.login, one.password, one.about])
    say('  おためしの人')
    for (const line of table([['入口', '名前', 'ID', 'パスワード', ''], ...rows])) say(`    ${line}`)
    say(`  共有タブレット: /room の「この端末を登録」のコードを、/office の「端末」に入れます。職員の暗証番号は ${demoPin}`)
    say()
  }
  const now = Date.now() + clockOffset
  say(
    `  おためしの時計: ${dayOf(now)} ${showTime(timeOn(dayOf(now), now))}　はじめから: npm run demo　空の本番と同じもの: npm start -- --empty`,
  )
}

function tellEmpty(): void {
  const made =
    isMade(state) && withLocal(state, 'DIRECTORY', (database) => database.prepare('select name from organisation limit 1').get())
  if (made) say(`  ${String(made.name)} のデータで動いています。`)
  else
    say('  まだ何も入っていません。別の端末で「npm run setup」を実行すると、法人・園・園長をつくり、はじめのコードを出します。')
}

function rebuildOnChange(): void {
  let timer: NodeJS.Timeout | undefined
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (webIsFresh()) return
      void step('画面をつくり直す', buildWeb).catch((error: Error) => say(error.message))
    }, 150)
  }
  for (const folder of ['web', 'schema']) watch(here(folder), { recursive: true }, changed)
}
