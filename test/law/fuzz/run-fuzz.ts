// `npm run fuzz`: at least 500 calls a route, made from its input schema (routes that hash a password a tenth of that).
//   --json          the findings as JSON
//   --calls 500     calls a route; --seed 1
// Ends with 1 when one breaks, is slow, or is taken although it does not fit.
import { registerHooks } from 'node:module'
import { parseArgs } from 'node:util'
import { say } from '../../../worker/dev/say.ts'
import { sqliteEnv } from '../../kit/sqlite-d1.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { json: { type: 'boolean' }, calls: text, seed: text } })
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('cloudflare:')
      ? { url: new URL('../../kit/no-runtime.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
const { buildTown } = await import('../town/build-town.ts')
const { makeTown } = await import('../town/people.ts')
const { fuzz } = await import('./fuzz.ts')

const env = sqliteEnv()
const town = makeTown(2)
await buildTown(env, town)
const begun = performance.now()
const found = await fuzz(env, town, { calls: Number(values.calls ?? 500), seed: Number(values.seed ?? 1) })
const seconds = Math.round((performance.now() - begun) / 100) / 10
if (values.json) say(JSON.stringify({ ...found, faults: found.faults.length, seconds, list: found.faults.slice(0, 60) }, null, 2))
else {
  for (const { route, what, sent } of found.faults.slice(0, 60)) say(`${route}: ${what}\n   ${sent}`)
  say(
    `${found.calls.toLocaleString('en')} calls on ${found.routes} routes in ${seconds} s, the slowest ${Math.round(found.slowest)} ms of work: ${found.faults.length} faults`,
  )
}
process.exit(found.faults.length > 0 ? 1 : 0)
