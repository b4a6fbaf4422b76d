// One process of `npm run crawl`.
import { once } from 'node:events'
import { registerHooks } from 'node:module'
import { sqliteEnv } from '../../kit/sqlite-d1.ts'

// The samples stand beside tools that ask the runtime for its bindings; none of these is used here.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('cloudflare:')
      ? { url: new URL('../../kit/no-runtime.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
const { buildTown } = await import('../town/build-town.ts')
const { makeTown } = await import('../town/people.ts')
const { planOf } = await import('./calls.ts')
const { crawl } = await import('./crawl.ts')

const [{ part, parts, seed, calls }] = (await once(process, 'message')) as [
  { part: number; parts: number; seed: number; calls: number },
]
const env = sqliteEnv()
const town = makeTown(1)
await buildTown(env, town)
const own = town.principals.reduce((sum, who) => sum + planOf(town, who).own.length, 0)
const foreign = Math.max(0, Math.ceil((calls - own) / town.principals.length))
process.send?.(await crawl(env, town, { part, parts, seed, foreign }), () => process.exit(0))
