import type { D1Database, Fetcher } from '@cloudflare/workers-types'

/** Bindings of wrangler.toml. Shards are SHARD_1 … SHARD_n. */
export interface Env {
  DIRECTORY: D1Database
  ASSETS?: Fetcher
  MODE: string
  SECRET: string
  /** Milliseconds added to the real clock; only where MODE is demo or test. */
  CLOCK_OFFSET?: string
  [shard: `SHARD_${number}`]: D1Database
}

/** Names of the shards bound here, in order. */
export const shardNames = (env: Env): `SHARD_${number}`[] =>
  (Object.keys(env) as `SHARD_${number}`[]).filter((name) => /^SHARD_\d+$/.test(name)).sort()

/**
 * Why this deployment must not run, or null. A real deployment on demo secrets, a shifted clock or a demo world would mix invented
 * children with real ones.
 */
export function refusal(env: Env): string | null {
  if (!['production', 'demo', 'test'].includes(env.MODE)) return 'MODE must be production, demo or test'
  if (!env.SECRET || env.SECRET.length < 16) return 'SECRET is missing or shorter than 16 characters'
  if (env.MODE !== 'production') return null
  if (/^(demo|test)-/.test(env.SECRET)) return 'a production deployment must not use a demo SECRET'
  if (env.CLOCK_OFFSET) return 'a production deployment must not shift the clock'
  return null
}
