// `npm run migrate:new -- directory|facility <name>`: writes the next migration from the tables, then reads it for what must not be in it.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { here, root } from './place.ts'
import { giveUp, say } from './say.ts'

/** What silently deletes rows on D1, or needs a hand; each with the sentence for the person who reads the migration. */
const DANGERS: [RegExp, string][] = [
  [/\bDROP\s+TABLE\b/i, 'DROP TABLE: D1 では子の行まで消えます。ADD COLUMN で足りないか考えてください。'],
  [
    /__new_/i,
    '__new_…（表のつくり直し）: 列のはじめの値を変えただけでも出ます。表は変えず、新しい列か書くときの値にしてください。',
  ],
  [/\bCASCADE\b/i, 'CASCADE: この家では使いません。'],
]

/** Sentences about what must not be in a migration; empty when it is safe to read on. */
export const dangersIn = (sql: string): string[] =>
  DANGERS.flatMap(([pattern, sentence]) => (pattern.test(sql) ? [sentence] : []))

if (import.meta.main) main(process.argv[2], process.argv[3])

function main(kind: string | undefined, name: string | undefined): void {
  if ((kind !== 'directory' && kind !== 'facility') || !name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    giveUp(
      '使い方: npm run migrate:new -- directory|facility <英小文字の名前>　例: npm run migrate:new -- facility add_child_nickname',
    )
  }
  const folder = `schema/migrations/${kind}`
  const before = new Set(readdirSync(here(folder)))
  const file = here('node_modules', 'drizzle-kit', 'bin.cjs')
  const made = spawnSync(process.execPath, [file, 'generate', `--config=drizzle.${kind}.ts`, `--name=${name}`], {
    cwd: root,
    stdio: 'inherit',
  })
  if (made.status !== 0) giveUp('drizzle-kit が失敗しました（上の説明を見てください）。')
  const fresh = readdirSync(here(folder)).filter((one) => one.endsWith('.sql') && !before.has(one))
  if (fresh.length === 0) {
    say('表に変わりはありません。')
    return
  }
  for (const one of fresh) tell(`${folder}/${one}`)
}

function tell(path: string): void {
  const sql = readFileSync(here(path), 'utf8')
  say(`\n${path} を、適用する前に最後まで読んでください。`)
  if (/CREATE TABLE/i.test(sql)) {
    say(
      '・新しい表: 行の多い表なら、手で「) WITHOUT ROWID;」を加えます（drizzle-kit は書けません）。主キーの先頭は facility_id です。',
    )
  }
  const dangers = dangersIn(sql)
  if (dangers.length > 0) giveUp(`このままでは使えません:\n${dangers.map((line) => `・${line}`).join('\n')}`)
}
