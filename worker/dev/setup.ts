// `npm run setup`: makes the organisation, the first facility and the first 園長, and prints the code to begin with.
//   --organisation --wording en|sho --facility --director-name --director-login   (asked for when missing)
//   --remote    in the deployed databases instead of the local ones     --another   besides an organisation that is there
//   --recover <ID>   nothing of that, but a code for a 園長 who lost password and second factor, once you are sure who it is
//   --officer <ID> [--organisation] [--name]   市担当 of a city, from today;  --operator <ID> [--name]   whoever runs the service;
//   with --end: no longer, from this second
//   --json      prints {facilityId, shard, code, expiresAt, firstAddress}
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { loginForm } from '../../schema/account/login.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { appoint, dismiss } from './appoint.ts'
import { migrateLocal, shardBindings } from './database.ts'
import { letInAgain } from './let-in-again.ts'
import { type House, openHouse, Refused } from './open-house.ts'
import { stateFolder } from './place.ts'
import { giveUp, say } from './say.ts'
import { localTarget, placeholders, type Target, wranglerTarget } from './target.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const { values } = parseArgs({
  options: {
    organisation: text,
    wording: text,
    facility: text,
    'director-name': text,
    'director-login': text,
    remote: flag,
    another: flag,
    recover: text,
    officer: text,
    operator: text,
    name: text,
    end: flag,
    json: flag,
  },
})

if (values.remote && placeholders().length > 0) {
  giveUp(
    `wrangler.toml の ${placeholders().join('、')} の database_id がまだ仮のものです。README の「Cloudflare に公開する」を見てください。`,
  )
}
try {
  const target = values.remote ? wranglerTarget() : localTarget(prepareLocal())
  const firstAddress = values.remote ? '/office/first' : `http://localhost:${process.env.PORT ?? 8787}/office/first`
  if (values.recover) {
    tellAgain(letInAgain(target, values.recover, Date.now()), firstAddress)
    process.exit(0)
  }
  const login = values.officer ?? values.operator
  if (login) {
    tellAppointed(target, values.officer ? 'officer' : 'operator', login, firstAddress)
    process.exit(0)
  }
  const house = await askHouse()
  const opened = openHouse(target, house, shardBindings(), Date.now(), values.another)
  if (values.json) {
    say(JSON.stringify({ ...opened, firstAddress }))
  } else {
    say()
    say(`「${house.facility}」を用意しました（園の番号 ${opened.facilityId}、${opened.shard}）。`)
    say(`  ひらくところ   ${firstAddress}`)
    say(`  園長のID       ${loginForm(house.directorLogin)}`)
    say(`  はじめのコード ${opened.code}`)
    say(
      `このコードで、${house.directorName}さんがパスワードを決めます。一度だけ、${dayOf(opened.expiresAt)} まで使えます。ここにしか出ません。`,
    )
  }
} catch (error) {
  giveUp(error instanceof Refused || error instanceof Error ? error.message : String(error))
}

function tellAgain(again: ReturnType<typeof letInAgain>, firstAddress: string): void {
  if (values.json) {
    say(JSON.stringify({ ...again, firstAddress }))
    return
  }
  say(`「${again.login}」のコード ${again.code}`)
  say(`  つかうところ ${firstAddress}`)
  say(
    `一度だけ、${dayOf(again.expiresAt)} まで使えます。パスワードを決め直し、もうひとつの確認はなくなり、いまのサインインはすべて終わります。`,
  )
}

function tellAppointed(target: Target, as: 'officer' | 'operator', login: string, firstAddress: string): void {
  const role = as === 'officer' ? '市担当' : '運営'
  const { organisation, name } = values
  if (values.end) {
    dismiss(target, { as, login, organisation }, Date.now())
    say(values.json ? JSON.stringify({ login, ended: true }) : `「${login}」は、もう${role}ではありません。`)
    return
  }
  const { code, expiresAt, ...made } = appoint(target, { as, login, organisation, name: name ?? login }, Date.now())
  if (values.json) {
    say(JSON.stringify({ ...made, code, expiresAt, firstAddress }))
    return
  }
  say(`「${made.login}」は、きょうから${role}です。`)
  if (code === null) say('パスワードは、いままでのものです。')
  else {
    say(`  はじめのコード ${code}`)
    say(`  つかうところ   ${firstAddress}`)
    say(`一度だけ、${dayOf(expiresAt)} まで使えます。サインインのあと、もうひとつの確認（パスキーかアプリ）を決めます。`)
  }
}

function prepareLocal(): string {
  const state = join(stateFolder(), 'local')
  mkdirSync(state, { recursive: true })
  migrateLocal(state)
  return state
}

async function askHouse(): Promise<House> {
  const lines = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null
  const ask = async (
    option: 'organisation' | 'wording' | 'facility' | 'director-name' | 'director-login',
    question: string,
  ): Promise<string> => {
    const given = values[option]?.normalize('NFC').trim()
    if (given) return given
    if (!lines) giveUp(`--${option} が必要です（${question}）。`)
    for (;;) {
      const answer = (await lines.question(`${question}: `)).normalize('NFC').trim()
      if (answer) return answer
    }
  }
  try {
    const organisation = await ask('organisation', '法人・自治体の名前')
    const wording = await ask('wording', '呼び方（園なら en、所なら sho）')
    if (wording !== 'en' && wording !== 'sho') giveUp('--wording は en（園）か sho（所）にしてください。')
    const facility = await ask('facility', '最初の園（所）の名前')
    const directorName = await ask('director-name', '園長（所長）の名前（姓と名のあいだを空ける）')
    const directorLogin = await ask('director-login', '園長（所長）のID（メールアドレスなど）')
    if (directorLogin.length > 100) giveUp('IDは100文字までにしてください。')
    return { organisation, wording, facility, directorName, directorLogin }
  } finally {
    lines?.close()
  }
}
