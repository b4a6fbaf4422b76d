// `npm run shard -- list | add | move --facility <n> --to SHARD_<m>`: where facilities live.
// `npm run shard -- restore <records.zip> [<pictures.zip> …] --to SHARD_<m>`: a facility that was taken out whole (docs/export-format.md), put
//   where nobody knows it
// `npm run shard -- recover --day <YYYY-MM-DD> [--facility <n> --to SHARD_<m>]`: a night's backup into databases that are empty. SECRET (and
//   SECRET_BEFORE) of that night from the environment; locally the one of the state folder
//   --remote  the deployed databases (through wrangler), otherwise the local ones; --demo the local demo's
//   --json    for list and move
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isDay } from '../../schema/kit/day.ts'
import { type Archive, openArchive } from './archive.ts'
import { databaseEntries, shardBindings } from './database.ts'
import { withLocalEnv } from './local-env.ts'
import { moveFacility, shardTables } from './move-facility.ts'
import { here, stateFolder } from './place.ts'
import { restoreBackup } from './restore-backup.ts'
import { restoreFacility } from './restore-facility.ts'
import { restorePictures, withBucket } from './restore-pictures.ts'
import { giveUp, say, table } from './say.ts'
import { localSecret } from './secret.ts'
import { chosenTarget } from './target.ts'

const flag = { type: 'boolean' } as const
const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: flag, demo: flag, json: flag, facility: text, to: text, id: text, day: text },
})

try {
  if (positionals[0] === 'list') list()
  else if (positionals[0] === 'add') add()
  else if (positionals[0] === 'move') move()
  else if (positionals[0] === 'restore') await restore()
  else if (positionals[0] === 'recover') await recover()
  else
    giveUp(
      '使い方: npm run shard -- list | add [--id <database_id>] | move --facility <番号> --to SHARD_2 | restore <記録.zip> --to SHARD_1 | recover --day 2026-11-20　（--remote / --demo / --json）',
    )
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : ''
  giveUp(`${error instanceof Error ? error.message : String(error)}${cause}`)
}

function list(): void {
  const databases = chosenTarget(values)
  const places = databases.all('DIRECTORY', 'select facility_id, name, shard, state from placement order by facility_id')
  const shards = shardBindings().map((shard) => {
    const counts = shardTables().map(({ name }) => `select facility_id, count(*) as n from "${name}" group by facility_id`)
    const rows = databases.all(shard, `select facility_id, sum(n) as n from (${counts.join(' union all ')}) group by facility_id`)
    const homes = databases.all(shard, 'select facility_id, state from facility_home order by facility_id')
    const facilities = homes.map(({ facility_id, state }) => ({
      facilityId: Number(facility_id),
      name: String(places.find((place) => place.facility_id === facility_id)?.name ?? ''),
      home: String(state),
      rows: Number(rows.find((row) => row.facility_id === facility_id)?.n ?? 0),
    }))
    return { shard, facilities, rows: facilities.reduce((sum, one) => sum + one.rows, 0) }
  })
  if (values.json) {
    say(JSON.stringify(shards, null, 2))
    return
  }
  for (const { shard, facilities, rows } of shards) {
    say(`${shard}: ${facilities.length}園、${rows}行`)
    for (const line of table(facilities.map((one) => [String(one.facilityId), one.name, one.home, `${one.rows}行`])))
      say(`  ${line}`)
  }
}

function add(): void {
  const number = shardBindings().length + 1
  const name = `tsumugi-shard-${number}`
  const id = values.id ?? `00000000-0000-0000-0000-0000000000${10 + number}`
  if (!/^[0-9a-f-]{36}$/.test(id)) giveUp('--id は wrangler d1 create が出した database_id（36文字）にしてください。')
  const lines = ['[[d1_databases]]', `binding = "SHARD_${number}"`, `database_name = "${name}"`, `database_id = "${id}"`]
  const block = [...lines, 'migrations_dir = "schema/migrations/facility"', '', ''].join('\n')
  const toml = readFileSync(here('wrangler.toml'), 'utf8')
  const last = databaseEntries().at(-1)
  const after = toml.indexOf('\n[', toml.indexOf(`"${last?.id}"`))
  const place = after < 0 ? toml.length : after + 1
  writeFileSync(here('wrangler.toml'), `${toml.slice(0, place)}${block}${toml.slice(place)}`)
  say(`wrangler.toml に SHARD_${number}（${name}）を書き入れました。手元では「npm start」でそのまま使えます。`)
  if (values.id) say('公開するには: npm run deploy（移行もします）')
  else say(`公開するには: npx wrangler d1 create ${name} --location apac　出た database_id を書き入れて、npm run deploy`)
}

/** The shard that was asked for. */
function wantedShard(): string {
  const to = values.to ?? ''
  if (!shardBindings().includes(to)) giveUp(`--to は ${shardBindings().join(' / ')} のどれかにしてください。`)
  return to
}

async function restore(): Promise<void> {
  const [, file, ...pictures] = positionals
  if (!file) giveUp('書き出したファイルを入れてください: npm run shard -- restore 記録.zip 写真.zip --to SHARD_1')
  const target = chosenTarget(values)
  const restored = await withArchive(file, (archive) =>
    restoreFacility(target, archive, wantedShard(), shardBindings(), Date.now()),
  )
  let came = 0
  if (pictures.length > 0)
    await withBucket(values, async (put) => {
      for (const one of pictures) came += await withArchive(one, (archive) => restorePictures(target, archive, put))
    })
  if (values.json) {
    say(JSON.stringify({ ...restored, pictures: came }))
    return
  }
  const { name, facilityId, shard, tables, rows, directors } = restored
  say(
    `「${name}」（園の番号 ${facilityId}）を ${shard} に入れました。表 ${tables}、${rows}行、要約値はすべて合っています。写真 ${came}枚。`,
  )
  for (const { login, code } of directors) say(`  園長のID ${login}　はじめのコード ${code}`)
  say('パスワードも端末も移していません。園長はこのコードではじめ、ほかの人には「再発行」でコードを渡します。')
}

async function recover(): Promise<void> {
  const { day = '', facility, remote } = values
  if (!isDay(day)) giveUp('--day に控えの日を入れてください: npm run shard -- recover --day 2026-11-20')
  const state = join(stateFolder(), values.demo ? 'demo' : 'local')
  const secret = process.env.SECRET ?? (remote ? '' : localSecret(state, values.demo ? 'demo' : 'local'))
  if (!secret) giveUp('控えたときの SECRET を、環境変数 SECRET に入れてください。')
  chosenTarget(values)
  const units = facility === undefined ? undefined : [`${wantedShard()}/${Number(facility)}`]
  const vars = {
    MODE: 'production',
    SECRET: secret,
    ...(process.env.SECRET_BEFORE ? { SECRET_BEFORE: process.env.SECRET_BEFORE } : {}),
  }
  const restored = await withLocalEnv(state, vars, (env) => restoreBackup(env, day, units), remote)
  if (values.json) say(JSON.stringify(restored))
  else for (const { unit, rows } of restored.units) say(`${unit}: ${rows}行を ${day} の控えから入れました。`)
}

async function withArchive<Result>(file: string, work: (archive: Archive) => Result | Promise<Result>): Promise<Result> {
  const archive = openArchive(file)
  try {
    return await work(archive)
  } finally {
    archive.close()
  }
}

function move(): void {
  const facilityId = Number(values.facility)
  if (!Number.isInteger(facilityId) || facilityId < 1)
    giveUp('--facility に園の番号を入れてください（npm run shard -- list で見られます）。')
  const to = wantedShard()
  const moved = moveFacility(chosenTarget(values), facilityId, to, values.json ? () => undefined : say)
  if (values.json) say(JSON.stringify({ facilityId, to, moved }))
}
