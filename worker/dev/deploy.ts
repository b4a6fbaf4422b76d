// `npm run deploy`: builds, brings every deployed database to the newest form, deploys.
import { spawnSync } from 'node:child_process'
import { databaseEntries } from './database.ts'
import { root, stateFolder } from './place.ts'
import { giveUp, say, step } from './say.ts'
import { wranglerEnvironment, wranglerFile } from './serve.ts'
import { placeholders } from './target.ts'
import { ensureWeb } from './web.ts'

const wrangler = (words: string[], quiet = false) =>
  spawnSync(process.execPath, ['--no-warnings', wranglerFile, ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
    env: wranglerEnvironment(stateFolder()),
  })

const missing = placeholders()
if (missing.length > 0) {
  const made = databaseEntries()
    .filter(({ binding }) => missing.includes(binding))
    .map(({ name }) => `  npx wrangler d1 create ${name} --location apac`)
  giveUp(
    `wrangler.toml の ${missing.join('、')} の database_id が仮のままです。次で作り、出た database_id を書き入れてください。\n${made.join('\n')}`,
  )
}

const secrets = wrangler(['secret', 'list', '--format', 'json'], true)
const names = secrets.status === 0 ? secrets.stdout : ''
const firstTime = /not found|does not exist|10007/i.test(`${secrets.stdout}${secrets.stderr}`)
if (secrets.status !== 0 && !firstTime)
  giveUp(`Cloudflare に聞けませんでした。「npx wrangler login」をしてください。\n${secrets.stderr}`)
if (!names.includes('"SECRET"')) {
  giveUp(
    'SECRET がまだありません。次で、32文字以上のでたらめな文字列を入れてください（どこにも書き残さないでください）。\n  npx wrangler secret put SECRET',
  )
}
if (!names.includes('"VAPID_KEYS"'))
  say('VAPID_KEYS がないので、スマートフォンへの通知は使えません。使うときは「npm run push-keys」が出すものを入れてください。')

try {
  await step('画面をつくる', ensureWeb)
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
}
for (const { binding, name } of databaseEntries()) {
  say(`${name} をととのえます`)
  if (wrangler(['d1', 'migrations', 'apply', binding, '--remote']).status !== 0) {
    giveUp(`${name} の移行が失敗したので、公開していません。前の版がそのまま動いています。`)
  }
}
if (wrangler(['deploy']).status !== 0)
  giveUp('公開できませんでした（上の説明を見てください）。データベースは新しい形になっています。')
say('公開しました。はじめてのときは「npm run setup -- --remote」で園と園長をつくります。')
