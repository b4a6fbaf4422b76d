// `npm run check`: types and lint. Both always run, so that one pass shows everything.
import { spawnSync } from 'node:child_process'
import { here, root } from './place.ts'
import { say } from './say.ts'

function passes(title: string, file: string, ...words: string[]): boolean {
  say(`── ${title} ──`)
  return spawnSync(process.execPath, [file, ...words], { cwd: root, stdio: 'inherit' }).status === 0
}

const types = passes('型（tsc）', here('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.')
const lint = passes('書き方（biome）', here('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '.')
say(types && lint ? '型と書き方に問題はありません。' : '直すところがあります（上を見てください）。')
process.exit(types && lint ? 0 : 1)
