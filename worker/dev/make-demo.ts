// `npm run demo -- --children 110 --days 30 --facilities 2`: makes the demo world afresh; what was in the demo before is gone.
//   --wording sho  says 所 instead of 園 on every screen
// `npm run demo -- --samples` only writes roster files to try the import with.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../../schema/kit/day.ts'
import { writeSamples } from './demo/write-samples.ts'
import { demoMoment } from './demo-clock.ts'
import { ensureWorld, forgetWorld, migrateWorld } from './make-world.ts'
import { stateFolder } from './place.ts'
import { giveUp, note, say, step } from './say.ts'
import { isPortFree } from './serve.ts'
import { DEMO_SIZE } from './world.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const { values } = parseArgs({
  options: { children: text, days: text, facilities: text, wording: text, json: flag, samples: flag },
})
if (values.samples) {
  for (const file of await writeSamples(join(stateFolder(), 'samples'), dayOf(Date.now()))) say(file)
  process.exit(0)
}
const amount = (name: keyof typeof DEMO_SIZE, most: number): number => {
  const value = Number(values[name] ?? DEMO_SIZE[name])
  if (!Number.isInteger(value) || value < 1 || value > most) giveUp(`--${name} は 1〜${most} の数にしてください。`)
  return value
}
const wording = values.wording === 'sho' ? ('sho' as const) : ('en' as const)
const size = { children: amount('children', 400), days: amount('days', 400), facilities: amount('facilities', 50), wording }
const port = Number(process.env.PORT ?? 8787)
const state = join(stateFolder(), 'demo')

if (!(await isPortFree(port)))
  giveUp(`ポート ${port} でつむぎが動いているようです。止めてから（Ctrl-C）、もういちど実行してください。`)
try {
  mkdirSync(state, { recursive: true })
  forgetWorld(state)
  migrateWorld(state)
  const now = demoMoment(Date.now(), null)
  const made = await step('おためしの園をつくる', () => ensureWorld(state, now, size, (line) => note(`\n    ${line}`)))
  if (made === 'none') giveUp('おためしの園のつくり方がまだありません（worker/dev/demo/world.ts）。')
  const done = { ...size, day: dayOf(now) }
  say(
    values.json
      ? JSON.stringify(done)
      : `${done.facilities}園、1つめの園に子ども${done.children}人、${done.day} までの${done.days}日分です。「npm start」で始まります。`,
  )
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
}
